import { assert } from '../../../kernel/assert.ts';
import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen } from '../../../kernel/fen.ts';
import type { Price } from '../price.ts';

/** 期初, 验收入库, 发药, 退货, 调出, 调入, 盘点. */
export const MOVE_KINDS = ['opening', 'receipt', 'issue', 'return', 'transfer-out', 'transfer-in', 'count'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** What stands apart in a unit's stock: a lot (批号) of a product that was bought at one price. */
export interface LotName {
  readonly item: string;
  readonly lot: string;
  readonly expiry: AccountingDate;
  /** Of a pack. */
  readonly price: Price;
  /** Smallest units in a pack, as it was when the lot came. */
  readonly packSize: number;
}

/** 库存变动 of one lot, in smallest units: above nil what came in, below nil what went out. */
export interface StockMove extends LotName {
  readonly day: AccountingDate;
  readonly quantity: number;
}

/** What there is of a lot, in smallest units. */
export interface Lot extends LotName {
  readonly quantity: number;
}

export const lotKey = ({ item, lot, expiry, price, packSize }: LotName): string =>
  `${item} ${lot} ${expiry} ${price} ${packSize}`;

/** 库存金额: 单价 of a pack × 数量 ÷ 转换比, rounded half-up to whole 分. The quantity may be below nil. */
export function worthOf(price: Price, quantity: number, packSize: number): Fen {
  assert(packSize >= 1 && Number.isSafeInteger(quantity), 'a quantity of a pack');
  const divisor = BigInt(packSize) * 100n;
  const rounded = Number((BigInt(price) * BigInt(Math.abs(quantity)) * 2n + divisor) / (divisor * 2n));
  return fen(quantity < 0 ? -rounded : rounded);
}

/** The days of one lot, each with what was there at its end; what comes in on a day is there for what goes out on it. */
function daysOf(moves: readonly Pick<StockMove, 'day' | 'quantity'>[]): Map<string, number> {
  const byDay = new Map<string, number>();
  for (const { day, quantity } of moves) byDay.set(day, (byDay.get(day) ?? 0) + quantity);
  let left = 0;
  const ends = new Map<string, number>();
  for (const day of [...byDay.keys()].sort()) {
    left += byDay.get(day)!;
    ends.set(day, left);
  }
  return ends;
}

/**
 * How much of a lot can go out on a day, by the moves of that lot alone: what is left at the end of that day and of every
 * later one, so that nothing that is already booked later is left without its goods.
 */
export function freeOn(moves: readonly Pick<StockMove, 'day' | 'quantity'>[], day: string): number {
  let before = 0;
  let least: number | undefined;
  for (const [end, left] of daysOf(moves)) {
    if (end <= day) before = left;
    else least = Math.min(least ?? left, left);
  }
  return Math.min(before, least ?? before);
}

/** The lowest that a lot ever stood at the end of a day; nil of no moves. */
export const lowestOf = (moves: readonly Pick<StockMove, 'day' | 'quantity'>[]): number =>
  Math.min(0, ...daysOf(moves).values());

/** Moves by lot. */
export function byLot<Move extends StockMove>(moves: Iterable<Move>): Map<string, Move[]> {
  const lots = new Map<string, Move[]>();
  for (const move of moves) {
    const key = lotKey(move);
    const own = lots.get(key);
    if (own) own.push(move);
    else lots.set(key, [move]);
  }
  return lots;
}

/** What there is of each lot at the end of a day, those that are used up left out, by product and expiry. */
export function lotsOn(moves: Iterable<StockMove>, day: string): Lot[] {
  return [...byLot(moves).values()]
    .map((own) => ({
      ...nameOf(own[0]!),
      quantity: own.reduce((sum, move) => (move.day <= day ? sum + move.quantity : sum), 0),
    }))
    .filter(({ quantity }) => quantity !== 0)
    .sort(inOrder);
}

export const nameOf = ({ item, lot, expiry, price, packSize }: LotName): LotName => ({
  ...{ item, lot, expiry, price, packSize },
});

/** 先到期先出: by product, then what expires first, then the lot's number, then the cheaper one. */
export const inOrder = (a: LotName, b: LotName): number =>
  (a.item < b.item ? -1 : a.item > b.item ? 1 : 0) ||
  (a.expiry < b.expiry ? -1 : a.expiry > b.expiry ? 1 : 0) ||
  (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0) ||
  a.price - b.price ||
  a.packSize - b.packSize;
