/** Where a cost run stands: `prepared` waits for somebody else's lock; a later version, or its lock, makes one `superseded`. */
export const RUN_STATES = ['prepared', 'locked', 'superseded'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What is done to a run after it was worked out: locked by a second person, opened again, or replaced by a later lock. */
export const RUN_STEPS = ['lock', 'reopen', 'supersede'] as const;
export type RunStep = (typeof RUN_STEPS)[number];

/**
 * Where a run stands by what was done to it.
 *
 * @param steps the oldest first.
 * @param later whether its month has a later version.
 */
export function runState(steps: readonly RunStep[], later: boolean): RunState {
  const last = steps.at(-1);
  if (last === 'lock') return 'locked';
  return last === 'supersede' || later ? 'superseded' : 'prepared';
}
