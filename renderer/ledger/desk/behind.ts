import type { Saver } from './saver.ts';

/** The vouchers that are being finished behind the one that stands there, in the order in which they were left. */
export interface Wake {
  /**
   * Goes on behind: `finish` begins once what was left before is finished, so that drafts are submitted in the order of
   * their typing.
   */
  follow(copy: string, finish: () => Promise<void>): void;
  /** Whether a copy on this machine is somebody's work still: then nothing else takes it up. */
  isBusyWith(copy: string): boolean;
  /** Resolves once nothing is on its way any more. */
  quiet(): Promise<void>;
}

export function makeWake(): Wake {
  const busy = new Map<string, number>();
  let last: Promise<void> = Promise.resolve();
  return {
    follow(copy, finish) {
      busy.set(copy, (busy.get(copy) ?? 0) + 1);
      last = last
        .then(finish)
        .catch(() => undefined)
        .then(() => {
          const left = (busy.get(copy) ?? 1) - 1;
          if (left > 0) busy.set(copy, left);
          else busy.delete(copy);
        });
    },
    isBusyWith: (copy) => busy.has(copy),
    quiet: () => last,
  };
}

/** The service was away for the voucher before this one: this one waits too, and is saved after it. */
export class StillWaiting extends Error {}

/**
 * Waits until the voucher before is saved or refused, so that drafts are numbered in the order of their typing.
 * @throws StillWaiting where the service is away.
 */
export async function inTurn(before: Saver | undefined): Promise<void> {
  if (before && !(await before.flush()) && before.state().kind === 'away') throw new StillWaiting();
}
