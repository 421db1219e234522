import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { expireFor, type Moving } from '../holding.ts';
import { holderOf, type RequestDocument, readRequests, signRequest } from './documents.ts';

/** Requests that nobody decided by their last day, of some units or of all; a request of today's last day still holds. */
export async function readStale(
  db: BooksReader,
  nowMs: number,
  units?: readonly UnitCode[],
): Promise<RequestDocument[]> {
  if (units?.length === 0) return [];
  const all = db
    .selectFrom('budget_request')
    .select('id')
    .where('stage', '=', 'submitted')
    .where('expires', '<', chinaDay(nowMs))
    .orderBy('id');
  const rows = await (units ? all.where('unit', 'in', [...new Set(units)]) : all).execute();
  return readRequests(db, { ids: rows.map(({ id }) => id) });
}

/** Who lets time run out, where nobody did it by hand. */
const CLOCK = { person: 'system', display: '到期自动' } as const;

/** What became of requests that are over. */
export interface Expiry {
  readonly expired: readonly RequestDocument[];
  /** Those whose claims do not say that they are over: they are left as they are. */
  readonly stuck: readonly RequestDocument[];
}

/**
 * 过期释放: what nobody decided in time holds nothing any more, and goes back to who asked. Called by the clock for every
 * unit, and for the units concerned before anything else is taken: what is over cannot stand in the way of what is asked
 * for now. It is time that lets go, whoever comes along: steps and movements name the clock. A request whose claims
 * contradict it stops nobody; the clock's own command reports it.
 */
export async function expireStale(
  tx: BooksTx,
  { instant, nowMs }: Pick<Moving, 'instant' | 'nowMs'>,
  units?: readonly UnitCode[],
): Promise<Expiry> {
  const expired: RequestDocument[] = [];
  const stuck: RequestDocument[] = [];
  for (const request of await readStale(tx.db, nowMs, units)) {
    const passed = await expireFor(tx, holderOf(request), { by: CLOCK.person, instant, nowMs });
    if (!passed.ok) {
      stuck.push(request);
      continue;
    }
    await tx.db
      .updateTable('budget_request')
      .set({ stage: 'draft', revision: request.revision + 1, expires: null })
      .where('id', '=', request.id)
      .execute();
    await signRequest(tx, request, 'expire', { ...CLOCK, instant });
    expired.push(request);
  }
  return { expired, stuck };
}

/** The same for some units before their step, as its event on the trail tells it: nothing where nothing was over. */
export async function expiredFor(
  { tx, instant, nowMs }: Pick<Moving, 'instant' | 'nowMs'> & { readonly tx: BooksTx },
  units: readonly UnitCode[],
): Promise<{ readonly expired?: string[] }> {
  const { expired } = await expireStale(tx, { instant, nowMs }, units);
  return expired.length === 0 ? {} : { expired: expired.map(({ number }) => number) };
}
