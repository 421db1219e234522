import type { CostDepartment } from '../department.ts';
import { addAmounts, type ItemAmounts, NO_AMOUNTS, subtractAmounts } from '../direct-cost.ts';

/** Direct, indirect and full cost, in 分; `full = direct + indirect` on every item. */
export interface FullCost {
  readonly direct: ItemAmounts;
  readonly indirect: ItemAmounts;
  readonly full: ItemAmounts;
}

/** 成本医02: its departments, and 科室全成本合计. */
export interface FullTable {
  readonly rows: readonly (FullCost & { readonly department: CostDepartment })[];
  readonly total: FullCost;
}

/**
 * 成本医02 临床服务类科室全成本表 (医院补充规定 附表8): each clinical department's own cost, what was handed over to it, and
 * both. The total's 全成本 is 本月总计 of 成本医01.
 */
export function fullTable(
  departments: readonly CostDepartment[],
  direct: ReadonlyMap<string, ItemAmounts>,
  full: ReadonlyMap<string, ItemAmounts>,
): FullTable {
  const rows = departments
    .filter((department) => department.class === 'clinical')
    .map((department) => {
      const own = direct.get(department.code) ?? NO_AMOUNTS;
      const whole = full.get(department.code) ?? NO_AMOUNTS;
      return { department, direct: own, indirect: subtractAmounts(whole, own), full: whole };
    });
  const sum = (part: keyof FullCost): ItemAmounts => rows.map((row) => row[part]).reduce(addAmounts, NO_AMOUNTS);
  return { rows, total: { direct: sum('direct'), indirect: sum('indirect'), full: sum('full') } };
}
