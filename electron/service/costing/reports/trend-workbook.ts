import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { costedOf } from '../../../../shared/domain/costing/reports/costed.ts';
import { fullTable } from '../../../../shared/domain/costing/reports/full-table.ts';
import { hundredths } from '../../../../shared/domain/costing/reports/ratio.ts';
import { structureTable } from '../../../../shared/domain/costing/reports/structure-table.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { spanText } from '../direct-workbook.ts';
import { codeOf } from './rows-out.ts';
import { bannerOf, made, pageOf, percent, type Titled, whoOf } from './sheet-parts.ts';
import { costedIn, type Source } from './source.ts';

const NAME = '成本构成与趋势';
const TOTAL = COST_ITEMS.length + 1;
const COLUMNS: readonly Column[] = [
  { heading: '期间', kind: 'text', width: 14 },
  ...COST_ITEMS.map((item): Column => ({ heading: COST_ITEM_NAMES[item], kind: 'money', width: 15 })),
  { heading: '全成本合计', kind: 'money', width: 16 },
  { heading: '科室收入', kind: 'money', width: 16 },
  { heading: '收入－成本', kind: 'money', width: 16 },
  { heading: '诊次', kind: 'count', width: 10 },
  { heading: '诊次成本', kind: 'money', width: 11 },
  { heading: '床日', kind: 'count', width: 10 },
  { heading: '床日成本', kind: 'money', width: 11 },
];

/** 成本构成与趋势: each month with its items, 诊次 and 床日, and the departments by what they bear. */
export function trendWorkbook(titled: Titled & { readonly source: Source }): Workbook {
  return {
    title: `${NAME} ${whoOf(titled)} ${spanText(titled.period, 'year')}`,
    ...{ creator: titled.creator, created: titled.created },
    sheets: [monthsSheet(titled), departmentsSheet(titled)],
  };
}

function monthsSheet(titled: Titled & { readonly source: Source }): Sheet {
  const head = { title: NAME, banner: bannerOf(titled, NAME), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const months = titled.source.runs.map(({ period, result, inputs }) => {
    const { departments, full, outputs } = costedOf(result, inputs.drivers);
    return { name: period as string, row: structureTable(departments, full, outputs).total };
  });
  const { departments, full, outputs } = costedIn(titled.source);
  const all = structureTable(departments, full, outputs).total;
  const end = firstRow + months.length - 1;
  const cells = (row: typeof all, line: number, given: (column: number, value: Fen | number) => Cell): Cell[] => [
    ...COST_ITEMS.map((item, at) => given(at + 1, row.amounts[item])),
    made(row.total, `SUM(B${line}:${columnLetters(COST_ITEMS.length)}${line})`),
    given(TOTAL + 1, row.revenue),
    made(row.result, `${columnLetters(TOTAL + 1)}${line}-${columnLetters(TOTAL)}${line}`),
    given(TOTAL + 3, row.visits),
    row.perVisit ?? null,
    given(TOTAL + 5, row.bedDays),
    row.perBedDay ?? null,
  ];
  const summed = (column: number, value: Fen | number): Cell => {
    const letters = columnLetters(column);
    return { value, formula: `SUM(${letters}${firstRow}:${letters}${end})` };
  };
  const shares: Row = {
    look: 'note',
    cells: [
      '构成%',
      ...[...COST_ITEMS.map((item) => all.shares[item]), all.total === 0 ? undefined : 10_000].map((share, at) =>
        percent(share, `${columnLetters(at + 1)}${end + 1}`, `${columnLetters(TOTAL)}${end + 1}`),
      ),
    ],
  };
  return {
    name: NAME,
    ...head,
    rows: [
      ...months.map(({ name, row }, at): Row => [name, ...cells(row, firstRow + at, (_, value) => value)]),
      ...(months.length === 0
        ? []
        : [{ look: 'total' as const, cells: ['合计', ...cells(all, end + 1, summed)] }, shares]),
    ],
    frozenColumns: 1,
    page: pageOf(titled, NAME, { paper: 'A3' }),
    tab: 'accent',
  };
}

function departmentsSheet(titled: Titled & { readonly source: Source }): Sheet {
  const columns: readonly Column[] = [
    { heading: '序号', kind: 'integer', width: 8 },
    { heading: '科室', kind: 'text', width: 30 },
    { heading: '全成本', kind: 'money', width: 20 },
    { heading: '累计%', kind: 'text', width: 12 },
  ];
  const head = { title: '临床服务类科室全成本排序', banner: bannerOf(titled, NAME), columns };
  const { firstRow } = frameOf(head);
  const { departments, direct, full } = costedIn(titled.source);
  const { rows, total } = fullTable(departments, direct, full);
  const all = totalOf(total.full);
  const end = firstRow + rows.length - 1;
  let sum = 0;
  const sorted = rows
    .map(({ department, full: amounts }) => ({ department, amount: totalOf(amounts) }))
    .sort((a, b) => b.amount - a.amount || (a.department.code < b.department.code ? -1 : 1));
  return {
    name: '科室排序',
    ...head,
    rows: [
      ...sorted.map(({ department, amount }, at): Row => {
        sum += amount;
        const line = firstRow + at;
        return [
          at + 1,
          `${codeOf(department.code)} ${department.name}`,
          amount,
          percent(hundredths(fen(sum), all), `SUM(C$${firstRow}:C${line})`, `SUM(C$${firstRow}:C$${end})`),
        ];
      }),
      ...(rows.length === 0
        ? []
        : [{ look: 'total' as const, cells: [null, '合计', made(all, `SUM(C${firstRow}:C${end})`), null] }]),
    ],
    frozenColumns: 2,
    page: pageOf(titled, NAME, { orientation: 'portrait' }),
    tab: 'quiet',
  };
}
