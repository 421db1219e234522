import { useQuery } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import { useState } from 'react';
import { grown } from '../../../shared/domain/budget/growth.ts';
import { cellKey } from '../../../shared/domain/budget/plan.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { useMonthName } from '../words.ts';
import { MONTHS, type Plan, placeOf, type Typed } from './plan-rows.ts';
import type { Planning } from './use-planning.ts';

const NIL = MONTHS.map(() => ZERO);

/**
 * 参照上年执行数起草: the rows of the year before as the books have them, grown by a percentage each way; months that the
 * books do not have are named; where the year's last ones are not there yet, they are made up for unless the person says no.
 * A plan that has rows already has them all replaced, once the person agrees.
 */
export function FromActuals(props: { readonly plan: Plan; readonly planning: Planning; readonly onBegun: () => void }) {
  const { t, locale } = usePreferences();
  const { plan, planning, onBegun } = props;
  const dialogs = useDialogs();
  const monthName = useMonthName();
  const year = plan.year - 1;
  const { data } = useQuery(api.budget.actuals.queryOptions({ input: { unit: plan.unit, year } }));
  const [growth, setGrowth] = useState({ revenue: 0, spending: 0 });
  const [asked, setAsked] = useState<boolean>();
  if (data === undefined) return null;
  if (data.cells.length === 0) return <p className="hint">{t('budget.noActuals', { year })}</p>;
  const unplaced = parseYuan(data.unplaced) ?? ZERO;
  const missing = MONTHS.filter((month) => !data.months.includes(month));
  const whole = asked ?? (missing.length > 0 && missing[0] === data.months.length + 1);
  async function begin(): Promise<void> {
    if (!data) return;
    if (
      plan.cells.length > 0 &&
      !(await dialogs.confirm({
        title: t('budget.redraftAsk', { count: plan.cells.length }),
        body: t('budget.redraftBody', { year }),
        action: t('budget.redraft'),
        danger: true,
      }))
    )
      return;
    const cells = data.cells.map((cell) => ({
      ...placeOf(cell),
      months: cell.months.map((amount) => parseYuan(amount) ?? ZERO),
    }));
    // Tenths of a percent, as they are counted on.
    const growing = { revenue: Math.round(growth.revenue * 10), spending: Math.round(growth.spending * 10) };
    const begun = grown(cells, { ...growing, ...(whole && missing.length > 0 ? { months: data.months.length } : {}) });
    const cleared = plan.cells.map((cell): [string, Typed] => [cellKey(cell), { place: placeOf(cell), months: NIL }]);
    const drafted = begun.map((cell): [string, Typed] => [
      cellKey(cell),
      { place: placeOf(cell), months: cell.months },
    ]);
    if (await planning.save(new Map([...cleared, ...drafted]))) onBegun();
  }
  return (
    <div className="card budget-new">
      <button type="button" className="button primary" onClick={() => void begin()}>
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
          <input type="checkbox" checked={whole} onChange={({ target }) => setAsked(target.checked)} />
          {t('budgetSchedules.missing', {
            year,
            months: missing.map(monthName).join(locale === 'zh-CN' ? '、' : ', '),
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
