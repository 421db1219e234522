import { approval } from '../../../../shared/contract/approval.ts';
import { LEVEL_CODES } from '../../../../shared/domain/approval/level.ts';
import { canEndOn, heldAlready, isHeldAt, mayDecideAt } from '../../../../shared/domain/approval/standing.ts';
import { type Caller, reaches, scopeOf, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadPeople, loadUnits, type Person } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { fitSeats, readSeats, type SeatKept } from './reading.ts';

/** 审批岗位: who holds a level where, appointed and ended by the chief accountant. */
export const seatOperations: readonly Implementation[] = [
  query(approval.seats, async ({ db, caller, scope }) => {
    const people = await loadPeople(db);
    const displays = new Map(people.map(({ name, display }) => [name, display]));
    const seats = (await readSeats(db)).filter(({ unit }) => isSeen(unit, scope)).sort(inOrder);
    const fit = new Set(fitSeats(seats, people).map(({ id }) => id));
    const units = (await loadUnits(db)).map(({ code }) => code).filter((code) => reaches(scope, code));
    return {
      seats: seats.map(({ id, level, unit, person, order, from, until, by, instant, reason }) => ({
        ...{ id, level, unit, person, order, from, by, instant, reason },
        ...(until && { until }),
        display: displays.get(person) ?? person,
        unfit: !fit.has(id),
      })),
      deciders: people.flatMap((person) => decider(person, units)),
      mayConfigure: mayConfigure(caller),
    };
  }),

  command(approval.addSeat, async (context, { level, unit, person: name, order, from, until, reason }) => {
    if (!isHeldAt(level, unit)) throw context.refused('bad-place', '单位负责人在一个单位任职，其他层级在全医共体任职');
    if (unit !== '' && !(await loadUnits(context.db)).some(({ code }) => code === unit))
      throw context.notFound(`单位 ${unit}`);
    if (until !== undefined && until < from) throw context.refused('bad-term', '最后一天不能早于起任日');
    const person = (await loadPeople(context.db)).find((each) => each.name === name);
    if (!person) throw context.notFound(`人员 ${name}`);
    if (person.disabled) throw context.refused('cannot-decide', `${person.display}已经停用，不能任职`);
    if (!mayDecideAt(person, unit)) throw context.refused('cannot-decide', withoutRight(person, unit));
    const wanted = { level, unit, person: name, order, from, until };
    const held = heldAlready(await readSeats(context.db), wanted);
    if (held) throw context.refused('held-already', `${person.display}在这个层级已有任职，起于 ${held.from}，不能重叠`);
    const id = await takeNumbers(context.tx, 'approval_seat', 1);
    await context.db
      .insertInto('approval_seat')
      .values({
        ...{ id, level, unit, person: name, position: order, first: from, until: until ?? null, reason },
        ...{ actor: context.actor, display: displayOf(context), instant: context.instant },
      })
      .execute();
    context.audit({
      ...(unit === '' ? {} : { unit }),
      ...{ subject: name, reason, after: { id, level, unit, order, from, until } },
    });
    return { id };
  }),

  command(approval.endSeat, async (context, { id, last, reason }) => {
    const seat = (await readSeats(context.db)).find((each) => each.id === id);
    if (!seat) throw context.notFound(`审批岗位 ${id}`);
    if (!canEndOn({ first: seat.from, last: seat.until }, last)) throw context.refused('bad-term', endsWrongly(seat));
    await context.db
      .insertInto('approval_seat_end')
      .values({
        id: await takeNumbers(context.tx, 'approval_seat_end', 1),
        ...{ seat: id, last, actor: context.actor, instant: context.instant, reason },
      })
      .execute();
    context.audit({
      ...(seat.unit === '' ? {} : { unit: seat.unit }),
      ...{ subject: seat.person, reason, before: { until: seat.until }, after: { id, level: seat.level, until: last } },
    });
    return DONE;
  }),
];

/** Levels over the community concern every unit. */
const isSeen = (unit: UnitCode | '', scope: UnitScope): boolean => unit === '' || reaches(scope, unit);

const inOrder = (one: SeatKept, other: SeatKept): number =>
  LEVEL_CODES.indexOf(one.level) - LEVEL_CODES.indexOf(other.level) ||
  (one.unit < other.unit ? -1 : one.unit > other.unit ? 1 : one.order - other.order) ||
  (one.from < other.from ? -1 : 1);

/** Where a person may decide, of the units that somebody sees; nothing where nowhere. */
function decider(person: Person, units: readonly UnitCode[]) {
  if (person.disabled) return [];
  const community = mayDecideAt(person, '');
  const own = units.filter((unit) => mayDecideAt(person, unit));
  const { name, display } = person;
  return community || own.length > 0 ? [{ name, display, community, units: own }] : [];
}

const withoutRight = ({ display }: Person, unit: UnitCode | ''): string =>
  unit === ''
    ? `${display}没有在全医共体审批大额支出的权限，先由管理员授予审批人等角色`
    : `${display}没有在单位 ${unit} 审批大额支出的权限，先由管理员授予单位负责人等角色`;

const endsWrongly = ({ from, until }: SeatKept): string =>
  until === undefined
    ? `最后一天不能早于起任日 ${from} 的前一天`
    : `最后一天须在起任日 ${from} 的前一天与现在的最后一天 ${until} 之间`;

const mayConfigure = (caller: Caller): boolean => scopeOf(caller, 'approval.configure')?.kind === 'community';

const displayOf = ({ caller, actor }: Pick<CommandContext<typeof approval.addSeat>, 'caller' | 'actor'>): string =>
  caller.kind === 'person' ? caller.display : actor;
