import { withoutBlanks } from '../reading/half-width.ts';

/** Whether money came in or went out, as the bank writes it. */
export type Flow = 'in' | 'out';

const FLOWS: Readonly<Record<string, Flow>> = {
  借: 'out',
  借方: 'out',
  借记: 'out',
  付: 'out',
  付款: 'out',
  支: 'out',
  支出: 'out',
  支取: 'out',
  转出: 'out',
  出账: 'out',
  往账: 'out',
  往: 'out',
  d: 'out',
  dr: 'out',
  debit: 'out',
  贷: 'in',
  贷方: 'in',
  贷记: 'in',
  收: 'in',
  收款: 'in',
  收入: 'in',
  存入: 'in',
  转入: 'in',
  入账: 'in',
  来账: 'in',
  来: 'in',
  c: 'in',
  cr: 'in',
  credit: 'in',
};

/** Pairs of signs that say nothing by themselves: the running balance says which is which. */
const CODES: readonly (readonly [string, string])[] = [
  ['1', '2'],
  ['0', '1'],
  ['+', '-'],
];

export type FlowReader = (text: string) => Flow | undefined;

/**
 * Every way in which a column of flags (借贷标志) can be read: one where its words are known, two for a pair of codes
 * (1 and 2), none where they are neither.
 */
export function flowReaders(texts: Iterable<string>): readonly FlowReader[] {
  const words = new Set<string>();
  for (const text of texts) {
    const word = withoutBlanks(text).toLowerCase();
    if (word !== '' && word.length <= 6) words.add(word);
  }
  if ([...words].some((word) => word in FLOWS)) return [(text) => FLOWS[withoutBlanks(text).toLowerCase()]];
  const pair = CODES.find((codes) => [...words].every((word) => codes.includes(word)));
  if (!pair || words.size === 0) return [];
  const readAs =
    (incoming: string): FlowReader =>
    (text) => {
      const word = withoutBlanks(text).toLowerCase();
      return pair.includes(word) ? (word === incoming ? 'in' : 'out') : undefined;
    };
  return [readAs(pair[0]), readAs(pair[1])];
}
