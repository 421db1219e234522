/** How long a sign-in holds (会话有效期). */
export interface SessionPolicy {
  /** Without any request for so long, it ends. */
  readonly idleMs: number;
  /** However busy, it ends after so long. */
  readonly absoluteMs: number;
  /** The last request is written down no more often than this: asking a question is not a commit each time. */
  readonly touchMs: number;
}

export const SESSION: SessionPolicy = { idleMs: 60 * 60_000, absoluteMs: 12 * 60 * 60_000, touchMs: 60_000 };

export interface SessionTimes {
  readonly createdMs: number;
  readonly seenMs: number;
  readonly ended: boolean;
}

/** Whether a session still holds. A clock that was turned back does not lengthen it beyond its absolute life. */
export function sessionHolds(session: SessionTimes, nowMs: number, policy: SessionPolicy): boolean {
  if (session.ended) return false;
  return Math.abs(nowMs - session.createdMs) < policy.absoluteMs && nowMs - session.seenMs < policy.idleMs;
}
