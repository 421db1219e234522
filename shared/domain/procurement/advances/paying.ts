import { type Fen, fen, formatYuan } from '../../../kernel/fen.ts';
import { openOf, type Payable } from '../payments/payable.ts';
import { type RunLine, runTotal } from '../payments/run.ts';

/** An advance as a run sees it: of which batch, for which products, and how much the run may pay out of it. */
export interface AdvanceSource {
  readonly number: string;
  readonly items: ReadonlySet<string>;
  readonly left: Fen;
}

/** 专款专用: what stands against paying lines out of an advance. */
export function againstAdvance(
  { number, items, left }: AdvanceSource,
  lines: readonly (RunLine & { readonly number: string; readonly item: string })[],
): string[] {
  const total = runTotal(lines);
  return [
    ...lines
      .filter(({ item }) => !items.has(item))
      .map((line) => `发票 ${line.number} 的品种 ${line.item} 不在批次 ${number} 里，不能用它的医保预付支付`),
    ...(total > left
      ? [`付款单 ${formatYuan(total)} 元，超过批次 ${number} 的医保预付还可付的 ${formatYuan(left)} 元`]
      : []),
  ];
}

/**
 * As much of proposed lines as an advance reaches: supplier by supplier in the order given, each whole with its credits set
 * off; of the first that it does not reach whole only debts, the last of them in part, and no credits: they wait.
 */
export function withinAdvance(
  proposed: readonly RunLine[],
  payables: ReadonlyMap<number, Payable>,
  left: Fen,
): RunLine[] {
  const supplierOf = ({ invoiceLine }: RunLine) => payables.get(invoiceLine)!.supplier;
  const lines: RunLine[] = [];
  let rest = left;
  for (const supplier of new Set(proposed.map(supplierOf))) {
    const own = proposed.filter((line) => supplierOf(line) === supplier);
    const whole = runTotal(own) <= rest;
    for (const line of own) {
      if (!whole && line.amount < 0) continue;
      const amount = whole ? line.amount : fen(Math.min(line.amount, rest));
      if (amount === 0) continue;
      lines.push({ ...line, amount });
      rest = fen(rest - amount);
    }
  }
  return lines;
}

/** What of payables an advance may pay at all. */
export const payableFrom = ({ items }: Pick<AdvanceSource, 'items'>, payables: readonly Payable[]): Payable[] =>
  payables.filter((payable) => items.has(payable.item) && openOf(payable) !== 0);
