import { type AccountingDate, addDays } from '../../../kernel/date.ts';
import { addFen, type Fen } from '../../../kernel/fen.ts';
import { monthsAfter } from '../deliveries/rules.ts';
import { amountOf, type Price, price } from '../price.ts';
import { beyond, type Finding, type GuardBasis, type GuardRule, LEVEL_OF } from './finding.ts';
import { type GuardWorld, type Purchase, papersOf } from './purchase.ts';

const monthIn = (day: string): string => day.slice(0, 7);
const within = ({ first, last }: GuardWorld, { day }: Purchase): boolean => first <= day && day <= last;
const priceOver = (base: number, bps: number, { price: paid }: Purchase): boolean =>
  BigInt(paid) * 10_000n > BigInt(base) * BigInt(10_000 + bps);

/** Purchases of one key that a rule found, and the price that they are held against. */
interface Breach {
  readonly rule: GuardRule;
  readonly key: string;
  readonly basis: GuardBasis;
  readonly held: Price;
  readonly lines: readonly Purchase[];
  /** Of others, shown beside: whose price it is held against. */
  readonly beside?: readonly Purchase[];
}

function findingOf({ rule, key, basis, held, lines, beside = [] }: Breach): Finding {
  const [first] = lines as [Purchase];
  const dearest = lines.reduce((most, line) => (line.price > most.price ? line : most), first);
  const excess = lines.reduce<Fen>(
    (sum, line) => addFen(sum, amountOf(price(line.price - held), line.packs)),
    0 as Fen,
  );
  return {
    ...{ key, rule, level: LEVEL_OF[rule], unit: first.unit, item: first.item, supplier: dearest.supplier },
    ...{ day: first.day, found: dearest.price, held, measure: 'pack-price', basis },
    ...{ beyondBps: beyond(dearest.price, held), excess, note: '' },
    ordered: [...new Set(lines.map(({ ordered }) => ordered))],
    papers: papersOf([...lines, ...beside]),
  };
}

const grouped = (lines: Iterable<Purchase>, keyOf: (line: Purchase) => string): Map<string, Purchase[]> => {
  const groups = new Map<string, Purchase[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const own = groups.get(key);
    if (own) own.push(line);
    else groups.set(key, [line]);
  }
  return groups;
};

/** What a pack may cost at most on a day: the agreed price, and the listed one while it holds. */
export function ceilingOn(
  { itemOn, agreedOn }: Pick<GuardWorld, 'itemOn' | 'agreedOn'>,
  code: string,
  day: AccountingDate,
): { readonly price: Price; readonly basis: 'agreed' | 'listed' } | undefined {
  const agreed = agreedOn(code, day);
  const item = itemOn(code, day);
  const listed = item?.listedUntil !== undefined && item.listedUntil < day ? undefined : item?.listed;
  if (agreed !== undefined && (listed === undefined || agreed <= listed)) return { price: agreed, basis: 'agreed' };
  return listed === undefined ? undefined : { price: listed, basis: 'listed' };
}

/** 高于挂网价或协议价 (浙(二十三), 甘(二十二)): what an order would be refused for, met again in a receipt or an invoice. */
export function abovePrice(world: GuardWorld): Finding[] {
  const dear = world.purchases.filter((line) => {
    const most = within(world, line) ? ceilingOn(world, line.item, line.ordered) : undefined;
    return most !== undefined && line.price > most.price;
  });
  return [...grouped(dear, ({ source, paper, item }) => `above-price:${source}:${paper.id}:${item}`)].map(
    ([key, lines]) => {
      const ceilings = lines.map(({ item, ordered }) => ceilingOn(world, item, ordered)!);
      const { price: held, basis } = ceilings.reduce((least, each) => (each.price < least.price ? each : least));
      return findingOf({ ...{ rule: 'above-price', key, basis, held }, lines });
    },
  );
}

