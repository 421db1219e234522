import { type FormEvent, useState } from 'react';
import { BANK_SETTING_BOUNDS, type BankSettings } from '../../../shared/domain/ledger/bank/settings.ts';
import { type Fen, formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { AccountForm } from './account-form.tsx';
import type { At, BankAccounts, BankMonth } from './use-bank.ts';

/** The unit's bank accounts, the rules of matching, what was open at the beginning, and the statements that came in. */
export function Setup(props: {
  readonly at: At;
  readonly month: BankMonth;
  readonly accounts: BankAccounts;
  readonly onAccount: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { at, month, accounts, onAccount } = props;
  const [adding, setAdding] = useState(false);
  const prepares = may('ledger.prepare', at.unit);
  const account = accounts.find(({ id }) => id === at.account);
  const taken = accounts.map(({ code }) => code);
  return (
    <div className="bank-setup">
      {prepares && account ? (
        <section className="card">
          <h2 className="bank-part">{t(adding ? 'bank.form.new' : 'bank.form.edit')}</h2>
          <AccountForm
            key={adding ? 'new' : account.id}
            unit={at.unit}
            period={at.period}
            taken={taken}
            initial={adding ? {} : account}
            onSaved={(id) => {
              setAdding(false);
              onAccount(id);
            }}
          >
            <button type="button" className="button" onClick={() => setAdding(!adding)}>
              {adding ? t('cancel') : t('bank.form.add')}
            </button>
          </AccountForm>
        </section>
      ) : null}
      <Rules key={JSON.stringify(month.settings)} at={at} settings={month.settings} />
      <Beginnings at={at} month={month} start={month.account.start as Period} />
      <Statements at={at} month={month} />
    </div>
  );
}

const RULES = ['windowDays', 'mostLines', 'agedDays', 'oldDays'] as const;

function Rules({ at, settings }: { readonly at: At; readonly settings: BankSettings }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState(settings);
  const mine = may('ledger.review', at.unit);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    await act(() => client.ledger.setBankSettings({ unit: at.unit, ...typed }), t('bank.rules.saved'));
  }
  return (
    <form className="card" onSubmit={(event) => void save(event)}>
      <h2 className="bank-part">{t('bank.rules.title')}</h2>
      <div className="bank-fields">
        {RULES.map((rule) => (
          <Labelled key={rule} label={t(`bank.rules.${rule}`)}>
            {(field) => (
              <input
                {...field}
                className="input bank-number"
                type="number"
                min={BANK_SETTING_BOUNDS[rule][0]}
                max={BANK_SETTING_BOUNDS[rule][1]}
                readOnly={!mine}
                value={typed[rule]}
                onChange={(event) => setTyped({ ...typed, [rule]: Number(event.target.value) })}
              />
            )}
          </Labelled>
        ))}
      </div>
      <Problem sentence={problem} />
      {mine ? (
        <button type="submit" className="button" disabled={busy}>
          {t('bank.rules.save')}
        </button>
      ) : (
        <p className="hint">{t('bank.rules.whose')}</p>
      )}
    </form>
  );
}

const BLANK = {
  side: 'book' as 'book' | 'bank',
  date: '',
  amount: undefined as Fen | undefined,
  text: '',
  document: '',
};

function Beginnings(props: { readonly at: At; readonly month: BankMonth; readonly start: Period }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState(BLANK);
  const { at, month } = props;
  const { unit, account } = at;
  const mine = may('ledger.prepare', unit) && month.frozen === null;
  const rows = (['book', 'bank'] as const).flatMap((side) =>
    month[side].filter(({ beginning }) => beginning).map((line) => ({ ...line, side })),
  );
  const whole = typed.date !== '' && typed.amount !== undefined && typed.amount !== 0 && typed.text.trim() !== '';
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!whole || typed.amount === undefined) return;
    const { side, date, text, document, amount } = typed;
    const input = { unit, account, side, date: date as never, amount: formatYuan(amount), text: text.trim(), document };
    if (await act(() => client.ledger.addBankBeginning(input), t('bank.begin.added'))) setTyped(BLANK);
  }
  return (
    <section className="card">
      <h2 className="bank-part">{t('bank.begin.title')}</h2>
      <p className="hint">{t('bank.begin.body')}</p>
      {rows.length === 0 ? null : (
        <table className="bank-table">
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>{t(`bank.begin.${row.side}`)}</td>
                <td>{row.date}</td>
                <td>
                  {row.summary} {row.document}
                </td>
                <td className="bank-amount">
                  <Amount value={row.amount} />
                </td>
                <td>
                  {mine && row.match === null ? (
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() =>
                        void act(
                          () => client.ledger.removeBankBeginning({ unit, account, id: Number(row.key.slice(1)) }),
                          t('bank.begin.removed'),
                        )
                      }
                    >
                      {t('bank.begin.remove')}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mine ? (
        <form onSubmit={(event) => void add(event)}>
          <div className="bank-fields">
            <Labelled label={t('bank.begin.side')}>
              {(field) => (
                <select
                  {...field}
                  className="input"
                  value={typed.side}
                  onChange={(event) => setTyped({ ...typed, side: event.target.value as 'book' | 'bank' })}
                >
                  <option value="book">{t('bank.begin.book')}</option>
                  <option value="bank">{t('bank.begin.bank')}</option>
                </select>
              )}
            </Labelled>
            <Labelled label={t('bank.begin.date')}>
              {(field) => (
                <input
                  {...field}
                  className="input"
                  type="date"
                  max={`${props.start}-01`}
                  value={typed.date}
                  onChange={(event) => setTyped({ ...typed, date: event.target.value })}
                />
              )}
            </Labelled>
            <Labelled label={t('bank.begin.amount')}>
              {(field) => (
                <AmountField
                  id={field.id}
                  value={typed.amount}
                  onChange={(amount) => setTyped((before) => ({ ...before, amount }))}
                />
              )}
            </Labelled>
            <Labelled label={t('bank.begin.text')}>
              {(field) => (
                <input
                  {...field}
                  className="input"
                  maxLength={200}
                  value={typed.text}
                  onChange={(event) => setTyped({ ...typed, text: event.target.value })}
                />
              )}
            </Labelled>
            <Labelled label={t('bank.begin.document')}>
              {(field) => (
                <input
                  {...field}
                  className="input"
                  maxLength={60}
                  value={typed.document}
                  onChange={(event) => setTyped({ ...typed, document: event.target.value })}
                />
              )}
            </Labelled>
          </div>
          <button type="submit" className="button" aria-disabled={!whole || busy}>
            {t('bank.begin.add')}
          </button>
        </form>
      ) : null}
      <Problem sentence={problem} />
    </section>
  );
}

function Statements({ at, month }: { readonly at: At; readonly month: BankMonth }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const { busy, problem, act } = useActing();
  const { unit, account } = at;
  async function undo(statement: number, name: string): Promise<void> {
    const why = await reason({
      title: `${t('bank.statements.undoTitle')} ${name}`,
      body: t('bank.statements.undoBody'),
      action: t('bank.statements.undo'),
      danger: true,
    });
    if (why === undefined) return;
    await act(
      () => client.ledger.undoStatement({ unit, account, statement, reason: why }),
      t('bank.statements.undone'),
    );
  }
  return (
    <section className="card">
      <h2 className="bank-part">{t('bank.statements.title')}</h2>
      {month.statements.length === 0 ? (
        <p className="hint">{t('bank.statements.none')}</p>
      ) : (
        <table className="bank-table">
          <thead>
            <tr>
              <th>{t('bank.statements.file')}</th>
              <th>{t('bank.statements.span')}</th>
              <th className="bank-amount">{t('bank.statements.added')}</th>
              <th className="bank-amount">{t('bank.preview.opening')}</th>
              <th className="bank-amount">{t('bank.preview.closing')}</th>
              <th>{t('bank.statements.by')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {month.statements.map((each) => (
              <tr key={each.id}>
                <td>{each.fileName}</td>
                <td>{t('bank.preview.span', { from: each.from, to: each.to })}</td>
                <td className="bank-amount">{each.added}</td>
                <td className="bank-amount">
                  <Amount value={each.opening} />
                </td>
                <td className="bank-amount">
                  <Amount value={each.closing} />
                </td>
                <td>{month.names[each.by] ?? each.by}</td>
                <td>
                  {each.undone ? (
                    <span className="chip">{t('bank.statements.undone')}</span>
                  ) : may('ledger.import', unit) ? (
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() => void undo(each.id, each.fileName)}
                    >
                      {t('bank.statements.undo')}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Problem sentence={problem} />
    </section>
  );
}
