import { ORPCError } from '@orpc/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from '../../app/client.ts';
import { isAnswered, isSignedOut } from '../../app/failure.ts';
import { forgetCopy, keepCopy } from './emergency.ts';
import { type Base, Saver, type Saving } from './saver.ts';

const PASSING = new Set(['BUSY', 'TIMEOUT', 'UNAVAILABLE', 'TOO_MANY_REQUESTS']);

/** The service was away, had too much to do, or wants to know again who sits here: what was typed waits. */
const mayPass = (error: unknown): boolean =>
  !isAnswered(error) || isSignedOut(error) || (error instanceof ORPCError && PASSING.has(error.code));

/** Saves an open sheet: the copy on this machine stands under `copy`. */
export function useSaver(unit: string, base: Base | undefined, copy: string): { saver: Saver; saving: Saving } {
  const [saver] = useState(
    () =>
      new Saver(
        {
          save: ({ key, base: on, content }) =>
            client.ledger.saveDraft({ unit, content, ...(on ?? {}) }, { context: { idempotencyKey: key } }),
          mayPass,
          keep: (content, on) =>
            content === undefined
              ? forgetCopy(localStorage, copy)
              : void keepCopy(localStorage, copy, { unit, base: on ?? null, content, at: Date.now() }),
          later: (work, ms) => {
            const timer = setTimeout(work, ms);
            return () => clearTimeout(timer);
          },
          newKey: () => crypto.randomUUID(),
        },
        base,
      ),
  );
  useEffect(() => {
    const keep = (): void => saver.keepNow();
    // The last moment at which a page that is closed or reloaded is heard.
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      saver.keepNow();
      void saver.flush().finally(() => saver.stop());
    };
  }, [saver]);
  return { saver, saving: useSyncExternalStore(saver.subscribe, saver.state) };
}
