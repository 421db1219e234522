import { canonicalJson } from '../../kernel/canonical.ts';

/** One event of the trail (操作日志), as it is kept. `before` and `after` are canonical JSON text. */
export interface TrailEvent {
  readonly sequence: number;
  /** RFC 3339 in UTC. */
  readonly instant: string;
  readonly actor: string;
  readonly osUser: string | null;
  readonly operation: string;
  readonly unit: string | null;
  readonly subject: string | null;
  readonly inputDigest: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

/** SHA-256 of the UTF-8 bytes of a text, as lower-case hexadecimal. Injected: the domain has no cryptography of its own. */
export type Sha256 = (text: string) => string;

/** What the first event's hash covers in place of a predecessor. */
export const CHAIN_START = '0'.repeat(64);

/** The hash of an event: over its canonical JSON (RFC 8785) with the hash of the event before it. */
export function eventHash(event: Omit<TrailEvent, 'hash'>, sha256: Sha256): string {
  const { sequence, instant, actor, osUser, operation, unit, subject } = event;
  const { inputDigest, before, after, reason, previousHash } = event;
  return sha256(
    canonicalJson({
      sequence,
      instant,
      actor,
      osUser,
      operation,
      unit,
      subject,
      inputDigest,
      before,
      after,
      reason,
      previousHash,
    }),
  );
}
