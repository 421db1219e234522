import type { ServiceTable } from './tables.ts';

/** What became of a batch: one that nobody decided is superseded by the next of its kind. */
export const BATCH_STATES = ['prepared', 'reviewed', 'returned', 'replaced'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export interface BatchDecided {
  readonly id: number;
  readonly table: ServiceTable;
  readonly verdict: 'review' | 'return' | undefined;
}

/**
 * How each batch of one unit and month stands. Results go by the newest reviewed batch of a kind; it stays until another is
 * reviewed. Only the newest batch can be decided.
 */
export function batchStates(batches: readonly BatchDecided[]): Map<number, BatchState> {
  const states = new Map<number, BatchState>();
  for (const { id, table, verdict } of batches) {
    const later = batches.filter((other) => other.table === table && other.id > id);
    states.set(
      id,
      verdict === 'return'
        ? 'returned'
        : verdict === 'review'
          ? later.some((other) => other.verdict === 'review')
            ? 'replaced'
            : 'reviewed'
          : later.length > 0
            ? 'replaced'
            : 'prepared',
    );
  }
  return states;
}
