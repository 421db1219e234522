import { useQuery } from '@tanstack/react-query';
import { cellKey } from '../../../shared/domain/budget/plan.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Plan, placeOf } from './plan-rows.ts';
import type { Planning } from './use-planning.ts';

/** 参照上年执行数起草: the rows of the year before as the books have them, to be changed from there. */
export function FromActuals({ plan, planning }: { readonly plan: Plan; readonly planning: Planning }) {
  const { t } = usePreferences();
  const year = plan.year - 1;
  const { data } = useQuery(api.budget.actuals.queryOptions({ input: { unit: plan.unit, year } }));
  if (data === undefined) return null;
  if (data.cells.length === 0) return <p className="hint">{t('budget.noActuals', { year })}</p>;
  const unplaced = parseYuan(data.unplaced) ?? ZERO;
  const begin = (): void =>
    void planning.save(
      new Map(
        data.cells.map((cell) => [
          cellKey(cell),
          { place: placeOf(cell), months: cell.months.map((amount) => parseYuan(amount) ?? ZERO) },
        ]),
      ),
    );
  return (
    <div className="budget-standing">
      <button type="button" className="button primary" onClick={begin}>
        {t('budget.fromActuals', { year })}
      </button>
      {unplaced === 0 ? null : (
        <span className="hint">{t('budget.unplaced', { year, amount: groupedYuan(unplaced) })}</span>
      )}
    </div>
  );
}
