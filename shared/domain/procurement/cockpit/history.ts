import type { AccountingDate } from '../../../kernel/date.ts';
import type { Price } from '../price.ts';
import type { Spent } from './spend.ts';

/** Deliveries of a product on a day at one price. */
export interface PricePoint {
  readonly day: AccountingDate;
  readonly price: Price;
  readonly packs: number;
  readonly units: number;
  /** Of the first of them, to be opened. */
  readonly receipt: number;
  readonly number: string;
}

/** A price that held on some days. */
export interface PriceSpan {
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly price: Price;
}

/** 价格走势 of one product: a point a day and price, in their order. */
export function priceHistory(lines: readonly Spent[]): PricePoint[] {
  const points = new Map<string, { line: Spent; packs: number; units: Set<string> }>();
  for (const line of lines) {
    const key = `${line.day} ${String(line.price).padStart(14, '0')}`;
    const known = points.get(key) ?? { line, packs: 0, units: new Set<string>() };
    points.set(key, known);
    known.packs += line.packs;
    known.units.add(line.unit);
  }
  return [...points]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { line, packs, units }]) => ({
      ...{ day: line.day, price: line.price, packs, units: units.size, receipt: line.receipt, number: line.number },
    }));
}

/** Spans within some days, cut to them; the same price on and on is one span. */
export function spansWithin(spans: readonly PriceSpan[], first: AccountingDate, last: AccountingDate): PriceSpan[] {
  const cut = spans
    .filter((span) => span.first <= last && span.last >= first)
    .sort((a, b) => (a.first < b.first ? -1 : 1))
    .map((span) => ({
      price: span.price,
      first: span.first < first ? first : span.first,
      last: span.last > last ? last : span.last,
    }));
  const joined: PriceSpan[] = [];
  for (const span of cut) {
    const before = joined.at(-1);
    if (before?.price === span.price) joined[joined.length - 1] = { ...before, last: span.last };
    else joined.push(span);
  }
  return joined;
}
