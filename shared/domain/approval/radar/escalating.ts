import type { Fen } from '../../../kernel/fen.ts';
import { rankOf } from '../level.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from './finding.ts';
import { levelsOf, type Spending } from './spending.ts';

/**
 * The sum in 分 at which a document must be judged: that of the division it is part of, else its own amount. Of several divisions
 * the one that needs the highest level, then the most levels, then the largest sum; in a table that never asks less of more that
 * is the largest.
 */
export function escalated(rules: readonly Rule[], spending: Spending, findings: readonly Finding[]): Fen {
  const sums = findings.flatMap(({ kind, ids, sum }) => (kind === 'split' && ids.includes(spending.id) ? [sum] : []));
  const weighed = [spending.amount, ...sums].map((sum) => {
    const levels = [...levelsOf(rules, spending, sum)];
    return { sum, highest: Math.max(-1, ...levels.map(rankOf)), many: levels.length };
  });
  return weighed.reduce((best, one) =>
    (one.highest - best.highest || one.many - best.many || one.sum - best.sum) > 0 ? one : best,
  ).sum;
}
