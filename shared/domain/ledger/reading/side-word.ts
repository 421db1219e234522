import type { Side } from '../account.ts';
import { withoutBlanks } from './half-width.ts';

/** What a direction cell (方向, 借或贷) says: a side, `flat` (平) for none, or nothing that is a direction. */
export type Direction = Side | 'flat' | undefined;

const WORDS: Readonly<Record<string, Direction>> = {
  借: 'debit',
  借方: 'debit',
  借方余额: 'debit',
  debit: 'debit',
  dr: 'debit',
  'dr.': 'debit',
  d: 'debit',
  借记: 'debit',
  贷: 'credit',
  贷方: 'credit',
  贷方余额: 'credit',
  credit: 'credit',
  cr: 'credit',
  'cr.': 'credit',
  c: 'credit',
  贷记: 'credit',
  平: 'flat',
  平衡: 'flat',
  flat: 'flat',
  无: 'flat',
};

export const directionOf = (text: string): Direction => WORDS[withoutBlanks(text).toLowerCase()];

/** A side and an amount in one cell: `贷 1,234.50`, `1,234.50 Cr`, `平`. */
export function splitSide(text: string): { readonly side: Direction; readonly amount: string } | undefined {
  const bare = withoutBlanks(text);
  const match = /^(借|贷|平|dr|cr)[:：.]?(.*)$/i.exec(bare) ?? /^()(.+?)(借|贷|dr|cr)$/i.exec(bare);
  if (!match) return undefined;
  const side = directionOf(match[3] ?? match[1]!);
  return side && { side, amount: match[2]! };
}

/**
 * Pairs of codes that programs write instead of 借 and 贷, debit first: 1/-1, +/-, Kingdee's FDC 1/0, SAP's S/H, and the
 * pinyin J/D, in which D is 贷. A pair is known only when a column holds nothing else.
 */
const PAIRS: readonly (readonly [debit: string, credit: string])[] = [
  ['1', '-1'],
  ['+', '-'],
  ['1', '0'],
  ['s', 'h'],
  ['j', 'd'],
];

/**
 * Reads a column's directions by the words in it, whatever else a title or a signature leaves in the column; undefined when no word of
 * it is a direction.
 */
export function directionReader(distinct: Iterable<string>): ((text: string) => Direction) | undefined {
  const words = new Set<string>();
  for (const text of distinct) {
    const word = withoutBlanks(text).toLowerCase();
    if (word !== '' && word.length <= 6) words.add(word);
  }
  const short = [...words].filter((word) => word.length <= 2 && !/\p{Script=Han}/u.test(word));
  const pair = PAIRS.find((known) => known.every((word) => short.includes(word)));
  const spoken = [...words].some((word) => word in WORDS && word !== 'd' && word !== '无');
  if (pair && !spoken)
    return (text) => {
      const word = withoutBlanks(text).toLowerCase();
      return word === pair[0] ? 'debit' : word === pair[1] ? 'credit' : undefined;
    };
  return spoken ? directionOf : undefined;
}
