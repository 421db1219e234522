import { fen } from '../../kernel/fen.ts';
import { CATEGORY_CODES, type Category } from './category.ts';
import type { Level } from './level.ts';
import type { Rule, Step } from './rule.ts';

/** Days within which a level usually decides; bodies wait for their next meeting. */
const DAYS: Readonly<Record<Level, number>> = {
  ...{ 'unit-head': 3, centre: 3, 'chief-accountant': 3, leader: 3 },
  ...{ office: 10, party: 15, committee: 15 },
};
const step = (level: Level): Step => ({ level, mode: 'single', days: DAYS[level] });
const steps = (...levels: readonly Level[]): readonly Step[] => levels.map(step);

/** What is decided collectively whatever the amount (三重一大). */
const ALWAYS_COLLECTIVE: readonly Category[] = ['borrowing', 'investment', 'donation'];
const ORDINARY: readonly Category[] = CATEGORY_CODES.filter((category) => !ALWAYS_COLLECTIVE.includes(category));

/** Limits of the rungs in 万元; the first begins at nil and the last has no end. */
const LIMITS: readonly number[] = [2, 5, 10, 50];
const RUNGS: readonly (readonly Step[])[] = [
  steps('unit-head'),
  steps('unit-head', 'centre'),
  steps('unit-head', 'centre', 'chief-accountant'),
  steps('unit-head', 'centre', 'chief-accountant', 'office'),
  steps('unit-head', 'centre', 'chief-accountant', 'office', 'party'),
  steps('unit-head', 'centre', 'chief-accountant', 'office', 'party', 'committee'),
];
const wan = (amount: number) => fen(amount * 1_000_000);
const TOP = LIMITS.length;

const rows = (budget: 'in' | 'out', above: number): readonly Rule[] => [
  ...RUNGS.slice(above, above + TOP + 1).map(
    (rung, at): Rule => ({
      ...{ kinds: [], categories: ORDINARY, sources: [], budget, steps: rung },
      ...{ from: wan(LIMITS[at - 1] ?? 0), below: at < TOP ? wan(LIMITS[at]!) : undefined },
    }),
  ),
  {
    ...{ kinds: [], categories: ALWAYS_COLLECTIVE, sources: [], budget, steps: RUNGS[TOP + above]! },
    ...{ from: wan(0), below: undefined },
  },
];

/**
 * The usual ladder (DOMAIN 6 [U]), a suggestion to begin an empty table with: below 2万 the member's head, below 5万 the finance
 * centre as well, below 10万 the chief accountant, below 50万 院长办公会, from there 党委会; 借款, 对外投资 and 对外捐赠 always up to
 * 党委会; out of budget one level more.
 */
export const USUAL_LADDER: readonly Rule[] = [...rows('in', 0), ...rows('out', 1)];
