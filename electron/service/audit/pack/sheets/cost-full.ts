import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../../shared/domain/costing/cost-item.ts';
import { addAmounts, NO_AMOUNTS, subtractAmounts } from '../../../../../shared/domain/costing/direct-cost.ts';
import { type Fen, fen } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, type PackCost, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { DIRECT_COST, directColumn, directRows } from './cost-direct.ts';
import { AMOUNTS, clinicalLines, costBanner, DEPARTMENT_COLUMNS, itemSum, unitSum, withTotal } from './cost-lines.ts';
import { type Paper, pageOf } from './paper.ts';

export const FULL_COST: Paper = {
  index: 'I2',
  name: '成本医02临床科室全成本',
  about: '临床服务类科室的直接、间接和全成本；全成本合计与成本医01总计逐项核对',
};

const PARTS = ['直接成本', '间接成本', '全成本'] as const;
const COLUMNS: readonly Column[] = [
  ...DEPARTMENT_COLUMNS,
  ...[...COST_ITEMS.map((item) => COST_ITEM_NAMES[item]), '合计'].flatMap((name) =>
    PARTS.map((part): Column => ({ heading: [name, part], kind: 'money', width: 15 })),
  ),
];
const FIRST = DEPARTMENT_COLUMNS.length;
const column = (item: number, part: number): number => FIRST + item * PARTS.length + part;

const head = (content: PackContent) => ({ title: FULL_COST.name, banner: costBanner(content), columns: COLUMNS });

/** Where the full cost of departments stands on its sheet, for the papers that refer to it. */
export const fullRow = (content: PackContent, line: number): number => frameOf(head(content)).firstRow + line;
/** The column of an item's 全成本, or of 合计 after the last item. */
export const fullColumn = (item: number): number => column(item, PARTS.length - 1);

/** 成本医02: 全成本 = 直接成本 + 间接成本 on every item; each unit's sum, and its difference from 成本医01, which is nil. */
export function fullCostSheet(content: PackContent): Sheet {
  const nameOf = unitNamer(content);
  const { firstRow } = frameOf(head(content));
  const lines = clinicalLines(content);
  const rows: Row[] = lines.map(({ cost, department, direct, full }, index) => {
    const row = firstRow + index;
    const own = withTotal(direct);
    const taken = withTotal(subtractAmounts(full, direct));
    return [
      ...[nameOf(cost.unit), department.code, department.name],
      ...Array.from({ length: AMOUNTS }, (_, item) => {
        const [directPart, indirectPart] = [own[item]!, taken[item]!];
        const last = item === AMOUNTS - 1;
        const part = (at: number, result: Fen): Cell =>
          last ? liveCell({ formula: itemSum(FIRST + at, row, PARTS.length), result }) : result;
        const sum = `${columnLetters(column(item, 0))}${row}+${columnLetters(column(item, 1))}${row}`;
        const both = liveCell({ formula: sum, result: fen(directPart + indirectPart) });
        return [part(0, directPart), part(1, indirectPart), both];
      }).flat(),
    ];
  });
  const found: readonly [number, number] = [firstRow, firstRow + lines.length - 1];
  for (const cost of content.costs ?? []) {
    const row = firstRow + rows.length;
    const name = nameOf(cost.unit);
    rows.push(
      { look: 'total', cells: [name, '', '科室全成本合计', ...unitSums(cost, found, row)] },
      { look: 'note', cells: [name, '', '核对：与成本医01总计之差', ...differences(content, cost, row)] },
    );
  }
  return {
    name: FULL_COST.name,
    ...head(content),
    rows,
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, FULL_COST, 'landscape', { pagesWide: 2 }),
  };
}

/** What a unit's clinical departments bear together, in every column. */
function unitSums({ departments }: PackCost, found: readonly [number, number], row: number): Cell[] {
  const clinical = departments.filter(({ department }) => department.class === 'clinical');
  const sum = (part: 'direct' | 'full') => clinical.map((line) => line[part]).reduce(addAmounts, NO_AMOUNTS);
  const [direct, full] = [sum('direct'), sum('full')];
  const parts = [direct, subtractAmounts(full, direct), full].map(withTotal);
  return Array.from({ length: AMOUNTS * PARTS.length }, (_, at) => {
    const [item, part] = [Math.floor(at / PARTS.length), at % PARTS.length];
    const formula = unitSum(FULL_COST.name, column(item, part), found, row);
    return liveCell({ formula, result: parts[part]![item]! });
  });
}

/** Under each 全成本, what it differs by from the unit's 本月总计 on 成本医01. */
function differences(content: PackContent, { departments }: PackCost, row: number): Cell[] {
  const clinical = departments.filter(({ department }) => department.class === 'clinical');
  const full = withTotal(clinical.map((line) => line.full).reduce(addAmounts, NO_AMOUNTS));
  const all = withTotal(departments.map((line) => line.direct).reduce(addAmounts, NO_AMOUNTS));
  return Array.from({ length: AMOUNTS * PARTS.length }, (_, at): Cell => {
    const [item, part] = [Math.floor(at / PARTS.length), at % PARTS.length];
    if (part !== 2) return null;
    const direct = unitSum(DIRECT_COST.name, directColumn(item), directRows(content), row + 1);
    const formula = `${columnLetters(column(item, part))}${row}-${direct}`;
    return liveCell({ formula, result: fen(full[item]! - all[item]!) }, 'check');
  });
}
