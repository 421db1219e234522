import { type Fen, fen } from '../../kernel/fen.ts';
import type { Element, Side, UnitAccount } from './account.ts';
import { natureOfCode } from './charts/element.ts';
import type { Turnover } from './closed-turnover.ts';
import type { KeptBalance } from './composition.ts';

/** Amounts of one month: debit, credit, and the part of each made by closing vouchers. */
const WIDTH = 4;
const MONTHS = 13;

/**
 * One account and combination of dimensions through a year: slot 0 is the opening, slots 1–12 the months. Amounts lie in a
 * typed array, for a community has hundreds of thousands of them; they are whole 分, and what leaves here is `Fen`.
 */
export class AccountCourse {
  readonly row: KeptBalance;
  readonly account: UnitAccount | undefined;
  readonly group: string | undefined;
  private readonly amounts = new Float64Array(WIDTH * MONTHS);

  constructor(row: KeptBalance, account: UnitAccount | undefined, group: string | undefined) {
    this.row = row;
    this.account = account;
    this.group = group;
  }

  get element(): Element {
    return this.account?.element ?? natureOfCode(this.row.code)?.element ?? 'asset';
  }

  get side(): Side {
    return this.account?.side ?? natureOfCode(this.row.code)?.side ?? 'debit';
  }

  add(month: number, turnover: Turnover): void {
    const at = month * WIDTH;
    this.amounts[at]! += turnover.debit;
    this.amounts[at + 1]! += turnover.credit;
    this.amounts[at + 2]! += turnover.closingDebit;
    this.amounts[at + 3]! += turnover.closingCredit;
  }

  /** Turnovers of the months from one to another, added up. */
  turnover(from: number, to: number = from): Turnover {
    let [debit, credit, closingDebit, closingCredit] = [0, 0, 0, 0];
    for (let at = from * WIDTH; at <= to * WIDTH; at += WIDTH) {
      debit += this.amounts[at]!;
      credit += this.amounts[at + 1]!;
      closingDebit += this.amounts[at + 2]!;
      closingCredit += this.amounts[at + 3]!;
    }
    return {
      debit: fen(debit),
      credit: fen(credit),
      closingDebit: fen(closingDebit),
      closingCredit: fen(closingCredit),
    };
  }

  /** Balance before a month, debit-positive: the opening and all months before. */
  balanceBefore(month: number): Fen {
    const { debit, credit } = this.turnover(0, month - 1);
    return fen(debit - credit);
  }

  /** Says which part of a month's turnover was closing. */
  setClosing(month: number, { closingDebit, closingCredit }: Turnover): void {
    this.amounts[month * WIDTH + 2] = closingDebit;
    this.amounts[month * WIDTH + 3] = closingCredit;
  }
}
