/** Why something was not done, as the service said it; the line is as the voucher counts them. */
export interface Said {
  readonly message: string;
  readonly line: number | null;
}

/** What could not be done with a voucher behind its person's back. */
export const FAILINGS = ['save', 'submit', 'review', 'sign', 'post', 'return'] as const;
export type Failing = (typeof FAILINGS)[number];

/** A voucher that one has gone on from and that was refused since (身后未办成): kept until its person has come back to it. */
export interface Left {
  readonly unit: string;
  /** The draft, where the service has one. */
  readonly draft: number | null;
  /** The copy on this machine that has what was typed, where the service has not. */
  readonly copy: string | null;
  /** Its narration, as its person knows it. */
  readonly called: string;
  readonly failing: Failing;
  readonly reasons: readonly Said[];
  /** It is still on its way; said of it only where the page was closed before it was answered. */
  readonly pending?: true;
}

/** Names what was left: a draft by its number, a sheet that is none yet by its copy. */
export const leftKey = ({ unit, draft, copy }: Pick<Left, 'unit' | 'draft' | 'copy'>): string =>
  `${unit} ${draft ?? copy}`;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const ROOT = 'tongcai.desk.left';
/** Only the last are shown; who leaves more behind than this reads the desk's own list. */
const MOST = 50;

/** The refusals that a person has not come back to yet, kept on this machine over reloads. */
export class LeftBehind {
  readonly #store: Store;
  readonly #key: string;
  #all: readonly Left[];
  readonly #listeners = new Set<() => void>();

  constructor(store: Store, person: string) {
    this.#store = store;
    this.#key = `${ROOT}/${person}`;
    // What was on its way when the page was closed may not have arrived.
    this.#all = this.#kept()
      .filter(({ pending, copy }) => !pending || copy === null || store.getItem(copy) !== null)
      .map(({ pending: _, ...left }) => left);
  }

  readonly all = (): readonly Left[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether somebody looks at a page that shows them. */
  readonly isShown = (): boolean => this.#listeners.size > 0;

  /** Something was refused, or is on its way; what was said of the same one before counts no more. */
  tell(left: Left): void {
    this.#become((each) => leftKey(each) !== leftKey(left), left);
  }

  /** Its person has come back to it, or wants to hear no more of it; or it has arrived. */
  forget(which: Pick<Left, 'unit' | 'draft' | 'copy'>): void {
    this.#become((each) => leftKey(each) !== leftKey(which));
  }

  of(unit: string, draft: number | undefined, copy: string): Left | undefined {
    return this.#all.find(
      (each) => each.unit === unit && (draft === undefined ? each.copy === copy : each.draft === draft),
    );
  }

  #kept(): readonly Left[] {
    return read(this.#store.getItem(this.#key));
  }

  /** Another window of the same person's has its own: what it keeps stays kept. */
  #become(stays: (each: Left) => boolean, added?: Left): void {
    const after = (all: readonly Left[]): Left[] => [...all.filter(stays), ...(added ? [added] : [])].slice(-MOST);
    const kept = after(this.#kept());
    try {
      if (kept.length === 0) this.#store.removeItem(this.#key);
      else this.#store.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Without room on this machine it is said for as long as the page stands.
    }
    const shown = after(this.#all).filter(({ pending }) => !pending);
    if (shown.length === this.#all.length && !added) return;
    this.#all = shown;
    for (const listener of this.#listeners) listener();
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** What was kept, as far as it can be read. */
function read(text: string | null): readonly Left[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isLeft) : [];
  } catch {
    return [];
  }
}

function isLeft(value: Partial<Left> | null): value is Left {
  if (value === null || typeof value !== 'object') return false;
  const { unit, draft, copy, called, failing, reasons } = value;
  return (
    isText(unit) &&
    isText(called) &&
    (draft === null || Number.isSafeInteger(draft)) &&
    (copy === null || isText(copy)) &&
    FAILINGS.some((each) => each === failing) &&
    Array.isArray(reasons) &&
    reasons.every((each: Partial<Said> | null) => isText(each?.message))
  );
}
