import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { groupedYuan, parseYuan, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';

type Rows = ReplyOf<Contract['ledger']['assetCards']>['comparison'];

/** 卡片与账: cost and what was taken of it, beside the books' accounts, and the difference said. */
export function Comparison({ comparison }: { readonly comparison: Rows }) {
  const { t } = usePreferences();
  const lines = comparison.flatMap((row) => [
    { key: `${row.kind}.cost` as const, cards: row.cost, books: row.bookCost },
    { key: `${row.kind}.accumulated` as const, cards: row.accumulated, books: row.bookAccumulated },
  ]);
  return (
    <section className="card">
      <h2>{t('assetCards.compare')}</h2>
      <table className="provisions-parts">
        <thead>
          <tr>
            <th scope="col">{t('assetCards.what')}</th>
            <th scope="col" className="figure">
              {t('assetCards.cards')}
            </th>
            <th scope="col" className="figure">
              {t('assetCards.books')}
            </th>
            <th scope="col">{t('assetCards.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cards, books }) => {
            const difference = subtractFen(parseYuan(cards) ?? ZERO, parseYuan(books) ?? ZERO);
            return (
              <tr key={key}>
                <th scope="row">{t(`assetCards.total.${key}`)}</th>
                <td className="figure">
                  <Amount value={cards} />
                </td>
                <td className="figure">
                  <Amount value={books} />
                </td>
                <td>
                  {difference === 0 ? (
                    <span className="chip ok">{t('assetCards.same')}</span>
                  ) : (
                    <span className="chip warn">{t('assetCards.differs', { amount: groupedYuan(difference) })}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
