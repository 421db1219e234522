import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../../shared/domain/costing/cost-item.ts';
import type { ItemAmounts } from '../../../../../shared/domain/costing/direct-cost.ts';
import { type StructureRow, structureTable } from '../../../../../shared/domain/costing/reports/structure-table.ts';
import type { Fen } from '../../../../../shared/kernel/fen.ts';
import { cellOn, columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, type PackCost, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { FULL_COST, fullColumn, fullRow } from './cost-full.ts';
import { clinicalLines, costBanner, DEPARTMENT_COLUMNS, unitSum, withTotal } from './cost-lines.ts';
import { type Paper, pageOf } from './paper.ts';

export const COST_STRUCTURE: Paper = {
  index: 'I3',
  name: '成本医03临床科室成本构成',
  about: '临床服务类科室全成本的构成，与科室收入相比的差额，床日成本和诊次成本；金额引自成本医02',
};

const AMOUNTS = [...COST_ITEMS.map((item) => COST_ITEM_NAMES[item]), '科室全成本合计'];
const single = (name: string, kind: Column['kind'], width: number): Column => ({ heading: name, kind, width });
const COLUMNS: readonly Column[] = [
  ...DEPARTMENT_COLUMNS,
  ...AMOUNTS.flatMap((name): Column[] => [
    { heading: [name, '金额'], kind: 'money', width: 15 },
    { heading: [name, '%'], kind: 'decimal', width: 8 },
  ]),
  ...[single('科室收入', 'money', 16), single('收入－成本', 'money', 16)],
  ...[single('门急诊成本', 'money', 15), single('床日数', 'count', 9), single('诊次', 'count', 9)],
  ...[single('床日成本', 'money', 12), single('诊次成本', 'money', 12)],
];
const FIRST = DEPARTMENT_COLUMNS.length;
const amountColumn = (item: number): number => FIRST + item * 2;
const TOTAL = amountColumn(COST_ITEMS.length);
const [REVENUE, OUTPATIENT, BED_DAYS, VISITS] = [TOTAL + 2, TOTAL + 4, TOTAL + 5, TOTAL + 6] as const;

/** Where there is nothing to divide by: not applicable, which is not nil. */
const NONE = '—';

/** How the figures that a row is given are found; all others follow from them. */
interface Given {
  amount(item: number, result: Fen): Cell;
  money(column: number, result: Fen): Cell;
  count(column: number, result: number): Cell;
}

/** 成本医03: amounts are the 全成本 of 成本医02, shares, differences and the cost of a bed-day and a visit formulas. */
export function structureSheet(content: PackContent): Sheet {
  const nameOf = unitNamer(content);
  const head = { title: COST_STRUCTURE.name, banner: costBanner(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const lines = clinicalLines(content);
  const tables = new Map((content.costs ?? []).map((cost) => [cost.unit, tableOf(cost)]));
  const rows: Row[] = lines.map(({ cost, department, output }, at) => {
    const own = tables.get(cost.unit)!.rows.find((row) => row.department.code === department.code)!;
    const given: Given = {
      amount: (item, result) =>
        liveCell({ formula: cellOn(FULL_COST.name, fullColumn(item), fullRow(content, at)), result }),
      money: (_, result) => result,
      count: (_, result) => result,
    };
    const cells = cellsOf(own, output.outpatientCost, firstRow + at, given);
    return [nameOf(cost.unit), department.code, department.name, ...cells];
  });
  const found: readonly [number, number] = [firstRow, firstRow + lines.length - 1];
  for (const cost of content.costs ?? []) {
    const row = firstRow + rows.length;
    const sum = (column: number): string => unitSum(COST_STRUCTURE.name, column, found, row);
    const given: Given = {
      amount: (item, result) => liveCell({ formula: sum(amountColumn(item)), result }),
      money: (column, result) => liveCell({ formula: sum(column), result }),
      count: (column, value) => ({ value, formula: sum(column) }),
    };
    const outpatient = lines
      .filter((line) => line.cost === cost)
      .reduce((all, { output }) => (all + output.outpatientCost) as Fen, 0 as Fen);
    rows.push({
      look: 'total',
      cells: [
        ...[nameOf(cost.unit), '', '科室全成本合计'],
        ...cellsOf(tables.get(cost.unit)!.total, outpatient, row, given),
      ],
    });
  }
  return {
    name: COST_STRUCTURE.name,
    ...head,
    rows,
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, COST_STRUCTURE, 'landscape', { pagesWide: 2 }),
  };
}

const tableOf = ({ departments }: PackCost) =>
  structureTable(
    departments.map(({ department }) => department),
    new Map(departments.map(({ department, full }): [string, ItemAmounts] => [department.code, full])),
    new Map(departments.map(({ department, output }) => [department.code, output])),
  );

function cellsOf(row: StructureRow, outpatient: Fen, line: number, given: Given): Cell[] {
  const at = (column: number): string => `${columnLetters(column)}${line}`;
  const shares = [...COST_ITEMS.map((item) => row.shares[item]), row.total === 0 ? undefined : 10_000];
  const each = (cost: string, count: number, result: Fen | undefined): Cell => ({
    ...(result === undefined ? { value: NONE, kind: 'text' as const, align: 'right' as const } : { value: result }),
    formula: `IF(${at(count)}=0,"${NONE}",ROUND((${cost})/${at(count)},2))`,
  });
  return [
    ...withTotal(row.amounts).flatMap((amount, item): Cell[] => [
      given.amount(item, amount),
      {
        ...(shares[item] === undefined
          ? { value: NONE, kind: 'text' as const, align: 'right' as const }
          : { value: shares[item] }),
        formula: `IF(${at(TOTAL)}=0,"${NONE}",ROUND(${at(amountColumn(item))}/${at(TOTAL)}*100,2))`,
      },
    ]),
    given.money(REVENUE, row.revenue),
    liveCell({ formula: `${at(REVENUE)}-${at(TOTAL)}`, result: row.result }),
    given.money(OUTPATIENT, outpatient),
    given.count(BED_DAYS, row.bedDays),
    given.count(VISITS, row.visits),
    each(`${at(TOTAL)}-${at(OUTPATIENT)}`, BED_DAYS, row.perBedDay),
    each(at(OUTPATIENT), VISITS, row.perVisit),
  ];
}
