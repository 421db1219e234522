import { type AccountingDate, addDays } from '../../kernel/date.ts';
import { type Caller, type Grant, reaches, scopeOf } from '../organisation/access.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { isOfUnit, LEVEL_CODES, type Level } from './level.ts';
import type { Delegation, Seat } from './seat.ts';

/** Somebody who may hold a level, by what they were granted. */
export interface Grantee {
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Whether a person may decide (审批大额支出) at a unit, or over the community where the unit is ''. */
export function mayDecideAt({ name, grants }: Grantee, unit: UnitCode | ''): boolean {
  const caller: Caller = { kind: 'person', id: '', name, display: '', grants, session: '' };
  const scope = scopeOf(caller, 'approval.decide');
  if (!scope) return false;
  return unit === '' ? scope.kind === 'community' : reaches(scope, unit);
}

/** Whether a level is held there: 单位负责人 at a unit, all others over the community. */
export const isHeldAt = (level: Level, unit: UnitCode | ''): boolean => isOfUnit(level) === (unit !== '');

interface Term {
  readonly first: AccountingDate;
  readonly last: AccountingDate | undefined;
}
/** Whether two terms, their first and last days counting, share a day. One that ended before it began has none. */
const meet = (one: Term, other: Term): boolean =>
  !isEmpty(one) &&
  !isEmpty(other) &&
  (one.last === undefined || other.first <= one.last) &&
  (other.last === undefined || one.first <= other.last);
const isEmpty = ({ first, last }: Term): boolean => last !== undefined && last < first;

const termOf = ({ from, until }: Pick<Seat, 'from' | 'until'>): Term => ({ first: from, last: until });

/** The seat of the same person at the same level and place that shares a day with this one. */
export const heldAlready = <One extends Seat>(seats: readonly One[], wanted: Seat): One | undefined =>
  seats.find(
    (seat) =>
      seat.level === wanted.level &&
      seat.unit === wanted.unit &&
      seat.person === wanted.person &&
      meet(termOf(seat), termOf(wanted)),
  );

/** A delegation of the same person that shares a day with this term. */
export const delegatedAlready = <One extends Delegation>(
  delegations: readonly One[],
  from: string,
  term: Term,
): One | undefined => delegations.find((each) => each.from === from && meet(each, term));

/** Where a person holds levels in a term: unit codes, '' over the community; each once. */
export const seatedAt = (seats: readonly Seat[], person: string, term: Term): readonly (UnitCode | '')[] => [
  ...new Set(seats.filter((seat) => seat.person === person && meet(termOf(seat), term)).map(({ unit }) => unit)),
];

/** What an end must lie between: at the earliest the day before it began, so that it never was, and before the end that it has. */
export function canEndOn({ first, last }: Term, wanted: AccountingDate): boolean {
  return wanted >= addDays(first, -1) && (last === undefined || wanted < last);
}

/**
 * 一人多岗: who holds several levels of one unit's documents on a day, lowest first. On one document such a person decides once, so
 * that another must be there for the rest.
 */
export function holdersOfSeveral(
  seats: readonly Seat[],
  day: AccountingDate,
): readonly { readonly person: string; readonly levels: readonly Level[] }[] {
  const term: Term = { first: day, last: day };
  const levels = new Map<string, Set<Level>>();
  for (const seat of seats)
    if (meet(termOf(seat), term)) levels.set(seat.person, (levels.get(seat.person) ?? new Set()).add(seat.level));
  return [...levels]
    .filter(([, held]) => held.size > 1)
    .map(([person, held]) => ({ person, levels: LEVEL_CODES.filter((level) => held.has(level)) }));
}
