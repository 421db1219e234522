import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { isOfUnit, LEVEL_CODES, type Level } from '../../../shared/domain/approval/level.ts';
import { holdersOfSeveral } from '../../../shared/domain/approval/standing.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';

export type Seats = ReplyOf<Contract['approval']['seats']>;
export type SeatRow = Seats['seats'][number];

/** Where somebody is to be appointed. */
export interface Vacancy {
  readonly level: Level;
  /** '' over the community. */
  readonly unit: string;
}

export type SeatState = 'now' | 'coming' | 'over' | 'never';

export function stateOn({ from, until }: SeatRow, day: string): SeatState {
  if (until !== undefined && until < from) return 'never';
  if (until !== undefined && until < day) return 'over';
  return from <= day ? 'now' : 'coming';
}

/** Who holds a level for a unit on a day, in their order. */
export const holdersAt = (seats: readonly SeatRow[], level: Level, unit: string, day: string): readonly SeatRow[] =>
  seats.filter(
    (seat) => seat.level === level && seat.unit === (isOfUnit(level) ? unit : '') && stateOn(seat, day) === 'now',
  );

/** Whether a seat counts: what somebody may no longer do matters from today on. */
export const counts = ({ unfit }: SeatRow, day: string, today: string): boolean => day < today || !unfit;

/** Seats that nobody holds on a day: each level over the community once, 单位负责人 for every unit. */
export function vacancies(seats: readonly SeatRow[], units: readonly string[], day: string, today: string): Vacancy[] {
  return LEVEL_CODES.flatMap((level) =>
    (isOfUnit(level) ? units : ['']).flatMap((unit) =>
      holdersAt(seats, level, unit, day).some((seat) => counts(seat, day, today)) ? [] : [{ level, unit }],
    ),
  );
}

/** 一人多岗 on a day, by what people are called. */
export function severalOn(seats: readonly SeatRow[], day: AccountingDate) {
  const displays = new Map(seats.map(({ person, display }) => [person, display]));
  const plain = seats.map(({ level, unit, person, order, from, until }) => ({
    ...{ level, unit, person, order, from, until },
  }));
  return holdersOfSeveral(plain, day).map(({ person, levels }) => ({
    display: displays.get(person) ?? person,
    levels,
  }));
}
