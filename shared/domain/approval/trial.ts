import type { AccountingDate } from '../../kernel/date.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Level } from './level.ts';
import { shortIn } from './panel.ts';
import { NEW_ROUTE } from './route.ts';
import type { SeatedStep } from './route-state.ts';
import { neededBy, type Rule } from './rule.ts';
import { holdersOf, type Seat } from './seat.ts';

/** What a document would need (试算): its levels with who holds them, the rules that asked, and for which levels somebody must be appointed. */
export interface Trial {
  readonly steps: readonly SeatedStep[];
  /** Places of the rules from 0. */
  readonly rules: readonly number[];
  /** No rule stands for it. */
  readonly uncovered: boolean;
  /** Levels that nobody holds, and the one for which people are too few, since nobody decides twice. */
  readonly appoint: readonly Level[];
}

/** Tries a table on one document of a unit, with those who hold the levels on a day. */
export function tryRules(
  rules: readonly Rule[],
  of: Parameters<typeof neededBy>[1] & { readonly unit: UnitCode },
  { seats, day }: { readonly seats: readonly Seat[]; readonly day: AccountingDate },
): Trial {
  const needed = neededBy(rules, of);
  const steps = needed.steps.map((step) => ({ ...step, holders: holdersOf(seats, step.level, of.unit, day) }));
  const short = shortIn({
    ...{ ...NEW_ROUTE, stage: 'deciding', amount: of.parts[0]?.amount ?? NEW_ROUTE.amount },
    steps: steps.map((step) => ({ step, tasks: [], opened: undefined, meeting: undefined, done: false })),
  });
  const appoint = steps
    .filter(({ level, holders }) => holders.length === 0 || level === short)
    .map(({ level }) => level);
  return { steps, rules: needed.rules, uncovered: needed.uncovered.length > 0, appoint };
}
