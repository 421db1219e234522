import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import type { UnitCode } from '../../organisation/unit.ts';

/** A product that is short at a unit by its stock ledger, in smallest units. */
export interface ShortStock {
  readonly unit: UnitCode;
  readonly item: string;
  readonly quantity: number;
  /** 可用天数; undefined where nothing was used. */
  readonly cover: number | undefined;
}

/** What is ordered for a unit and has not come, in packs. */
export interface Awaited {
  readonly unit: UnitCode;
  readonly item: string;
  readonly order: number;
  readonly number: string;
  /** '' where the supplier promised no day. */
  readonly promised: AccountingDate | '';
  readonly outstanding: number;
}

/** 断货, 短缺而无在途, 短缺有在途, 不短缺而在途逾期. */
export const SHORTAGE_STATES = ['out', 'short', 'coming', 'late'] as const;
export type ShortageState = (typeof SHORTAGE_STATES)[number];

export interface Shortage {
  readonly unit: UnitCode;
  readonly item: string;
  readonly state: ShortageState;
  readonly cover: number | undefined;
  readonly quantity: number | undefined;
  /** Packs on the way, how many days the first promised is overdue (nil: not yet or not promised), and its order. */
  readonly outstanding: number;
  readonly lateDays: number;
  readonly order: number | undefined;
  readonly number: string;
}

/** What was promised comes before what was not. */
const orderOf = ({ promised }: Awaited): string => promised || '9999-12-31';

/** 短缺地图: each product of a unit that is short, or whose order is overdue on a day. */
export function shortages(short: readonly ShortStock[], awaited: readonly Awaited[], on: AccountingDate): Shortage[] {
  const coming = new Map<string, Awaited[]>();
  for (const each of awaited) {
    if (each.outstanding <= 0) continue;
    const key = `${each.unit} ${each.item}`;
    coming.set(key, [...(coming.get(key) ?? []), each]);
  }
  const stock = new Map(short.map((each) => [`${each.unit} ${each.item}`, each]));
  return [...new Set([...stock.keys(), ...coming.keys()])].sort().flatMap((key): Shortage[] => {
    const own = [...(coming.get(key) ?? [])].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    const held = stock.get(key);
    const [oldest] = own;
    const lateDays = oldest && oldest.promised !== '' ? Math.max(0, daysBetween(oldest.promised, on)) : 0;
    if (!held && lateDays === 0) return [];
    const { unit, item } = (held ?? oldest)!;
    const outstanding = own.reduce((sum, each) => sum + each.outstanding, 0);
    // What patients feel comes first: that an order is late as well is told by its days.
    const state = !held ? 'late' : held.quantity === 0 ? 'out' : outstanding > 0 ? 'coming' : 'short';
    return [
      {
        ...{ unit, item, state, cover: held?.cover, quantity: held?.quantity, outstanding, lateDays },
        ...{ order: oldest?.order, number: oldest?.number ?? '' },
      },
    ];
  });
}
