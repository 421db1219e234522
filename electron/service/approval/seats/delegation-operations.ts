import { approval } from '../../../../shared/contract/approval.ts';
import { delegatedAlready, mayDecideAt, seatedAt } from '../../../../shared/domain/approval/standing.ts';
import { actorOf, reaches } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadPeople, type Person } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { readDelegations, readSeats } from './reading.ts';

const todayOf = (nowMs: number): AccountingDate => chinaDay(nowMs) as AccountingDate;
/** Whether somebody may decide at every place that another holds a level at. */
const mayStandIn = (person: Person, places: readonly (UnitCode | '')[]): boolean =>
  !person.disabled && places.every((place) => mayDecideAt(person, place));

/** 委托: for oneself, from a day to a day, to somebody who may decide at the same places. */
export const delegationOperations: readonly Implementation[] = [
  query(approval.delegations, async ({ db, caller, scope, nowMs }) => {
    const me = actorOf(caller);
    const today = todayOf(nowMs);
    const people = await loadPeople(db);
    const displays = new Map(people.map(({ name, display }) => [name, display]));
    const seats = await readSeats(db);
    const own = seatedAt(seats, me, { first: today, last: undefined });
    // Of somebody else's, those of people who hold a level for a unit in sight.
    const concern = new Set(
      seats.filter(({ unit }) => unit === '' || reaches(scope, unit)).map(({ person }) => person),
    );
    const seen = (await readDelegations(db)).filter(
      ({ from, to }) => scope.kind === 'community' || from === me || to === me || concern.has(from),
    );
    return {
      rows: seen.map(({ id, from, to, first, last, reason, instant, ended }) => ({
        ...{ id, from, to, first, last, reason, instant },
        fromDisplay: displays.get(from) ?? from,
        toDisplay: displays.get(to) ?? to,
        ...(ended && { ended }),
        mayEnd: from === me && ended === undefined && last >= today,
      })),
      deputies: people
        .filter((person) => own.length > 0 && person.name !== me && mayStandIn(person, own))
        .map(({ name, display }) => ({ name, display })),
      mayDelegate: own.length > 0,
    };
  }),

  command(approval.delegate, async (context, { to, first, last, reason }) => {
    const me = context.actor;
    if (to === me) throw context.refused('to-oneself', '不能委托给自己');
    if (last < first) throw context.refused('bad-term', '最后一天不能早于第一天');
    const deputy = (await loadPeople(context.db)).find(({ name }) => name === to);
    if (!deputy) throw context.notFound(`人员 ${to}`);
    const places = seatedAt(await readSeats(context.db), me, { first, last });
    if (places.length === 0) throw context.refused('no-seat', '您在这段时间没有审批岗位，不用委托');
    if (!mayStandIn(deputy, places))
      throw context.refused('cannot-decide', `${deputy.display}不能在您任职的地方审批大额支出，不能受托`);
    const other = delegatedAlready(await readDelegations(context.db), me, { first, last });
    if (other)
      throw context.refused('delegated-already', `与 ${other.first} 至 ${other.last} 的委托重叠，先收回那一份`);
    const id = await takeNumbers(context.tx, 'approval_delegation', 1);
    await context.db
      .insertInto('approval_delegation')
      .values({ ...{ id, person: me, deputy: to, first, last, reason }, instant: context.instant })
      .execute();
    context.audit({ ...{ subject: to, reason }, after: { id, first, last } });
    return { id };
  }),

  command(approval.endDelegation, async (context, { id }) => {
    const made = (await readDelegations(context.db)).find((each) => each.id === id);
    if (!made) throw context.notFound(`审批委托 ${id}`);
    if (made.from !== context.actor) throw context.refused('not-own', '只能收回自己的委托');
    const today = todayOf(context.nowMs);
    if (made.ended !== undefined || made.last < today) throw context.refused('over', '这份委托已经收回或到期');
    // Of one that has not begun nothing ever held.
    const before = addDays(made.first > today ? made.first : today, -1);
    await context.db
      .insertInto('approval_delegation_end')
      .values({ delegation: id, last: before, instant: context.instant })
      .execute();
    context.audit({ ...{ subject: made.to }, before: { last: made.last }, after: { id, last: before } });
    return DONE;
  }),
];
