import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { DrawnLine } from '../../../../shared/domain/procurement/invoices/drawing.ts';
import { byAge, type InvoiceLine } from '../../../../shared/domain/procurement/invoices/invoice.ts';
import { type MatchReason, RELEASABLE, VERDICTS } from '../../../../shared/domain/procurement/invoices/match.ts';
import { acceptedOf, orderedOf, returnedOf } from '../../../../shared/domain/procurement/invoices/ordered-line.ts';
import { unitShares } from '../../../../shared/domain/procurement/invoices/shares.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { invoiceUse } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readPaper, readSteps } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { readMatching } from './matching.ts';
import { numberOf } from './reading.ts';
import { type InvoiceWorld, type KeptInvoice, readInvoiceWorld } from './world.ts';

/** 进货发票 as a page lists them, and one with its lines beside order, goods and chain. */
export const showingOperations: readonly Implementation[] = [
  query(procurement.supplierInvoices, async ({ db, scope }, { first, last }) => {
    const { world, drawn } = await readMatching(db);
    const revisions = await readRevisions(db);
    return world.invoices
      .filter(({ day }) => day >= first && day <= last)
      .sort(byAge)
      .flatMap((invoice) => {
        const seen = within(scope, invoice, world);
        return seen ? [{ ...rowOf(invoice, seen, world, drawn), revision: revisions.get(invoice.id) ?? 1 }] : [];
      });
  }),

  query(procurement.supplierInvoice, async (context, { id }) => {
    const { db, caller } = context;
    const paper = await readPaper(db, 'invoice', id);
    const { world, drawn } = await readMatching(db);
    const invoice = world.invoices.find((each) => each.id === id);
    if (!paper || !invoice) throw context.notFound(`进货发票 ${id}`);
    const own = paperOut(paper, (await readSteps(db, [id])).get(id) ?? [], caller);
    const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const original = world.invoices.find((each) => each.id === invoice.original);
    const used = await invoiceUse(db, caller, { code: invoice.code, number: invoice.number });
    return {
      ...rowOf(invoice, invoice.lines, world, drawn),
      ...own,
      ...{
        code: invoice.code,
        invoiceNumber: invoice.number,
        tax: formatYuan(invoice.tax),
        fileName: invoice.fileName,
      },
      original: original ? { id: original.id, number: numberOf(original) } : null,
      reds: world.invoices
        .filter((each) => each.original === id)
        .map((each) => ({ id: each.id, number: numberOf(each), day: each.day, amount: formatYuan(each.amount) })),
      doubts: used === undefined ? [] : [{ message: used }],
      lines: invoice.lines.map((line) =>
        lineOf(invoice, line, drawn.get(line.id), own.may.includes('release'), { world, names }),
      ),
    };
  }),

  query(procurement.invoiceChoices, async ({ db }) => {
    const { suppliers, orders, items } = await readInvoiceWorld(db);
    const ordered = new Set([...orders.values()].map(({ item }) => item));
    return {
      firms: [...suppliers.values()].map(({ code, name }) => ({ code, name })),
      items: [...ordered].sort().map((code) => ({ code, name: titleOf(code, items) })),
    };
  }),

  query(procurement.bindingChoices, async ({ db }, { supplier, item }) => {
    const { orders, invoices } = await readInvoiceWorld(db);
    const billed = new Map<number, number>();
    for (const { level, lines } of invoices)
      for (const { orderLine, packs } of level === 2 ? lines : [])
        if (orderLine !== null) billed.set(orderLine, (billed.get(orderLine) ?? 0) + packs);
    return [...orders.values()]
      .filter((order) => order.supplier === supplier && order.item === item)
      .sort(byAge)
      .map((order) => ({
        ...{ line: order.id, number: order.number, day: order.day, price: formatPrice(order.price) },
        ...{ ordered: orderedOf(order), accepted: acceptedOf(order), invoiced: billed.get(order.id) ?? 0 },
      }));
  }),
];

type Db = Parameters<typeof readInvoiceWorld>[0];

