import { useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { type Period, parsePeriod } from '../../shared/kernel/period.ts';
import { useActing } from '../app/acting.ts';
import { client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { AccountField } from '../ui/account-field.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { Problem } from '../ui/states.tsx';
import { GROUP_ACCOUNTS, groupAccountName } from './group-accounts.ts';
import './charts.css';

type Suggestions = ReplyOf<Contract['ledger']['suggestMappings']>[number]['suggestions'];

/** A month as it is typed, `2025-01`. */
export function MonthField(props: {
  readonly label: string;
  readonly problem: string | undefined;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { value, onChange, ...said } = props;
  return (
    <Labelled {...said}>
      {(field) => (
        <input
          {...field}
          className="input"
          value={value}
          maxLength={7}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

const CODE = /^[0-9]{4,20}$/;

/** 增加映射: whose account, to which group account, from which month, perhaps to which. */
export function MappingForm(props: {
  /** A unit's code, or a chart's name for all of its units. */
  readonly scope: string;
  readonly code: string | undefined;
  readonly suggestions: Suggestions;
  readonly from: Period;
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [code, setCode] = useState(props.code ?? '');
  const [group, setGroup] = useState(props.suggestions[0]?.code);
  const [from, setFrom] = useState<string>(`${props.from.slice(0, 4)}-01`);
  const [to, setTo] = useState('');
  const [asked, setAsked] = useState(false);
  const months = { from: parsePeriod(from.trim()), to: to.trim() === '' ? null : parsePeriod(to.trim()) };
  const wrong = {
    code: CODE.test(code) ? undefined : t('charts.codeWrong'),
    group: group === undefined ? t('charts.groupMissing') : undefined,
    from: months.from ? undefined : t('units.monthWrong'),
    to:
      months.to === undefined
        ? t('units.monthWrong')
        : months.to && months.from && months.to < months.from
          ? t('charts.endsBefore')
          : undefined,
  };
  const said = (field: keyof typeof wrong) => (asked ? wrong[field] : undefined);

  async function save(): Promise<void> {
    setAsked(true);
    const { from: first, to: last } = months;
    if (busy || !first || group === undefined || Object.values(wrong).some((each) => each !== undefined)) return;
    const done = await act(
      () => client.ledger.mapAccount({ scope: props.scope, code, group, from: first, ...(last ? { to: last } : {}) }),
      t('charts.mapped', { code, group: groupAccountName(group) }),
    );
    if (done) props.onDone();
  }
  return (
    <form
      className="mapping-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {props.code === undefined ? (
        <Labelled label={t('charts.code')} problem={said('code')}>
          {(field) => (
            <input
              {...field}
              className="input"
              value={code}
              inputMode="numeric"
              maxLength={20}
              onChange={(event) => setCode(event.target.value.trim())}
            />
          )}
        </Labelled>
      ) : null}
      {props.suggestions.length > 0 ? (
        <fieldset className="bare mapping-choices">
          <legend>{t('charts.suggestions')}</legend>
          {props.suggestions.map((each) => (
            <label key={each.code} className="check">
              <input type="radio" name="group" checked={group === each.code} onChange={() => setGroup(each.code)} />
              <span>
                {each.code} {each.name}
                <small className="hint">{t(`charts.reason.${each.reason}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <Labelled label={t('charts.group')} problem={said('group')}>
        {(field) => (
          <AccountField
            id={field.id}
            options={GROUP_ACCOUNTS}
            value={group}
            invalid={field['aria-invalid']}
            onChange={(next) => setGroup(next)}
          />
        )}
      </Labelled>
      <MonthField
        label={t('charts.from')}
        problem={said('from')}
        hint={t('charts.fromHint')}
        value={from}
        onChange={setFrom}
      />
      <MonthField label={t('charts.to')} problem={said('to')} hint={t('charts.toHint')} value={to} onChange={setTo} />
      <Problem sentence={problem} />
      <div>
        <button type="submit" className="button primary" aria-disabled={busy}>
          {t('charts.map')}
        </button>
      </div>
    </form>
  );
}
