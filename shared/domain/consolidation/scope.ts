import { type Period, yearOf } from '../../kernel/period.ts';
import type { Unit, UnitCode } from '../organisation/unit.ts';
import type { ConsolidationScope } from './model.ts';

/** Whether a unit is consolidated in a period. */
export const isMember = ({ joined, left }: Unit, period: Period): boolean =>
  (joined === undefined || joined <= period) && (left === undefined || left >= period);

/**
 * Who is consolidated (合并范围). A unit that came in mid-year is in with the whole year's income and expense, one that
 * left is out with all of it; the opening amounts are adjusted for neither (准则第9号 第十九条), so nothing of a statement
 * is ever cut by date.
 */
export function scopeOf(
  units: readonly Unit[],
  period: Period,
  reported: (unit: UnitCode) => boolean,
): ConsolidationScope {
  const members = units.filter((unit) => isMember(unit, period));
  const inYear = (at: Period | undefined): boolean => at !== undefined && yearOf(at) === yearOf(period);
  return {
    included: codes(members),
    joined: codes(members.filter(({ joined }) => inYear(joined))),
    left: codes(units.filter((unit) => !isMember(unit, period) && inYear(unit.left))),
    silent: codes(members.filter(({ code }) => !reported(code))),
  };
}

const codes = (units: readonly Unit[]): UnitCode[] => units.map(({ code }) => code).sort();
