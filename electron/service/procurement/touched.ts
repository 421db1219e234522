import { sql } from 'kysely';
import type { BooksReader } from '../database.ts';

/** Sequence of the last event of the trail that may have changed what was bought, its rules or whom it is for. */
export async function lastTouched(db: BooksReader): Promise<number> {
  const last = await db
    .selectFrom('event')
    .select('sequence')
    .where(sql<boolean>`(operation like 'procurement.%' or operation like 'organisation.%')`)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.sequence ?? 0;
}
