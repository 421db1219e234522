import type { Kysely } from 'kysely';
import type { BooksReader, Database } from '../database.ts';
import { Failure } from './failure.ts';

/** A command asked with a key of the caller's making, so that asking again after a lost reply does it once. */
export interface KeyedRequest {
  readonly key: string;
  readonly actor: string;
  readonly operation: string;
  readonly inputDigest: string;
}

/** A longer reply is not kept: whoever asks again learns that it was done, and asks for it by a question. */
const MAX_KEPT_CHARACTERS = 256 * 1024;
const NOT_KEPT = '';

export const KEY_SHAPE = /^[A-Za-z0-9._:-]{8,128}$/;

/**
 * The reply already given for this key, if any. The same key with another operation or input is a CONFLICT: it is a
 * mistake of the caller, and doing either of the two would be a guess.
 */
export async function replyFor(
  db: Pick<BooksReader, 'selectFrom'>,
  request: KeyedRequest,
): Promise<{ readonly output: unknown } | undefined> {
  const kept = await db
    .selectFrom('idempotency')
    .select(['operation', 'input_digest', 'output'])
    .where('actor', '=', request.actor)
    .where('key', '=', request.key)
    .executeTakeFirst();
  if (!kept) return undefined;
  if (kept.operation !== request.operation || kept.input_digest !== request.inputDigest)
    throw new Failure('CONFLICT', { what: 'idempotency-key' });
  if (kept.output === NOT_KEPT) throw new Failure('CONFLICT', { what: 'already-done' });
  return { output: JSON.parse(kept.output) };
}

/** Keeps the reply with the command, in its transaction. */
export async function keepReply(
  db: Kysely<Database>,
  request: KeyedRequest,
  output: unknown,
  nowMs: number,
): Promise<void> {
  const text = JSON.stringify(output ?? null);
  await db
    .insertInto('idempotency')
    .values({
      key: request.key,
      actor: request.actor,
      operation: request.operation,
      input_digest: request.inputDigest,
      output: text.length > MAX_KEPT_CHARACTERS ? NOT_KEPT : text,
      at_ms: nowMs,
    })
    .execute();
}
