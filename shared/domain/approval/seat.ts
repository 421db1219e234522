import type { AccountingDate } from '../../kernel/date.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { isOfUnit, type Level } from './level.ts';

/** Who holds a level (任职), where and from when to when, both days counting; `unit` is '' over the community. */
export interface Seat {
  readonly level: Level;
  readonly unit: UnitCode | '';
  readonly person: string;
  /** Among those who hold the same level: 顺签 goes by it, 单签 takes the lowest. */
  readonly order: number;
  readonly from: AccountingDate;
  readonly until: AccountingDate | undefined;
}

/** Who holds a level for a unit on a day, in their order; equals stand by their names. */
export function holdersOf(
  seats: readonly Seat[],
  level: Level,
  unit: UnitCode,
  day: AccountingDate,
): readonly string[] {
  const place = isOfUnit(level) ? unit : '';
  return seats
    .filter((seat) => seat.level === level && seat.unit === place && isOn(seat, day))
    .sort((one, other) => one.order - other.order || (one.person < other.person ? -1 : 1))
    .map(({ person }) => person)
    .filter((person, at, all) => all.indexOf(person) === at);
}

const isOn = ({ from, until }: Pick<Seat, 'from' | 'until'>, day: AccountingDate): boolean =>
  from <= day && (until === undefined || day <= until);

/** 委托: from the first day to the last, both counting, one person decides for another. It is not handed on. */
export interface Delegation {
  readonly from: string;
  readonly to: string;
  readonly first: AccountingDate;
  readonly last: AccountingDate;
}

/** Who may decide for a person on a day, beside that person. */
export const deputiesOf = (
  delegations: readonly Delegation[],
  person: string,
  day: AccountingDate,
): readonly string[] =>
  delegations.filter(({ from, first, last }) => from === person && first <= day && day <= last).map(({ to }) => to);
