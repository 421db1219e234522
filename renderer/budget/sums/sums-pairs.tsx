import type { UnitAmount } from '../../../shared/domain/budget/consolidated.ts';
import { absFen, sumFen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { SumsInSight } from './use-sums.ts';

/** 内部收支抵销: both sides of each pair, and the rest that is not eliminated, with its units. */
export function Pairs({ sums }: { readonly sums: SumsInSight }) {
  const { t } = usePreferences();
  const { whole, eliminates, budget, units, year } = sums;
  const nameOf = new Map(units.map(({ unit, name }) => [unit, name]));
  if (budget.pairs.length === 0) return null;
  const list = (amounts: readonly UnitAmount[]) =>
    amounts.map(({ unit, amount }) => (
      <li key={unit}>
        <ToPage to="/budget" search={{ unit, year: String(year) }} className="sums-link">
          {unit} {nameOf.get(unit)}
        </ToPage>
        <Amount value={amount} />
      </li>
    ));
  return (
    <section className="card sums-pairs" aria-label={t('budgetSums.pairs')}>
      <h2>{t('budgetSums.pairs')}</h2>
      <p className="hint">
        {t(!whole ? 'budgetSums.pairsOwn' : eliminates ? 'budgetSums.pairsHow' : 'budgetSums.pairsOff')}
      </p>
      {budget.pairs.map(({ group, revenue, spending, eliminated, left }) => (
        <details key={group} open={whole && left !== 0}>
          <summary>
            <strong>{t(`budgetSums.pair.${group}`)}</strong>
            <span>
              {t('budgetSums.eliminated')} <Amount value={eliminated} />
            </span>
            {!whole ? null : left === 0 ? (
              <span className="chip ok">{t('budgetSums.noneLeft')}</span>
            ) : (
              <span className="chip warn">
                {t(left > 0 ? 'budgetSums.leftRevenue' : 'budgetSums.leftSpending')} <Amount value={absFen(left)} />
              </span>
            )}
          </summary>
          <div className="sums-sides">
            <div>
              <h3>
                {t(`budgetSums.pair.${group}.revenue`)} <Amount value={sumFen(revenue.map(({ amount }) => amount))} />
              </h3>
              <ul>{list(revenue)}</ul>
            </div>
            <div>
              <h3>
                {t(`budgetSums.pair.${group}.spending`)} <Amount value={sumFen(spending.map(({ amount }) => amount))} />
              </h3>
              <ul>{list(spending)}</ul>
            </div>
          </div>
        </details>
      ))}
    </section>
  );
}
