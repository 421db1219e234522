/** Gives a name's pinyin initials (拼音首字母) in small letters: `阿莫西林胶囊` → `amxljn`; other characters stay. */
export type InitialsOf = (name: string) => string;

let loading: Promise<InitialsOf> | undefined;

/** Loads the dictionary, once, when it is first wanted: a service that keeps no formulary never holds it. */
export function loadInitials(): Promise<InitialsOf> {
  loading ??= import('pinyin-pro').then(
    ({ pinyin }) =>
      (name) =>
        pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase(),
  );
  return loading;
}

/** What something is searched by, in small letters: its texts, and the initials of its names. */
export const searchText = (initialsOf: InitialsOf, texts: readonly string[], names: readonly string[]): string =>
  [...new Set([...texts, ...names, ...names.map(initialsOf)].map((part) => part.replaceAll(/\s/g, '').toLowerCase()))]
    .filter((part) => part !== '')
    .join(' ');

/** The patterns of LIKE for what was typed, one a word: all of them must be found. */
export const likePatterns = (typed: string): string[] =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
