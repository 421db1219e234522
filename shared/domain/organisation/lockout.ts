/** How failed sign-ins are slowed down (登录锁定). */
export interface LockoutPolicy {
  /** Attempts that may fail before the first delay. */
  readonly freeAttempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export const LOCKOUT: LockoutPolicy = { freeAttempts: 4, firstDelayMs: 30_000, longestDelayMs: 3_600_000 };

export interface SignInRecord {
  readonly failedAttempts: number;
  /** UTC milliseconds; 0 when not locked. */
  readonly lockedUntilMs: number;
}

export const NEVER_FAILED: SignInRecord = { failedAttempts: 0, lockedUntilMs: 0 };

/** Milliseconds until signing in may be tried again; 0 when it may be tried now. */
export const lockedForMs = (record: SignInRecord, nowMs: number): number => Math.max(0, record.lockedUntilMs - nowMs);

/** After one more failure: each failure beyond the free ones doubles the delay, up to the longest. */
export function afterFailure(record: SignInRecord, nowMs: number, policy: LockoutPolicy = LOCKOUT): SignInRecord {
  const failedAttempts = record.failedAttempts + 1;
  const beyond = failedAttempts - policy.freeAttempts - 1;
  if (beyond < 0) return { failedAttempts, lockedUntilMs: 0 };
  // 2^40 is beyond any longest delay; the cap keeps the power within whole numbers.
  const delayMs = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** Math.min(beyond, 40));
  return { failedAttempts, lockedUntilMs: nowMs + delayMs };
}
