import { canonicalJson } from '../../../kernel/canonical.ts';
import { type Fen, sumFen } from '../../../kernel/fen.ts';
import type { Sha256 } from '../event.ts';

/**
 * One thing that may be drawn (总体单位). `key` names it by what it is and never by where it stands, so that the same things make the
 * same population whatever order they were taken in by; `amount` in 分, of either sign.
 */
export interface SampleItem {
  readonly key: string;
  readonly amount: Fen;
}

/** 抽样总体: its things in the order of their keys, what they come to, and the hash by which it is known again. */
export interface Population {
  readonly items: readonly SampleItem[];
  /** Σ of the amounts, in 分. */
  readonly total: Fen;
  /** Σ of what they are without their signs (绝对值合计), in 分. */
  readonly weight: number;
  readonly hash: string;
}

/** Keys that stand more than once: no population can be drawn from while two things have one name. */
export function repeatedKeys(items: readonly SampleItem[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of items) {
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return [...repeated].sort();
}

/** The population of some things whose keys differ (`repeatedKeys` is empty). */
export function populationOf(things: readonly SampleItem[], sha256: Sha256): Population {
  const items = [...things].sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  const rows = items.map(({ key, amount }) => [key, amount]);
  return {
    items,
    total: sumFen(items.map(({ amount }) => amount)),
    weight: items.reduce((sum, { amount }) => sum + Math.abs(amount), 0),
    hash: sha256(canonicalJson({ form: 'tongcai-population-1', rows })),
  };
}
