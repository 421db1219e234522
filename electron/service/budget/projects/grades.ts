import { DEFAULT_BOUNDS, type GradeBounds } from '../../../../shared/domain/budget/performance-grades.ts';
import type { BooksReader } from '../../database.ts';

export const BOUNDS_KEY = 'budget.performance.bounds';

/** From how many points each grade begins, as the community set it. */
export async function readBounds(db: BooksReader): Promise<GradeBounds> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', BOUNDS_KEY).executeTakeFirst();
  return row === undefined ? DEFAULT_BOUNDS : (JSON.parse(row.value) as GradeBounds);
}
