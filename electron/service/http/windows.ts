import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import type { Bulletin, Notice } from '../pipeline/bulletin.ts';

/** Who listens to events, and in which language. */
export interface Listener {
  /** Looks again whether the caller may still listen; undefined, or a failure, when the session no longer holds. */
  readonly again: () => Promise<Caller | undefined>;
  readonly locale: Locale;
}

/** So many are known at once; the one that came first goes when there are more. */
const WINDOWS_MAX = 10_000;
/** Notices that are remembered for windows which are not heard yet: of more they ask everything anew by any of them. */
const REMEMBERED = 200;

/**
 * Windows that listen together (听众凭号): each is named by a number of chance that lets nobody do anything but listen as that
 * window, so that one of them can hold the stream for all without knowing the others' sessions. In memory alone: after a
 * restart each asks for a new one.
 */
export class Windows {
  readonly #known = new Map<string, Listener>();
  /** How many notices there had been when a window that is not heard yet was admitted. */
  readonly #admitted = new Map<string, number>();
  #recent: Notice[] = [];
  #count = 0;

  constructor(bulletin: Bulletin) {
    bulletin.subscribe((notice) => {
      this.#count += 1;
      this.#recent = [...this.#recent.slice(1 - REMEMBERED), notice];
    });
  }

  admit(listener: Listener): string {
    const ticket = randomUUID();
    this.#known.set(ticket, listener);
    this.#admitted.set(ticket, this.#count);
    const [oldest] = this.#known.keys();
    if (this.#known.size > WINDOWS_MAX && oldest !== undefined) this.forget(oldest);
    return ticket;
  }

  of(ticket: string): Listener | undefined {
    return this.#known.get(ticket);
  }

  /** What was committed between a window's admission and the first stream that carries it; afterwards nothing. */
  missedBy(ticket: string): readonly Notice[] {
    const since = this.#admitted.get(ticket);
    this.#admitted.delete(ticket);
    return since === undefined || since === this.#count ? [] : this.#recent.slice(since - this.#count);
  }

  forget(ticket: string): void {
    this.#known.delete(ticket);
    this.#admitted.delete(ticket);
  }
}
