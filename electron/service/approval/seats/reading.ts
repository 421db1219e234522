import type { Level } from '../../../../shared/domain/approval/level.ts';
import type { Delegation, Seat } from '../../../../shared/domain/approval/seat.ts';
import { mayDecideAt } from '../../../../shared/domain/approval/standing.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import type { Person } from '../../organisation/queries.ts';

type Reader = Pick<BooksReader, 'selectFrom'>;

/** A seat as it stands, with who appointed, when and why. */
export interface SeatKept extends Seat {
  readonly id: number;
  readonly by: string;
  readonly instant: string;
  readonly reason: string;
}

/** Every seat there ever was, with the end that counts: the one recorded last. */
export async function readSeats(db: Reader): Promise<SeatKept[]> {
  const seats = await db.selectFrom('approval_seat').selectAll().orderBy('id').execute();
  const ends = await db.selectFrom('approval_seat_end').select(['seat', 'last']).orderBy('id').execute();
  const last = new Map(ends.map((end) => [end.seat, end.last]));
  return seats.map(({ id, level, unit, person, position, first, until, display, instant, reason }) => ({
    ...{ id, level: level as Level, unit, person, order: position, from: first as AccountingDate },
    until: (last.get(id) ?? until ?? undefined) as AccountingDate | undefined,
    ...{ by: display, instant, reason },
  }));
}

/** Seats of people who can decide there as things are: not of those who left or lost the role. */
export function fitSeats<One extends Seat>(seats: readonly One[], people: readonly Person[]): One[] {
  const byName = new Map(people.map((person) => [person.name, person]));
  return seats.filter(({ person, unit }) => {
    const there = byName.get(person);
    return there !== undefined && !there.disabled && mayDecideAt(there, unit);
  });
}

/** A delegation as it stands, `last` being the day it truly ended. */
export interface DelegationKept extends Delegation {
  readonly id: number;
  readonly reason: string;
  readonly instant: string;
  /** When it was taken back. */
  readonly ended: string | undefined;
}

/** Every delegation there ever was, the newest first. */
export async function readDelegations(db: Reader): Promise<DelegationKept[]> {
  const rows = await db
    .selectFrom('approval_delegation as made')
    .leftJoin('approval_delegation_end as end', 'end.delegation', 'made.id')
    .select(['made.id', 'made.person', 'made.deputy', 'made.first', 'made.last', 'made.reason', 'made.instant'])
    .select(['end.last as endLast', 'end.instant as ended'])
    .orderBy('made.id', 'desc')
    .execute();
  return rows.map(({ id, person, deputy, first, last, reason, instant, endLast, ended }) => ({
    ...{ id, from: person, to: deputy, first: first as AccountingDate, last: (endLast ?? last) as AccountingDate },
    ...{ reason, instant, ended: ended ?? undefined },
  }));
}
