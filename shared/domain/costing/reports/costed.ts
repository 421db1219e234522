import { addFen, fen } from '../../../kernel/fen.ts';
import { COST_ITEMS } from '../cost-item.ts';
import type { CostDepartment } from '../department.ts';
import { addAmounts, type ItemAmounts, NO_AMOUNTS, plusItem } from '../direct-cost.ts';
import type { DriverValue } from '../drivers.ts';
import type { CostResult } from '../work-out.ts';
import { outputsOf } from './outputs.ts';
import type { Output } from './structure-table.ts';

/** What the forms read of one month, or of several together: amounts in 分 by department. */
export interface Costed {
  readonly departments: readonly CostDepartment[];
  /** 直接成本, once what is shared has been spread. */
  readonly direct: ReadonlyMap<string, ItemAmounts>;
  readonly full: ReadonlyMap<string, ItemAmounts>;
  readonly outputs: ReadonlyMap<string, Output>;
}

/** A month's run as the forms read it. */
export function costedOf({ departments, borne, allocation }: CostResult, drivers: readonly DriverValue[]): Costed {
  const full = new Map(
    departments.map(({ code }, at) => [
      code,
      COST_ITEMS.reduce(
        (amounts, item, place) => plusItem(amounts, item, fen(allocation.full[place]![at]!)),
        NO_AMOUNTS,
      ),
    ]),
  );
  return { departments, direct: borne.direct, full, outputs: outputsOf(drivers, full) };
}

/**
 * Several months together, in their order. A department that was of another class before keeps what it bore then in a row
 * of its own (`21@technology`), so that every class's sum is the months' sum.
 */
export function sumCosted(months: readonly Costed[]): Costed {
  const latest = new Map(months.flatMap(({ departments }) => departments.map((each) => [each.code, each] as const)));
  const keyOf = ({ code, class: kind }: CostDepartment): string =>
    latest.get(code)!.class === kind ? code : `${code}@${kind}`;
  const departments = new Map<string, CostDepartment>();
  const [direct, full] = [new Map<string, ItemAmounts>(), new Map<string, ItemAmounts>()];
  const outputs = new Map<string, Output>();
  const add = (to: Map<string, ItemAmounts>, key: string, amounts: ItemAmounts | undefined) => {
    if (amounts) to.set(key, addAmounts(to.get(key) ?? NO_AMOUNTS, amounts));
  };
  for (const month of months)
    for (const department of month.departments) {
      const key = keyOf(department);
      departments.set(key, { ...department, code: key });
      add(direct, key, month.direct.get(department.code));
      add(full, key, month.full.get(department.code));
      const output = month.outputs.get(department.code);
      if (output) outputs.set(key, addOutputs(outputs.get(key), output));
    }
  return {
    departments: [...departments.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    ...{ direct, full, outputs },
  };
}

/** What a department did in one time and in another, together. */
export const addOutputs = (one: Output | undefined, other: Output): Output =>
  one === undefined
    ? other
    : {
        revenue: addFen(one.revenue, other.revenue),
        outpatientCost: addFen(one.outpatientCost, other.outpatientCost),
        visits: one.visits + other.visits,
        bedDays: one.bedDays + other.bedDays,
      };
