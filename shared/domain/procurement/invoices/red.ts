import { type Fen, fen } from '../../../kernel/fen.ts';
import { byAge, type InvoiceLine, type SupplierInvoice } from './invoice.ts';
import { acceptedOf, type OrderedLine, returnedOf } from './ordered-line.ts';

/** What stands of an original's line after the red lines that answer it: packs, and 分. */
export interface Standing {
  readonly packs: number;
  readonly amount: Fen;
}

/** What stands of a line, the red lines of all invoices taken off. */
export function standingOf(line: InvoiceLine, reds: readonly SupplierInvoice[]): Standing {
  let { packs, amount }: Standing = line;
  for (const { lines } of reds)
    for (const each of lines)
      if (each.answers === line.id) {
        packs += each.packs;
        amount = fen(amount + each.amount);
      }
  return { packs, amount };
}

/** A red line as it comes in: nobody has said yet what it answers. */
export interface RedLine extends Pick<InvoiceLine, 'item' | 'lot' | 'packs' | 'amount'> {}

/**
 * What each red line takes back of its original: lines of the same product and lot, in their order, never more packs or more
 * money than stands of them. One red line may answer several; 补差价 (no packs) answers the first that holds it. Undefined
 * where the original has not that much.
 */
export function answerLines<Line extends RedLine>(
  reds: readonly Line[],
  original: readonly (InvoiceLine & Standing)[],
): readonly (Line & { readonly answers: InvoiceLine })[] | { readonly failed: Line } {
  const left = new Map(original.map((line) => [line.id, { packs: line.packs, amount: line.amount as number }]));
  const answered: (Line & { readonly answers: InvoiceLine })[] = [];
  for (const red of reds) {
    let { packs, amount }: { packs: number; amount: number } = red;
    for (const line of original) {
      const stands = left.get(line.id)!;
      if (line.item !== red.item || (red.lot !== '' && line.lot !== red.lot) || amount === 0) continue;
      const whole = stands.packs + packs >= 0 && stands.amount + amount >= 0;
      // What is left of a line goes back with all that stands of its money.
      const takenPacks = whole ? packs : -stands.packs;
      const takenAmount = whole ? amount : -stands.amount;
      if (!whole && (red.packs === 0 || stands.packs === 0)) continue;
      const [restPacks, restAmount] = [packs - takenPacks, amount - takenAmount];
      if ((restPacks === 0) !== (restAmount === 0) || restAmount > 0) continue;
      stands.packs += takenPacks;
      stands.amount += takenAmount;
      [packs, amount] = [restPacks, restAmount];
      answered.push({ ...red, packs: takenPacks, amount: fen(takenAmount), answers: line });
    }
    if (packs !== 0 || amount !== 0) return { failed: red };
  }
  return answered;
}

/**
 * Lines of red second invoices that take packs back behind which nothing went back: together, the oldest first, they take
 * more than was returned of the order's line, and more than was billed of it above what was accepted. 补差价 takes no packs,
 * and an original that is taken back whole asks for no goods: it is billed anew, or was a mistake.
 */
export function unfoundedReds(
  seconds: readonly SupplierInvoice[],
  orders: ReadonlyMap<number, OrderedLine>,
): ReadonlySet<number> {
  const left = new Map<number, number>();
  for (const { id, amount } of seconds) left.set(id, amount);
  for (const { original, amount } of seconds)
    if (original !== null) left.set(original, (left.get(original) ?? 0) + amount);
  const reversed = ({ id, red, original }: SupplierInvoice): boolean => left.get(red ? original! : id) === 0;
  const billed = new Map<number, number>();
  for (const invoice of seconds)
    for (const { orderLine, packs } of invoice.red || reversed(invoice) ? [] : invoice.lines)
      if (orderLine !== null) billed.set(orderLine, (billed.get(orderLine) ?? 0) + packs);
  const taken = new Map<number, number>();
  const unfounded = new Set<number>();
  for (const invoice of [...seconds].sort(byAge))
    for (const { id, orderLine, packs } of invoice.red && !reversed(invoice) ? invoice.lines : []) {
      const order = orderLine === null ? undefined : orders.get(orderLine);
      if (!order || packs === 0) continue;
      const all = (taken.get(order.id) ?? 0) - packs;
      taken.set(order.id, all);
      if (all > Math.max(returnedOf(order), (billed.get(order.id) ?? 0) - acceptedOf(order))) unfounded.add(id);
    }
  return unfounded;
}
