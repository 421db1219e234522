import type { AccountingDate } from '../../../kernel/date.ts';
import { addFen, type Fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Price } from '../price.ts';

/** A line that was accepted, less what went back. */
export interface Spent {
  readonly line: number;
  readonly receipt: number;
  readonly number: string;
  readonly order: number;
  readonly orderNumber: string;
  /** The day on which the order was placed. */
  readonly ordered: AccountingDate;
  readonly unit: UnitCode;
  readonly supplier: string;
  readonly item: string;
  readonly day: AccountingDate;
  /** Packs. */
  readonly packs: number;
  readonly price: Price;
  /** In 分. */
  readonly amount: Fen;
}

export const SPEND_BY = ['unit', 'item', 'supplier', 'month'] as const;
export type SpendBy = (typeof SPEND_BY)[number];

export const keyOf = (line: Spent, by: SpendBy): string => (by === 'month' ? line.day.slice(0, 7) : line[by]);

/** What came of one unit, product, supplier or month. */
export interface SpendRow {
  readonly key: string;
  readonly amount: Fen;
  readonly lines: number;
  /** How many different prices were paid. */
  readonly prices: number;
  /** Of all, in 万分之一; undefined of nothing. */
  readonly shareBps: number | undefined;
  /** 累计占比 down to this row, and its ABC class by it. */
  readonly upToBps: number | undefined;
  readonly grade: Grade;
}

/** ABC 分类: what makes up the first 80 % of the money, the next 15 %, and the rest. */
export const GRADES = ['A', 'B', 'C'] as const;
export type Grade = (typeof GRADES)[number];
const [A_UP_TO, B_UP_TO] = [8000, 9500];

/** Part ÷ whole in 万分之一, rounded; undefined where the whole is nil. Either may be below nil (more went back than came). */
export const rateOf = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part * 10_000) / whole);

export const totalOf = (lines: readonly Spent[]): Fen => sumFen(lines.map(({ amount }) => amount));

/** 采购金额 by what the lines are of: the most first, months in their order. */
export function spendBy(lines: readonly Spent[], by: SpendBy): SpendRow[] {
  const sums = new Map<string, { amount: Fen; lines: number; prices: Set<Price> }>();
  for (const line of lines) {
    const key = keyOf(line, by);
    const sum = sums.get(key);
    if (sum) {
      sum.amount = addFen(sum.amount, line.amount);
      sum.lines += 1;
      sum.prices.add(line.price);
    } else sums.set(key, { amount: line.amount, lines: 1, prices: new Set([line.price]) });
  }
  const order = [...sums].sort(([a, { amount: x }], [b, { amount: y }]) =>
    by === 'month' ? (a < b ? -1 : 1) : y - x || (a < b ? -1 : 1),
  );
  const total = totalOf(lines);
  let upTo = ZERO;
  return order.map(([key, sum]) => {
    const before = rateOf(upTo, total) ?? 0;
    upTo = addFen(upTo, sum.amount);
    return {
      ...{ key, ...sum, prices: sum.prices.size, shareBps: rateOf(sum.amount, total), upToBps: rateOf(upTo, total) },
      grade: before < A_UP_TO ? 'A' : before < B_UP_TO ? 'B' : 'C',
    };
  });
}
