import { fen } from '../../../kernel/fen.ts';
import type { Allocation } from '../allocate.ts';
import { COST_ITEMS } from '../cost-item.ts';
import type { CostDepartment } from '../department.ts';
import type { ItemAmounts } from '../direct-cost.ts';
import { byGiver } from '../handing.ts';
import type { DepartmentCost } from './split.ts';

/** 业务科室: those that carry out service items, clinical and technical ones. */
export const isBusiness = ({ class: kind }: Pick<CostDepartment, 'class'>): boolean =>
  kind === 'clinical' || kind === 'technology';

/**
 * What clinical and technical departments cost once 行政后勤 and 医疗辅助 have handed over, and before 医疗技术 does: technical
 * departments carry out items of their own, so that their cost is theirs here (第17条). Σ is all direct cost, per item.
 *
 * @param departments as the allocation numbers them.
 */
export function businessCosts(
  departments: readonly CostDepartment[],
  { model, handings }: Allocation,
): DepartmentCost[] {
  const sums = COST_ITEMS.map((_, item) => Float64Array.from(model.direct[item]!));
  for (const handing of handings())
    for (const [at, item] of handing.items.entries()) {
      const sum = sums[item]!;
      for (const [place, row] of byGiver(handing, at).entries()) {
        const giver = isBusiness(departments[handing.givers[place]!]!);
        for (const [to, part] of row.entries()) {
          const receiver = handing.weights.receivers[to]!;
          const taken = isBusiness(departments[receiver]!);
          if (taken && !giver) sum[receiver]! += part;
          // Simultaneous equations let a technical department serve an auxiliary one, whose cost comes back with the rest.
          if (giver && !taken) sum[handing.givers[place]!]! -= part;
        }
      }
    }
  return departments.flatMap((department, number): DepartmentCost[] =>
    isBusiness(department)
      ? [
          {
            department,
            amounts: Object.fromEntries(
              COST_ITEMS.map((item, place) => [item, fen(sums[place]![number]!)]),
            ) as ItemAmounts,
          },
        ]
      : [],
  );
}

/** Full cost (全成本) of the clinical departments. */
export const fullCosts = (departments: readonly CostDepartment[], { full }: Allocation): DepartmentCost[] =>
  departments.flatMap((department, number): DepartmentCost[] =>
    department.class === 'clinical'
      ? [
          {
            department,
            amounts: Object.fromEntries(
              COST_ITEMS.map((item, place) => [item, fen(full[place]![number]!)]),
            ) as ItemAmounts,
          },
        ]
      : [],
  );
