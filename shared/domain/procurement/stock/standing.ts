import { type AccountingDate, addDays, daysBetween } from '../../../kernel/date.ts';
import { addFen, type Fen, ZERO } from '../../../kernel/fen.ts';
import type { DeliveryRules } from '../deliveries/rules.ts';
import { type Lot, lotsOn, type MoveKind, type StockMove, worthOf } from './move.ts';

/** Days after its last move from which a ledger is looked at as of that move, and not of today. */
const AT_REST_DAYS = 31;

/** The day that a ledger is looked at where nobody says one: today, or its last day where it has been at rest for a month. */
export const lookedAt = (today: AccountingDate, lastMove: AccountingDate | undefined): AccountingDate =>
  lastMove !== undefined && addDays(lastMove, AT_REST_DAYS) < today ? lastMove : today;

/** A lot with how long it still holds: below nil after its expiry. */
export interface LotStanding extends Lot {
  readonly value: Fen;
  readonly daysLeft: number;
}

/** 库存 of a product at the end of a day, quantities in smallest units. */
export interface Standing {
  readonly item: string;
  readonly quantity: number;
  readonly value: Fen;
  readonly lots: readonly LotStanding[];
  /** Issued over the days that the daily use is averaged over. */
  readonly used: number;
  /** 库存 ÷ 日均消耗 in whole days, rounded down; undefined where nothing was used. */
  readonly cover: number | undefined;
  /** Fewer days of use than the rule asks for (短缺). */
  readonly short: boolean;
  /** A lot is near its expiry or past it (近效期). */
  readonly near: boolean;
}

export const isNear = ({ daysLeft }: { readonly daysLeft: number }, { nearDays }: DeliveryRules): boolean =>
  daysLeft <= nearDays;

/**
 * Every product that has a stock on a day or was used up before it. The daily use is averaged over `useDays` up to that
 * day, or over the days since the ledger's first move where there are fewer.
 */
export function standingsOn(
  moves: readonly (StockMove & { readonly kind: MoveKind })[],
  day: AccountingDate,
  rules: DeliveryRules,
): Standing[] {
  const from = addDays(day, 1 - rules.useDays);
  const lots = new Map<string, LotStanding[]>();
  for (const lot of lotsOn(moves, day)) {
    const own = lots.get(lot.item) ?? [];
    const value = worthOf(lot.price, lot.quantity, lot.packSize);
    own.push({ ...lot, value, daysLeft: daysBetween(day, lot.expiry) });
    lots.set(lot.item, own);
  }
  const used = new Map<string, number>();
  const since = new Map<string, string>();
  for (const move of moves) {
    if (move.day > day) continue;
    const begun = since.get(move.item);
    if (begun === undefined || move.day < begun) since.set(move.item, move.day);
    if (move.kind === 'issue' && move.day >= from) used.set(move.item, (used.get(move.item) ?? 0) - move.quantity);
  }
  return [...since.keys()].sort().map((item): Standing => {
    const own = lots.get(item) ?? [];
    const quantity = own.reduce((sum, lot) => sum + lot.quantity, 0);
    const issued = used.get(item) ?? 0;
    const begun = since.get(item)! as AccountingDate;
    const days = begun > from ? daysBetween(begun, day) + 1 : rules.useDays;
    const cover = issued > 0 ? Math.floor((quantity * days) / issued) : undefined;
    return {
      ...{ item, quantity, lots: own, used: issued, cover },
      value: own.reduce((sum, lot) => addFen(sum, lot.value), ZERO),
      short: cover !== undefined && cover < rules.shortDays,
      near: own.some((lot) => isNear(lot, rules)),
    };
  });
}
