import { SESSION } from '../../../shared/domain/organisation/session.ts';
import type { Clock } from '../../../shared/kernel/id.ts';
import { bookSessions } from '../organisation/sessions.ts';
import { Pipeline } from '../pipeline/pipeline.ts';
import type { Service } from '../service.ts';

const DAY_MS = 86_400_000;
/** So long before today the sample is filled; what is applied for since then has had its time. */
const DAYS = 45;

/** A clock that runs on from an earlier instant, and can be put forward up to today. */
export interface MovableClock extends Clock {
  /** How many days it began before today. */
  readonly span: number;
  /** Puts it forward to so many days before today; what has passed stays passed. */
  daysAgo(days: number): void;
}

/** Begins as long ago as the sample goes back, but not before the first days after the year that it shows; never ahead of today. */
export function sampleClock(today: Clock, year: number): MovableClock {
  const begun = today.nowMs();
  const first = Math.min(begun, Math.max(begun - DAYS * DAY_MS, Date.UTC(year + 1, 0, 5, 1)));
  let ahead = first - begun;
  return {
    span: -ahead / DAY_MS,
    nowMs: () => today.nowMs() + ahead,
    daysAgo(days) {
      ahead = Math.min(0, Math.max(ahead, -days * DAY_MS));
    },
  };
}

/** The same service with another clock: what it does is done then. Its callers are signed in then as well. */
export function at(service: Service, clock: Clock): Service {
  const parts = { ...service.pipeline.parts, clock };
  return { ...service, pipeline: new Pipeline(parts), sessions: bookSessions(parts.books, clock, SESSION) };
}
