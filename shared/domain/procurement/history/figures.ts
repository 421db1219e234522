import type { Price } from '../price.ts';

/** A price and how many deliveries were at it. */
export interface PriceCount {
  readonly price: Price;
  readonly count: number;
}

/** The median of prices, each as often as it was paid; of two in the middle their mean, rounded half up. */
export function medianPrice(counts: readonly PriceCount[]): Price {
  const sorted = counts.filter(({ count }) => count > 0).sort((a, b) => a.price - b.price);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const at = (place: number): number => {
    let seen = 0;
    for (const { price, count } of sorted) {
      seen += count;
      if (place < seen) return price;
    }
    return 0;
  };
  const [lower, upper] = [at(Math.floor((total - 1) / 2)), at(Math.floor(total / 2))];
  return Math.floor((lower + upper + 1) / 2) as Price;
}
