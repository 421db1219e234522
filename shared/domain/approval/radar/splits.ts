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
  const { past, related, settings } = scan;
  if (spending.contract !== '') return [];
  const since = addDays(spending.day, 1 - settings.windowDays);
  const isWithin = (other: Spending): boolean => other.day >= since && other.contract === '';
  const samePayee = isRegular(spending, spending, past, settings)
    ? []
    : past
        .toPayee(spending.payee)
        .filter(
          (other) =>
            isWithin(other) && other.category === spending.category && !isRegular(other, spending, past, settings),
        );
  const byPayee = splitBy('payee', related.groupOf(spending.payee), samePayee, spending, scan);
  const sameProject = past.ofProject(spending.project).filter(isWithin);
  const byProject = splitBy('project', spending.project, sameProject, spending, scan);
  // By project and by payee may be the same documents: told once.
  return [...byPayee, ...byProject.filter(({ ids }) => !byPayee.some((other) => other.ids.join() === ids.join()))];
}

function splitBy(
  by: 'payee' | 'project',
  value: string,
  within: readonly Spending[],
  spending: Spending,
  { rules }: Scan,
): readonly Finding[] {
  if (within.length === 0) return [];
  const sum = sumFen([...within, spending].map(({ amount }) => amount));
  const needed = levelsOf(rules, spending, sum);
  if (missingOf(needed, levelsOf(rules, spending)).length === 0) return [];
  const all = [...[...within].sort(byDay), spending];
  const had = new Set<Level>(all.flatMap((one) => [...levelsOf(rules, one)]));
  const levels = missingOf(needed, had);
  return levels.length === 0
    ? []
    : [{ kind: 'split', ids: all.map(({ id }) => id), sum, by, value, levels, limit: undefined }];
}
