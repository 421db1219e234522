import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { METHODS } from '../../../shared/domain/costing/model.ts';
import { HANDING_CLASSES, ORDERS } from '../../../shared/domain/costing/scheme.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { draftOf, type SchemeDraft, schemeOf } from './draft.ts';
import { DriverField } from './driver-field.tsx';
import { ViewChoice } from './run-list.tsx';
import { SchemeHandings } from './scheme-handings.tsx';
import { SchemeShared } from './scheme-shared.tsx';
import { type SchemeSeen, useDriverName } from './words.ts';

interface Asked {
  readonly unit: string;
  readonly period: Period;
  readonly onView: (view: 'months' | 'scheme') => void;
}

/** 分摊方案: what is in force in the month, or what the chart suggests, to be changed from the month on. */
export function SchemeForm(props: Asked) {
  const { t } = usePreferences();
  const { unit, period } = props;
  const read = useQuery(api.costing.scheme.queryOptions({ input: { unit, period } }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  return <Form key={read.data.inForce?.id ?? 0} {...props} seen={read.data} />;
}

function Form({ unit, period, onView, seen }: Asked & { readonly seen: SchemeSeen }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const [draft, setDraft] = useState<SchemeDraft>(() => draftOf(seen.scheme));
  const [reason, setReason] = useState('');
  const { busy, problem, act } = useActing();
  const { inForce } = seen;
  const disabled = !seen.may.includes('save');
  const since = periodName(period, locale);
  const save = () =>
    act(
      () =>
        client.costing.saveScheme({
          ...{ unit, since: period, scheme: schemeOf(draft), reason },
          ...(inForce ? { from: inForce.id } : {}),
        }),
      t('costScheme.saved', { since }),
    );
  return (
    <>
      <PageHead
        title={t('costRuns.title')}
        subtitle={`${names.unit(unit)} · ${t('costRuns.view.scheme')} · ${since}`}
        actions={
          disabled
            ? []
            : [
                {
                  label: t('costScheme.save'),
                  shortcut: 'F9',
                  primary: true,
                  disabled: busy,
                  onClick: () => void save(),
                },
              ]
        }
      >
        <ViewChoice value="scheme" onChange={onView} />
      </PageHead>
      <div className="scheme">
        <Problem sentence={problem} />
        <p className={inForce ? 'hint' : 'notice'}>
          {inForce
            ? t('costScheme.inForce', {
                since: periodName(inForce.since, locale),
                by: inForce.display,
                at: instantName(inForce.instant),
              })
            : t('costScheme.suggested')}
        </p>
        <div className="scheme-sides">
          <div className="card scheme-form">
            <Rules draft={draft} disabled={disabled} onChange={setDraft} />
            <SchemeShared draft={draft} accounts={seen.accounts} disabled={disabled} onChange={setDraft} />
            <SchemeHandings draft={draft} departments={seen.departments} disabled={disabled} onChange={setDraft} />
            {disabled ? null : (
              <label className="scheme-field">
                <span>{t('costScheme.reason')}</span>
                <input
                  className="input"
                  value={reason}
                  maxLength={200}
                  onChange={({ target }) => setReason(target.value)}
                />
              </label>
            )}
          </div>
          <aside className="scheme-aside">
            <Preview unit={unit} period={period} draft={draft} />
            <Versions seen={seen} />
          </aside>
        </div>
      </div>
    </>
  );
}

/** Method, order, the classes' drivers, and what spreads costs booked above departments. */
function Rules(props: {
  readonly draft: SchemeDraft;
  readonly disabled: boolean;
  readonly onChange: (draft: SchemeDraft) => void;
}) {
  const { t } = usePreferences();
  const { draft, disabled, onChange } = props;
  return (
    <>
      <div className="scheme-line">
        <label className="scheme-field">
          <span>{t('costScheme.method')}</span>
          <select
            className="input"
            value={draft.method}
            disabled={disabled}
            onChange={({ target }) => onChange({ ...draft, method: target.value as SchemeDraft['method'] })}
          >
            {METHODS.map((method) => (
              <option key={method} value={method}>
                {t(`costRuns.method.${method}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="scheme-field">
          <span>{t('costScheme.order')}</span>
          <select
            className="input"
            value={draft.order}
            disabled={disabled}
            title={t('costScheme.orderHint')}
            onChange={({ target }) => onChange({ ...draft, order: target.value as SchemeDraft['order'] })}
          >
            {ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(`costRuns.order.${order}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset className="scheme-part">
        <legend>{t('costScheme.classes')}</legend>
        <p className="hint">{t('costScheme.classesHint')}</p>
        <div className="scheme-line">
          {HANDING_CLASSES.map((kind) => (
            <div key={kind} className="scheme-field">
              <span>{t(`costing.class.${kind}`)}</span>
              <DriverField
                label={t(`costing.class.${kind}`)}
                value={draft.classDrivers[kind]}
                disabled={disabled}
                pairs={kind !== 'admin'}
                onChange={(driver) => onChange({ ...draft, classDrivers: { ...draft.classDrivers, [kind]: driver } })}
              />
            </div>
          ))}
          <div className="scheme-field">
            <span>{t('costScheme.below')}</span>
            <DriverField
              label={t('costScheme.below')}
              value={draft.below}
              disabled={disabled}
              onChange={(below) => onChange({ ...draft, below })}
            />
          </div>
        </div>
      </fieldset>
    </>
  );
}

/** The steps as the scheme would have them while it is typed. */
function Preview({
  unit,
  period,
  draft,
}: {
  readonly unit: string;
  readonly period: Period;
  readonly draft: SchemeDraft;
}) {
  const { t } = usePreferences();
  const driverName = useDriverName();
  const complete = draft.shared.every(({ name, accounts }) => name.trim() !== '' && accounts.length > 0);
  const input = { unit, period, draft: { ...schemeOf(draft), ...(complete ? {} : { shared: [] }) } };
  const { data } = useQuery({ ...api.costing.scheme.queryOptions({ input }), placeholderData: keepPreviousData });
  return (
    <section className="card scheme-preview">
      <h2>{t('costScheme.steps')}</h2>
      <ol>
        {draft.shared.length > 0 ? <li value={0}>{t('costRuns.steps.spread')}</li> : null}
        {data?.steps.map(({ class: kind, givers }, at) => (
          <li key={`${kind} ${givers[0]?.code ?? at}`} value={at + 1}>
            {givers.length === 1 ? `${givers[0]?.code} ${givers[0]?.name} · ` : ''}
            {t('costScheme.stepLine', {
              class: t(`costing.class.${kind}`),
              count: givers.length,
              drivers: [...new Set(givers.map(({ driver }) => driverName(driver)))].join(t('costRuns.and')),
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Versions({ seen: { versions } }: { readonly seen: SchemeSeen }) {
  const { t, locale } = usePreferences();
  if (versions.length === 0) return null;
  return (
    <section className="card scheme-preview">
      <h2>{t('costScheme.versions')}</h2>
      <ul>
        {versions.map(({ id, since, display, instant, reason }) => (
          <li key={id}>
            {t('costScheme.inForce', { since: periodName(since, locale), by: display, at: instantName(instant) })}
            {reason === '' ? '' : ` · ${reason}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
