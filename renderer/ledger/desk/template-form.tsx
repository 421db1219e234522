import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { LAST_DAY, TEMPLATE_LIMITS } from '../../../shared/domain/ledger/desk/templates.ts';
import { type Period, parsePeriod } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';

export type Template = ReplyOf<Contract['ledger']['templates']>['rows'][number];
type Given = RequestOf<Contract['ledger']['saveTemplate']>;
export type TemplateContent = Given['content'];

const DAYS = Array.from({ length: LAST_DAY }, (_, at) => at + 1);

const withoutAmounts = (content: TemplateContent): TemplateContent => ({
  ...content,
  lines: content.lines.map((line) => ({ ...line, debit: '', credit: '' })),
});

/** A month as it is typed: `202512`, `2025.12` and `2025-12` are the same. */
function monthTyped(text: string): string {
  const [, year, month] = /^(\d{4})[-./年]?(0[1-9]|1[0-2])月?$/.exec(text.trim()) ?? [];
  return year === undefined ? text : `${year}-${month}`;
}

/** 常用凭证: what it is called, for whom it is, and whether it comes every month (周期凭证). */
export function TemplateForm(props: {
  readonly unit: string;
  readonly period: string;
  /** What it begins a voucher with; of a new one, as it stands on the sheet. */
  readonly content: TemplateContent;
  /** The one that is changed; undefined where one is made. */
  readonly template: Template | undefined;
  /** Those there are: a new one of the same name takes the old one's place. */
  readonly others: readonly Template[];
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const { may, seesCounty } = useIdentity();
  const queries = useQueryClient();
  const { busy, problem, act } = useActing();
  const { unit, template } = props;
  const kept = template?.rhythm ?? null;
  const [name, setName] = useState(template?.name ?? props.content.summary ?? '');
  const [code, setCode] = useState(template?.code ?? '');
  const [amounts, setAmounts] = useState(true);
  const [everybody, setEverybody] = useState(template?.unit === '');
  const [monthly, setMonthly] = useState(kept !== null);
  const [day, setDay] = useState(kept?.day ?? LAST_DAY);
  const [from, setFrom] = useState<string>(kept?.from ?? props.period);
  const [to, setTo] = useState<string>(kept?.to ?? '');
  const [asked, setAsked] = useState(false);
  const offers = seesCounty && may('ledger.chart');
  const taken = props.others.find(
    (each) => each.id !== template?.id && each.name === name.trim() && each.unit === (everybody ? '' : unit),
  );
  const wrong = {
    name: name.trim() === '' ? t('setUp.problem.missing') : undefined,
    from: monthly && !everybody && parsePeriod(from) === undefined ? t('templates.noMonth') : undefined,
    to:
      monthly && !everybody && to !== '' && (parsePeriod(to) === undefined || to < from)
        ? t('templates.endsBefore')
        : undefined,
  };
  const said = (field: keyof typeof wrong) => (asked ? wrong[field] : undefined);

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || Object.values(wrong).some((each) => each !== undefined)) return;
    const before = template ?? taken;
    const given = {
      ...(before === undefined ? {} : { id: before.id, revision: before.revision }),
      name: name.trim(),
      code: code.trim(),
      content: amounts ? props.content : withoutAmounts(props.content),
    };
    const rhythm = monthly ? { day, from: from as Period, to: to === '' ? null : (to as Period) } : null;
    const command = () =>
      everybody
        ? client.ledger.saveCommonTemplate(given)
        : client.ledger.saveTemplate({ unit, ...given, rhythm } as Given);
    if (!(await act(command, t('templates.saved', { name: name.trim() })))) return;
    void queries.invalidateQueries();
    props.onDone();
  }
  return (
    <form
      className="desk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Labelled
        label={t('templates.name')}
        problem={said('name')}
        hint={template === undefined && taken ? t('templates.replaces') : undefined}
      >
        {(field) => (
          <input
            {...field}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: who opened the drawer came to name it.
            autoFocus
            value={name}
            maxLength={TEMPLATE_LIMITS.name}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('templates.code')} hint={t('templates.codeHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={code}
            maxLength={TEMPLATE_LIMITS.code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Labelled>
      {template === undefined ? (
        <>
          <label className="check">
            <input type="checkbox" checked={amounts} onChange={({ target }) => setAmounts(target.checked)} />
            {t('templates.withAmounts')}
          </label>
          {offers ? (
            <label className="check">
              <input type="checkbox" checked={everybody} onChange={({ target }) => setEverybody(target.checked)} />
              {t('templates.forEverybody')}
            </label>
          ) : null}
        </>
      ) : null}
      {everybody ? null : (
        <fieldset className="template-rhythm">
          <legend>
            <label className="check">
              <input type="checkbox" checked={monthly} onChange={({ target }) => setMonthly(target.checked)} />
              {t('templates.monthly')}
            </label>
          </legend>
          {monthly ? (
            <>
              <p className="hint">{t('templates.monthlyHint')}</p>
              <Labelled label={t('templates.day')}>
                {(field) => (
                  <select
                    {...field}
                    className="input"
                    value={day}
                    onChange={(event) => setDay(Number(event.target.value))}
                  >
                    {DAYS.map((each) => (
                      <option key={each} value={each}>
                        {each === LAST_DAY ? t('templates.lastDay') : t('templates.dayOf', { day: each })}
                      </option>
                    ))}
                  </select>
                )}
              </Labelled>
              <div className="template-span">
                <Labelled label={t('templates.from')} problem={said('from')}>
                  {(field) => (
                    <input
                      {...field}
                      className="input"
                      inputMode="numeric"
                      placeholder="2025-12"
                      maxLength={8}
                      value={from}
                      onChange={(event) => setFrom(monthTyped(event.target.value))}
                    />
                  )}
                </Labelled>
                <Labelled label={t('templates.to')} problem={said('to')} hint={t('templates.toHint')}>
                  {(field) => (
                    <input
                      {...field}
                      className="input"
                      inputMode="numeric"
                      placeholder="2025-12"
                      maxLength={8}
                      value={to}
                      onChange={(event) => setTo(monthTyped(event.target.value))}
                    />
                  )}
                </Labelled>
              </div>
            </>
          ) : null}
        </fieldset>
      )}
      {problem ? (
        <p className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('templates.save')}
      </button>
    </form>
  );
}
