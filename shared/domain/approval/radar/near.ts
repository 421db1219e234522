import type { Finding } from './finding.ts';
import type { Scan } from './scan.ts';
import { levelsOf, missingOf, type Spending } from './spending.ts';

/** 临界金额: the amount lies just below a limit from which more levels would have to decide. */
export function nearOf(spending: Spending, { rules, settings }: Scan): readonly Finding[] {
  const { amount, id } = spending;
  if (spending.contract !== '') return [];
  const had = levelsOf(rules, spending);
  const limits = [...new Set(rules.map(({ from }) => from))].sort((one, other) => one - other);
  for (const limit of limits) {
    if (limit <= amount || amount * 100 < limit * settings.nearPercent) continue;
    const levels = missingOf(levelsOf(rules, spending, limit), had);
    if (levels.length > 0) return [{ kind: 'near', ids: [id], sum: amount, by: 'limit', value: '', levels, limit }];
  }
  return [];
}
