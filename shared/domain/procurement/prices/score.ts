import type { Price } from '../price.ts';

/** What price, delivery and terms weigh in the score, in whole per cent that sum to 100. [U]: a setting of the community. */
export interface Weights {
  readonly price: number;
  readonly delivery: number;
  readonly terms: number;
}

export const DEFAULT_WEIGHTS: Weights = { price: 70, delivery: 15, terms: 15 };

/** What is offered for one product: price of a pack, hours until delivery, days until payment. */
export interface Offer {
  readonly price: Price;
  readonly hours: number;
  readonly days: number;
}

/** Points of the best, in hundredths. */
const FULL = 10_000;

/**
 * 综合得分 of an offer among those for the same product, in hundredths of a point, of 100: the lowest price, the shortest
 * delivery and the longest term of payment have full marks, others in proportion. `among` holds the offer itself.
 */
export function scoreOf(offer: Offer, among: readonly Offer[], { price, delivery, terms }: Weights): number {
  const lowest = Math.min(...among.map((each) => each.price));
  const soonest = Math.min(...among.map((each) => each.hours));
  const longest = Math.max(...among.map((each) => each.days));
  const points =
    price * part(lowest, offer.price) + delivery * part(soonest, offer.hours) + terms * part(offer.days, longest);
  return Math.round(points / 100);
}

const part = (of: number, whole: number): number => (whole === 0 ? FULL : Math.round((of * FULL) / whole));
