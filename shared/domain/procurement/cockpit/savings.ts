import type { AccountingDate } from '../../../kernel/date.ts';
import { addFen, type Fen, subtractFen, ZERO } from '../../../kernel/fen.ts';
import { amountOf, type Price } from '../price.ts';
import { type Rate, rate } from './figures.ts';
import type { Spent } from './spend.ts';

export interface Saved {
  /** 比挂网价节约: over what has a listed price, of what it would have cost at that. */
  readonly listed: Rate;
  /** 比前次价格节约: over what once had another price, of what it would have cost at that. */
  readonly before: Rate;
}

/**
 * 节约额 of the lines from a day on, in 分 (below nil: dearer). `lines` go further back, in the order of their days, so that
 * a product's price before is known: the last other price that it was delivered at.
 */
export function savings(
  lines: readonly Spent[],
  first: AccountingDate,
  listedOn: (item: string, day: AccountingDate) => Price | undefined,
): Saved {
  const sums = { listed: { saved: ZERO, base: ZERO }, before: { saved: ZERO, base: ZERO } };
  const add = (sum: { saved: Fen; base: Fen }, price: Price, { packs, amount }: Spent): void => {
    const cost = amountOf(price, packs);
    sum.base = addFen(sum.base, cost);
    sum.saved = addFen(sum.saved, subtractFen(cost, amount));
  };
  const seen = new Map<string, { now: Price; before: Price | undefined }>();
  for (const line of lines) {
    const known = seen.get(line.item);
    const before = known === undefined || known.now === line.price ? known?.before : known.now;
    seen.set(line.item, { now: line.price, before });
    if (line.day < first) continue;
    const listed = listedOn(line.item, line.ordered);
    if (listed !== undefined) add(sums.listed, listed, line);
    if (before !== undefined) add(sums.before, before, line);
  }
  return {
    listed: rate(sums.listed.saved, sums.listed.base),
    before: rate(sums.before.saved, sums.before.base),
  };
}
