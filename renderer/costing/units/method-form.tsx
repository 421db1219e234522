import { useState } from 'react';
import { ITEM_METHODS, PATIENT_METHODS, SPLIT_BASES } from '../../../shared/domain/costing/units/settings.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Problem } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import type { Batches } from './asked.ts';
import { HoursOf, ItemMethodsOf } from './department-methods.tsx';

type Said = Batches['methods'];

/** 核算办法: what the unit goes by, and the form in which another choice is made from this month on. */
export function Methods(props: { readonly unit: string; readonly period: Period; readonly data: Batches }) {
  const { t, locale } = usePreferences();
  const [draft, setDraft] = useState<Said>();
  const { busy, problem, act } = useActing();
  const { unit, period, data } = props;
  const { methods, methodsSince, methodsBy, methodsRevision: revision, may } = data;
  const said = draft ?? methods;
  const change = (part: Partial<Said>): void => setDraft({ ...said, ...part });

  async function save(): Promise<void> {
    const input = { unit, since: period, revision, methods: said };
    if (await act(() => client.costing.chooseUnitCostMethods(input), t('unitCost.chosen'))) setDraft(undefined);
  }
  const choice = <Value extends string>(
    label: string,
    value: Value,
    choices: readonly Value[],
    name: (value: Value) => string,
    onChange: (value: Value) => void,
  ) =>
    draft ? (
      <select
        className="input"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(choices.find((each) => each === event.target.value) ?? value)}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {name(each)}
          </option>
        ))}
      </select>
    ) : (
      name(value)
    );
  return (
    <section className="card" aria-label={t('unitCost.methods')}>
      <h2>{t('unitCost.methods')}</h2>
      <p className="hint">
        {methodsSince === ''
          ? t('unitCost.methodsUsual')
          : t('unitCost.methodsSince', { period: periodName(methodsSince as Period, locale), display: methodsBy })}
      </p>
      <Problem sentence={problem} />
      <dl className="unit-cost-methods">
        <dt>{t('unitCost.splitBy')}</dt>
        <dd>
          {choice(
            t('unitCost.splitBy'),
            said.splitBy,
            SPLIT_BASES,
            (value) => t(`unitCost.how.${value}`),
            (splitBy) => change({ splitBy }),
          )}
        </dd>
        <dt>{t('unitCost.bedDayVisits')}</dt>
        <dd>
          {draft ? (
            <input
              type="text"
              className="input"
              inputMode="decimal"
              aria-label={t('unitCost.bedDayVisits')}
              value={said.bedDayVisits}
              onChange={(event) => change({ bedDayVisits: event.target.value })}
            />
          ) : (
            said.bedDayVisits
          )}
        </dd>
        <dt>{t('unitCost.hours')}</dt>
        <dd>
          <HoursOf
            unit={unit}
            hours={said.hours}
            typing={draft !== undefined}
            onChange={(hours) => change({ hours })}
          />
        </dd>
        <dt>{t('unitCost.itemMethod')}</dt>
        <dd>
          {choice(
            t('unitCost.itemMethod'),
            said.itemMethod,
            ITEM_METHODS,
            (value) => t(`unitCost.method.${value}`),
            (itemMethod) => change({ itemMethod }),
          )}
        </dd>
        <dt>{t('unitCost.itemMethods')}</dt>
        <dd>
          <ItemMethodsOf
            unit={unit}
            methods={said.itemMethods}
            usual={said.itemMethod}
            typing={draft !== undefined}
            onChange={(itemMethods) => change({ itemMethods })}
          />
        </dd>
        <dt>{t('unitCost.patientMethod')}</dt>
        <dd>
          {choice(
            t('unitCost.patientMethod'),
            said.patientMethod,
            PATIENT_METHODS,
            (value) => t(`unitCost.patientMethod.${value}`),
            (patientMethod) => change({ patientMethod }),
          )}
        </dd>
      </dl>
      {may.includes('choose') ? (
        <p className="unit-cost-line">
          {draft ? (
            <>
              <button type="button" className="button primary" disabled={busy} onClick={() => void save()}>
                {t('unitCost.choose', { period: periodName(period, locale) })}
              </button>
              <button type="button" className="button" onClick={() => setDraft(undefined)}>
                {t('unitCost.notNow')}
              </button>
            </>
          ) : (
            <button type="button" className="button" onClick={() => setDraft(methods)}>
              {t('unitCost.change')}
            </button>
          )}
        </p>
      ) : null}
    </section>
  );
}
