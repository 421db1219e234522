import { type RawBuilder, sql } from 'kysely';

/** `column` contains the word, whatever its case; the wildcards of LIKE in the word count as themselves. */
export const contains = (column: string, word: string): RawBuilder<boolean> =>
  like(column, `%${escaped(word.toLowerCase())}%`, word.toUpperCase() !== word.toLowerCase());

/** `column` begins with the word, letter for letter. */
export const beginsWith = (column: string, word: string): RawBuilder<boolean> =>
  like(column, `${escaped(word)}%`, false);

/** Engines differ in whether LIKE minds the case; where the word has letters both sides are made small. */
const like = (column: string, pattern: string, letters: boolean): RawBuilder<boolean> =>
  letters
    ? sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
    : sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;

const escaped = (word: string): string => word.replaceAll(/[\\%_]/g, (character) => `\\${character}`);

export const all = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(conditions, sql` and `)})`;

export const some = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(conditions, sql` or `)})`;
