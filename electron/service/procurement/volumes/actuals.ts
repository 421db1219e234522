import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import type { UnitMove } from '../../../../shared/domain/procurement/volumes/overview.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { readAccepted } from '../deliveries/reading.ts';
import { readItems } from '../formulary/reading.ts';
import { readOrdered } from '../orders/reading.ts';
import { readPurchases } from '../trace/reading.ts';

/** Something that a room keeps of a product for a unit; below nil where it was taken back. */
export interface ActualRow {
  readonly item: string;
  readonly unit: UnitCode;
  readonly day: AccountingDate;
  readonly quantity: number;
  /** Whether the quantity counts packs or smallest units. */
  readonly per: 'pack' | 'unit';
}

/** What a room tells of agreed volumes. A room that keeps another measure adds its reader to `ACTUALS`. */
export interface VolumeActuals {
  /** `ordered`, `received`, `paid`: also the name of its column. */
  readonly measure: string;
  read(db: BooksReader, first: AccountingDate, last: AccountingDate): Promise<readonly ActualRow[]>;
}

/** 订货: what 完成率 and the forecasts are measured by. */
export const ORDERED: VolumeActuals = {
  measure: 'ordered',
  read: async (db, first, last) =>
    (await readOrdered(db, first, last)).map(({ item, unit, day, quantity }) => ({
      ...{ item, unit, day, quantity, per: 'pack' as const },
    })),
};

/** 到货: what the units accepted, less what went back. */
const RECEIVED: VolumeActuals = {
  measure: 'received',
  read: async (db, first, last) =>
    (await readAccepted(db, first, last)).map(({ item, unit, day, packs }) => ({
      ...{ item, unit, day, quantity: packs, per: 'pack' as const },
    })),
};

/** 付款: packs that came and whose invoice was paid whole, on the day on which they came. */
const PAID: VolumeActuals = {
  measure: 'paid',
  read: async (db, first, last) =>
    (await readPurchases(db, first, last)).flatMap(({ item, unit, receipt, packs, billed, paid }) =>
      unit === '' || !receipt || paid <= 0 || paid < billed
        ? []
        : [{ ...{ item, unit, day: receipt.day, quantity: packs }, per: 'pack' as const }],
    ),
};

export const ACTUALS: readonly VolumeActuals[] = [ORDERED, RECEIVED, PAID];

/** Moves of some days in smallest units, by measure, and codes that the formulary knows on neither end of them. */
export interface Counted {
  readonly moves: ReadonlyMap<string, readonly UnitMove[]>;
  readonly items: ReadonlyMap<string, Item>;
  readonly unknown: readonly string[];
}

/** Reads every measure; `codes` are products whose names are wanted though nothing happened to them. */
export async function readActuals(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
  codes: readonly string[],
): Promise<Counted> {
  const told = new Map<string, readonly ActualRow[]>();
  for (const { measure, read } of ACTUALS) told.set(measure, await read(db, first, last));
  const named = [...new Set([...codes, ...[...told.values()].flat().map(({ item }) => item)])];
  const items = await readItemsOver(db, first, last, named);
  const moves = [...told].map(([measure, rows]) => [measure, rows.flatMap((row) => inUnits(row, items))] as const);
  return { moves: new Map(moves), items, unknown: named.filter((code) => !items.has(code)).sort() };
}

function inUnits({ item, unit, day, quantity, per }: ActualRow, items: ReadonlyMap<string, Item>): UnitMove[] {
  const size = per === 'unit' ? 1 : items.get(item)?.packSize;
  return size === undefined ? [] : [{ item, unit, day, quantity: quantity * size }];
}

/** Products of the formulary on either end of some days: one that left it meanwhile keeps its name and its packs. */
export async function readItemsOver(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
  codes: readonly string[],
): Promise<Map<string, Item>> {
  return new Map([...(await readItems(db, first, codes)), ...(await readItems(db, last, codes))]);
}
