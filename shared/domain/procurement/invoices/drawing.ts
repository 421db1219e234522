import { fen } from '../../../kernel/fen.ts';
import type { Item } from '../item.ts';
import { amountOf } from '../price.ts';
import type { Supplier } from '../supplier.ts';
import { type ChainFault, chainOf, chainWorld, type LineChain } from './chain.ts';
import { byAge, type InvoiceLine, type SupplierInvoice } from './invoice.ts';
import { type MatchReason, type MatchResult, matchLine, RELEASABLE, verdictOf } from './match.ts';
import { acceptedOf, type OrderedLine, orderedOf } from './ordered-line.ts';
import { unfoundedReds } from './red.ts';
import { type InvoiceRules, isLetOff } from './rules.ts';

/** What somebody let pass of a line: its reasons then, and the faults of its chain. It holds for no other reason. */
export interface Release {
  readonly reasons: readonly MatchReason[];
  readonly faults: readonly ChainFault[];
}

/** Everything that verdicts are drawn from. `invoices` are all that stand, first and second ones. */
export interface MatchWorld {
  readonly invoices: readonly SupplierInvoice[];
  readonly orders: ReadonlyMap<number, OrderedLine>;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly items: ReadonlyMap<string, Item>;
  readonly rules: InvoiceRules;
  /** By the line's id. */
  readonly releases: ReadonlyMap<number, Release>;
}

export interface DrawnLine extends MatchResult {
  readonly chain: LineChain;
  /** Packs that earlier invoices billed of the order's line, what red ones took off them taken off; of a red line as it was then. */
  readonly invoicedBefore: number;
  /** Of its reasons those that a release lets pass. */
  readonly released: readonly MatchReason[];
}

const EXEMPT: LineChain = { state: 'exempt', faults: [], path: [] };

/**
 * 匹配结论 of every line of the second invoices, by the line's id. Of one order line the oldest invoice takes the goods
 * first, each with what red ones left of it. A red line is paid when the line that it answers is, and packs went back for it.
 */
export function drawMatches(world: MatchWorld): Map<number, DrawnLine> {
  const drawn = new Map<number, DrawnLine>();
  const chains = chainWorld(world.suppliers, world.invoices);
  const seconds = world.invoices.filter(({ level }) => level === 2).sort(byAge);
  const credited = creditedPacks(seconds);
  const madeGood = compensations(seconds, world);
  const billed = new Map<number, number>();
  const draw = (invoice: SupplierInvoice, line: InvoiceLine): DrawnLine => {
    const order = line.orderLine === null ? undefined : world.orders.get(line.orderLine);
    const invoicedBefore = order ? (billed.get(order.id) ?? 0) : 0;
    const back = credited.get(line.id) ?? 0;
    const chain = invoice.red ? EXEMPT : chainOfLine(line, invoice, order, world, chains);
    const result = matchLine(
      line,
      order && {
        ...{ item: order.item, price: order.price, ordered: orderedOf(order), accepted: acceptedOf(order) },
        ...{ invoiced: invoicedBefore, credited: back, compensated: madeGood.has(line.id) },
      },
      chain,
      world.rules,
    );
    if (order && !invoice.red) billed.set(order.id, invoicedBefore + line.packs + back);
    return { ...passed(result, chain, world.releases.get(line.id)), chain, invoicedBefore };
  };
  for (const invoice of seconds)
    if (!invoice.red) for (const line of invoice.lines) drawn.set(line.id, draw(invoice, line));
  const unfounded = unfoundedReds(seconds, world.orders);
  const before = billedBefore(seconds);
  for (const invoice of seconds)
    if (invoice.red)
      for (const line of invoice.lines) {
        const own = draw(invoice, line);
        const reasons: MatchReason[] = [...own.reasons];
        if (line.answers === null || drawn.get(line.answers)?.verdict !== 'pay') reasons.push('original-held');
        if (unfounded.has(line.id)) reasons.push('no-return');
        const invoicedBefore = before.get(line.id) ?? 0;
        const released = passed({ ...own, reasons }, EXEMPT, world.releases.get(line.id));
        drawn.set(line.id, { ...own, ...released, invoicedBefore });
      }
  return drawn;
}

/** Packs that stood billed of each line's order line before it, by the line's id. */
function billedBefore(seconds: readonly SupplierInvoice[]): ReadonlyMap<number, number> {
  const billed = new Map<number, number>();
  const before = new Map<number, number>();
  for (const { lines } of seconds)
    for (const { id, orderLine, packs } of lines) {
      if (orderLine === null) continue;
      before.set(id, billed.get(orderLine) ?? 0);
      billed.set(orderLine, (billed.get(orderLine) ?? 0) + packs);
    }
  return before;
}

/** Packs that red lines take back, by the line that they answer. */
function creditedPacks(seconds: readonly SupplierInvoice[]): ReadonlyMap<number, number> {
  const credited = new Map<number, number>();
  for (const { red, lines } of seconds)
    for (const { answers, packs } of red ? lines : [])
      if (answers !== null) credited.set(answers, (credited.get(answers) ?? 0) + packs);
  return credited;
}

const chainOfLine = (
  line: InvoiceLine,
  invoice: SupplierInvoice,
  order: OrderedLine | undefined,
  { items, rules }: MatchWorld,
  chains: ReturnType<typeof chainWorld>,
): LineChain => {
  const item = items.get(line.item);
  if (!item) return EXEMPT;
  const units = (order?.units ?? []).map(({ unit }) => unit);
  return chainOf(line, invoice, item, { ...chains, exempt: (each) => isLetOff(rules, each, units) });
};

function passed(result: MatchResult, { faults }: LineChain, release: Release | undefined) {
  const released = (release?.reasons ?? []).filter(
    (reason) =>
      RELEASABLE.includes(reason) &&
      result.reasons.includes(reason) &&
      // A chain that fails in another way than the one that was let pass is a new thing.
      (reason !== 'broken-chain' || faults.every((fault) => release?.faults.includes(fault))),
  );
  return { ...result, released, verdict: verdictOf(result.reasons, released) };
}

/** Lines whose price above the order's was made good by 补差价: what all their red lines give back covers the excess. */
function compensations(seconds: readonly SupplierInvoice[], { orders, rules }: MatchWorld): ReadonlySet<number> {
  const back = new Map<number, number>();
  for (const { red, lines } of seconds)
    for (const { answers, packs, amount } of red ? lines : [])
      if (answers !== null && packs === 0) back.set(answers, (back.get(answers) ?? 0) + amount);
  const good = new Set<number>();
  for (const { lines } of seconds)
    for (const line of lines) {
      const order = line.orderLine === null ? undefined : orders.get(line.orderLine);
      const given = back.get(line.id);
      if (!order || given === undefined) continue;
      const excess = fen(line.amount - amountOf(order.price, line.packs));
      if (excess + given <= rules.amount) good.add(line.id);
    }
  return good;
}
