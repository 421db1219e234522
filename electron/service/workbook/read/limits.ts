import type { Clock } from '../../../../shared/kernel/id.ts';
import { refuse } from './refusal.ts';

/** What a file from outside may cost us (DESIGN rule 9). Everything beyond is refused with the figure. */
export interface Limits {
  /** Bytes of the file itself. */
  readonly bytes: number;
  /** Entries of the ZIP container. */
  readonly entries: number;
  /** Inflated bytes for each compressed one, counted once {@link RATIO_FREE_BYTES} have come out of an entry. */
  readonly ratio: number;
  /** Inflated bytes of all parts that are read. */
  readonly inflatedBytes: number;
  readonly sheets: number;
  /** Rows of one sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Cells of the whole file, the empty ones before a row's last cell included. */
  readonly cells: number;
  /** Characters of one cell; a spreadsheet itself holds 32,767. */
  readonly cellChars: number;
  /** Elements inside one another in XML and HTML. */
  readonly depth: number;
  /** Milliseconds on the clock that the caller gives; without a clock the other limits bound the time. */
  readonly timeMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 256 * 1024 * 1024,
  entries: 4096,
  ratio: 200,
  inflatedBytes: 1024 * 1024 * 1024,
  sheets: 2000,
  rows: 2_000_000,
  columns: 16_384,
  cells: 40_000_000,
  cellChars: 32_767,
  depth: 200,
  timeMs: 60_000,
};

/** Small parts of highly repetitive XML compress a thousand times; only large ones are bombs. */
export const RATIO_FREE_BYTES = 8 * 1024 * 1024;

export interface BudgetOptions {
  readonly limits: Limits;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
}

/** What one reading has used so far of its limits, over all sheets and parts. */
export class Budget {
  readonly limits: Limits;
  readonly #clock: Clock | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #startMs: number;
  #inflated = 0;
  #cells = 0;

  constructor(options: BudgetOptions) {
    this.limits = options.limits;
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#startMs = options.clock?.nowMs() ?? 0;
  }

  /** Called between chunks of work: stops when the person cancelled or the time is up. */
  checkTime(): void {
    if (this.#signal?.aborted) refuse('cancelled');
    if (this.#clock && this.#clock.nowMs() - this.#startMs > this.limits.timeMs)
      refuse('too-slow', { limit: Math.round(this.limits.timeMs / 1000) });
  }

  inflated(bytes: number): void {
    this.#inflated += bytes;
    if (this.#inflated > this.limits.inflatedBytes)
      refuse('zip-bomb', { limit: `${Math.round(this.limits.inflatedBytes / 1048576)} MB` });
    this.checkTime();
  }

  get inflatedLeft(): number {
    return this.limits.inflatedBytes - this.#inflated;
  }

  cells(count: number): void {
    this.#cells += count;
    if (this.#cells > this.limits.cells) refuse('too-many-cells', { limit: this.limits.cells });
  }
}
