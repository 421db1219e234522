import { createHash } from 'node:crypto';
import { type SessionPolicy, sessionHolds } from '../../../shared/domain/organisation/session.ts';
import type { Clock } from '../../../shared/kernel/id.ts';
import type { Books } from '../database.ts';
import type { Sessions } from '../pipeline/sessions.ts';
import { loadGrants } from './queries.ts';

/** A bearer token: 32 random bytes, in the URL-safe alphabet. Only its SHA-256 is ever kept. */
export const newToken = (randomBytes: (length: number) => Uint8Array): string =>
  Buffer.from(randomBytes(32)).toString('base64url');

export const tokenDigest = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Sessions in the books, so that they outlive a restart and hold in every process that shares a database.
 * Being seen is written down at most once a `touchMs`: it is no command and leaves no event.
 */
export function bookSessions(books: Books, clock: Clock, policy: SessionPolicy): Sessions {
  return {
    async authenticate(token, { osUser, nearby, quiet } = {}) {
      if (!TOKEN.test(token)) return undefined;
      const digest = tokenDigest(token);
      const nowMs = clock.nowMs();
      const found = await books.read(async (db) => {
        const row = await db
          .selectFrom('session')
          .innerJoin('person', 'person.id', 'session.person')
          .select(['person.id', 'person.name', 'person.display', 'person.disabled'])
          .select(['session.created_ms', 'session.seen_ms', 'session.ended'])
          .where('session.token_digest', '=', digest)
          .executeTakeFirst();
        return row && { row, grants: await loadGrants(db, row.id) };
      });
      if (!found || found.row.disabled === 1) return undefined;
      const { row, grants } = found;
      const times = { createdMs: row.created_ms, seenMs: row.seen_ms, ended: row.ended === 1 };
      if (!sessionHolds(times, nowMs, policy)) return undefined;
      if (!quiet && nowMs - row.seen_ms >= policy.touchMs) await touch(books, digest, nowMs);
      return {
        kind: 'person',
        id: row.id,
        name: row.name,
        display: row.display,
        grants,
        session: digest,
        ...(osUser === undefined ? {} : { osUser }),
        ...(nearby ? { nearby } : {}),
      };
    },
  };
}

/** A store that has turned read-only still answers questions: that it cannot note the visit stops nobody from reading. */
async function touch(books: Books, digest: string, nowMs: number): Promise<void> {
  if (books.health().mode === 'read-only') return;
  await books.transact({ actor: 'service', operation: 'session.seen' }, async ({ db }) => {
    await db
      .updateTable('session')
      .set({ seen_ms: nowMs })
      .where('token_digest', '=', digest)
      .where('seen_ms', '<', nowMs)
      .execute();
  });
}
