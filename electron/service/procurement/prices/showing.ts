import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice, type Price, price } from '../../../../shared/domain/procurement/price.ts';
import { compare, type EarlierPrices } from '../../../../shared/domain/procurement/prices/comparison.ts';
import { type Delivering, itemTitle, listedOn } from '../../../../shared/domain/procurement/prices/ground.ts';
import {
  awardedPrice,
  type Negotiation,
  ownPacks,
  StandingQuotes,
} from '../../../../shared/domain/procurement/prices/negotiation.ts';
import { DEFAULT_WEIGHTS } from '../../../../shared/domain/procurement/prices/score.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readItems } from '../formulary/reading.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { type Agreement, readAgreements } from './reading.ts';

/** What names and prices a negotiation is shown and compared with. */
export interface Beside {
  readonly items: ReadonlyMap<string, Item>;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly earlier: ReadonlyMap<string, EarlierPrices>;
}

/** Reads, as of the first day asked for: products, who is invited, listed prices, and what was agreed on last before. */
export async function readBeside(db: BooksReader, { inquiry, awards }: Negotiation): Promise<Beside> {
  const { first } = inquiry;
  const codes = inquiry.items.map(({ item }) => item);
  const items = await readItems(db, first, codes);
  const agreed = new Map<string, Price>();
  // By first day, so that the last before stands.
  for (const one of await readAgreements(db, codes)) if (one.first < first) agreed.set(one.item, one.price);
  const awarded = (awards ?? []).flatMap(({ suppliers }) => suppliers.map(({ supplier }) => supplier));
  return {
    items,
    suppliers: await readSuppliers(db, [...inquiry.suppliers, ...awarded]),
    earlier: new Map(
      codes.map((code) => [code, { listed: listedOn(items.get(code), first), agreed: agreed.get(code) }]),
    ),
  };
}

export const priceOut = (amount: Price | undefined): string | null =>
  amount === undefined ? null : formatPrice(amount);

export const deliveringOut = (suppliers: readonly Delivering[], known: ReadonlyMap<string, Pick<Supplier, 'name'>>) =>
  suppliers.map(({ supplier, units }) => ({
    ...{ supplier, supplierName: known.get(supplier)?.name ?? supplier },
    units: [...units],
  }));

export const titleOf = (items: ReadonlyMap<string, Item>, code: string): string => {
  const item = items.get(code);
  return item ? itemTitle(item) : code;
};

/** A negotiation as it is shown: asked, compared and awarded. */
export function negotiationOut(negotiation: Negotiation, beside: Beside) {
  const { inquiry, rounds, weights = DEFAULT_WEIGHTS, minutes, awards = [] } = negotiation;
  const { items, suppliers, earlier } = beside;
  const compared = compare(negotiation, earlier);
  const standing = new StandingQuotes(rounds);
  return {
    ...{ hours: inquiry.hours, days: inquiry.days, terms: inquiry.terms, basis: inquiry.basis, weights },
    invited: inquiry.suppliers.map((code) => ({ code, name: suppliers.get(code)?.name ?? code })),
    compared: compared.items.map(({ item, packs, listed, agreed, lowest, quotes }, at) => ({
      ...{ item, title: titleOf(items, item), maker: items.get(item)?.maker ?? '', packs },
      shares: [...inquiry.items[at]!.shares],
      own: ownPacks(inquiry.items[at]!, inquiry.basis),
      ...{ listed: priceOut(listed), agreed: priceOut(agreed), lowest: priceOut(lowest) },
      quotes: quotes
        .map(
          (quote) =>
            quote && {
              ...{ round: quote.round, price: formatPrice(quote.price), hours: quote.hours, days: quote.days },
              ...{ remark: quote.remark, firstPrice: formatPrice(quote.firstPrice), lowest: quote.lowest },
              ...{ aboveListed: quote.aboveListed, amount: formatYuan(quote.amount), score: quote.score },
            },
        )
        .map((quote) => quote ?? null),
    })),
    totals: compared.suppliers.map(({ amount, atListed, ...total }) => ({
      ...total,
      ...{ amount: formatYuan(amount), atListed: formatYuan(atListed) },
    })),
    quotes: rounds.map((quotes) => quotes.map((quote) => ({ ...quote, price: formatPrice(quote.price) }))),
    minutes: minutes ?? null,
    awards: awards.map((award) => ({
      ...{ item: award.item, price: priceOut(awardedPrice(standing, award)), words: award.reason },
      suppliers: deliveringOut(award.suppliers, suppliers),
    })),
  };
}

/** Hundredths of a per cent below the listed price; null where nothing is listed. */
const savingOf = (agreed: Price, listed: Price | undefined): number | null =>
  listed === undefined || listed === 0 ? null : Math.round(((listed - agreed) * 10_000) / listed);

/** An agreement as it is shown; `item` is the product on its first day. */
export function agreementOut(
  { id, item: code, price: agreed, first, last, source, number, suppliers }: Agreement,
  item: Item | undefined,
  known: ReadonlyMap<string, Pick<Supplier, 'name'>>,
) {
  const listed = listedOn(item, first);
  return {
    ...{ id, item: code, title: item ? itemTitle(item) : code, maker: item?.maker ?? '', price: formatPrice(agreed) },
    unitPrice: formatPrice(price(Math.round(agreed / (item?.packSize ?? 1)))),
    ...{ unit: item?.unit ?? '', listed: priceOut(listed), saving: savingOf(agreed, listed) },
    ...{ first, last, source, number, suppliers: deliveringOut(suppliers, known) },
  };
}
