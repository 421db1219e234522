import { resolve } from 'node:path';

/** What whoever starts the console asks for on the command line. */
export interface Wishes {
  /** The folder of the books, whole. */
  readonly data?: string;
  /** The address of a centre that keeps the books, as it was typed. */
  readonly centre?: string;
  /** A page of the console: `/checks?period=2025-12`. */
  readonly page?: string;
}

const NAMES = ['data', 'centre', 'page'] as const;

/** Reads `--data DIR`, `--centre URL` and `--page PATH` (also `--data=DIR`); whatever else stands there is Chromium's. */
export function readWishes(args: readonly string[], cwd: string): Wishes {
  const found: { -readonly [Name in keyof Wishes]: Wishes[Name] } = {};
  args.forEach((arg, at) => {
    for (const name of NAMES) {
      const next = args[at + 1];
      if (arg === `--${name}` && next !== undefined && !next.startsWith('--')) found[name] = next;
      else if (arg.startsWith(`--${name}=`)) found[name] = arg.slice(name.length + 3);
    }
  });
  for (const name of NAMES) if (found[name] === '') delete found[name];
  if (found.data !== undefined) found.data = resolve(cwd, found.data);
  return found;
}

/** What a second start handed on, taken as far as it is what `readWishes` gives. */
export function wishesFrom(said: unknown): Wishes {
  const given = (typeof said === 'object' && said !== null ? said : {}) as Partial<Record<keyof Wishes, unknown>>;
  return Object.fromEntries(NAMES.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])));
}
