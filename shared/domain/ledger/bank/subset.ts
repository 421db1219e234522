import type { BankItem } from './item.ts';

/** Candidates that are looked at for one line, the nearest days first, and steps before a search is given up. */
const CANDIDATES_MAX = 24;
const STEPS_MAX = 20_000;

/**
 * Two to `most` lines that together make an amount: the fewest lines, then those that stand first. Undefined where there
 * are none, or where finding them would take too long. Candidates must have the amount's sign and be in order of preference.
 */
export function subsetFor(
  amount: number,
  candidates: readonly BankItem[],
  most: number,
  budget: { steps: number } = { steps: STEPS_MAX },
): BankItem[] | undefined {
  const within = candidates.filter((each) => Math.abs(each.amount) < Math.abs(amount)).slice(0, CANDIDATES_MAX);
  const largest = within.reduce((max, each) => Math.max(max, Math.abs(each.amount)), 0);
  let steps = Math.min(STEPS_MAX, budget.steps);
  const chosen: BankItem[] = [];
  const search = (from: number, rest: number, left: number): boolean => {
    if (left === 0) return rest === 0;
    if (rest <= 0 || largest * left < rest) return false;
    for (let at = from; at <= within.length - left; at += 1) {
      steps -= 1;
      budget.steps -= 1;
      if (steps < 0) return false;
      const each = within[at]!;
      chosen.push(each);
      if (search(at + 1, rest - Math.abs(each.amount), left - 1)) return true;
      chosen.pop();
    }
    return false;
  };
  for (let count = 2; count <= most; count += 1) if (search(0, Math.abs(amount), count)) return chosen;
  return undefined;
}
