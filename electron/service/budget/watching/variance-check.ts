import type { CheckResult, CheckRow } from '../../../../shared/domain/audit/check.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { deviation, deviationPoints, type VarianceState } from '../../../../shared/domain/budget/variance.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatYuan, groupedYuan } from '../../../../shared/kernel/fen.ts';
import { periodOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readSettings } from '../changes/controls.ts';
import { readVariances } from './variances.ts';

const STANDING: Readonly<Record<Exclude<VarianceState, 'accepted'>, string>> = {
  owed: '还没有说明',
  waiting: '说明还没有采纳',
  returned: '说明已退回，须重新说明',
  changed: '说明以后数字有变动，须重新说明',
};

/** 执行差异已说明: at the month's end, what is further from the time gone by than the settings leave is explained. */
export async function variancesExplained(
  db: BooksReader,
  units: readonly UnitCode[],
  { year, month }: { readonly year: number; readonly month: number },
): Promise<CheckResult> {
  const settings = await readSettings(db);
  const all = (await readVariances(db, { units, year, months: [month], settings })).filter(({ outside }) => outside);
  const rows = all.flatMap(({ unit, item, source, variance, state }): CheckRow[] => {
    if (state === 'accepted') return [];
    const name = `${item} ${budgetItem(item)?.name ?? ''}/${fundSource(source)?.name ?? source}`;
    const off = deviation(variance);
    const points = deviationPoints(variance);
    const by = points === undefined ? '没有预算' : `进度偏差 ${points} 个百分点`;
    const message = `${name} ${by}，差异 ${groupedYuan(off)} 元：${STANDING[state]}`;
    return [{ unit, period: periodOf(year, month), place: item, message, difference: formatYuan(off) }];
  });
  return {
    name: 'budget-variance-explained',
    title: '执行差异已说明',
    severity: 'finding',
    ok: rows.length === 0,
    ...(all.length === 0 ? { idle: true } : {}),
    rows,
  };
}
