import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';

/** Said after a durable commit: which topic changed, of which unit. It carries no figures; the reader asks again. */
export interface Notice {
  readonly topic: string;
  readonly unit?: UnitCode;
  /** Sequence of the command's event on the trail. */
  readonly sequence: number;
  /** Committed by another process that shares these books. */
  readonly elsewhere?: true;
}

/** Tells the listeners of this process what has been committed. A listener that fails harms neither the command nor the others. */
export class Bulletin {
  readonly #listeners = new Set<(notice: Notice) => void>();

  subscribe(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(notice: Notice): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(notice);
      } catch {
        this.#listeners.delete(listener);
      }
    }
  }
}
