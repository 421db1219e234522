import type { Fen } from '../../../kernel/fen.ts';
import type { DepartmentClass } from '../../organisation/department.ts';
import { type CostDepartment, REPORTED_CLASSES } from '../department.ts';
import { addAmounts, type ItemAmounts, NO_AMOUNTS, totalOf } from '../direct-cost.ts';

/** A row of 成本医01: a department, a class's 小计, or one of the totals. */
export type DirectRow = (
  | { readonly kind: 'department'; readonly department: CostDepartment }
  | { readonly kind: 'class'; readonly class: DepartmentClass }
  /** 医疗业务成本合计: the three classes that serve patients. */
  | { readonly kind: 'medical' }
  /** 本月总计: with 管理费用. */
  | { readonly kind: 'all' }
) & { readonly amounts: ItemAmounts; readonly total: Fen };

/**
 * 成本医01 医院各科室直接成本表 (医院补充规定 附表7): each class with its departments and 小计, 医疗业务成本合计, 管理费用 (the
 * 行政后勤类 as one row), 本月总计. Amounts in 分.
 */
export function directTable(
  departments: readonly CostDepartment[],
  direct: ReadonlyMap<string, ItemAmounts>,
): DirectRow[] {
  const amountsOf = ({ code }: CostDepartment): ItemAmounts => direct.get(code) ?? NO_AMOUNTS;
  const sumOf = (kinds: readonly DepartmentClass[]): ItemAmounts =>
    departments
      .filter((each) => kinds.includes(each.class))
      .map(amountsOf)
      .reduce(addAmounts, NO_AMOUNTS);
  const row = <Head>(head: Head, amounts: ItemAmounts) => ({ ...head, amounts, total: totalOf(amounts) });
  const serving = REPORTED_CLASSES.filter((kind) => kind !== 'admin');
  return [
    ...serving.flatMap((kind): DirectRow[] => [
      ...departments
        .filter((each) => each.class === kind)
        .map((department) => row({ kind: 'department' as const, department }, amountsOf(department))),
      row({ kind: 'class' as const, class: kind }, sumOf([kind])),
    ]),
    row({ kind: 'medical' as const }, sumOf(serving)),
    row({ kind: 'class' as const, class: 'admin' as const }, sumOf(['admin'])),
    row({ kind: 'all' as const }, sumOf(REPORTED_CLASSES)),
  ];
}