async function readRevisions(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('procurement_paper')
    .select(['id', 'revision'])
    .where('kind', '=', 'invoice')
    .execute();
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** The lines of an invoice that concern a reader's units, at their own share of the amount; undefined where none does. */
function within(
  scope: UnitScope,
  { level, lines }: KeptInvoice,
  { orders }: InvoiceWorld,
): readonly InvoiceLine[] | undefined {
  if (scope.kind === 'community') return lines;
  if (level === 1) return undefined;
  const own = lines.flatMap((line) => {
    const order = line.orderLine === null ? undefined : orders.get(line.orderLine);
    const shares = order ? unitShares(order, line.amount).filter(({ unit }) => reaches(scope, unit)) : [];
    return shares.length === 0 ? [] : [{ ...line, amount: sumFen(shares.map(({ amount }) => amount)) }];
  });
  return own.length === 0 ? undefined : own;
}

/** What one line of a list says; of its lines only those that are given. */
function rowOf(
  invoice: KeptInvoice,
  lines: readonly InvoiceLine[],
  { suppliers, orders, items }: InvoiceWorld,
  drawn: ReadonlyMap<number, DrawnLine>,
) {
  const { id, level, seller, buyer, day, red, file } = invoice;
  const matches = lines.flatMap((line) => drawn.get(line.id) ?? []);
  const payable = lines.flatMap((line) => (drawn.get(line.id)?.verdict === 'pay' ? [line.amount] : []));
  const held = level === 1 ? [] : lines.filter(({ id: line }) => drawn.get(line)?.verdict !== 'pay');
  const ordered = lines.flatMap(({ orderLine }) => (orderLine === null ? [] : (orders.get(orderLine) ?? [])));
  const units = ordered.flatMap((order) => order.units);
  return {
    ...{ id, level, number: numberOf(invoice), day, red, seller, file: file !== '' },
    ...{ sellerName: suppliers.get(seller)?.name ?? seller, buyerName: suppliers.get(buyer)?.name ?? buyer },
    amount: formatYuan(sumFen(lines.map(({ amount }) => amount))),
    verdict:
      level === 1
        ? null
        : ([...VERDICTS].reverse().find((each) => matches.some(({ verdict }) => verdict === each)) ?? 'exception'),
    reasons: [
      ...new Set(matches.flatMap(({ reasons, released }) => reasons.filter((each) => !released.includes(each)))),
    ],
    payable: formatYuan(sumFen(payable)),
    held: { lines: held.length, amount: formatYuan(sumFen(held.map(({ amount }) => amount))) },
    released: matches.some(({ released }) => released.length > 0),
    products: [...new Set(lines.map(({ item }) => titleOf(item, items)))],
    lots: [...new Set(lines.map(({ lot }) => lot).filter((lot) => lot !== ''))],
    orders: [...new Set(ordered.map((order) => order.number))],
    receipts: [...new Set(ordered.flatMap(({ accepted }) => accepted.map(({ receipt }) => receipt)))],
    tax: lines === invoice.lines ? formatYuan(invoice.tax) : null,
    units: [...new Set(units.map(({ unit }) => unit))],
  };
}

export const titleOf = (code: string, items: InvoiceWorld['items']): string => {
  const item = items.get(code);
  return item ? itemTitle(item) : code;
};

function lineOf(
  invoice: KeptInvoice,
  line: InvoiceLine,
  match: DrawnLine | undefined,
  may: boolean,
  { world, names }: { readonly world: InvoiceWorld; readonly names: ReadonlyMap<string, string> },
) {
  const order = line.orderLine === null ? undefined : world.orders.get(line.orderLine);
  const unitName = (unit: string): string => names.get(unit) ?? unit;
  const release = world.releases.get(line.id);
  const released = match?.released ?? [];
  return {
    ...{ id: line.id, item: line.item, title: titleOf(line.item, world.items), lot: line.lot, packs: line.packs },
    maker: world.items.get(line.item)?.maker ?? '',
    ...{ price: formatPrice(line.price), amount: formatYuan(line.amount) },
    verdict: match?.verdict ?? null,
    reasons: [...(match?.reasons ?? [])],
    faults: [...(match?.chain.faults ?? [])],
    order: order
      ? {
          ...{
            line: order.id,
            order: order.order,
            number: order.number,
            day: order.day,
            price: formatPrice(order.price),
            mode: order.mode,
          },
          ...{ ordered: orderedOf(order), accepted: acceptedOf(order) },
          returned: returnedOf(order),
          ...{ invoiced: match?.invoicedBefore ?? 0, covered: match?.coveredPacks ?? 0 },
          units: unitShares(order, line.amount).map(({ unit, amount }) => ({
            ...{ unit, unitName: unitName(unit), amount: formatYuan(amount) },
          })),
          receipts: order.accepted.map(({ receipt, receiptId, unit, day, lot, packs, returned }) => ({
            ...{ receipt, receiptId, unitName: unitName(unit), day, lot, packs: packs + returned, returned },
          })),
        }
      : null,
    chain: chainPicture(invoice, line, match, world),
    release: release && released.length > 0 ? { ...pick(release), reasons: [...released] } : null,
    mayRelease: may && mayPass(match),
  };
}

const pick = ({ display, instant, reason }: { display: string; instant: string; reason: string }) => ({
  display,
  instant,
  reason,
});

/** Whether there is something to let pass, and nothing else stands against it but goods on their way. */
function mayPass(match: DrawnLine | undefined): boolean {
  if (!match || match.verdict === 'pay') return false;
  const open = match.reasons.filter((each) => each !== 'price-below' && !match.released.includes(each));
  const isOpen = (reason: MatchReason): boolean => RELEASABLE.includes(reason) || reason === 'not-accepted';
  return open.every(isOpen) && open.some((each) => RELEASABLE.includes(each));
}

/** The hands that a line's goods went through, the first sellers first, each with the invoices that it gave. */
function chainPicture(
  invoice: KeptInvoice,
  line: InvoiceLine,
  match: DrawnLine | undefined,
  { invoices, suppliers, items }: InvoiceWorld,
) {
  if (!match || invoice.red) return { state: 'none' as const, hands: [] };
  const { state, path } = match.chain;
  if (state === 'exempt') return { state, hands: [] };
  const shortOf = ({ id, day, ...rest }: KeptInvoice) => ({ id, number: numberOf(rest), day });
  const firsts = path.flatMap((id) => invoices.filter((each) => each.id === id)).sort(byAge);
  const hands = new Map<string, KeptInvoice[]>();
  for (const first of firsts) hands.set(first.seller, [...(hands.get(first.seller) ?? []), first]);
  const nameOf = (code: string): string => suppliers.get(code)?.name ?? code;
  const maker = items.get(line.item)?.maker ?? '';
  const awaited = state === 'missing' && maker !== '' ? [{ name: maker, invoices: [] }] : [];
  return {
    state,
    hands: [
      ...awaited,
      ...[...hands].map(([seller, given]) => ({ name: nameOf(seller), invoices: given.map(shortOf) })),
      { name: nameOf(invoice.seller), invoices: [shortOf(invoice)] },
    ],
  };
}
