import { type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import { amountSentence, type Multiplier, readAmount } from './amount.ts';
import type { Column } from './columns.ts';
import type { Findings } from './findings.ts';
import type { RawSheet } from './grid.ts';
import type { JournalColumns } from './journal-columns.ts';
import type { Direction } from './side-word.ts';

export interface AmountRules {
  readonly columns: JournalColumns;
  readonly multiplier: Multiplier;
  /** Whether figures in red ink are negative. */
  readonly redIsMinus: boolean;
  readonly directionOf: (text: string) => Direction;
}

/**
 * Reads the amounts of entries, row after row, into {@link debit} and {@link credit}: the two are fields, for a million rows would
 * be a million objects.
 */
export class EntryAmounts {
  debit: Fen = ZERO;
  credit: Fen = ZERO;
  /** A figure in red ink was met. */
  sawRed = false;
  readonly #rules: AmountRules;
  readonly #findings: Findings;

  constructor(rules: AmountRules, findings: Findings) {
    this.#rules = rules;
    this.#findings = findings;
  }

  /** Reads a row in the form of its table; false when a cell is rejected. */
  read(sheet: RawSheet, row: number): boolean {
    const { form, debit, credit, amount } = this.#rules.columns;
    if (form !== 'debit-credit') return this.#readOne(sheet, row, amount);
    if (!this.#readBoth(sheet, row, debit, credit)) return false;
    if (this.debit === 0 || this.credit === 0) return true;
    this.#findings.reject(sheet, row, 'both-sides', '同一行借方和贷方都有金额', credit);
    return false;
  }

  #readBoth(sheet: RawSheet, row: number, debit: Column | undefined, credit: Column | undefined): boolean {
    const left = this.#money(sheet, row, debit);
    const right = this.#money(sheet, row, credit);
    if (Number.isNaN(left) || Number.isNaN(right)) return false;
    this.debit = left as Fen;
    this.credit = right as Fen;
    return true;
  }

  /** One amount with a direction beside it, or signed: 借正贷负. */
  #readOne(sheet: RawSheet, row: number, column: Column | undefined): boolean {
    const amount = this.#money(sheet, row, column);
    if (Number.isNaN(amount)) return false;
    const { form, direction } = this.#rules.columns;
    const text = form === 'direction' && direction ? sheet.text(row, direction.index) : '';
    const side = form === 'direction' ? this.#rules.directionOf(text) : amount >= 0 ? 'debit' : 'credit';
    const value = form === 'direction' ? fen(amount) : fen(Math.abs(amount));
    if (side !== 'debit' && side !== 'credit' && value !== 0) {
      this.#findings.reject(sheet, row, 'no-direction', `方向“${text}”不是借或贷`, direction);
      return false;
    }
    this.debit = side === 'debit' ? value : ZERO;
    this.credit = side === 'credit' ? value : ZERO;
    return true;
  }

  /** The amount of a cell, or NaN once it is rejected. A cell in red ink is never plain, so it is looked for only among the rest. */
  #money(sheet: RawSheet, row: number, column: Column | undefined): number {
    if (!column) return ZERO;
    const { multiplier, redIsMinus } = this.#rules;
    if (multiplier === 1) {
      const plain = sheet.plainFen(row, column.index);
      if (!Number.isNaN(plain)) return plain;
    }
    const read = readAmount(sheet, row, column.index, multiplier, redIsMinus);
    if (read.ok) {
      this.sawRed ||= read.amount !== 0 && sheet.red(row, column.index);
      return read.amount;
    }
    this.#findings.reject(sheet, row, read.fault, amountSentence(read.fault, sheet.text(row, column.index)), column);
    return Number.NaN;
  }
}
