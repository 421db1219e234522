import type { Clock, IdSource } from '../../../../shared/kernel/id.ts';
import type { Files } from '../files.ts';
import type { Migration } from '../port.ts';
import type { Processes } from './lock.ts';

/** When a journal is folded into a new snapshot, and how it is laid out. */
export interface Limits {
  readonly journalBytes: number;
  readonly journalFrames: number;
  /** So long after the last transaction, when it pays; 0 for never. */
  readonly idleMs: number;
  /**
   * Idle or closing, a snapshot pays when it is no larger than this, or than sixteen times the journal that it saves
   * replaying: a short journal is opened at once, and a command that adds one voucher must not write 150 MB.
   */
  readonly smallSnapshotBytes: number;
  /** The journal grows by this; a multiple of 512. */
  readonly preallocateBytes: number;
}

/**
 * A journal of this length is replayed in well under a second, and a snapshot of 150 MB is written so rarely that
 * it costs a transaction a few µs.
 */
export const LIMITS: Limits = {
  journalBytes: 64 * 1024 * 1024,
  journalFrames: 20_000,
  idleMs: 60_000,
  smallSnapshotBytes: 8 * 1024 * 1024,
  preallocateBytes: 1024 * 1024,
};

/** Calls once after a while; gives the canceller. It must not keep the program alive. */
export interface Timer {
  after(ms: number, call: () => void): () => void;
}

export const nodeTimer: Timer = {
  after(ms, call) {
    const handle = setTimeout(call, ms).unref();
    return () => clearTimeout(handle);
  },
};

export interface SqljsOptions {
  /** The data folder. */
  readonly dir: string;
  /** The program's schema, every step. */
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly ids?: IdSource;
  /** Make the books when the folder has none. Otherwise an empty or mistyped folder is `missing`, never filled by chance. */
  readonly create?: boolean;
  /** Written into LOCK: where the holder answers, for the command line. */
  readonly address?: string;
  readonly files?: Files;
  readonly processes?: Processes;
  readonly timer?: Timer;
  readonly limits?: Partial<Limits>;
  /** Told, as a sentence, what an operator should know: a poisoned store, a listener that failed. */
  readonly report?: (sentence: string) => void;
}
