import type { Attempt } from './saver.ts';
import type { Content } from './sheet.ts';

/** What was typed and is not with the service yet (应急副本), kept on this machine for its person alone. */
export interface Copy {
  readonly unit: string;
  /** The draft and the revision that it was typed on; null for one that is new. */
  readonly base: { readonly id: number; readonly revision: number } | null;
  readonly content: Content;
  /** What was on its way to the service and not answered yet. */
  readonly attempt?: Attempt;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const ROOT = 'tongcai.desk.copy';
const prefixOf = (person: string, unit: string): string => `${ROOT}/${person}/${unit}/`;

/** Under which a sheet's copy stands: each open sheet has its own. */
export const copyKey = (person: string, unit: string, sheet: string): string => prefixOf(person, unit) + sheet;

/** Keeps the copy; false where this machine has no room for it. */
export function keepCopy(store: Store, key: string, copy: Copy): boolean {
  try {
    store.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export const forgetCopy = (store: Store, key: string): void => store.removeItem(key);

/** The copy under a key, as far as it can be read. */
export function readCopy(store: Store, key: string): Copy | undefined {
  try {
    const value = JSON.parse(store.getItem(key) ?? 'null') as Copy | null;
    return Array.isArray(value?.content?.lines) && typeof value.content.date === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The newest copy of this person's at a unit that belongs to a draft, or to none yet. One that was kept within the last
 * `quietMs` may be another window's, which is still at it; `own` begins the names of this window's sheets. A copy that is
 * taken is being saved, or waits for its person elsewhere.
 */
export function findCopy(
  store: Store,
  person: string,
  unit: string,
  draft: number | undefined,
  {
    now,
    quietMs,
    own,
    isTaken = () => false,
  }: {
    readonly now: number;
    readonly quietMs: number;
    readonly own: string;
    readonly isTaken?: (key: string) => boolean;
  },
): { readonly key: string; readonly copy: Copy } | undefined {
  const prefix = prefixOf(person, unit);
  const keys = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '').filter(
    (key) => key.startsWith(prefix) && !isTaken(key),
  );
  return keys
    .flatMap((key) => {
      const copy = readCopy(store, key);
      return copy && (copy.base?.id ?? undefined) === draft ? [{ key, copy }] : [];
    })
    .filter(({ key, copy }) => key.startsWith(prefix + own) || now - copy.at >= quietMs)
    .sort((a, b) => b.copy.at - a.copy.at)[0];
}
