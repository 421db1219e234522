import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { voucherNumber } from '../vouchers.ts';
import { type BookHead, bookWorkbook, cellsOf, made } from './book-sheet.ts';
import type { CourseMonth } from './month-course.ts';
import type { ValueNames } from './value-names.ts';

/** A line as the journal reads it. */
interface BookLine {
  readonly period: string;
  readonly type: string;
  readonly number: number;
  readonly date: string;
  readonly code: string;
  readonly summary: string;
  readonly debit: number;
  readonly credit: number;
  readonly counterparty: string;
  readonly department: string;
  readonly project: string;
  readonly fund: string;
  readonly document: string;
}

export interface AccountBook {
  readonly opening: number;
  readonly months: readonly (CourseMonth & { readonly lines: number })[];
  /** By date, those of one month after those of the one before. */
  readonly lines: readonly BookLine[];
  readonly nameOf: ValueNames;
}

const COLUMNS: readonly Column[] = [
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '凭证号', kind: 'text', width: 10 },
  { heading: '摘要', kind: 'wrap', width: 36 },
  { heading: '科目编码', kind: 'code', width: 14 },
  { heading: '往来单位', kind: 'text', width: 24 },
  { heading: '部门', kind: 'text', width: 14 },
  { heading: '项目', kind: 'text', width: 10 },
  { heading: '资金性质', kind: 'text', width: 18 },
  { heading: '单据号', kind: 'text', width: 14 },
  { heading: '借方', kind: 'money', width: 17 },
  { heading: '贷方', kind: 'money', width: 17 },
  { heading: '余额（借正贷负）', kind: 'money', width: 18 },
];
const SUMMARY = 2;
const DEBIT = 9;
const CREDIT = 10;
const BALANCE = 11;

/** 明细账 as a workbook: each balance is a formula on the one above it, each total one over the lines of its month. */
export function accountBookWorkbook(head: BookHead, book: AccountBook): Workbook {
  return bookWorkbook(head, {
    columns: COLUMNS,
    frozenColumns: SUMMARY + 1,
    rows: (firstRow) => rowsOf(book, firstRow),
    remarks: ['余额借方为正、贷方为负；按科目余额表报账的月份没有分录，只有合计。'],
  });
}

function rowsOf({ opening, months, lines, nameOf }: AccountBook, firstRow: number): Row[] {
  const rows: Row[] = [total('期初余额', null, null, fen(opening))];
  /** The row that is being made, as Excel counts. */
  const here = (): number => firstRow + rows.length;
  let balanceRow = firstRow;
  let balance = opening;
  let yearRow: number | undefined;
  let at = 0;
  for (const month of months) {
    const first = here();
    for (const line of lines.slice(at, at + month.lines)) {
      balance += line.debit - line.credit;
      rows.push({
        cells: [
          line.date as AccountingDate,
          voucherNumber(line),
          line.summary,
          line.code,
          nameOf('counterparty', line.counterparty),
          nameOf('department', line.department),
          line.project,
          nameOf('fund', line.fund),
          line.document,
          fen(line.debit),
          fen(line.credit),
          made(fen(balance), `L${balanceRow}+J${here()}-K${here()}`),
        ],
        data: true,
      });
      balanceRow = here() - 1;
    }
    at += month.lines;
    const last = here() - 1;
    // A month in summary has turnovers but no lines to add up.
    const sum = (column: number, amount: number): Cell =>
      month.lines === 0 ? fen(amount) : made(fen(amount), `SUM(${cellsOf(column, first, last)})`);
    balance = month.closing;
    const closing = (row: number): Cell =>
      month.lines === 0 ? made(fen(balance), `L${balanceRow}+J${row}-K${row}`) : made(fen(balance), `L${balanceRow}`);
    rows.push(total(`${month.period} 本月合计`, sum(DEBIT, month.debit), sum(CREDIT, month.credit), closing(here())));
    const monthRow = here() - 1;
    balanceRow = monthRow;
    const soFar = (letter: string, year: number, own: number): Cell => {
      // What the months before the span moved stands in the first formula as a number.
      const before = yearRow === undefined ? formatYuan(fen(year - own)) : `${letter}${yearRow}`;
      return made(fen(year), `${before}+${letter}${monthRow}`);
    };
    const isNewYear = month.period.endsWith('-01');
    if (isNewYear) yearRow = undefined;
    rows.push(
      total(
        `${month.period} 本年累计`,
        soFar('J', month.yearDebit, month.debit),
        soFar('K', month.yearCredit, month.credit),
        made(fen(month.closing), `L${monthRow}`),
      ),
    );
    yearRow = here() - 1;
  }
  return rows;
}

const total = (words: string, debit: Cell, credit: Cell, balance: Fen | Cell): Row => {
  const cells: Cell[] = Array(BALANCE + 1).fill(null);
  cells[0] = { value: null, kind: 'text' };
  cells[SUMMARY] = words;
  cells[DEBIT] = debit;
  cells[CREDIT] = credit;
  cells[BALANCE] = balance;
  return { look: 'total', data: true, cells };
};
