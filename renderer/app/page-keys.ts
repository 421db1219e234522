import { useEffect } from 'react';

/** What a key does, by the key of each set that is spoken of. */
export interface KeyLine {
  readonly does: string;
  /** The keys, in the order of the sets; alternatives stand beside each other, none where a set has none. */
  readonly keys: readonly (readonly string[])[];
}

/** The keys of one page (快捷键表), grouped as one works. */
export interface PageKeys {
  /** What the key sets are called; one where all hands have the same. */
  readonly sets: readonly string[];
  /** Which of them is the reader's own. */
  readonly chosen: number;
  readonly groups: readonly { readonly title: string; readonly lines: readonly KeyLine[] }[];
}

let shown: PageKeys | undefined;
const listeners = new Set<() => void>();

function become(keys: PageKeys | undefined): void {
  shown = keys;
  for (const listener of listeners) listener();
}

/** The keys of the page that stands there; undefined where it has none of its own. */
export const pageKeys = {
  now: (): PageKeys | undefined => shown,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Has F1 show a page's own keys, for as long as it stands there. */
export function usePageKeys(keys: PageKeys): void {
  useEffect(() => {
    become(keys);
    return () => {
      if (pageKeys.now() === keys) become(undefined);
    };
  }, [keys]);
}
