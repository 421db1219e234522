import { sql } from 'kysely';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../database.ts';

/** Sequence of the last event of the trail that may have changed any unit's books, chart, mapping or entry. */
export async function lastTouchedAnywhere(db: BooksReader): Promise<number> {
  const last = await db
    .selectFrom('event')
    .select('sequence')
    .where(sql<boolean>`(operation like 'ledger.%' or operation like 'organisation.%')`)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.sequence ?? 0;
}

/**
 * Sequence of the last event of the trail that may have changed a unit's books: its own, or one of nobody's that touches
 * charts, mapping or register. What was computed of the unit at this sequence still holds.
 */
export async function lastTouched(db: BooksReader, unit: UnitCode): Promise<number> {
  const last = () => db.selectFrom('event').select('sequence').orderBy('sequence', 'desc').limit(1);
  const own = await last().where('unit', '=', unit).executeTakeFirst();
  const common = await last()
    .where('unit', 'is', null)
    .where(sql<boolean>`(operation like 'ledger.%' or operation like 'organisation.%')`)
    .executeTakeFirst();
  return Math.max(own?.sequence ?? 0, common?.sequence ?? 0);
}
