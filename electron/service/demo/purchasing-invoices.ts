import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { amountOf, formatPrice, parsePrice, price } from '../../../shared/domain/procurement/price.ts';
import { addDays, parseDate } from '../../../shared/kernel/date.ts';
import { formatYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_FIRMS } from './purchasing-firms.ts';
import { SAMPLE_ITEMS } from './purchasing-items.ts';

const { procurement } = contract;
type Goods = ReplyOf<typeof procurement.unbilledGoods>[number];
type Asked = RequestOf<typeof procurement.registerInvoices>['invoices'][number];

/** A distributor bills so many days after the last acceptance; the maker had billed it so many days before. */
const [BILLED_AFTER, SOLD_BEFORE] = [6, 40];
/** Goods of the year's last days are billed next year. */
const LAST_BILLED = '12-20';
/** The maker's price of what a distributor sells on, and what a breach adds to the order's, in 万分之一元. */
const MAKERS_SHARE = 94;
const BREACH = 2_000;
const AT_ONCE = 500;

const DRUGS: ReadonlySet<string> = new Set(
  SAMPLE_ITEMS.filter(({ kind }) => kind === 'western' || kind === 'patent').map(({ code }) => code),
);
const isDrug = ({ item }: { readonly item: string }): boolean => DRUGS.has(item);
/** Distributors that nobody counts as a maker. */
const TRADES: ReadonlySet<string> = new Set(
  SAMPLE_FIRMS.filter(({ roles, chain }) => !roles.includes('maker') && chain === undefined).map(({ code }) => code),
);

/**
 * A year of invoices (进货发票): each supplier bills its orders once the goods are there, and the makers' first invoices are
 * registered with them but for one. Two are dearer than ordered: one was let pass, one waits. What went back is billed too.
 */
export async function invoiceAll({ pipeline }: Service, year: number, { buyer, pharmacist }: Buyers): Promise<void> {
  const goods = (await pipeline.perform(procurement.unbilledGoods, {}, buyer)).filter(
    ({ day }) => day.startsWith(String(year)) && day <= `${year}-${LAST_BILLED}`,
  );
  if (goods.length === 0) return;
  const { firms } = await pipeline.perform(procurement.invoiceChoices, {}, buyer);
  const codeOf = new Map(firms.map(({ code, name }) => [name, code]));
  const orders = new Map<string, Goods[]>();
  for (const each of goods) orders.set(each.order, [...(orders.get(each.order) ?? []), each]);
  const breaches = new Set([...orders.keys()].filter((_, at) => at === 1 || at === 4));
  const seconds = [...orders].map(([order, own], at) => secondOf(own, year, at, breaches.has(order) ? BREACH : 0));
  const firsts = firstsOf(goods, year, codeOf);
  // The one that is awaited still: 两票制 asks for it, since a trading firm sold drugs on.
  const awaited = firsts.findLast(({ buyer: seller, lines }) => TRADES.has(seller) && lines.every(isDrug));
  const invoices = [...firsts.filter((invoice) => invoice !== awaited), ...seconds];
  for (let from = 0; from < invoices.length; from += AT_ONCE)
    await pipeline.perform(procurement.registerInvoices, { invoices: invoices.slice(from, from + AT_ONCE) }, buyer);
  const [first, last] = [parseDate(`${year}-01-01`)!, parseDate(`${year}-12-31`)!];
  const dear = (await pipeline.perform(procurement.supplierInvoices, { first, last }, pharmacist)).find(({ reasons }) =>
    reasons.includes('price-above'),
  );
  if (!dear) return;
  const { id, revision, lines } = await pipeline.perform(procurement.supplierInvoice, { id: dear.id }, pharmacist);
  const open = lines.filter(({ mayRelease }) => mayRelease).map((line) => line.id);
  if (open.length === 0) return;
  const reason = '供应商书面承诺差价在下期发票中抵扣，先行付款';
  await pipeline.perform(procurement.releaseInvoice, { id, revision, lines: open, reason }, pharmacist);
}

/** One distributor's invoice over an order: a line a product and lot, at the order's price and what is added to it. */
function secondOf(goods: readonly Goods[], year: number, at: number, more: number): Asked {
  const [{ seller, day }] = goods as [Goods];
  const last = goods.reduce((latest, each) => (each.day > latest ? each.day : latest), day);
  const lines = goods.flatMap((each, place) =>
    lotsOf(each).map(({ lot, packs }) =>
      lineOf(each.item, lot, packs, parsePrice(each.price)! + (place === 0 ? more : 0)),
    ),
  );
  return {
    ...{
      level: 2,
      seller,
      buyer: '',
      code: '',
      number: numberOf(year, 2, at),
      day: addDays(parseDate(last)!, BILLED_AFTER),
    },
    ...totalled(lines),
  };
}

/** The makers' invoices to distributors, one for each pair and year: all lots that went on. */
function firstsOf(goods: readonly Goods[], year: number, codeOf: ReadonlyMap<string, string>): Asked[] {
  const pairs = new Map<string, Goods[]>();
  for (const each of goods) {
    const maker = codeOf.get(each.maker);
    if (maker === undefined || maker === each.seller) continue;
    // By month, so that one that is missing holds a month's goods and not a year's.
    const pair = `${maker} ${each.seller} ${each.day.slice(0, 7)}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), each]);
  }
  return [...pairs].map(([pair, own], at) => {
    const [seller = '', buyer = ''] = pair.split(' ');
    const earliest = own.reduce((day, each) => (each.day < day ? each.day : day), own[0]!.day);
    const lines = own.flatMap((each) =>
      lotsOf(each).map(({ lot, packs }) =>
        lineOf(each.item, lot, packs, Math.floor((parsePrice(each.price)! * MAKERS_SHARE) / 100)),
      ),
    );
    const day = addDays(parseDate(earliest)!, -SOLD_BEFORE);
    return {
      ...{ level: 1 as const, seller, buyer, code: '' as const, number: numberOf(year, 1, at), day },
      ...totalled(lines),
    };
  });
}

/** What came of each lot, what went back included: it is billed all the same. */
function lotsOf({ lots }: Goods): { readonly lot: string; readonly packs: number }[] {
  const packsOf = new Map<string, number>();
  for (const { lot, packs } of lots) packsOf.set(lot, (packsOf.get(lot) ?? 0) + packs);
  return [...packsOf].filter(([, packs]) => packs > 0).map(([lot, packs]) => ({ lot, packs }));
}

const lineOf = (item: string, lot: string, packs: number, each: number) => ({
  ...{ item, lot, packs, price: formatPrice(price(each)), amount: amountOf(price(each), packs) },
});

function totalled(lines: readonly ReturnType<typeof lineOf>[]) {
  return {
    amount: formatYuan(sumFen(lines.map(({ amount }) => amount))),
    ...{ tax: '0.00', original: '' as const, file: '' as const, fileName: '' },
    lines: lines.map((line) => ({ ...line, amount: formatYuan(line.amount) })),
  };
}

/** Twenty digits as 数电发票 have them, plainly of the sample. */
const numberOf = (year: number, level: 1 | 2, at: number): string =>
  `${year % 100}3300000${level}${String(at + 1).padStart(10, '0')}`;
