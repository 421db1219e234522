import { type Fen, fen, sumFen } from '../../../kernel/fen.ts';
import { COST_ITEMS, type CostItem } from '../cost-item.ts';
import type { CostDepartment } from '../department.ts';
import { addAmounts, type ItemAmounts, NO_AMOUNTS, totalOf } from '../direct-cost.ts';
import { hundredths, unitCost } from './ratio.ts';

/** What a clinical department earned and did in the month; counts are whole and not negative. */
export interface Output {
  readonly revenue: Fen;
  /** Its full cost's part for outpatients (门急诊); the rest is for inpatients. */
  readonly outpatientCost: Fen;
  readonly visits: number;
  /** 实际占用床日数 (第24条). */
  readonly bedDays: number;
}

/** A row of 成本医03; shares in hundredths of a percent, undefined where the whole is nil (n/a, never 0). */
export interface StructureRow {
  readonly amounts: ItemAmounts;
  readonly shares: Readonly<Record<CostItem, number | undefined>>;
  readonly total: Fen;
  readonly revenue: Fen;
  /** 收入 − 成本. */
  readonly result: Fen;
  /** 床日成本 and 诊次成本 in 分; undefined where there were none. */
  readonly perBedDay: Fen | undefined;
  readonly perVisit: Fen | undefined;
  readonly visits: number;
  readonly bedDays: number;
}

export interface StructureTable {
  readonly rows: readonly (StructureRow & { readonly department: CostDepartment })[];
  /** 科室全成本合计: shares of the sums, not sums of the shares. */
  readonly total: StructureRow;
}

/** 成本医03 临床服务类科室全成本构成分析表 (医院补充规定 附表9; 诊次、床日: 财会〔2021〕26号 第23、24条). */
export function structureTable(
  departments: readonly CostDepartment[],
  full: ReadonlyMap<string, ItemAmounts>,
  outputs: ReadonlyMap<string, Output>,
): StructureTable {
  const clinical = departments.filter((department) => department.class === 'clinical');
  const outputOf = ({ code }: CostDepartment): Output => outputs.get(code) ?? NO_OUTPUT;
  const amountsOf = ({ code }: CostDepartment): ItemAmounts => full.get(code) ?? NO_AMOUNTS;
  const all = clinical.map(outputOf);
  return {
    rows: clinical.map((department) => ({ department, ...structure(amountsOf(department), outputOf(department)) })),
    total: structure(clinical.map(amountsOf).reduce(addAmounts, NO_AMOUNTS), {
      revenue: sumFen(all.map(({ revenue }) => revenue)),
      outpatientCost: sumFen(all.map(({ outpatientCost }) => outpatientCost)),
      visits: all.reduce((sum, { visits }) => sum + visits, 0),
      bedDays: all.reduce((sum, { bedDays }) => sum + bedDays, 0),
    }),
  };
}

/** Of a department that earned and did nothing. */
export const NO_OUTPUT: Output = { revenue: fen(0), outpatientCost: fen(0), visits: 0, bedDays: 0 };

function structure(amounts: ItemAmounts, { revenue, outpatientCost, visits, bedDays }: Output): StructureRow {
  const total = totalOf(amounts);
  return {
    amounts,
    shares: Object.fromEntries(
      COST_ITEMS.map((item) => [item, hundredths(amounts[item], total)]),
    ) as StructureRow['shares'],
    total,
    revenue,
    result: fen(revenue - total),
    perBedDay: unitCost(fen(total - outpatientCost), bedDays),
    perVisit: unitCost(outpatientCost, visits),
    ...{ visits, bedDays },
  };
}
