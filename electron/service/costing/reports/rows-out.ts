import { COST_ITEMS, type CostItem } from '../../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, NO_AMOUNTS, totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import type { Costed } from '../../../../shared/domain/costing/reports/costed.ts';
import { type StructureRow, structureTable } from '../../../../shared/domain/costing/reports/structure-table.ts';
import { DEPARTMENT_CLASSES, type DepartmentClass } from '../../../../shared/domain/organisation/department.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';

export const yuanOr = (amount: Fen | undefined): string | null => (amount === undefined ? null : formatYuan(amount));

export const costsOut = (amounts: ItemAmounts) => ({
  amounts: Object.fromEntries(COST_ITEMS.map((item) => [item, formatYuan(amounts[item])])) as Record<CostItem, string>,
  total: formatYuan(totalOf(amounts)),
});

export const sharesOut = ({ shares }: StructureRow) =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, shares[item] ?? null])) as Record<CostItem, number | null>;

/** 科室收入, 收入 − 成本, 诊次 and 床日 with what one of them costs. */
export const measuresOut = ({ revenue, result, perVisit, perBedDay, visits, bedDays }: StructureRow) => ({
  ...{ revenue: formatYuan(revenue), result: formatYuan(result), visits, bedDays },
  ...{ perVisit: yuanOr(perVisit), perBedDay: yuanOr(perBedDay) },
});

/** A unit or a month in one line: items, classes' direct cost, 诊次 and 床日. */
export function summaryOut({ departments, direct, full, outputs }: Costed) {
  const { total } = structureTable(departments, full, outputs);
  const classOf = (kind: DepartmentClass): Fen =>
    fen(
      departments
        .filter((each) => each.class === kind)
        .reduce((sum, { code }) => sum + totalOf(direct.get(code) ?? NO_AMOUNTS), 0),
    );
  return {
    ...costsOut(total.amounts),
    shares: sharesOut(total),
    classes: Object.fromEntries(DEPARTMENT_CLASSES.map((kind) => [kind, formatYuan(classOf(kind))])) as Record<
      DepartmentClass,
      string
    >,
    ...measuresOut(total),
  };
}

/** A department's own code, where its row is of the class that it was of earlier in the year. */
export const codeOf = (key: string): string => key.split('@')[0]!;