/** 同品同期不同价: within a month a product has one price for all; who paid more than the least is named. */
export function twoPrices(world: GuardWorld): Finding[] {
  const seen = world.purchases.filter((line) => within(world, line));
  return [...grouped(seen, ({ source, item, day }) => `${source}:${item}:${monthIn(day)}`)].flatMap(([place, all]) => {
    const least = all.reduce((cheapest, line) => (line.price < cheapest.price ? line : cheapest));
    const dear = all.filter((line) => line.price > least.price);
    return [...grouped(dear, ({ unit }) => `two-prices:${place}:${unit}`)].map(([key, lines]) =>
      findingOf({ ...{ rule: 'two-prices', key, basis: 'lowest', held: least.price }, lines, beside: [least] }),
    );
  });
}

/** 价格跳升: above the trailing median of the product's deliveries, or above the least that another unit paid. */
export function priceJumps(world: GuardWorld): Finding[] {
  const { jumpMonths, jumpLeast, jumpBps, peerBps } = world.rules;
  const breaches = new Map<string, Breach & { readonly lines: Purchase[] }>();
  const add = (line: Purchase, basis: 'median' | 'peer', held: number): void => {
    const key = `price-jump:${basis}:${line.source}:${line.item}:${line.unit}:${monthIn(line.day)}`;
    const known = breaches.get(key);
    if (known) known.lines.push(line);
    else breaches.set(key, { ...{ rule: 'price-jump', key, basis, held: price(held) }, lines: [line] });
  };
  for (const lines of grouped(world.purchases, ({ item }) => item).values()) {
    const before = new Trail();
    const coming = lines.filter(({ source }) => source === 'receipt');
    let next = 0;
    for (const line of lines) {
      // What came on the same day is no past.
      for (; next < coming.length && coming[next]!.day < line.day; next += 1) before.add(coming[next]!);
      before.forget(monthsAfter(line.day, -jumpMonths));
      if (!within(world, line)) continue;
      const median = before.size >= jumpLeast ? before.median() : undefined;
      if (median !== undefined && priceOver(median, jumpBps, line)) add(line, 'median', median);
      const [lowest] = before.prices;
      if (line.unit === '' || lowest === undefined || !priceOver(lowest, peerBps, line)) continue;
      const peer = before.leastOfOthers(line.unit);
      if (peer !== undefined && priceOver(peer, peerBps, line)) add(line, 'peer', peer);
    }
  }
  return [...breaches.values()].map(findingOf);
}

/** Deliveries of a product up to a day, with their prices in order. */
class Trail {
  readonly prices: number[] = [];
  #lines: Purchase[] = [];
  #from = 0;

  get size(): number {
    return this.prices.length;
  }

  add(line: Purchase): void {
    this.#lines.push(line);
    this.prices.splice(this.#place(line.price), 0, line.price);
  }

  /** Leaves out what came on that day or before. */
  forget(day: AccountingDate): void {
    for (; this.#from < this.#lines.length && this.#lines[this.#from]!.day <= day; this.#from += 1)
      this.prices.splice(this.#place(this.#lines[this.#from]!.price), 1);
  }

  median(): number {
    const { length } = this.prices;
    const [low, high] = [this.prices[Math.floor((length - 1) / 2)]!, this.prices[Math.floor(length / 2)]!];
    return Math.floor((low + high) / 2);
  }

  leastOfOthers(unit: string): number | undefined {
    let least: number | undefined;
    for (let at = this.#from; at < this.#lines.length; at += 1) {
      const line = this.#lines[at]!;
      if (line.unit !== unit && (least === undefined || line.price < least)) least = line.price;
    }
    return least;
  }

  /** Where the first price stands that is not below one. */
  #place(of: number): number {
    let [low, high] = [0, this.prices.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.prices[middle]! < of) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The first day that the rules look at, for findings from a day on. */
export const trailFrom = (first: AccountingDate, months: number): AccountingDate =>
  addDays(monthsAfter(first, -months), -31);
