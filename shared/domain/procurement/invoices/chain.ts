import type { Item } from '../item.ts';
import type { Supplier } from '../supplier.ts';
import { byAge, type InvoiceLine, type SupplierInvoice } from './invoice.ts';

/** What is wrong with a chain: no first invoice, of another lot, for fewer packs, of a later day, too many hands, two sole agents. */
export const CHAIN_FAULTS = ['missing', 'lot', 'packs', 'day', 'hands', 'two-agents'] as const;
export type ChainFault = (typeof CHAIN_FAULTS)[number];

/**
 * 两票制 of one line. `exempt`: the rule does not ask for it (中药饮片, 耗材, 院内制剂, places that are let off). `direct`: who
 * counts as the maker sold it. `linked`: the first invoice is there. `missing`: it is still awaited (待补). `broken`: it is
 * there and does not fit.
 */
export interface LineChain {
  readonly state: 'exempt' | 'direct' | 'linked' | 'missing' | 'broken';
  readonly faults: readonly ChainFault[];
  /** First invoices that it stands on, in the order of the hands. */
  readonly path: readonly number[];
}

export interface ChainWorld {
  readonly suppliers: ReadonlyMap<string, Supplier>;
  /** Every invoice that stands and sells a product, first and second ones, the oldest first. */
  readonly selling: (item: string) => readonly SupplierInvoice[];
  /** Units or goods that are let off (边远地区、应急, by setting). */
  readonly exempt: (item: Item) => boolean;
}

/** What chains are looked up in, over all invoices that stand; it lets nothing off. */
export function chainWorld(suppliers: ReadonlyMap<string, Supplier>, invoices: readonly SupplierInvoice[]): ChainWorld {
  const byItem = new Map<string, SupplierInvoice[]>();
  for (const invoice of [...invoices].sort(byAge))
    for (const item of new Set(invoice.lines.map((line) => line.item))) {
      const known = byItem.get(item);
      if (known) known.push(invoice);
      else byItem.set(item, [invoice]);
    }
  return { suppliers, selling: (item) => byItem.get(item) ?? [], exempt: () => false };
}

/** 两票制 is for drugs, and leaves 中药饮片 out (国医改办发〔2016〕4号 二、六). */
const UNDER_RULE: readonly Item['kind'][] = ['western', 'patent'];

/**
 * 两票制 (国医改办发〔2016〕4号): one invoice from the maker to the distributor, one from the distributor to the hospital. The
 * one trading firm of a 科工贸一体化 group and the one domestic agent of an imported drug count as makers; a transfer between
 * two firms of a distributor's group may be left uncounted, once. What holds of a first invoice: its buyer is the second's
 * seller, the same product and lot, no later than the second, and of at least as many packs as were sold on.
 */
export function chainOf(line: InvoiceLine, second: SupplierInvoice, item: Item, world: ChainWorld): LineChain {
  if (!UNDER_RULE.includes(item.kind) || world.exempt(item)) return { state: 'exempt', faults: [], path: [] };
  if (countsAsMaker(second.seller, item, world)) {
    const faults: ChainFault[] = soleAgents(item, world).size > 1 ? ['two-agents'] : [];
    return { state: faults.length > 0 ? 'broken' : 'direct', faults, path: [] };
  }
  return handed(line, second.seller, second.day, item, world, 1);
}

function handed(
  line: InvoiceLine,
  buyer: string,
  day: string,
  item: Item,
  world: ChainWorld,
  transfersLeft: number,
): LineChain {
  const sold = world.selling(line.item).filter((invoice) => invoice.level === 1 && invoice.buyer === buyer);
  if (sold.length === 0) return { state: 'missing', faults: ['missing'], path: [] };
  const ofLot = sold.filter((invoice) =>
    invoice.lines.some((each) => each.item === line.item && each.lot === line.lot),
  );
  // What was sold of other lots says nothing of this one: its own invoice is awaited.
  if (ofLot.length === 0) return { state: 'missing', faults: ['lot'], path: [] };
  const inTime = ofLot.filter((invoice) => invoice.day <= day);
  if (inTime.length === 0) return broken(['day'], ofLot);
  if (packsOf(inTime, line) < soldOn(buyer, line, world)) return broken(['packs'], inTime);
  const [first] = inTime;
  if (inTime.every(({ seller }) => countsAsMaker(seller, item, world)))
    return { state: 'linked', faults: [], path: inTime.map(({ id }) => id) };
  // A transfer inside the distributor's group may be left uncounted, at most once.
  const from = world.suppliers.get(first!.seller);
  const to = world.suppliers.get(buyer);
  if (transfersLeft === 0 || !from || from.group === '' || from.group !== to?.group) return broken(['hands'], inTime);
  const before = handed(line, first!.seller, first!.day, item, world, transfersLeft - 1);
  return { ...before, path: [...before.path, first!.id] };
}

const broken = (faults: readonly ChainFault[], of: readonly SupplierInvoice[]): LineChain => ({
  state: 'broken',
  faults,
  path: of.map(({ id }) => id),
});

function packsOf(invoices: readonly SupplierInvoice[], { item, lot }: InvoiceLine): number {
  let sum = 0;
  for (const { lines } of invoices)
    for (const line of lines) if (line.item === item && line.lot === lot) sum += line.packs;
  return sum;
}

/** What a firm has invoiced on of a lot, to whomever. */
const soldOn = (seller: string, line: InvoiceLine, { selling }: ChainWorld): number =>
  packsOf(
    selling(line.item).filter((invoice) => invoice.seller === seller),
    line,
  );

function countsAsMaker(code: string, item: Item, { suppliers }: ChainWorld): boolean {
  const supplier = suppliers.get(code);
  return supplier !== undefined && (supplier.name === item.maker || supplier.chain !== '');
}

/** Firms that sell a product as its only agent: there may be one (国医改办发〔2016〕4号 二). */
const soleAgents = (item: Item, { suppliers, selling }: ChainWorld): ReadonlySet<string> =>
  new Set(
    selling(item.code)
      .map(({ seller }) => seller)
      .filter((seller) => (suppliers.get(seller)?.chain ?? '') !== ''),
  );
