import { useMemo, useState } from 'react';
import { budgetItem, cellKey } from '../../../shared/domain/budget/plan.ts';
import { procurementKey } from '../../../shared/domain/budget/procurement.ts';
import { type Fen, formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Empty } from '../../ui/states.tsx';
import { useMonthName, usePlanWords } from '../words.ts';
import { Count } from './count.tsx';
import type { Hand } from './plan-grid.tsx';
import { type Plan, placeOf } from './plan-rows.ts';
import { type Purchase, PurchaseForm, type Purse } from './purchase-form.tsx';
import { useScheduleSaving } from './schedule-saving.ts';
import { Revisions } from './schedule-versions.tsx';
import type { Planning } from './use-planning.ts';

const inFen = (amount: string): Fen => parseYuan(amount) ?? ZERO;

/** 采购预算: what is bought out of which row of the plan; each row's amount is quantity × price. */
export function ProcurementSchedule({ plan, planning, hand }: { plan: Plan; planning: Planning; hand: Hand }) {
  const { t } = usePreferences();
  const words = usePlanWords(plan.unit);
  const monthName = useMonthName();
  const save = useScheduleSaving(planning, hand);
  const [changing, setChanging] = useState<Purchase>();
  const purses = usePurses(plan);
  // The rule's notice says by how much; here the rows that it is about are red.
  const over = new Set(purses.filter(({ planned, bought }) => bought > planned).map(({ code }) => code));
  const total = sumFen(plan.procurement.map(({ amount }) => inFen(amount)));

  async function keep(row: Purchase, before: Purchase | undefined): Promise<boolean> {
    const done = await save({
      workload: [],
      procurement: [{ ...row, price: formatYuan(row.price) }],
      // A row is known by what is bought and when: where that changed, the one that stood goes.
      removed: before && procurementKey(before) !== procurementKey(row) ? [nameOf(before)] : [],
    });
    if (done) setChanging(undefined);
    return done;
  }
  return (
    <>
      {hand === 'nobody' ? null : (
        <PurchaseForm
          key={changing ? procurementKey(changing) : 'new'}
          before={changing}
          purses={purses}
          taken={new Set(plan.procurement.map(procurementKey))}
          onKeep={keep}
          onCancel={() => setChanging(undefined)}
        />
      )}
      {plan.procurement.length === 0 ? (
        <Empty title={t('budgetSchedules.noProcurement')}>
          <p>{t('budgetSchedules.noProcurementBody')}</p>
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className="card budget-rounds" tabIndex={0} aria-label={t('budget.view.procurement')}>
          <table className="budget-table budget-procurement">
            <thead>
              <tr>
                <th>{t('budgetSchedules.goods')}</th>
                <th>{t('budgetSchedules.class')}</th>
                <th>{t('budget.item')}</th>
                <th>{t('budget.source')}</th>
                <th>{t('budget.department')}</th>
                <th className="figure">{t('budgetSchedules.quantity')}</th>
                <th className="figure">{t('budgetSchedules.price')}</th>
                <th className="figure">{t('budgetSchedules.amount')}</th>
                <th className="figure">{t('budgetSchedules.month')}</th>
                <th>{t('budgetSchedules.method')}</th>
                {hand === 'nobody' ? null : <th aria-label={t('budgetSchedules.actions')} />}
              </tr>
            </thead>
            <tbody>
              {plan.procurement.map((row) => (
                <tr key={procurementKey(row)}>
                  <th scope="row">{row.goods}</th>
                  <td>
                    {t(`budgetSchedules.kind.${row.kind}`)} ·{' '}
                    {t(row.listed ? 'budgetSchedules.listed' : 'budgetSchedules.unlisted')}
                  </td>
                  <td>
                    {row.item} {words.item(row.item)}
                  </td>
                  <td>{words.source(row.source)}</td>
                  <td>{row.department === '' ? t('budget.departmentAll') : words.department(row.department)}</td>
                  <td className="figure">
                    <Count value={row.quantity} /> {row.unit}
                  </td>
                  <td className="figure">
                    <Amount value={row.price} />
                  </td>
                  <td className={over.has(cellKey(row)) ? 'figure problem' : 'figure'}>
                    <Amount value={row.amount} />
                  </td>
                  <td className="figure">{monthName(row.month)}</td>
                  <td>{t(`budgetSchedules.method.${row.method}`)}</td>
                  {hand === 'nobody' ? null : (
                    <td>
                      <span className="budget-row-does">
                        <button
                          type="button"
                          className="budget-does"
                          aria-label={t('budgetSchedules.changeOf', { goods: row.goods })}
                          onClick={() => setChanging({ ...row, price: inFen(row.price) })}
                        >
                          {t('budgetSchedules.change')}
                        </button>
                        <button
                          type="button"
                          className="budget-does"
                          aria-label={t('budgetSchedules.removeOf', { goods: row.goods })}
                          onClick={() => void save({ workload: [], procurement: [], removed: [nameOf(row)] })}
                        >
                          {t('budgetSchedules.remove')}
                        </button>
                      </span>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th colSpan={7}>{t('budgetSums.total')}</th>
                <td className="figure">
                  <Amount value={total} />
                </td>
                <td colSpan={hand === 'nobody' ? 2 : 3} />
              </tr>
            </tfoot>
          </table>
        </section>
      )}
      <Revisions plan={plan} />
    </>
  );
}

const nameOf = (row: Pick<Purchase, 'department' | 'item' | 'source' | 'project' | 'goods' | 'month'>) => ({
  ...placeOf(row),
  goods: row.goods,
  month: row.month,
});

/** The rows that things are bought out of, with what each has and how much of it is bought for. */
function usePurses(plan: Plan): readonly Purse[] {
  const { t } = usePreferences();
  const words = usePlanWords(plan.unit);
  return useMemo(
    () =>
      plan.cells.flatMap((cell): Purse[] => {
        const item = budgetItem(cell.item);
        if (!item || item.cashless || (item.kind !== 'expenditure' && item.kind !== 'capital')) return [];
        const code = cellKey(cell);
        const department = cell.department === '' ? t('budget.departmentAll') : words.department(cell.department);
        const parts = [`${cell.item} ${words.item(cell.item)}`, words.source(cell.source), department];
        return [
          {
            code,
            name: [...parts, ...(cell.project === '' ? [] : [cell.project])].join(' · '),
            place: placeOf(cell),
            planned: inFen(cell.total),
            bought: sumFen(plan.procurement.filter((row) => cellKey(row) === code).map(({ amount }) => inFen(amount))),
          },
        ];
      }),
    [plan, words, t],
  );
}
