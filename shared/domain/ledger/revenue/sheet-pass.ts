import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen } from '../../../kernel/fen.ts';
import { amountSentence, readAmount } from '../reading/amount.ts';
import type { Column } from '../reading/columns.ts';
import type { Findings } from '../reading/findings.ts';
import type { RawSheet } from '../reading/grid.ts';
import type { Span } from './dates.ts';
import { dayIn } from './dates.ts';
import { REVENUE_LIMITS, type RevenueKind } from './kinds.ts';
import type { BookedRole, RevenueWord, WordRole } from './reading.ts';
import { plainText } from './vocabulary.ts';

/** What both shapes of a sheet are read with. */
export interface SheetPass {
  readonly sheet: RawSheet;
  readonly kind: RevenueKind | undefined;
  /** The days that the title names. */
  readonly span: Span | undefined;
  readonly known: ReadonlyMap<string, WordRole>;
  readonly findings: Findings;
  /** Σ of the amounts that were read, whatever their sign. */
  readonly sums: { sum: number };
  /** Figures in red ink are negative (红字). */
  readonly redIsMinus: boolean;
}

/** An amount as it stands in the sheet. */
export interface FoundAmount {
  readonly row: number;
  readonly from: AccountingDate;
  readonly date: AccountingDate;
  readonly department: string;
  readonly role: BookedRole;
  readonly word: string;
  readonly amount: Fen;
}

/** What was read of a sheet, before it is gathered by day. */
export interface SheetReading {
  readonly amounts: readonly FoundAmount[];
  readonly words: readonly RevenueWord[];
}

/** 分 of a cell, or undefined after saying why it holds none. */
export function amountAt(
  { sheet, findings, sums, redIsMinus }: SheetPass,
  row: number,
  column: Column,
): Fen | undefined {
  const read = readAmount(sheet, row, column.index, 1, redIsMinus);
  if (read.ok && sums.sum + Math.abs(read.amount) <= REVENUE_LIMITS.sum) {
    sums.sum += Math.abs(read.amount);
    return read.amount;
  }
  const fault = read.ok ? 'too-large' : read.fault;
  findings.reject(sheet, row, fault, amountSentence(fault, sheet.text(row, column.index)), column);
  return undefined;
}

/** Whether a column's cells are amounts: most of those that are filled, and one at least. */
export function isMoneyColumn(sheet: RawSheet, from: number, column: number): boolean {
  let filled = 0;
  let amounts = 0;
  for (let row = from; row < sheet.rowCount; row += 1) {
    if (sheet.kind(row, column) === 'empty' || sheet.date(row, column)) continue;
    filled += 1;
    if (readAmount(sheet, row, column, 1, true).ok) amounts += 1;
  }
  return amounts > 0 && amounts * 2 >= filled;
}

/** The days of a row, the one above speaking for a blank: read from its column, or from the title. */
export class RowDays {
  readonly #pass: SheetPass;
  readonly #column: Column | undefined;
  #before: AccountingDate | undefined;

  constructor(pass: SheetPass, column: Column | undefined) {
    this.#pass = pass;
    this.#column = column;
  }

  /** Undefined after saying why the row has no day. */
  at(row: number): Span | undefined {
    const { sheet, span, findings } = this.#pass;
    if (!this.#column) return span;
    const text = sheet.text(row, this.#column.index);
    if (text === '' && this.#before) return { from: this.#before, to: this.#before };
    const read = dayIn(text, span, sheet.date1904 === true);
    if (read.kind === 'date') {
      this.#before = read.date;
      return { from: read.date, to: read.date };
    }
    const said = text.slice(0, 30);
    const message =
      text === ''
        ? '这一行没有日期'
        : read.kind === 'impossible'
          ? `日期“${said}”不存在`
          : read.kind === 'either-order'
            ? `日期“${said}”的日和月分不清`
            : `日期“${said}”读不懂`;
    findings.reject(sheet, row, 'date', message, this.#column);
    return undefined;
  }
}

/** A department as the sheet writes it. */
export const departmentText = (text: string): string => plainText(text, REVENUE_LIMITS.word);

export const sumOf = (amounts: readonly number[]): Fen => fen(amounts.reduce((sum, amount) => sum + amount, 0));
