import { fen } from '../../../kernel/fen.ts';
import { amountOf } from '../price.ts';
import { byAge, type InvoiceLine } from './invoice.ts';
import { acceptedOf, type OrderedLine, orderedOf } from './ordered-line.ts';

/** Packs of an invoice line that bill one order line; null where no order was found. */
export interface Bound {
  readonly orderLine: number | null;
  readonly packs: number;
}

/** An order's line with what invoices have billed of it so far, in packs. */
export interface OpenLine extends OrderedLine {
  readonly billed: number;
}

/**
 * Which order lines an invoice line bills: the supplier's orders of the product with packs accepted and not billed, those
 * that the lot came with first, then the oldest. What is over is put on the oldest that is still on its way, else on the
 * last one, where the match says it. The parts sum to the packs.
 */
export function proposeBinding(
  { item, lot, packs }: Pick<InvoiceLine, 'item' | 'lot' | 'packs'>,
  supplier: string,
  orders: readonly OpenLine[],
): readonly Bound[] {
  const own = orders.filter((order) => order.supplier === supplier && order.item === item);
  const came = (order: OpenLine): number => (order.accepted.some((each) => each.lot === lot) ? 0 : 1);
  const sorted = own.sort((a, b) => came(a) - came(b) || byAge(a, b));
  const parts = new Map<number, number>();
  let left = packs;
  const take = (order: OpenLine, most: number): void => {
    const taken = Math.min(left, most - (parts.get(order.id) ?? 0));
    if (taken <= 0) return;
    parts.set(order.id, (parts.get(order.id) ?? 0) + taken);
    left -= taken;
  };
  for (const order of sorted) take(order, acceptedOf(order) - order.billed);
  for (const order of sorted) take(order, orderedOf(order) - order.billed);
  const last = sorted.at(-1);
  if (left > 0 && last) parts.set(last.id, (parts.get(last.id) ?? 0) + left);
  return last ? [...parts].map(([orderLine, each]) => ({ orderLine, packs: each })) : [{ orderLine: null, packs }];
}

/** An invoice line as several, each billing an order line of its own; the last takes what rounding leaves of the amount. */
export function splitLine<Line extends Pick<InvoiceLine, 'packs' | 'price' | 'amount'>>(
  line: Line,
  parts: readonly Bound[],
): readonly (Line & { readonly orderLine: number | null })[] {
  let left = line.amount;
  return parts.map(({ orderLine, packs }, at) => {
    const amount = at === parts.length - 1 ? left : amountOf(line.price, packs);
    left = fen(left - amount);
    return { ...line, orderLine, packs, amount };
  });
}
