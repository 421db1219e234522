import type { Side } from '../../../../shared/domain/ledger/account.ts';
import { analysed, type ColumnKind, type Columns } from '../../../../shared/domain/ledger/columns.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, subtractFen, sumFen } from '../../../../shared/kernel/fen.ts';
import { columnLetters } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { voucherNumber } from '../vouchers.ts';
import { type BookHead, bookWorkbook, cellsOf, made, rowCells } from './book-sheet.ts';
import { NOT_STATED } from './book-words.ts';
import type { ValueNames } from './value-names.ts';

interface BookLine {
  readonly type: string;
  readonly number: number;
  readonly date: string;
  readonly code: string;
  readonly department: string;
  readonly summary: string;
  readonly debit: number;
  readonly credit: number;
}

export interface ColumnarBook extends Columns {
  readonly by: ColumnKind;
  readonly side: Side;
  /** Under which value each account counts. */
  readonly places: ReadonlyMap<string, string>;
  readonly opening: Fen;
  /** Of the months, also of those that have no lines. */
  readonly turnover: { readonly debit: Fen; readonly credit: Fen };
  readonly lines: readonly BookLine[];
  readonly nameOf: ValueNames;
}

const FIXED = 3;
const DEBIT = FIXED;
const BALANCE = FIXED + 2;
const FIRST = FIXED + 3;

/** 多栏账 as a workbook: each line in its column, balances and totals formulas, and a check that the columns tie. */
export function columnarWorkbook(head: BookHead, book: ColumnarBook): Workbook {
  const { by, side, places, columns, others, nameOf } = book;
  const values = [...columns.map(({ value }) => value), ...(others === null ? [] : [OTHERS])];
  const at = new Map(values.map((value, index) => [value, index]));
  const columnAt = (line: BookLine): number => {
    const value = by === 'account' ? (places.get(line.code) ?? '') : line.department;
    return at.get(value) ?? values.length - 1;
  };
  const heading = (value: string): string =>
    value === OTHERS ? '其他' : value === '' ? (by === 'account' ? '本科目' : NOT_STATED) : nameOf(by, value);
  const own = side === 'debit' ? '借方分析' : '贷方分析';
  const headings: Column[] = [
    { heading: '日期', kind: 'date', width: 12 },
    { heading: '凭证号', kind: 'text', width: 10 },
    { heading: '摘要', kind: 'wrap', width: 32 },
    { heading: '借方', kind: 'money', width: 16 },
    { heading: '贷方', kind: 'money', width: 16 },
    { heading: '余额（借正贷负）', kind: 'money', width: 18 },
    ...values.map((value): Column => ({ heading: [own, heading(value)], kind: 'money', width: 16 })),
    { heading: '核对', kind: 'check', width: 12, printed: false },
  ];
  const ties = (row: number): Cell => {
    const net = side === 'debit' ? `D${row}-E${row}` : `E${row}-D${row}`;
    const all = values.length === 0 ? '0' : `SUM(${rowCells(FIRST, FIRST + values.length - 1, row)})`;
    return { ...(made(fen(0), `${all}-(${net})`) as object), kind: 'check' } as Cell;
  };
  const rows = (firstRow: number): Row[] => {
    let balance = book.opening;
    const listed = book.lines.map((line, index): Row => {
      const row = firstRow + 1 + index;
      const amounts = { debit: fen(line.debit), credit: fen(line.credit) };
      balance = fen(balance + line.debit - line.credit);
      const analysis: Cell[] = Array(values.length).fill(null);
      analysis[columnAt(line)] = analysed(side, amounts);
      return {
        data: true,
        cells: [
          line.date as AccountingDate,
          voucherNumber(line),
          line.summary,
          amounts.debit,
          amounts.credit,
          made(balance, `F${row - 1}+D${row}-E${row}`),
          ...analysis,
          ties(row),
        ],
      };
    });
    const [first, last] = [firstRow + 1, firstRow + listed.length];
    const here = last + 1;
    /** What months without lines moved stands in the formula as a number. */
    const sum = (column: number, amount: Fen, inLines: readonly Fen[]): Cell => {
      const rest = subtractFen(amount, sumFen(inLines));
      if (inLines.length === 0) return amount;
      return made(amount, `SUM(${cellsOf(column, first, last)})${rest === 0 ? '' : `+${formatYuan(rest)}`}`);
    };
    const totals = [...columns.map(({ amount }) => amount), ...(others === null ? [] : [others])];
    const linesIn = (index: number): Fen[] =>
      book.lines
        .filter((line) => columnAt(line) === index)
        .map((line) => analysed(side, { debit: fen(line.debit), credit: fen(line.credit) }));
    const { debit, credit } = book.turnover;
    return [
      { look: 'total', data: true, cells: [BLANK, null, '期初余额', null, null, book.opening] },
      ...listed,
      {
        look: 'total',
        cells: [
          BLANK,
          null,
          '本期合计',
          sum(
            DEBIT,
            debit,
            book.lines.map((line) => fen(line.debit)),
          ),
          sum(
            DEBIT + 1,
            credit,
            book.lines.map((line) => fen(line.credit)),
          ),
          made(fen(book.opening + debit - credit), `${columnLetters(BALANCE)}${firstRow}+D${here}-E${here}`),
          ...totals.map((amount, index) => sum(FIRST + index, amount, linesIn(index))),
          ties(here),
        ],
      },
    ];
  };
  return bookWorkbook(head, {
    columns: headings,
    rows,
    frozenColumns: FIXED,
    remarks: [
      `各栏为${side === 'debit' ? '借方减贷方' : '贷方减借方'}，反方向为负；没有单独成栏的列入“其他”。打印区外的核对栏应为 0.00。`,
    ],
  });
}

/** What no value of an account or a department is. */
const OTHERS = '其他 ';
const BLANK: Cell = { value: null, kind: 'text' };
