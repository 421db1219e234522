import { monthOf, type Period, periodOf, yearOf } from '../../kernel/period.ts';
import { dueDate } from '../organisation/deadline.ts';
import type { Unit } from '../organisation/unit.ts';

/** So many months are looked back upon. */
export const LOOKED_BACK = 12;

/** The first of the months that are looked back upon. */
export function lookedBackFrom(until: Period): Period {
  const at = yearOf(until) * 12 + monthOf(until) - LOOKED_BACK;
  return periodOf(Math.floor(at / 12), (at % 12) + 1);
}

/** What lateness is measured by. */
export interface LatenessRule {
  readonly months: readonly Period[];
  readonly submitDay: number;
  /** The day on which a deadline was first set: nobody was late for a day that was not named yet. */
  readonly since: string;
  readonly today: string;
}

/**
 * 逾期次数: of the months that are due by now and in which the unit was a member, those that it handed in after the day, or
 * not at all. What was handed in once counts by that first day: a month that the centre sent back is not late for it.
 *
 * @param handedIn the day in China on which each month was first handed in (上报, or locked without it).
 */
export function lateMonths(
  { joined, left }: Pick<Unit, 'joined' | 'left'>,
  handedIn: ReadonlyMap<Period, string>,
  { months, submitDay, since, today }: LatenessRule,
): Period[] {
  return months.filter((period) => {
    if ((joined !== undefined && period < joined) || (left !== undefined && period > left)) return false;
    const due = dueDate(period, submitDay);
    return due >= since && (handedIn.get(period) ?? today) > due;
  });
}
