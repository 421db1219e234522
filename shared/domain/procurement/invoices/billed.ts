import { type Fen, fen } from '../../../kernel/fen.ts';
import type { Invoice, InvoiceItem } from '../../ledger/papers/invoice.ts';
import type { Item } from '../item.ts';
import { amountOf, type Price, price } from '../price.ts';

/** What a line of an electronic invoice says, in packs and with tax; undefined where it does not say it. */
export interface BilledLine {
  /** Its own words for the product, with the strength. */
  readonly said: string;
  readonly lot: string;
  readonly packs: number | undefined;
  readonly amount: Fen | undefined;
  readonly price: Price | undefined;
}

/** A line as it counts here: the price with tax is worked out of the amount, as invoices show it without. */
export function billedLine(item: InvoiceItem, remark: string, alone: boolean): BilledLine {
  const name = item.name.replace(/^\*[^*]*\*/, '').trim();
  const whole = /^-?\d{1,9}(\.0+)?$/.test(item.quantity) ? Number.parseInt(item.quantity, 10) : undefined;
  const amount = item.amount === undefined ? undefined : fen(item.amount + (item.tax ?? 0));
  // A red line may leave its quantity without a sign.
  const packs = whole !== undefined && (amount ?? 0) < 0 ? -Math.abs(whole) : whole;
  return {
    said: [name, item.spec].filter((part) => part !== '').join(' '),
    // Where there is one line the remark speaks for it.
    lot: lotIn(item.spec) || (alone ? lotIn(remark) : ''),
    ...{ packs, amount },
    price: packs === undefined || packs === 0 || amount === undefined ? undefined : priceFor(amount, packs),
  };
}

const lotIn = (text: string): string => /批号[:：]?\s*([0-9A-Za-z-]{1,40})/.exec(text)?.[1] ?? '';

/** The price of a pack with the fewest decimals that comes to the amount; the nearest 万分之一元 where none does. */
export function priceFor(amount: Fen, packs: number): Price {
  const [total, count] = [BigInt(Math.abs(amount)) * 100n, BigInt(Math.abs(packs))];
  const exact = Number((total * 2n + count) / (count * 2n));
  for (const step of [100, 10]) {
    const near = price(Math.round(exact / step) * step);
    if (Math.abs(amountOf(near, packs)) === Math.abs(amount)) return near;
  }
  return price(exact);
}

/** The number of the invoice that a red one says it answers (被红冲蓝字数电发票号码：…), or ''. */
export const originalIn = (remark: string): string =>
  /(?:蓝字|红冲|原发票|对应)[^0-9]{0,20}(\d{8,20})/.exec(remark)?.[1] ?? '';

/** 销售方、购买方 as a supplier's code: by 统一社会信用代码, else by the whole name; '' where nobody is known so. */
export function supplierCodeOf(
  { id, name }: Invoice['seller'],
  suppliers: ReadonlyMap<string, { readonly code: string; readonly name: string }>,
): string {
  if (suppliers.has(id)) return id;
  return [...suppliers.values()].find((supplier) => name !== '' && supplier.name === name)?.code ?? '';
}

/** Products that are offered for a line. */
const OFFERED = 5;

/** Products that an invoice's words may mean, the likeliest first; `ordered` are those that the seller has orders of. */
export function likelyItems(said: string, items: Iterable<Item>, ordered: ReadonlySet<string>): Item[] {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const words = plain(said);
  const scored: { readonly item: Item; readonly score: number }[] = [];
  for (const item of items) {
    const named = words.startsWith(plain(item.name)) ? 4 : words.includes(plain(item.name)) ? 3 : 0;
    const generic = named === 0 && item.generic !== '' && words.includes(plain(item.generic)) ? 2 : 0;
    if (named + generic === 0) continue;
    const strength = item.strength !== '' && words.includes(plain(item.strength)) ? 2 : 0;
    scored.push({ item, score: named + generic + strength + (ordered.has(item.code) ? 1 : 0) });
  }
  scored.sort((a, b) => b.score - a.score || (a.item.code < b.item.code ? -1 : 1));
  return scored.slice(0, OFFERED).map(({ item }) => item);
}
