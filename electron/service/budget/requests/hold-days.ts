import { DEFAULT_HOLD_DAYS } from '../../../../shared/domain/budget/request.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const HOLD_DAYS_KEY = 'budget-request-days';

/** Days for which a request that nobody decides holds the budget [U]. */
export async function loadHoldDays(db: BooksReader): Promise<number> {
  const kept = await loadSetting(db, HOLD_DAYS_KEY);
  return kept === undefined ? DEFAULT_HOLD_DAYS : Number(kept);
}
