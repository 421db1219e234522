import { addDays } from '../../../kernel/date.ts';
import { sumFen } from '../../../kernel/fen.ts';
import type { Level } from '../level.ts';
import type { Finding } from './finding.ts';
import { isRegular } from './regular.ts';
import type { Scan } from './scan.ts';
import { byDay, levelsOf, missingOf, type Spending } from './spending.ts';

/**
 * 化整为零: with what went before it within the window, a document needs a level that neither it nor any of them had alone (不得分单支付,
 * 附属费用一并归类汇总). Counted over all units, once by related payees within one category, once by project.
 */
export function splitsOf(spending: Spending, scan: Scan): readonly Finding[] {
  const { past, related } = scan;
  if (spending.contract !== '') return [];
  const samePayee = past.toPayee(spending.payee).filter(({ category }) => category === spending.category);
  const byPayee = isRegular(spending, samePayee, scan.settings)
    ? []
    : splitBy('payee', related.groupOf(spending.payee), samePayee, spending, scan);
  const byProject = splitBy('project', spending.project, past.ofProject(spending.project), spending, scan);
  // By project and by payee may be the same documents: told once.
  return [...byPayee, ...byProject.filter(({ ids }) => !byPayee.some((other) => other.ids.join() === ids.join()))];
}

function splitBy(
  by: 'payee' | 'project',
  value: string,
  others: readonly Spending[],
  spending: Spending,
  { rules, settings }: Scan,
): readonly Finding[] {
  const since = addDays(spending.day, 1 - settings.windowDays);
  const within = others.filter(
    (other) => other.day >= since && other.contract === '' && !(by === 'payee' && isRegular(other, others, settings)),
  );
  if (within.length === 0) return [];
  const all = [...[...within].sort(byDay), spending];
  const sum = sumFen(all.map(({ amount }) => amount));
  const had = new Set<Level>(all.flatMap((one) => [...levelsOf(rules, one)]));
  const levels = missingOf(levelsOf(rules, spending, sum), had);
  return levels.length === 0
    ? []
    : [{ kind: 'split', ids: all.map(({ id }) => id), sum, by, value, levels, limit: undefined }];
}
