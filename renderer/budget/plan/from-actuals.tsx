import { useQuery } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import { useState } from 'react';
import { grown } from '../../../shared/domain/budget/growth.ts';
import { cellKey } from '../../../shared/domain/budget/plan.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { MONTHS, type Plan, placeOf } from './plan-rows.ts';
import type { Planning } from './use-planning.ts';

/**
 * 参照上年执行数起草: the rows of the year before as the books have them, grown by a percentage each way; months that the
 * books do not have are named, and made up for only where the person says so.
 */
export function FromActuals({ plan, planning }: { readonly plan: Plan; readonly planning: Planning }) {
  const { t, locale } = usePreferences();
  const year = plan.year - 1;
  const { data } = useQuery(api.budget.actuals.queryOptions({ input: { unit: plan.unit, year } }));
  const [growth, setGrowth] = useState({ revenue: 0, spending: 0 });
  const [whole, setWhole] = useState(false);
  if (data === undefined) return null;
  if (data.cells.length === 0) return <p className="hint">{t('budget.noActuals', { year })}</p>;
  const unplaced = parseYuan(data.unplaced) ?? ZERO;
  const missing = MONTHS.filter((month) => !data.months.includes(month));
  function begin(): void {
    if (!data) return;
    const cells = data.cells.map((cell) => ({
      ...placeOf(cell),
      months: cell.months.map((amount) => parseYuan(amount) ?? ZERO),
    }));
    // Tenths of a percent, as they are counted on.
    const asked = { revenue: Math.round(growth.revenue * 10), spending: Math.round(growth.spending * 10) };
    const begun = grown(cells, { ...asked, ...(whole && missing.length > 0 ? { months: data.months.length } : {}) });
    void planning.save(new Map(begun.map((cell) => [cellKey(cell), { place: placeOf(cell), months: cell.months }])));
  }
  return (
    <div className="card budget-new">
      <button type="button" className="button primary" onClick={begin}>
        {t('budget.fromActuals', { year })}
      </button>
      {(['revenue', 'spending'] as const).map((side) => (
        <span key={side} className="budget-growth">
          <label htmlFor={`budget-growth-${side}`}>{t(`budgetSchedules.growth.${side}`)}</label>
          <InputNumber
            id={`budget-growth-${side}`}
            min={-100}
            max={200}
            precision={1}
            value={growth[side]}
            suffix="%"
            style={{ width: 96 }}
            onChange={(value) => setGrowth((before) => ({ ...before, [side]: value ?? 0 }))}
          />
        </span>
      ))}
      {missing.length === 0 ? null : (
        <label className="budget-growth">
          <input type="checkbox" checked={whole} onChange={({ target }) => setWhole(target.checked)} />
          {t('budgetSchedules.missing', {
            year,
            months: missing.map((month) => t('budget.month', { month })).join(locale === 'zh-CN' ? '、' : ', '),
            count: data.months.length,
          })}
        </label>
      )}
      {unplaced === 0 ? null : (
        <span className="hint">{t('budget.unplaced', { year, amount: groupedYuan(unplaced) })}</span>
      )}
    </div>
  );
}
