import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { DIMENSIONS, type Dimension } from '../../../shared/domain/ledger/crossing.ts';

export { DIMENSIONS, type Dimension };

/** What 辅助核算余额表 is asked. */
export type CrossingAsked = RequestOf<Contract['ledger']['crossing']>;

/** What a book of an account is narrowed to; '' is lines that carry none. */
export type Narrowed = Readonly<Partial<Record<Dimension, string>>>;

/** In the address, where nothing cannot be said: no value of a dimension is a single stroke. */
const NONE = '-';

/** Reads what the address narrows a book to. */
export const readNarrowed = (search: Readonly<Record<string, unknown>>): Narrowed =>
  Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const word = search[dimension];
      return typeof word === 'string' && word !== '' ? [[dimension, word === NONE ? '' : word]] : [];
    }),
  );

/** The address's words for it; what is not narrowed is taken out. */
export const wordsOf = (narrowed: Narrowed): Record<Dimension, string | undefined> =>
  Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, narrowed[dimension] === '' ? NONE : narrowed[dimension]]),
  ) as Record<Dimension, string | undefined>;

/** Dimensions in the order of the address (`department,fund`), each once; what is none is left out. */
export const readBy = (word: string | undefined): Dimension[] => {
  const asked = (word ?? '').split(',');
  const known = asked.flatMap((each) => DIMENSIONS.find((dimension) => dimension === each) ?? []);
  return [...new Set(known)];
};

/** Levels of accounts in the address (`1-3`); undefined where they are not named or make no span. */
export function readLevels(word: string | undefined): { from: number; to: number } | undefined {
  const [, from, to] = /^([1-9])-([1-9])$/.exec(word ?? '') ?? [];
  const levels = { from: Number(from), to: Number(to) };
  return levels.from <= levels.to ? levels : undefined;
}

/** A value as people write it: counterparties without `unit:` or `party:` before their code. */
export const bareCode = (value: string): string => value.replace(/^(unit|party):/, '');
