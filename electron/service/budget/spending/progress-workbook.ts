import type { BudgetLine } from '../../../../shared/domain/budget/line.ts';
import { rateOf, type Warning } from '../../../../shared/domain/budget/progress.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { LineProgress } from './progress.ts';

/** 预算执行情况表 of one unit by the end of a month. */
export interface ProgressSheet {
  readonly who: string;
  readonly period: Period;
  /** 时间进度, in percent. */
  readonly time: number;
  readonly lines: readonly LineProgress[];
  /** What was said of the variance of an item and source at the month's end; '' where nothing is to be. */
  explained(line: BudgetLine): string;
  item(code: string): string;
  source(code: string): string;
  department(code: string): string;
  readonly creator: string;
  readonly created: string;
}

const NAME = '预算执行情况表';
const WORDS: Readonly<Record<Warning, string>> = {
  fine: '',
  'will-exceed': '预计超支',
  near: '接近预算',
  over: '已超支',
};
const AMOUNTS = ['批复数', '调整数', '已占用', '已签约', '已支出', '可用'] as const;
const COLUMNS: readonly Column[] = [
  { heading: '项目编码', kind: 'code', width: 10 },
  { heading: '预算项目', kind: 'text', width: 24 },
  { heading: '科室', kind: 'text', width: 16 },
  { heading: '资金来源', kind: 'text', width: 20 },
  { heading: '项目', kind: 'text', width: 12 },
  ...AMOUNTS.map((heading): Column => ({ heading, kind: 'money', width: 16 })),
  { heading: '截至本月支出', kind: 'money', width: 16 },
  { heading: '执行率%', kind: 'decimal', width: 10 },
  { heading: '全年预计支出', kind: 'money', width: 16 },
  { heading: '预警', kind: 'text', width: 12 },
  { heading: '口径', kind: 'text', width: 10 },
  { heading: '差异说明', kind: 'wrap', width: 36 },
];
const FIRST_AMOUNT = 5;

/** The sheet as a workbook: amounts are numbers, what is available and the totals are formulas. */
export function progressWorkbook({ who, period, time, lines, creator, created, ...names }: ProgressSheet): Workbook {
  const head = {
    title: NAME,
    banner: [{ left: `编制单位：${who}`, center: `${period}　时间进度 ${time}%`, right: '金额单位：元' }],
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const rows: Row[] = lines.map(({ line, progress, byBalance }, at): Row => {
    const row = firstRow + at;
    return [
      ...[line.item, names.item(line.item)],
      ...[line.department === '' ? '' : names.department(line.department), names.source(line.source), line.project],
      ...[progress.approved, progress.adjusted, progress.reserved, progress.committed, progress.spent],
      { value: progress.available, formula: `ROUND(F${row}+G${row}-H${row}-I${row}-J${row},2)` },
      ...[progress.soFar, rateCell(rateOf(progress)), progress.forecast.amount, WORDS[progress.warning]],
      ...[byBalance ? '按余额表' : '', names.explained(line)],
    ];
  });
  const last = firstRow + rows.length - 1;
  if (rows.length > 0) {
    const total = (column: number, value: number): Cell => {
      const letters = columnLetters(column);
      return { value, formula: `SUM(${letters}${firstRow}:${letters}${last})` };
    };
    const of = lines.map(({ progress }) => progress);
    rows.push({
      look: 'total',
      cells: [
        ...[null, '合计', null, null, null],
        ...(['approved', 'adjusted', 'reserved', 'committed', 'spent', 'available', 'soFar'] as const).map(
          (column, at) => total(FIRST_AMOUNT + at, sumFen(of.map((progress) => progress[column]))),
        ),
        null,
        total(FIRST_AMOUNT + 8, sumFen(of.map(({ forecast }) => forecast.amount))),
        ...[null, null, null],
      ],
    });
  } else rows.push([]);
  return {
    title: `${NAME} ${who} ${period}`,
    creator,
    created,
    sheets: [
      {
        name: NAME,
        ...head,
        rows,
        filter: true,
        frozenColumns: 2,
        page: {
          orientation: 'landscape',
          header: { left: headerText(who), right: `${period}　金额单位：元` },
          footer: { center: PAGE_OF_PAGES },
        },
        tab: 'accent',
      },
    ],
  };
}

/** Percent to one decimal, in hundredths; nothing of nothing. */
const rateCell = (rate: number | undefined): number | null => (rate === undefined ? null : Math.round(rate * 100));
