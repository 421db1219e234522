import { COST_ITEMS } from '../../../../../shared/domain/costing/cost-item.ts';
import { type CostDepartment, REPORTED_CLASSES } from '../../../../../shared/domain/costing/department.ts';
import type { ItemAmounts } from '../../../../../shared/domain/costing/direct-cost.ts';
import type { Output } from '../../../../../shared/domain/costing/reports/structure-table.ts';
import { type Fen, fen } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, rangeOn } from '../../../workbook/write/address.ts';
import type { BannerLine, Column } from '../../../workbook/write/model.ts';
import type { PackContent, PackCost } from '../content.ts';
import { bannerOf } from './paper.ts';

/** What the cost papers of a pack have in common: how they name a department, and how formulas find a unit's rows. */

export const DEPARTMENT_COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '科室编码', kind: 'code', width: 10 },
  { heading: '科室名称', kind: 'text', width: 20 },
];

/** The pack's own line, and which members are costed for management only: 财会〔2021〕26号 binds hospitals. */
export function costBanner(content: PackContent): BannerLine[] {
  const costed = new Set((content.costs ?? []).map(({ unit }) => unit));
  const others = content.units.filter(({ code, chart }) => costed.has(code) && chart !== 'hospital');
  if (others.length === 0) return bannerOf(content);
  const named = others.map(({ code }) => code).join('、');
  return [...bannerOf(content), { left: `${named} 为管理口径，参照财会〔2021〕26号编制` }];
}

/** The items' columns with 合计 after them. */
export const AMOUNTS = COST_ITEMS.length + 1;

/** A department of a unit's run, with its costs in 分. */
export interface CostLine {
  readonly cost: PackCost;
  readonly department: CostDepartment;
  readonly direct: ItemAmounts;
  readonly full: ItemAmounts;
  readonly output: Output;
}

/** The bearing departments of every run, in the order of 成本医01: by unit, class and code. */
export const costLines = ({ costs = [] }: Pick<PackContent, 'costs'>): CostLine[] =>
  costs.flatMap((cost) =>
    REPORTED_CLASSES.flatMap((kind) =>
      cost.departments.filter(({ department }) => department.class === kind).map((line) => ({ cost, ...line })),
    ),
  );

/** The clinical departments of every run, in the order of 成本医02 and 03. */
export const clinicalLines = (content: Pick<PackContent, 'costs'>): CostLine[] =>
  costLines(content).filter(({ department }) => department.class === 'clinical');

/** Amounts by item, and their sum last. */
export const withTotal = (amounts: ItemAmounts): Fen[] => {
  const own = COST_ITEMS.map((item) => amounts[item]);
  return [...own, fen(own.reduce((sum, amount) => sum + amount, 0))];
};

/** The sum of a column over a unit's rows of a sheet whose first column is the unit's name. */
export const unitSum = (sheet: string, column: number, [first, last]: readonly [number, number], row: number): string =>
  `SUMIFS(${rangeOn(sheet, column, first, last)},${rangeOn(sheet, 0, first, last)},$A${row})`;

/** `SUM(E5:K5)`: the items of a row. */
export const itemSum = (first: number, row: number, step = 1): string =>
  step === 1
    ? `SUM(${columnLetters(first)}${row}:${columnLetters(first + COST_ITEMS.length - 1)}${row})`
    : COST_ITEMS.map((_, at) => `${columnLetters(first + at * step)}${row}`).join('+');
