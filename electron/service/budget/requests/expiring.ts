import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { expireFor, type Moving } from '../holding.ts';
import { holderOf, type RequestDocument, readRequests, signRequest } from './documents.ts';

/** Requests that nobody decided by their last day; a request of today's last day still holds. */
export async function readStale(db: BooksReader, nowMs: number): Promise<RequestDocument[]> {
  const rows = await db
    .selectFrom('budget_request')
    .select('id')
    .where('stage', '=', 'submitted')
    .where('expires', '<', chinaDay(nowMs))
    .orderBy('id')
    .execute();
  return readRequests(db, { ids: rows.map(({ id }) => id) });
}

/** Who lets time run out, where nobody did it by hand. */
const CLOCK = { person: 'system', display: '到期自动' } as const;

/**
 * 过期释放: what nobody decided in time holds nothing any more, and goes back to who asked. Called by the clock, and before
 * anything else is taken: what is over cannot stand in the way of what is asked for now.
 */
export async function expireStale(tx: BooksTx, moving: Moving): Promise<RequestDocument[]> {
  const stale = await readStale(tx.db, moving.nowMs);
  for (const request of stale) {
    const passed = await expireFor(tx, holderOf(request), moving);
    assert(passed.ok, `request ${request.id} is stale and its claims are not`);
    await tx.db
      .updateTable('budget_request')
      .set({ stage: 'draft', revision: request.revision + 1, expires: null })
      .where('id', '=', request.id)
      .execute();
    await signRequest(tx, request, 'expire', { ...CLOCK, instant: moving.instant });
  }
  return stale;
}
