import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { columnLetters, quotedSheet } from '../../workbook/write/address.ts';
import type { Cell, Row } from '../../workbook/write/model.ts';
import { made } from './book-sheet.ts';
import type { LineQueue } from './line-pieces.ts';
import type { LineAt } from './lines-at.ts';

/** A month of a long book. Where the turnovers are not given they are what its lines add up to. */
export interface LongMonth {
  readonly period: string;
  readonly lines: number;
  readonly debit?: number;
  readonly credit?: number;
  /** 本年累计 with this month; without it the sums run from the first month of the book. */
  readonly yearDebit?: number;
  readonly yearCredit?: number;
  readonly closing?: number;
}

export interface LongBookContent {
  /** Before the columns of debit, credit and, where `opening` is given, balance. */
  readonly cellsOf: (line: LineAt) => readonly Cell[];
  /** Index of the column in which 本月合计 stands, and of that of the debits. */
  readonly summary: number;
  readonly debit: number;
  /** 期初余额, debit-positive; a book of all accounts has none. */
  readonly opening?: number;
  readonly months: readonly LongMonth[];
  /** 本年累计, or what else the running sums are called. */
  readonly soFar: string;
  readonly lines: LineQueue;
}

/** Rows of a book on one sheet; a sheet holds 1,048,576, and one wants to add some. */
export const SHEET_ROWS = 1_000_000;

const ROWS_AT_ONCE = 2000;

/** On how many sheets a book stands. */
export const sheetsOf = (book: Pick<LongBookContent, 'opening' | 'months'>, room = SHEET_ROWS): number =>
  Math.max(1, Math.ceil(book.months.reduce((rows, { lines }) => rows + lines + 2, 1) / room));

/**
 * Lines of months with 本月合计 and 本年累计, on as many sheets as it takes: each but the last ends with 过次页, each but the
 * first begins with 承前页, whose figures are formulas on the sheet before. Sheets are written one after another.
 */
export class LongBookRows {
  readonly #book: LongBookContent;
  readonly #room: number;
  readonly #letters: { readonly debit: string; readonly credit: string; readonly balance: string };
  #month = 0;
  /** Lines of the month that stand already. */
  #written = 0;
  #balance: number;
  /** Where the balance before the next row stands, for a formula on this sheet. */
  #balanceAt = '';
  #sums = { debit: 0, credit: 0 };
  #year: { debit: number; credit: number; sheet: string; row: number } | undefined;
  #sheet = '';
  /** Row of 承前页 while its month lasts, and of the month's first line on this sheet. */
  #carriedRow: number | undefined;
  #firstRow = 0;
  #row = 0;
  #turned: { readonly sheet: string; readonly row: number } | undefined;

