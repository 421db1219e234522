import { ORPCError } from '@orpc/client';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { client } from '../../app/client.ts';
import { isAnswered, isSignedOut } from '../../app/failure.ts';
import { inTurn } from './behind.ts';
import { type Leaving, useDeskWork } from './desk-work.tsx';
import { forgetCopy, keepCopy } from './emergency.ts';
import { type Attempt, type Base, Saver, type Saving } from './saver.ts';

const PASSING = new Set(['BUSY', 'TIMEOUT', 'UNAVAILABLE', 'TOO_MANY_REQUESTS']);

/** The service was away, had too much to do, or wants to know again who sits here: what was typed waits. */
export const mayPass = (error: unknown): boolean =>
  !isAnswered(error) || isSignedOut(error) || (error instanceof ORPCError && PASSING.has(error.code));

/** What one sheet's saving needs to know beside what is typed. */
export interface Saved {
  readonly unit: string;
  readonly base: Base | undefined;
  /** What a page before this one sent and never had answered. */
  readonly attempt: Attempt | undefined;
  /** Under which its copy stands on this machine. */
  readonly copy: string;
  /** The sheet that was left for this one: it is saved first. */
  readonly before: Saver | undefined;
  /** What the sheet says now is called, and what shall be done with it, once it is left. */
  readonly leaving: () => Leaving;
}

/** Saves an open sheet, and finishes it behind the next one when it is left. */
export function useSaver({ unit, base, attempt, copy, before, leaving }: Saved): { saver: Saver; saving: Saving } {
  const work = useDeskWork();
  const latest = useRef(leaving);
  latest.current = leaving;
  // Whoever signs in next must not save what somebody else has left.
  const left = useRef(false);
  const [saver] = useState(
    () =>
      new Saver(
        {
          save: async ({ key, base: on, content }) => {
            await inTurn(before);
            return client.ledger.saveDraft({ unit, content, ...(on ?? {}) }, { context: { idempotencyKey: key } });
          },
          mayPass: (error) => mayPass(error) && !(left.current && isSignedOut(error)),
          keep: (content, on, sent) =>
            content === undefined
              ? forgetCopy(localStorage, copy)
              : void keepCopy(localStorage, copy, {
                  ...{ unit, base: on ?? null, content, at: Date.now() },
                  ...(sent ? { attempt: sent } : {}),
                }),
          later: (work, ms) => {
            const timer = setTimeout(work, ms);
            return () => clearTimeout(timer);
          },
          newKey: () => crypto.randomUUID(),
        },
        base,
        attempt,
      ),
  );
  useEffect(() => {
    left.current = false;
    const keep = (): void => saver.keepNow();
    // The last moment at which a page that is closed or reloaded is heard.
    addEventListener('pagehide', keep);
    return () => {
      left.current = true;
      saver.keepNow();
      work.finish({ unit, copy, saver, ...latest.current() }, () => {
        removeEventListener('pagehide', keep);
        saver.stop();
      });
    };
  }, [saver, unit, copy, work]);
  return { saver, saving: useSyncExternalStore(saver.subscribe, saver.state) };
}
