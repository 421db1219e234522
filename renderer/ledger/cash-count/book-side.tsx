import type { CashReckoning } from '../../../shared/domain/ledger/cash-count/count.ts';
import type { Fen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { groupedYuan } from '../../ui/amount.tsx';
import { type CashOnHand, exactly } from './use-cash-count.ts';

/** What should be there, step by step, while it is counted. */
export function BookSide(props: {
  readonly books: CashOnHand;
  readonly posted: Fen;
  readonly reckoned: CashReckoning;
}) {
  const { t } = usePreferences();
  const { books, posted, reckoned } = props;
  const { difference } = reckoned;
  const rows: readonly (readonly [string, Fen])[] = [
    [t('cashCount.posted'), posted],
    [t('cashCount.pending'), reckoned.pending],
    [t('cashCount.received'), reckoned.received],
    [t('cashCount.paid'), reckoned.paid],
    [t('cashCount.expected'), reckoned.expected],
    [t('cashCount.counted'), reckoned.counted],
  ];
  return (
    <>
      <dl className="cash-book">
        {rows.map(([label, amount]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="cash-amount">{groupedYuan(amount)}</dd>
          </div>
        ))}
      </dl>
      {books.pending.length > 0 ? (
        <details className="cash-pending">
          <summary>{t('cashCount.pendingCount', { count: books.pending.length })}</summary>
          <ul>
            {books.pending.map((row) => (
              <li key={row.draft}>
                <span>
                  {row.date} {row.summary}
                </span>
                <span className="cash-amount">{exactly(row.amount)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className={difference === 0 ? 'cash-outcome ok' : 'cash-outcome differs'} role="status">
        {difference === 0
          ? t('cashCount.agrees')
          : t(difference > 0 ? 'cashCount.over' : 'cashCount.short', {
              amount: groupedYuan(Math.abs(difference) as Fen),
            })}
        {reckoned.slips !== 0 ? <small>{t('cashCount.slipsIn', { amount: groupedYuan(reckoned.slips) })}</small> : null}
      </p>
    </>
  );
}
