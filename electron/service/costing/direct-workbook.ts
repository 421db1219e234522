import { COST_ITEM_NAMES, COST_ITEMS, type CostItem } from '../../../shared/domain/costing/cost-item.ts';
import { type DirectCost, type ItemAmounts, totalOf } from '../../../shared/domain/costing/direct-cost.ts';
import type { DirectRow } from '../../../shared/domain/costing/reports/direct-table.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import type { Fen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { columnLetters, frameOf } from '../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../workbook/write/sheet.ts';
import { rowName } from './row-names.ts';

/** 成本医01 of one unit and span. */
export interface DirectSheet {
  readonly who: string;
  readonly period: Period;
  readonly span: CostSpan;
  readonly rows: readonly DirectRow[];
  /** How deep in its unit's tree each department stands. */
  readonly depths: ReadonlyMap<string, number>;
  readonly excluded: DirectCost['excluded'];
  /** 待归集, in 分. */
  readonly unassigned: Fen;
  /** Within 财会〔2021〕26号; otherwise the sheet says that it is for management. */
  readonly official: boolean;
  readonly creator: string;
  readonly created: string;
}

/** `2025-12`, or `2025-01至2025-12` of the year so far. */
export const spanText = (period: Period, span: CostSpan): string =>
  span === 'year' ? `${period.slice(0, 4)}-01至${period}` : period;

const NAME = '医院各科室直接成本表';
const COLUMNS: readonly Column[] = [
  { heading: '科室名称', kind: 'text', width: 24 },
  ...COST_ITEMS.map(
    (item, at): Column => ({ heading: `${COST_ITEM_NAMES[item]}(${at + 1})`, kind: 'money', width: 16 }),
  ),
  { heading: `合计(${COST_ITEMS.length + 1})`, kind: 'money', width: 17 },
];
const LAST = COST_ITEMS.length + 1;

/** The official form (医院补充规定 附表7): amounts are numbers, every 小计, 合计 and 总计 a formula over the rows above it. */
export function directWorkbook(sheet: DirectSheet): Workbook {
  const { who, period, span, official, creator, created } = sheet;
  const when = spanText(period, span);
  const banner = [
    { left: `编制单位：${who}`, center: when, right: '成本医01　单位：元' },
    ...(official ? [] : [{ left: '管理口径，参照财会〔2021〕26号编制' }]),
  ];
  const head = { title: NAME, banner, columns: COLUMNS };
  const { firstRow } = frameOf(head);
  return {
    title: `${NAME} ${who} ${when}`,
    ...{ creator, created },
    sheets: [
      {
        name: '成本医01',
        ...head,
        rows: [...formRows(sheet, firstRow), ...notes(sheet)],
        frozenColumns: 1,
        page: {
          orientation: 'landscape',
          header: { left: headerText(who), right: `成本医01　${when}` },
          footer: { center: PAGE_OF_PAGES },
        },
        tab: 'accent',
      },
    ],
  };
}

/** The rows with their formulas; a class's 小计 adds its departments up, 管理费用 is a sum already. */
function formRows({ rows, span, depths }: DirectSheet, firstRow: number): Row[] {
  const lineOf = (wanted: (row: DirectRow) => boolean): number[] =>
    rows.flatMap((row, index) => (wanted(row) ? [firstRow + index] : []));
  const parts: (row: DirectRow) => number[] | undefined = (row) => {
    if (row.kind === 'class' && row.class !== 'admin')
      return lineOf((each) => each.kind === 'department' && each.department.class === row.class);
    if (row.kind === 'medical') return lineOf((each) => each.kind === 'class' && each.class !== 'admin');
    if (row.kind === 'all')
      return lineOf((each) => each.kind === 'medical' || (each.kind === 'class' && each.class === 'admin'));
    return undefined;
  };
  return rows.map((row, index): Row => {
    const line = firstRow + index;
    const above = parts(row) ?? [];
    const added = (column: number, value: Fen): Cell => {
      const letters = columnLetters(column);
      if (above.length === 0) return value;
      return { value, formula: `SUM(${spanned(above, letters)})` };
    };
    const cells: Cell[] = [
      row.kind === 'department'
        ? { value: rowName(row, span), indent: depths.get(row.department.code) ? 2 : 1 }
        : rowName(row, span),
      ...COST_ITEMS.map((item: CostItem, at) => added(at + 1, row.amounts[item])),
      { value: row.total, formula: `SUM(B${line}:${columnLetters(LAST - 1)}${line})` },
    ];
    return row.kind === 'department' ? cells : { look: 'total', cells };
  });
}

/** `B5:B9` for rows that follow one another, `B5,B9` for others. */
function spanned(lines: readonly number[], letters: string): string {
  const [first = 0, last = 0] = [lines[0], lines.at(-1)];
  if (last - first + 1 === lines.length && lines.length > 1) return `${letters}${first}:${letters}${last}`;
  return lines.map((line) => `${letters}${line}`).join(',');
}

/** What is no direct cost, below the form, so that the books can be held against it. */
function notes({ excluded, unassigned }: DirectSheet): Row[] {
  const row = (name: string, amounts: ItemAmounts): Row => ({
    look: 'note',
    cells: [name, ...COST_ITEMS.map((item) => amounts[item]), totalOf(amounts)],
  });
  return [
    row('不计入：财政项目拨款经费', excluded['fiscal-project']),
    row('不计入：科教经费', excluded.research),
    { look: 'note', cells: ['待归集到科室', ...COST_ITEMS.map(() => null), unassigned] },
  ];
}
