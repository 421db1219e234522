import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import type { StructureRow, StructureTable } from '../../../../shared/domain/costing/reports/structure-table.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { spanText } from '../direct-workbook.ts';
import { codeOf } from './rows-out.ts';
import { bannerOf, made, pageOf, percent, SIGNATURES, type Titled, whoOf } from './sheet-parts.ts';

const NAME = '医院临床服务类科室全成本构成分析表';
const share = (group: string): Column[] => [
  { heading: [group, '金额'], kind: 'money', width: 14 },
  { heading: [group, '%'], kind: 'text', width: 7 },
];
const COLUMNS: readonly Column[] = [
  { heading: '科室名称', kind: 'text', width: 22 },
  ...COST_ITEMS.flatMap((item, at) => share(`${COST_ITEM_NAMES[item]}(${at + 1})`)),
  ...share('科室全成本合计'),
  ...['科室收入', '收入－成本', '床日成本', '诊次成本'].map(
    (name): Column => ({ heading: name, kind: 'money', width: name.length > 4 ? 15 : 14 }),
  ),
];
const TOTAL = 1 + COST_ITEMS.length * 2;

/** 成本医03 (医院补充规定 附表9): amounts are numbers, shares, 合计 and 收入 − 成本 formulas. */
export function structureWorkbook(titled: Titled, { rows, total }: StructureTable): Workbook {
  const mark = '成本医03';
  const head = { title: NAME, banner: bannerOf(titled, mark), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const last = firstRow + rows.length - 1;
  const summed = (column: string, amount: Fen): Cell =>
    rows.length === 0 ? amount : made(amount, `SUM(${column}${firstRow}:${column}${last})`);
  return {
    title: `${NAME} ${whoOf(titled)} ${spanText(titled.period, titled.span)}`,
    ...{ creator: titled.creator, created: titled.created },
    sheets: [
      {
        name: mark,
        ...head,
        rows: [
          ...rows.map(
            (row, at): Row => [
              `${codeOf(row.department.code)} ${row.department.name}`,
              ...cells(row, firstRow + at, (_, amount) => amount),
            ],
          ),
          { look: 'total', cells: ['科室全成本合计', ...cells(total, last + 1, summed)] },
          SIGNATURES,
        ],
        frozenColumns: 1,
        page: pageOf(titled, mark, { paper: 'A3' }),
        tab: 'accent',
      },
    ],
  };
}

function cells(row: StructureRow, line: number, given: (column: string, amount: Fen) => Cell): Cell[] {
  const at = (column: number): string => `${columnLetters(column)}${line}`;
  const items = COST_ITEMS.flatMap((item, group): Cell[] => [
    given(columnLetters(1 + group * 2), row.amounts[item]),
    percent(row.shares[item], at(1 + group * 2), at(TOTAL)),
  ]);
  return [
    ...items,
    made(row.total, COST_ITEMS.map((_, group) => at(1 + group * 2)).join('+')),
    percent(row.total === 0 ? undefined : 10_000, at(TOTAL), at(TOTAL)),
    given(columnLetters(TOTAL + 2), row.revenue),
    made(row.result, `${at(TOTAL + 2)}-${at(TOTAL)}`),
    row.perBedDay ?? null,
    row.perVisit ?? null,
  ];
}
