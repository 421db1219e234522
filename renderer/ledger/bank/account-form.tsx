import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isBankBookAccount } from '../../../shared/domain/ledger/bank/settings.ts';
import { type Fen, formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { type Period, parsePeriod } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AccountField } from '../../ui/account-field.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import type { BankAccount } from './use-bank.ts';

/** Registers a bank account or changes one: its number, its bank, and the account that it is in the books. */
export function AccountForm(props: {
  readonly unit: string;
  readonly period: Period;
  /** Accounts of the books that stand for another bank account already. */
  readonly taken: readonly string[];
  readonly initial?: Partial<BankAccount>;
  readonly onSaved: (id: number) => void;
  /** More buttons beside the form's own. */
  readonly children?: ReactNode;
}) {
  const { t } = usePreferences();
  const { unit, initial = {} } = props;
  const { busy, problem, act } = useActing();
  const [number, setNumber] = useState(initial.number ?? '');
  const [bank, setBank] = useState(initial.bank ?? '');
  const [start, setStart] = useState(initial.start ?? props.period);
  const [opening, setOpening] = useState<Fen | undefined>(initial.opening ? parseYuan(initial.opening) : undefined);
  const [closed, setClosed] = useState(initial.closed ?? false);
  const [tried, setTried] = useState(false);
  const chart = useQuery(api.ledger.chart.queryOptions({ input: { unit, period: props.period } })).data;
  const options = (chart ?? []).filter(
    ({ code, leaf }) => leaf && isBankBookAccount(code) && (code === initial.code || !props.taken.includes(code)),
  );
  const [chosen, setChosen] = useState<string | undefined>(initial.code);
  const code = chosen ?? (options.length === 1 ? options[0]?.code : undefined);
  const digits = number.replace(/[\s-]/g, '');
  const period = parsePeriod(start);
  const good = /^\d{6,32}$/.test(digits) && bank.trim() !== '' && code !== undefined && period !== undefined;
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!good || code === undefined || period === undefined) return;
    let id = 0;
    const input = {
      unit,
      ...(initial.id === undefined ? {} : { id: initial.id }),
      number: digits,
      bank: bank.trim(),
      code,
      start: period,
      ...(opening === undefined ? {} : { opening: formatYuan(opening) }),
      closed,
    };
    const went = await act(async () => {
      ({ id } = await client.ledger.saveBankAccount(input));
    }, t('bank.form.saved'));
    if (went) props.onSaved(id);
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <div className="bank-fields">
        <Labelled label={t('bank.form.number')}>
          {(field) => (
            <input
              {...field}
              className="input"
              inputMode="numeric"
              maxLength={40}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('bank.form.bank')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={60}
              value={bank}
              onChange={(event) => setBank(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('bank.form.code')}>
          {(field) => <AccountField id={field.id} options={options} value={code} onChange={setChosen} width={240} />}
        </Labelled>
        <Labelled label={t('bank.form.start')} hint={t('bank.form.startHint')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="month"
              value={start}
              onChange={(event) => setStart(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('bank.form.opening')} hint={t('bank.form.openingHint')}>
          {(field) => <AmountField id={field.id} value={opening} onChange={setOpening} />}
        </Labelled>
      </div>
      {initial.id === undefined ? null : (
        <label className="bank-closed">
          <input type="checkbox" checked={closed} onChange={(event) => setClosed(event.target.checked)} />
          {t('bank.form.closed')}
        </label>
      )}
      <Problem sentence={problem ?? (tried && !good ? t('bank.form.bad') : undefined)} />
      <div className="bank-fields">
        <button type="submit" className="button primary" disabled={busy}>
          {t('bank.form.save')}
        </button>
        {props.children}
      </div>
    </form>
  );
}
