import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';

/** Who listens to events, and in which language. */
export interface Listener {
  /** Looks again whether the caller may still listen; undefined, or a failure, when the session no longer holds. */
  readonly again: () => Promise<Caller | undefined>;
  readonly locale: Locale;
}

/** So many are known at once; the one that came first goes when there are more. */
const WINDOWS_MAX = 10_000;

/**
 * Windows that listen together (听众凭号): each is named by a number of chance that lets nobody do anything but listen as that
 * window, so that one of them can hold the stream for all without knowing the others' sessions. In memory alone: after a
 * restart each asks for a new one.
 */
export class Windows {
  readonly #known = new Map<string, Listener>();

  admit(listener: Listener): string {
    const ticket = randomUUID();
    this.#known.set(ticket, listener);
    const [oldest] = this.#known.keys();
    if (this.#known.size > WINDOWS_MAX && oldest !== undefined) this.#known.delete(oldest);
    return ticket;
  }

  of(ticket: string): Listener | undefined {
    return this.#known.get(ticket);
  }

  forget(ticket: string): void {
    this.#known.delete(ticket);
  }
}
