import type { AccountingDate } from '../../../kernel/date.ts';
import type { Price } from '../price.ts';
import type { Delivering } from './ground.ts';
import type { Weights } from './score.ts';

/** How shares of a joint negotiation (联合议价) are written: whole packs, or whole per cent of what is expected. */
export const SHARE_BASES = ['packs', 'percent'] as const;
export type ShareBasis = (typeof SHARE_BASES)[number];

/** A product that is asked for: packs that all who take part expect together, and each partner's share of them. */
export interface InquiryItem {
  readonly item: string;
  readonly packs: number;
  /** By the place of the partner in the inquiry; packs or per cent as its basis says. */
  readonly shares: readonly number[];
}

/** 询价单. */
export interface Inquiry {
  readonly title: string;
  /** 报价截止. */
  readonly deadline: AccountingDate;
  /** The days for which prices are asked. */
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  /** Asked of whoever quotes: hours until delivery at most, days until payment at least. */
  readonly hours: number;
  readonly days: number;
  readonly terms: string;
  readonly items: readonly InquiryItem[];
  /** Invited. */
  readonly suppliers: readonly string[];
  /** Other communities that take part, by their names. */
  readonly partners: readonly string[];
  readonly basis: ShareBasis;
}

/** 报价: a supplier's price of a pack of one product, with hours until delivery and days until payment. */
export interface Quote {
  readonly supplier: string;
  readonly item: string;
  readonly price: Price;
  readonly hours: number;
  readonly days: number;
  readonly remark: string;
}

/** 定标 of one product: who delivers it, and to whom; nobody where it is left unawarded (流标). */
export interface Award {
  readonly item: string;
  readonly suppliers: readonly Delivering[];
  /** Why not the lowest, or why nobody; '' otherwise. */
  readonly reason: string;
}

/** 会议纪要 of the award. */
export interface Minutes {
  readonly number: string;
  readonly date: AccountingDate;
  readonly attendance: string;
}

/** What a paper `negotiation` says. Rounds are only added to: the last may be mended, an earlier one never. */
export interface Negotiation {
  readonly inquiry: Inquiry;
  /** As they were when the inquiry began, so that nobody weighs anew what was already quoted. */
  readonly weights?: Weights;
  /** Quotes by round, the first first. */
  readonly rounds: readonly (readonly Quote[])[];
  readonly minutes?: Minutes;
  readonly awards?: readonly Award[];
}

/** A quote and the round (from 1) in which it was given. */
export interface Standing extends Quote {
  readonly round: number;
}

const keyOf = (supplier: string, item: string): string => `${supplier} ${item}`;

/** What each supplier's price of each product is now: of the last round in which it gave one. */
export class StandingQuotes {
  readonly #last = new Map<string, Standing>();
  readonly #first = new Map<string, Standing>();

  constructor(rounds: Negotiation['rounds']) {
    rounds.forEach((quotes, index) => {
      for (const quote of quotes) {
        const key = keyOf(quote.supplier, quote.item);
        const standing = { ...quote, round: index + 1 };
        this.#last.set(key, standing);
        if (!this.#first.has(key)) this.#first.set(key, standing);
      }
    });
  }

  last(supplier: string, item: string): Standing | undefined {
    return this.#last.get(keyOf(supplier, item));
  }

  /** What it first asked: it stays in sight whatever came of it. */
  first(supplier: string, item: string): Standing | undefined {
    return this.#first.get(keyOf(supplier, item));
  }
}

/** The lowest of quotes; undefined where nobody quoted. */
export const lowestOf = (quotes: readonly (Quote | undefined)[]): Price | undefined =>
  quotes.reduce<Price | undefined>(
    (lowest, quote) => (quote && (lowest === undefined || quote.price < lowest) ? quote.price : lowest),
    undefined,
  );

/** The one price at which a product is awarded: the lowest last quote of those who are to deliver; the others follow it. */
export const awardedPrice = (standing: StandingQuotes, { item, suppliers }: Award): Price | undefined =>
  lowestOf(suppliers.map(({ supplier }) => standing.last(supplier, item)));

/**
 * Puts a supplier's quotes into a round: into the last one in place of what it quoted there, or into a new one behind it.
 * Undefined where the round is closed (an earlier one) or has not come yet. An award that stood is given up with it.
 */
export function withQuotes(
  negotiation: Negotiation,
  round: number,
  supplier: string,
  quotes: readonly Quote[],
): Negotiation | undefined {
  const { rounds, minutes: _, awards: __, ...rest } = negotiation;
  if (round < 1 || round < rounds.length || round > rounds.length + 1) return undefined;
  const before = (rounds[round - 1] ?? []).filter((quote) => quote.supplier !== supplier);
  return { ...rest, rounds: [...rounds.slice(0, round - 1), [...before, ...quotes]] };
}

/** What is left of the expected packs for our own community, which rounding favours. */
export function ownPacks({ packs, shares }: InquiryItem, basis: ShareBasis): number {
  return packs - shares.reduce((sum, share) => sum + sharePacks(packs, share, basis), 0);
}

/** A partner's share in whole packs; of per cent what is whole. */
export const sharePacks = (packs: number, share: number, basis: ShareBasis): number =>
  basis === 'packs' ? share : Math.floor((packs * share) / 100);
