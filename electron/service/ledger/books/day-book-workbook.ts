import type { Day, DayTotals } from '../../../../shared/domain/ledger/days.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, subtractFen } from '../../../../shared/kernel/fen.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { voucherNumber } from '../vouchers.ts';
import { type BookHead, longWorkbook, made } from './book-sheet.ts';
import type { LineQueue } from './line-pieces.ts';
import type { ValueNames } from './value-names.ts';

export interface DayBook extends DayTotals {
  /** By date, as the days. */
  readonly lines: LineQueue;
  readonly nameOf: ValueNames;
}

const COLUMNS: readonly Column[] = [
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '凭证号', kind: 'text', width: 10 },
  { heading: '摘要', kind: 'wrap', width: 38 },
  { heading: '科目编码', kind: 'code', width: 14 },
  { heading: '往来单位', kind: 'text', width: 26 },
  { heading: '单据号', kind: 'text', width: 14 },
  { heading: '借方（收入）', kind: 'money', width: 18 },
  { heading: '贷方（支出）', kind: 'money', width: 18 },
  { heading: '余额（借正贷负）', kind: 'money', width: 19 },
];

/** 日记账 as a workbook: each balance is a formula on the one above it, 本日合计 and 本月合计 over what stands above. */
export function dayBookWorkbook(head: BookHead, book: DayBook): Workbook {
  return longWorkbook(head, {
    columns: COLUMNS,
    frozenColumns: 3,
    count: 1,
    rows: (_, firstRow) => rowsOf(book, firstRow),
    remarks: ['余额借方为正、贷方为负；按科目余额表报账的月份没有分录，发生额列在月末一天。'],
  });
}

async function* rowsOf({ opening, days, lines, nameOf }: DayBook, firstRow: number): AsyncGenerator<readonly Row[]> {
  /** The rows of a day, after those that were handed on. */
  let rows: Row[] = [total(null, '期初余额', null, null, opening)];
  let before = firstRow;
  const here = (): number => before + rows.length;
  let balanceRow = firstRow;
  let balance: Fen = opening;
  /** Rows of 本日合计 since the month began, which its total adds up. */
  let dayRows: number[] = [];
  for (const day of days) {
    const first = here();
    const explained = await lines.take(day.lines);
    for (const line of explained) {
      balance = fen(balance + line.debit - line.credit);
      rows.push({
        data: true,
        cells: [
          line.date as AccountingDate,
          voucherNumber(line),
          line.summary,
          line.code,
          nameOf('counterparty', line.counterparty),
          line.document,
          fen(line.debit),
          fen(line.credit),
          made(balance, `I${balanceRow}+G${here()}-H${here()}`),
        ],
      });
      balanceRow = here() - 1;
    }
    const last = here() - 1;
    /** What no line explains stands in the formula as a number. */
    const sum = (letter: string, amount: Fen, own: readonly number[]): Cell => {
      const rest = formatYuan(fen(amount - own.reduce((all, each) => all + each, 0)));
      if (own.length === 0) return amount;
      return made(amount, `SUM(${letter}${first}:${letter}${last})${rest === '0.00' ? '' : `+${rest}`}`);
    };
    balance = day.closing;
    const debit = sum(
      'G',
      day.debit,
      explained.map((line) => line.debit),
    );
    const credit = sum(
      'H',
      day.credit,
      explained.map((line) => line.credit),
    );
    rows.push(total(day.date, '本日合计', debit, credit, made(day.closing, `I${first - 1}+G${here()}-H${here()}`)));
    balanceRow = here() - 1;
    dayRows.push(balanceRow);
    if (day.month) {
      rows.push(...monthRows(day, day.month, dayRows, here()));
      balanceRow = here() - 1;
      dayRows = [];
    }
    yield rows;
    before += rows.length;
    rows = [];
  }
  yield rows;
}

function monthRows(day: Day, month: NonNullable<Day['month']>, dayRows: readonly number[], here: number): Row[] {
  const sum = (letter: string, amount: Fen): Cell => made(amount, dayRows.map((row) => `${letter}${row}`).join('+'));
  const soFar = (letter: string, year: Fen, own: Fen): Cell =>
    made(year, `${formatYuan(subtractFen(year, own))}+${letter}${here}`);
  return [
    total(
      null,
      `${month.period} 本月合计`,
      sum('G', month.debit),
      sum('H', month.credit),
      made(day.closing, `I${here - 1}`),
    ),
    total(
      null,
      `${month.period} 本年累计`,
      soFar('G', month.yearDebit, month.debit),
      soFar('H', month.yearCredit, month.credit),
      made(day.closing, `I${here}`),
    ),
  ];
}

const total = (date: AccountingDate | null, words: string, debit: Cell, credit: Cell, balance: Cell): Row => ({
  look: 'total',
  data: true,
  cells: [date === null ? { value: null, kind: 'text' } : date, null, words, null, null, null, debit, credit, balance],
});
