import { type Fen, groupedYuan } from '../../../kernel/fen.ts';
import { COST_ITEMS, type CostItem } from '../cost-item.ts';
import type { CostDepartment } from '../department.ts';
import { addAmounts, type ItemAmounts, NO_AMOUNTS, totalOf } from '../direct-cost.ts';
import { hundredths, unitCost } from '../reports/ratio.ts';
import type { UnitCostSettings } from './settings.ts';
import { type DepartmentCost, type DepartmentOutput, NO_OUTPUT, type SplitHow, splitCost } from './split.ts';

/** One month of a unit: full cost of its clinical departments, and what they did. */
export interface VisitMonth {
  readonly costs: readonly DepartmentCost[];
  readonly outputs: ReadonlyMap<string, DepartmentOutput>;
  readonly settings: UnitCostSettings;
}

/**
 * 诊次成本 or 床日成本 (第23、24条), by item. `unit` is rounded half up to the 分 and undefined where there were none; the items'
 * are rounded each on its own, so that they may be a few 分 off `unit`: the totals beside them are exact.
 */
export interface UnitCostRow {
  readonly count: number;
  readonly amounts: ItemAmounts;
  readonly total: Fen;
  readonly unit: Fen | undefined;
  readonly units: Readonly<Record<CostItem, Fen | undefined>>;
  /** Share of the total, in hundredths of a percent. */
  readonly shares: Readonly<Record<CostItem, number | undefined>>;
}

export interface UnitCostTable {
  readonly rows: readonly (UnitCostRow & { readonly department: CostDepartment; readonly how: readonly SplitHow[] })[];
  /** 院均: Σ cost ÷ Σ count. */
  readonly hospital: UnitCostRow;
}

export interface VisitCosts {
  readonly outpatient: UnitCostTable;
  readonly inpatient: UnitCostTable;
  /** Cost that is of neither: tables and this make the departments' cost to the 分. */
  readonly left: readonly DepartmentCost[];
  readonly problems: readonly string[];
}

interface Sum {
  readonly department: CostDepartment;
  readonly amounts: ItemAmounts;
  readonly count: number;
  readonly how: readonly SplitHow[];
}

/** The cost of a visit and of a bed-day over one or more months: costs and counts are summed, then divided. */
export function visitCosts(months: readonly VisitMonth[]): VisitCosts {
  const [outpatient, inpatient] = [new Map<string, Sum>(), new Map<string, Sum>()];
  const left = new Map<string, DepartmentCost>();
  const problems = new Set<string>();
  for (const { costs, outputs, settings } of months)
    for (const cost of costs) {
      const { department, amounts } = cost;
      const output = outputs.get(department.code) ?? NO_OUTPUT;
      const split = splitCost(cost, output, settings);
      if (typeof split === 'string') {
        if (COST_ITEMS.every((item) => amounts[item] === 0)) continue;
        const before = left.get(department.code)?.amounts ?? NO_AMOUNTS;
        left.set(department.code, { department, amounts: addAmounts(before, amounts) });
        problems.add(unsplitSentence(split, department, totalOf(amounts)));
      } else {
        add(outpatient, department, split.outpatient, output.visits, split.how);
        add(inpatient, department, split.inpatient, output.bedDays, split.how);
      }
    }
  return {
    ...{ outpatient: tableOf(outpatient), inpatient: tableOf(inpatient) },
    ...{ left: [...left.values()], problems: [...problems] },
  };
}

const unsplitSentence = (why: 'no-output' | 'no-weights', { code, name }: CostDepartment, total: Fen): string =>
  why === 'no-output'
    ? `科室 ${code} ${name} 没有门急诊人次和床日，成本 ${groupedYuan(total)} 没有计入诊次和床日`
    : `科室 ${code} ${name} 有门急诊也有住院，但没有划分的参数，成本 ${groupedYuan(total)} 没有计入诊次和床日`;

function add(sums: Map<string, Sum>, department: CostDepartment, amounts: ItemAmounts, count: number, how: SplitHow) {
  if (count === 0 && COST_ITEMS.every((item) => amounts[item] === 0)) return;
  const before = sums.get(department.code) ?? { department, amounts: NO_AMOUNTS, count: 0, how: [] };
  sums.set(department.code, {
    department,
    amounts: addAmounts(before.amounts, amounts),
    count: before.count + count,
    how: before.how.includes(how) ? before.how : [...before.how, how],
  });
}

function tableOf(sums: ReadonlyMap<string, Sum>): UnitCostTable {
  const all = [...sums.values()].sort((a, b) => (a.department.code < b.department.code ? -1 : 1));
  return {
    rows: all.map(({ department, how, amounts, count }) => ({ department, how, ...rowOf(amounts, count) })),
    hospital: rowOf(
      all.map(({ amounts }) => amounts).reduce(addAmounts, NO_AMOUNTS),
      all.reduce((sum, { count }) => sum + count, 0),
    ),
  };
}

function rowOf(amounts: ItemAmounts, count: number): UnitCostRow {
  const total = totalOf(amounts);
  const each = <T>(value: (item: CostItem) => T) =>
    Object.fromEntries(COST_ITEMS.map((item) => [item, value(item)])) as Record<CostItem, T>;
  return {
    ...{ count, amounts, total, unit: unitCost(total, count) },
    units: each((item) => unitCost(amounts[item], count)),
    shares: each((item) => hundredths(amounts[item], total)),
  };
}
