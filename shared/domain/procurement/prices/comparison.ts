import { type Fen, sumFen } from '../../../kernel/fen.ts';
import { amountOf, type Price } from '../price.ts';
import { lowestOf, type Negotiation, type Standing, StandingQuotes } from './negotiation.ts';
import { DEFAULT_WEIGHTS, scoreOf } from './score.ts';

/** Prices of a product before this negotiation: listed on its first day, and agreed on last. */
export interface EarlierPrices {
  readonly listed?: Price | undefined;
  readonly agreed?: Price | undefined;
}

/** A supplier's last quote of one product beside the others. */
export interface ComparedQuote extends Standing {
  /** What it asked in the first round in which it quoted. */
  readonly firstPrice: Price;
  readonly lowest: boolean;
  readonly aboveListed: boolean;
  /** For the packs that are expected. */
  readonly amount: Fen;
  /** In hundredths of a point, of 100. */
  readonly score: number;
}

export interface ComparedItem extends EarlierPrices {
  readonly item: string;
  readonly packs: number;
  readonly lowest?: Price;
  /** In the order of the invited suppliers; undefined: it did not quote. */
  readonly quotes: readonly (ComparedQuote | undefined)[];
}

/** One supplier over all products. */
export interface ComparedSupplier {
  readonly supplier: string;
  /** Products that it quoted. */
  readonly quoted: number;
  /** Of which its price is the lowest. */
  readonly lowest: number;
  readonly amount: Fen;
  /** The same packs of the products that it quoted, at listed prices and where there is none at its own. */
  readonly atListed: Fen;
  /** The mean of its products' scores, in hundredths; a product that it did not quote counts nil. */
  readonly score: number;
}

export interface Comparison {
  readonly items: readonly ComparedItem[];
  readonly suppliers: readonly ComparedSupplier[];
}

/** Products × suppliers by their last quotes (比价). */
export function compare(negotiation: Negotiation, earlier: ReadonlyMap<string, EarlierPrices>): Comparison {
  const { inquiry, rounds, weights = DEFAULT_WEIGHTS } = negotiation;
  const standing = new StandingQuotes(rounds);
  const items = inquiry.items.map(({ item, packs }): ComparedItem => {
    const { listed, agreed } = earlier.get(item) ?? {};
    const last = inquiry.suppliers.map((supplier) => standing.last(supplier, item));
    const among = last.filter((quote) => quote !== undefined);
    const lowest = lowestOf(last);
    const quotes = last.map(
      (quote): ComparedQuote | undefined =>
        quote && {
          ...quote,
          firstPrice: standing.first(quote.supplier, item)!.price,
          lowest: quote.price === lowest,
          aboveListed: listed !== undefined && quote.price > listed,
          amount: amountOf(quote.price, packs),
          score: scoreOf(quote, among, weights),
        },
    );
    return { item, packs, listed, agreed, ...(lowest === undefined ? {} : { lowest }), quotes };
  });
  const suppliers = inquiry.suppliers.map((supplier, at): ComparedSupplier => {
    const own = items.flatMap(({ quotes, packs, listed }) => {
      const quote = quotes[at];
      return quote ? [{ ...quote, atListed: amountOf(listed ?? quote.price, packs) }] : [];
    });
    const points = own.reduce((sum, { score }) => sum + score, 0);
    return {
      ...{ supplier, quoted: own.length, lowest: own.filter(({ lowest }) => lowest).length },
      ...{ amount: sumFen(own.map(({ amount }) => amount)), atListed: sumFen(own.map(({ atListed }) => atListed)) },
      score: items.length === 0 ? 0 : Math.round(points / items.length),
    };
  });
  return { items, suppliers };
}
