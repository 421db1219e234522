import type { Level, Mode } from '../../../shared/domain/approval/level.ts';
import type { Rule, Step } from '../../../shared/domain/approval/rule.ts';
import { fen } from '../../../shared/kernel/fen.ts';

export const wan = (amount: number) => fen(Math.round(amount * 1_000_000));
export const step = (level: Level, mode: Mode = 'any', days = 3): Step => ({ level, mode, days });
export const rule = (
  from: number,
  below: number | undefined,
  steps: readonly Step[],
  of: Partial<Rule> = {},
): Rule => ({
  ...{ kinds: [], categories: [], sources: [], budget: 'either' as const },
  ...{ from: wan(from), below: below === undefined ? undefined : wan(below), steps },
  ...of,
});

export const HEAD = step('unit-head');
export const CENTRE = step('centre');
export const CHIEF = step('chief-accountant');
export const OFFICE = step('office');
export const PARTY = step('party');

/** The ladder of DOMAIN 6 in 万元: head < 2 ≤ centre < 5 ≤ chief accountant < 10 ≤ 院长办公会 < 50 ≤ 党委会. */
export const LADDER: readonly Rule[] = [
  rule(0, 2, [HEAD]),
  rule(2, 5, [HEAD, CENTRE]),
  rule(5, 10, [HEAD, CENTRE, CHIEF]),
  rule(10, 50, [HEAD, CENTRE, CHIEF, OFFICE]),
  rule(50, undefined, [HEAD, CENTRE, CHIEF, OFFICE, PARTY]),
];
