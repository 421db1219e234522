import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import type { FullCost, FullTable } from '../../../../shared/domain/costing/reports/full-table.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { spanText } from '../direct-workbook.ts';
import { codeOf } from './rows-out.ts';
import { bannerOf, made, pageOf, SIGNATURES, type Titled, whoOf } from './sheet-parts.ts';

const NAME = '医院临床服务类科室全成本表';
const PARTS = ['直接成本', '间接成本', '全成本'] as const;
const GROUPS = [
  ...COST_ITEMS.map((item, at) => `${COST_ITEM_NAMES[item]}(${at + 1})`),
  `合计(${COST_ITEMS.length + 1})`,
];
const COLUMNS: readonly Column[] = [
  { heading: '科室名称', kind: 'text', width: 22 },
  ...GROUPS.flatMap((group) => PARTS.map((part): Column => ({ heading: [group, part], kind: 'money', width: 14.5 }))),
];

/** 成本医02 (医院补充规定 附表8): 直接成本 and 间接成本 are numbers, 全成本, 合计 and the last row formulas. */
export function fullWorkbook(titled: Titled, { rows, total }: FullTable): Workbook {
  const mark = '成本医02';
  const head = { title: NAME, banner: bannerOf(titled, mark), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const last = firstRow + rows.length - 1;
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
              ...costCells(row, firstRow + at, (_, amount) => amount),
            ],
          ),
          {
            look: 'total',
            cells: [
              '科室全成本合计',
              ...costCells(total, last + 1, (column, amount) =>
                rows.length === 0 ? amount : made(amount, `SUM(${column}${firstRow}:${column}${last})`),
              ),
            ],
          },
          SIGNATURES,
        ],
        frozenColumns: 1,
        page: pageOf(titled, mark, { paper: 'A3' }),
        tab: 'accent',
      },
    ],
  };
}

/** @param given what a cell of 直接成本 or 间接成本 holds. */
function costCells(
  { direct, indirect, full }: FullCost,
  line: number,
  given: (column: string, amount: ItemAmounts['other']) => Cell,
): Cell[] {
  const at = (group: number, part: number): string => columnLetters(1 + group * PARTS.length + part);
  const own = COST_ITEMS.flatMap((item, group): Cell[] => [
    given(at(group, 0), direct[item]),
    given(at(group, 1), indirect[item]),
    made(full[item], `${at(group, 0)}${line}+${at(group, 1)}${line}`),
  ]);
  const sums = [direct, indirect, full].map((amounts, part) =>
    made(totalOf(amounts), COST_ITEMS.map((_, group) => `${at(group, part)}${line}`).join('+')),
  );
  return [...own, ...sums];
}
