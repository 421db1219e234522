import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../kernel/fen.ts';
import { openOf, type Payable } from './payable.ts';
import type { RunLine, RunMode } from './run.ts';

export interface Proposing {
  readonly mode: RunMode;
  /** What is due by this day is paid. */
  readonly until: AccountingDate;
  /** Only these suppliers; all where it is undefined. */
  readonly suppliers?: readonly string[] | undefined;
}

/**
 * The lines of a run (付款建议): everything of the mode that is due, the oldest first, and the credits of the same suppliers
 * set off against it, the oldest first and never below nil: what is left of a credit waits for the next run.
 */
export function propose(payables: readonly Payable[], { mode, until, suppliers }: Proposing): RunLine[] {
  const asked = suppliers && new Set(suppliers);
  const own = payables
    .filter((payable) => payable.mode === mode && openOf(payable) !== 0 && (asked?.has(payable.supplier) ?? true))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.invoiceLine - b.invoiceLine));
  const lines: RunLine[] = [];
  for (const supplier of [...new Set(own.map((payable) => payable.supplier))].sort()) {
    const theirs = own.filter((payable) => payable.supplier === supplier);
    const debts = theirs.filter((payable) => openOf(payable) > 0 && payable.due <= until);
    let left: Fen = sumFen(debts.map(openOf));
    lines.push(...debts.map((payable) => ({ invoiceLine: payable.invoiceLine, amount: openOf(payable) })));
    for (const credit of theirs.filter((payable) => openOf(payable) < 0)) {
      const set = Math.min(left, -openOf(credit));
      if (set <= 0) break;
      lines.push({ invoiceLine: credit.invoiceLine, amount: fen(-set) });
      left = fen(left - set);
    }
  }
  return lines;
}
