import { fen, formatYuan } from '../../../kernel/fen.ts';
import type { AmountReading } from './amount.ts';
import type { Findings } from './findings.ts';
import type { RawSheet } from './grid.ts';
import type { Direction } from './side-word.ts';

/** What a total row prints: both sums, or one sum with its direction. */
export interface PrintedEntryTotal {
  readonly label: string;
  readonly debit?: AmountReading;
  readonly credit?: AmountReading;
  readonly amount?: AmountReading;
  readonly direction?: Direction;
}

/** Totals look back over no more than this many earlier ones. */
const LOOK_BACK = 400;

/**
 * Running sums of entries, and the places where totals stood, so that a printed total (合计, 本页合计, 本月合计) is right when it is the
 * sum back to the beginning or to any earlier total. 累计 goes back beyond the file and proves nothing.
 */
export class EntryTotals {
  readonly #marks: { debit: number; credit: number }[] = [{ debit: 0, credit: 0 }];
  #debit = 0;
  #credit = 0;
  /** A line that could not be read leaves its sums short: totals after it say nothing. */
  #broken = false;

  add(debit: number, credit: number): void {
    this.#debit += debit;
    this.#credit += credit;
  }

  breakOff(): void {
    this.#broken = true;
  }

  check(sheet: RawSheet, row: number, printed: PrintedEntryTotal, findings: Findings): void {
    if (!this.#broken && !/累计/.test(printed.label) && !this.#marks.some((mark) => this.#agrees(printed, mark)))
      findings.reject(sheet, row, 'total-differs', this.#sentence(printed));
    this.#marks.push({ debit: this.#debit, credit: this.#credit });
    if (this.#marks.length > LOOK_BACK) this.#marks.splice(1, 1);
  }

  #agrees(printed: PrintedEntryTotal, mark: { debit: number; credit: number }): boolean {
    const debit = this.#debit - mark.debit;
    const credit = this.#credit - mark.credit;
    const is = (reading: AmountReading | undefined, ...sums: number[]) =>
      reading === undefined || (reading.ok && (sums.includes(reading.amount) || sums.includes(-reading.amount)));
    if (printed.amount) {
      if (printed.direction === 'debit') return is(printed.amount, debit);
      if (printed.direction === 'credit') return is(printed.amount, credit);
      return is(printed.amount, debit, credit, debit - credit, debit + credit);
    }
    return is(printed.debit, debit) && is(printed.credit, credit);
  }

  #sentence(printed: PrintedEntryTotal): string {
    const text = (reading: AmountReading | undefined) => (reading?.ok ? formatYuan(reading.amount) : '不是数字');
    const sum = (amount: number) => formatYuan(fen(amount));
    const both = `按明细计算借方 ${sum(this.#debit)}，贷方 ${sum(this.#credit)}`;
    if (printed.amount) return `“${printed.label}”行为 ${text(printed.amount)}，${both}，不一致`;
    return `“${printed.label}”行借方 ${text(printed.debit)}，贷方 ${text(printed.credit)}，${both}，不一致`;
  }
}
