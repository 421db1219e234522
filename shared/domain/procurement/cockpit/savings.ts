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

/** What a line is compared with. */
export const SAVED_AGAINST = ['listed', 'before'] as const;
export type SavedAgainst = (typeof SAVED_AGAINST)[number];

type ListedOn = (item: string, day: AccountingDate) => Price | undefined;

/** Lines from a day on with what they would have cost at the listed price and at the price before, where there is one. */
function* compared(lines: readonly Spent[], first: AccountingDate, listedOn: ListedOn) {
  const seen = new Map<string, { now: Price; before: Price | undefined }>();
  for (const line of lines) {
    const known = seen.get(line.item);
    const before = known === undefined || known.now === line.price ? known?.before : known.now;
    seen.set(line.item, { now: line.price, before });
    if (line.day < first) continue;
    const listed = listedOn(line.item, line.ordered);
    yield {
      line,
      listed: listed === undefined ? undefined : amountOf(listed, line.packs),
      before: before === undefined ? undefined : amountOf(before, line.packs),
    };
  }
}

interface Sum {
  readonly saved: Fen;
  readonly base: Fen;
}
const NOTHING: Sum = { saved: ZERO, base: ZERO };
const plus = ({ saved, base }: Sum, cost: Fen, { amount }: Spent): Sum => ({
  saved: addFen(saved, subtractFen(cost, amount)),
  base: addFen(base, cost),
});

/** 节约 of one product: what it would have cost, and what was saved of that. */
export interface SavedOn extends Sum {
  readonly item: string;
  readonly packs: number;
}

/** 节约 by product, the most first and what became dearer last; they sum to the figure. */
export function savingsByItem(
  lines: readonly Spent[],
  first: AccountingDate,
  listedOn: ListedOn,
  against: SavedAgainst,
): SavedOn[] {
  const rows = new Map<string, SavedOn>();
  for (const { line, ...costs } of compared(lines, first, listedOn)) {
    const cost = costs[against];
    if (cost === undefined) continue;
    const known = rows.get(line.item) ?? { ...NOTHING, item: line.item, packs: 0 };
    rows.set(line.item, { ...known, ...plus(known, cost, line), packs: known.packs + line.packs });
  }
  return [...rows.values()].sort((a, b) => b.saved - a.saved || (a.item < b.item ? -1 : 1));
}

/**
 * 节约额 of the lines from a day on, in 分 (below nil: dearer). `lines` go further back, in the order of their days, so that
 * a product's price before is known: the last other price that it was delivered at.
 */
export function savings(lines: readonly Spent[], first: AccountingDate, listedOn: ListedOn): Saved {
  const sums = { listed: NOTHING, before: NOTHING };
  for (const { line, listed, before } of compared(lines, first, listedOn)) {
    if (listed !== undefined) sums.listed = plus(sums.listed, listed, line);
    if (before !== undefined) sums.before = plus(sums.before, before, line);
  }
  return {
    listed: rate(sums.listed.saved, sums.listed.base),
    before: rate(sums.before.saved, sums.before.base),
  };
}
