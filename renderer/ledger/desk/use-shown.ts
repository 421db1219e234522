import { useMemo } from 'react';
import { type Finding, shownFindings } from './findings.ts';
import { type Sheet, sentOf } from './sheet.ts';
import { useBudget, withOverruns } from './use-budget.ts';
import type { Answer } from './use-examined.ts';

interface Said {
  readonly answer: Answer | undefined;
  readonly refused: readonly Finding[];
  readonly active: number | undefined;
  readonly asked: boolean;
  readonly now: () => Sheet;
}

/**
 * What is said at the sheet's lines and under it: of the examination, of what was refused, and of the budget. `spends`
 * says whether the budget is held against what stands there: until there is a budget block, the financial lines spend
 * what the proposed one will.
 */
export function useShown(unit: string, sheet: Sheet, { answer, refused, active, asked, now }: Said, spends: boolean) {
  const budget = useBudget(unit, sheet);
  const shown = useMemo(() => {
    const findings = [...(answer?.examined.findings ?? [])];
    for (const each of refused) if (!findings.some(({ message }) => message === each.message)) findings.unshift(each);
    return shownFindings(findings, answer?.ids ?? sentOf(now()).ids, { active, asked });
  }, [answer, refused, active, asked, now]);
  const byRow = useMemo(() => (spends ? withOverruns(shown.byRow, budget) : shown.byRow), [shown, budget, spends]);
  return { whole: shown.whole, byRow, budget: active === undefined ? undefined : budget.get(active) };
}
