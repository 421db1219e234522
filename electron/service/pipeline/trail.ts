import type { Kysely } from 'kysely';
import { CHAIN_START, eventHash, type TrailEvent } from '../../../shared/domain/audit/event.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import type { Database } from '../database.ts';
import type { AuditDetail } from './context.ts';
import { sha256Text } from './input.ts';
import { keepSetting } from './keep-setting.ts';

/** Where the chain's head is also written, so that the removal of the last event is seen. */
export const HEAD_SETTING = 'audit.head';

/** What the pipeline itself knows of the event. */
export interface EventBasis {
  readonly instant: string;
  readonly actor: string;
  readonly osUser: string | undefined;
  readonly operation: string;
  readonly inputDigest: string;
}

/** Appends the command's one event, in the command's own transaction, and moves the recorded head to it. */
export async function appendEvent(db: Kysely<Database>, basis: EventBasis, detail: AuditDetail): Promise<TrailEvent> {
  const last = await db
    .selectFrom('event')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const event: Omit<TrailEvent, 'hash'> = {
    sequence: (last?.sequence ?? 0) + 1,
    instant: basis.instant,
    actor: detail.actor ?? basis.actor,
    osUser: basis.osUser ?? null,
    operation: basis.operation,
    unit: detail.unit ?? null,
    subject: detail.subject ?? null,
    inputDigest: basis.inputDigest,
    before: detail.before === undefined ? null : canonicalJson(detail.before),
    after: detail.after === undefined ? null : canonicalJson(detail.after),
    reason: detail.reason ?? null,
    previousHash: last?.hash ?? CHAIN_START,
  };
  const hash = eventHash(event, sha256Text);
  await db
    .insertInto('event')
    .values({
      sequence: event.sequence,
      instant: event.instant,
      actor: event.actor,
      os_user: event.osUser,
      operation: event.operation,
      unit: event.unit,
      subject: event.subject,
      input_digest: event.inputDigest,
      before: event.before,
      after: event.after,
      reason: event.reason,
      previous_hash: event.previousHash,
      hash,
    })
    .execute();
  await keepSetting(db, HEAD_SETTING, `${event.sequence} ${hash}`);
  return { ...event, hash };
}

/** The hash of the trail's last event, as closing a period freezes it. */
export async function chainHead(db: Pick<Kysely<Database>, 'selectFrom'>): Promise<string> {
  const last = await db.selectFrom('event').select('hash').orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return last?.hash ?? CHAIN_START;
}
