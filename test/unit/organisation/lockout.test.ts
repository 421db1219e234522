import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  LOCKOUT,
  lockedForMs,
  NEVER_FAILED,
  type SignInRecord,
} from '../../../shared/domain/organisation/lockout.ts';
import { SESSION, sessionHolds } from '../../../shared/domain/organisation/session.ts';

const failing = (times: number, nowMs = 0): SignInRecord => {
  let record = NEVER_FAILED;
  for (let i = 0; i < times; i += 1) record = afterFailure(record, nowMs);
  return record;
};

describe('slowing down failed sign-ins', () => {
  it('leaves a few attempts free, then waits 30 seconds, a minute, two …', () => {
    expect(lockedForMs(failing(LOCKOUT.freeAttempts), 0)).toBe(0);
    expect([1, 2, 3].map((more) => lockedForMs(failing(LOCKOUT.freeAttempts + more), 0))).toEqual([
      30_000, 60_000, 120_000,
    ]);
  });

  it('never waits longer than an hour, however many attempts there were', () => {
    expect(lockedForMs(failing(500), 0)).toBe(3_600_000);
  });

  it('the delay never shrinks with another failure and ends when its time has come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 1e12 }), (times, nowMs) => {
        const before = failing(times, nowMs);
        const after = afterFailure(before, nowMs);
        expect(lockedForMs(after, nowMs)).toBeGreaterThanOrEqual(lockedForMs(before, nowMs));
        expect(lockedForMs(after, after.lockedUntilMs)).toBe(0);
      }),
      { seed: 24 },
    );
  });
});

describe('how long a session holds', () => {
  const fresh = { createdMs: 1e12, seenMs: 1e12, ended: false };
  it('ends when idle, when old, and when signed out', () => {
    expect(sessionHolds(fresh, 1e12, SESSION)).toBe(true);
    expect(sessionHolds(fresh, 1e12 + SESSION.idleMs - 1, SESSION)).toBe(true);
    expect(sessionHolds(fresh, 1e12 + SESSION.idleMs, SESSION)).toBe(false);
    const busy = { ...fresh, seenMs: 1e12 + SESSION.absoluteMs - 1 };
    expect(sessionHolds(busy, 1e12 + SESSION.absoluteMs - 1, SESSION)).toBe(true);
    expect(sessionHolds(busy, 1e12 + SESSION.absoluteMs, SESSION)).toBe(false);
    expect(sessionHolds({ ...fresh, ended: true }, 1e12, SESSION)).toBe(false);
  });

  it('a clock turned far back does not bring old sessions to life', () => {
    expect(sessionHolds(fresh, 1e12 - SESSION.absoluteMs, SESSION)).toBe(false);
  });
});