  constructor(book: LongBookContent, room = SHEET_ROWS) {
    this.#book = book;
    this.#room = room;
    this.#balance = book.opening ?? 0;
    const { debit } = book;
    this.#letters = {
      debit: columnLetters(debit),
      credit: columnLetters(debit + 1),
      balance: columnLetters(debit + 2),
    };
  }

  /** The rows of the next sheet, from its first row of data on. */
  async *sheet(name: string, firstRow: number, isLast: boolean): AsyncGenerator<readonly Row[]> {
    this.#sheet = name;
    this.#row = firstRow;
    const end = isLast ? Number.POSITIVE_INFINITY : firstRow + this.#room;
    yield [this.#begin()];
    for (; this.#month < this.#book.months.length; this.#month += 1) {
      const month = this.#book.months[this.#month]!;
      while (this.#written < month.lines) {
        const most = Math.min(ROWS_AT_ONCE, month.lines - this.#written, end - this.#row);
        if (most <= 0) return yield [this.#turn()];
        const lines = await this.#book.lines.some(most);
        if (lines.length === 0) throw new Error(`the lines of ${month.period} end before its end`);
        yield lines.map((line) => this.#line(line));
      }
      if (this.#row >= end) return yield [this.#turn()];
      yield this.#totals(month);
    }
  }

  #begin(): Row {
    this.#firstRow = this.#row + 1;
    this.#balanceAt = `${this.#letters.balance}${this.#row}`;
    if (!this.#turned) {
      const opening = this.#book.opening === undefined ? null : fen(this.#balance);
      return this.#total(this.#book.opening === undefined ? '期初' : '期初余额', null, null, opening);
    }
    const { sheet, row } = this.#turned;
    const on = (letters: string): string => `${quotedSheet(sheet)}!${letters}${row}`;
    this.#carriedRow = this.#row;
    return this.#total(
      '承前页',
      made(fen(this.#sums.debit), on(this.#letters.debit)),
      made(fen(this.#sums.credit), on(this.#letters.credit)),
      made(fen(this.#balance), on(this.#letters.balance)),
    );
  }

  #line(line: LineAt): Row {
    const [debit, credit] = [Number(line.debit), Number(line.credit)];
    this.#written += 1;
    this.#sums.debit += debit;
    this.#sums.credit += credit;
    this.#balance += debit - credit;
    const cells: Cell[] = [...this.#book.cellsOf(line), fen(debit), fen(credit)];
    const at = this.#row;
    if (this.#book.opening !== undefined)
      cells.push(
        made(fen(this.#balance), `${this.#balanceAt}+${this.#letters.debit}${at}-${this.#letters.credit}${at}`),
      );
    this.#balanceAt = `${this.#letters.balance}${at}`;
    this.#row += 1;
    return { cells, data: true };
  }

  /** Σ of the month as far as it stands: what was carried, and the lines on this sheet. */
  #sumOf(letters: string, amount: number): Cell {
    const parts = [
      ...(this.#carriedRow === undefined ? [] : [`${letters}${this.#carriedRow}`]),
      ...(this.#row > this.#firstRow ? [`SUM(${letters}$${this.#firstRow}:${letters}$${this.#row - 1})`] : []),
    ];
    return parts.length === 0 ? fen(amount) : made(fen(amount), parts.join('+'));
  }

  #turn(): Row {
    this.#turned = { sheet: this.#sheet, row: this.#row };
    const { debit, credit } = this.#sums;
    return this.#total(
      '过次页',
      this.#sumOf(this.#letters.debit, debit),
      this.#sumOf(this.#letters.credit, credit),
      made(fen(this.#balance), this.#balanceAt),
    );
  }

  #totals(month: LongMonth): Row[] {
    // A month in summary has turnovers but no lines to add up.
    const bare = month.lines === 0;
    const debit = month.debit ?? this.#sums.debit;
    const credit = month.credit ?? this.#sums.credit;
    const closing = month.closing ?? this.#balance;
    const at = this.#row;
    const { debit: debits, credit: credits, balance } = this.#letters;
    const moved = bare ? `${this.#balanceAt}+${debits}${at}-${credits}${at}` : this.#balanceAt;
    const own = this.#total(
      `${month.period} 本月合计`,
      bare ? fen(debit) : this.#sumOf(debits, debit),
      bare ? fen(credit) : this.#sumOf(credits, credit),
      made(fen(closing), moved),
    );
    if (month.period.endsWith('-01') && month.yearDebit !== undefined) this.#year = undefined;
    const yearDebit = month.yearDebit ?? (this.#year?.debit ?? 0) + debit;
    const yearCredit = month.yearCredit ?? (this.#year?.credit ?? 0) + credit;
    const soFar = (letters: string, year: number, moving: number): Cell => {
      // What the months before the book moved stands in the first formula as a number.
      const before = this.#year
        ? `${this.#on(this.#year.sheet)}${letters}${this.#year.row}`
        : formatYuan(fen(year - moving));
      return made(fen(year), `${before}+${letters}${at}`);
    };
    const year = this.#total(
      `${month.period} ${this.#book.soFar}`,
      soFar(debits, yearDebit, debit),
      soFar(credits, yearCredit, credit),
      made(fen(closing), `${balance}${at}`),
    );
    this.#year = { debit: yearDebit, credit: yearCredit, sheet: this.#sheet, row: this.#row - 1 };
    this.#carriedRow = undefined;
    this.#balance = closing;
    this.#balanceAt = `${balance}${at}`;
    this.#firstRow = this.#row;
    this.#written = 0;
    this.#sums = { debit: 0, credit: 0 };
    return [own, year];
  }

  /** A sheet before a cell's address, where the cell is not on the one being written. */
  readonly #on = (sheet: string): string => (sheet === this.#sheet ? '' : `${quotedSheet(sheet)}!`);

  #total(words: string, debit: Cell, credit: Cell, balance: Fen | Cell): Row {
    const { summary, debit: at, opening } = this.#book;
    const cells: Cell[] = Array(at + (opening === undefined ? 2 : 3)).fill(null);
    cells[0] = { value: null, kind: 'text' };
    cells[summary] = words;
    cells[at] = debit;
    cells[at + 1] = credit;
    if (opening !== undefined) cells[at + 2] = balance;
    this.#row += 1;
    return { look: 'total', data: true, cells };
  }
}
