import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { holdingRuns } from '../runs/reading.ts';

/** Names of what holds a unit's frozen sheet of a month (a locked run), as people know it. */
export type SheetHolder = (db: BooksReader, unit: UnitCode, period: Period) => Promise<readonly string[]>;

/** Whatever works by frozen drivers is listed here: while it holds a sheet, that is not taken back. */
const HOLDERS: readonly SheetHolder[] = [holdingRuns];

/** What holds a sheet; nothing where it may be taken back. */
export async function sheetInUse(...of: Parameters<SheetHolder>): Promise<readonly string[]> {
  const held: string[] = [];
  for (const holder of HOLDERS) held.push(...(await holder(...of)));
  return held;
}
