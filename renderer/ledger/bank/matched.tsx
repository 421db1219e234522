import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import type { At, BankLine, BankMonth } from './use-bank.ts';

/** What this month settled: which lines, by which rule, by whom; each can be taken back while the month is open. */
export function Matched({ at, month }: { readonly at: At; readonly month: BankMonth }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const lines = new Map([...month.bank, ...month.book].map((line) => [line.key, line]));
  const locked = month.frozen !== null || !may('ledger.prepare', at.unit);
  if (month.matches.length === 0)
    return (
      <Empty title={t('bank.noMatches')}>
        <p>{t('bank.noMatchesBody')}</p>
      </Empty>
    );
  const { unit, account } = at;
  return (
    <div className="card bank-table-card">
      <Problem sentence={problem} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="bank-scroll" tabIndex={0} aria-label={t('bank.view.matched')}>
        <table className="bank-table">
          <thead>
            <tr>
              <th>{t('bank.matches.rule')}</th>
              <th>{t('bank.matches.bank')}</th>
              <th>{t('bank.matches.book')}</th>
              <th className="bank-amount">{t('bank.matches.amount')}</th>
              <th>{t('bank.matches.by')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {month.matches.map((match) => (
              <tr key={match.id}>
                <td>{t(`bank.rule.${match.rule}`)}</td>
                <td>{match.bank.map((key) => said(lines.get(key)))}</td>
                <td>{match.book.map((key) => said(lines.get(key)))}</td>
                <td className="bank-amount">
                  <Amount value={match.amount} />
                </td>
                <td>{month.names[match.by] ?? match.by}</td>
                <td>
                  {locked ? null : (
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() =>
                        void act(
                          () => client.ledger.unmatchLines({ unit, account, matches: [match.id] }),
                          t('bank.unmatched'),
                        )
                      }
                    >
                      {t('bank.unmatch')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

const said = (line: BankLine | undefined) =>
  line ? (
    <div key={line.key}>
      {[line.date.slice(5), line.voucher?.number ?? '', line.counterparty, line.summary].filter(Boolean).join(' ')}
    </div>
  ) : null;
