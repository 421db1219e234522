import { fen, groupedYuan } from '../../../kernel/fen.ts';
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

interface Sums {
  readonly debit: number;
  readonly credit: number;
}

interface Doubtful {
  readonly sheet: RawSheet;
  readonly row: number;
  readonly printed: PrintedEntryTotal;
  /** The sums of what stands above it. */
  readonly so: Sums;
  readonly sentence: string;
  readonly findings: Findings;
}

const NOTHING: Sums = { debit: 0, credit: 0 };

/** Totals look back over no more than this many earlier ones. */
const LOOK_BACK = 400;

/**
 * Running sums of entries, and the places where totals stood, so that a printed total (合计, 本页合计, 本月合计) is right when it is the
 * sum back to the beginning or to any earlier total. 累计 goes back beyond the file and proves nothing.
 */
export class EntryTotals {
  readonly #marks: Sums[] = [NOTHING];
  #debit = 0;
  #credit = 0;
  readonly #doubtful: Doubtful[] = [];
  /** A line that could not be read leaves its sums short: totals after it say nothing. */
  #broken = false;

  add(debit: number, credit: number): void {
    this.#debit += debit;
    this.#credit += credit;
  }

  breakOff(): void {
    this.#broken = true;
  }

  /** Holds a printed total against the entries above it; what does not agree waits for the end. */
  check(sheet: RawSheet, row: number, printed: PrintedEntryTotal, findings: Findings): void {
    const proves = !this.#broken && !/累计/.test(printed.label);
    const so = { debit: this.#debit, credit: this.#credit };
    if (proves && !this.#marks.some((mark) => agrees(printed, so, mark)))
      this.#doubtful.push({ sheet, row, printed, so, sentence: this.#sentence(printed), findings });
    this.#marks.push({ debit: this.#debit, credit: this.#credit });
    if (this.#marks.length > LOOK_BACK) this.#marks.splice(1, 1);
  }

  /** Totals printed above their rows are right when they are the sum of what follows, or of all. */
  finish(): void {
    const all = { debit: this.#debit, credit: this.#credit };
    for (const { sheet, row, printed, so, sentence, findings } of this.#doubtful)
      if (!this.#broken && !agrees(printed, all, so) && !agrees(printed, all, NOTHING))
        findings.reject(sheet, row, 'total-differs', sentence);
  }

  #sentence(printed: PrintedEntryTotal): string {
    const text = (reading: AmountReading | undefined) => (reading?.ok ? groupedYuan(reading.amount) : '不是数字');
    const sum = (amount: number) => groupedYuan(fen(amount));
    const both = `按明细计算借方 ${sum(this.#debit)}，贷方 ${sum(this.#credit)}`;
    if (printed.amount) return `“${printed.label}”行为 ${text(printed.amount)}，${both}，不一致`;
    return `“${printed.label}”行借方 ${text(printed.debit)}，贷方 ${text(printed.credit)}，${both}，不一致`;
  }
}

/** Whether what is printed is the sum between two places. */
function agrees(printed: PrintedEntryTotal, to: Sums, from: Sums): boolean {
  const debit = to.debit - from.debit;
  const credit = to.credit - from.credit;
  const is = (reading: AmountReading | undefined, ...sums: number[]) =>
    reading === undefined || (reading.ok && (sums.includes(reading.amount) || sums.includes(-reading.amount)));
  if (!printed.amount) return is(printed.debit, debit) && is(printed.credit, credit);
  if (printed.direction === 'debit') return is(printed.amount, debit);
  if (printed.direction === 'credit') return is(printed.amount, credit);
  return is(printed.amount, debit, credit, debit - credit, debit + credit);
}
