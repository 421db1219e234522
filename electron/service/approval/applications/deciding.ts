import { approval } from '../../../../shared/contract/approval.ts';
import { isBody, isOfUnit, LEVELS } from '../../../../shared/domain/approval/level.ts';
import type { Move } from '../../../../shared/domain/approval/route.ts';
import { placeNow } from '../../../../shared/domain/approval/route-state.ts';
import { holdersOf } from '../../../../shared/domain/approval/seat.ts';
import { mayDecideAt } from '../../../../shared/domain/approval/standing.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { addDays } from '../../../../shared/kernel/date.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadDisplays, loadPeople } from '../../organisation/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { fitSeats, readSeats } from '../seats/reading.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import { applicationSeen, NOT_NOW } from './drafting.ts';
import {
  againstMove,
  displayOf,
  type MoveContext,
  makeMove,
  type Refused,
  readStanding,
  type Standing,
  todayOf,
} from './moving.ts';
import { readApplication, readRelease } from './reading.ts';
import { reseatedSteps } from './reseating.ts';
import { isDivided } from './scanning.ts';

/** 通过, 驳回, 加签, 转办, 补任, 催办 and 紧急放行: what is done on the way through the levels. */
export const decidingOperations: readonly Implementation[] = [
  command(approval.decideApplication, async (context, { task, verdict, to, opinion, attested, ...seen }) => {
    const known = await applicationSeen(context, seen);
    const standing = await readStanding(context, known.id);
    const by = context.actor;
    const said = opinion.trim();
    if (verdict === 'refuse' && said === '') throw context.refused('no-opinion', '驳回须写明意见');
    if (said === '' && known.warnings > 0 && (await isDivided(context.db, known.id)))
      throw context.refused('no-opinion', '预警化整为零的申请，通过也须写明意见');
    const move: Move = verdict === 'pass' ? { what: 'pass', by, task } : { what: 'refuse', by, task, to };
    const refused = await againstMove(context.db, standing, move);
    if (refused) throw decidingRefused(context, refused);
    if (verdict === 'pass' && levelNow(standing) === 'unit-head' && !attested)
      throw context.refused('not-attested', '单位负责人通过时须签认：本单位对所附资料的真实性、合法性负责');
    await makeMove(context, known, standing, move, {
      opinion: said,
      over: (reasons) => context.refused('over', reasons),
    });
    return DONE;
  }),

  command(approval.addApprover, async (context, { task, person, when, opinion, ...seen }) => {
    const known = await applicationSeen(context, seen);
    const standing = await readStanding(context, known.id);
    await fitToDecide(context, standing, person, known.unit);
    const move: Move = { what: 'add', by: context.actor, task, person, when };
    const refused = await againstMove(context.db, standing, move);
    if (refused) throw askingRefused(context, refused);
    await makeMove(context, known, standing, move, { opinion });
    return DONE;
  }),

  command(approval.handOver, async (context, { task, person, opinion, ...seen }) => {
    const known = await applicationSeen(context, seen);
    const standing = await readStanding(context, known.id);
    await fitToDecide(context, standing, person, known.unit);
    const move: Move = { what: 'move', by: context.actor, task, person };
    const refused = await againstMove(context.db, standing, move);
    if (refused) throw askingRefused(context, refused);
    await makeMove(context, known, standing, move, { opinion });
    return DONE;
  }),

  command(approval.reseatApplication, async (context, { reason, ...seen }) => {
    const known = await applicationSeen(context, seen);
    const standing = await readStanding(context, known.id);
    const { route, day } = standing;
    if (known.stage !== 'deciding') throw context.refused('not-now', NOT_NOW);
    const steps = await reseatedSteps(context.db, route, { unit: known.unit, day });
    if (!steps) throw context.refused('nothing-changed', '还没有审批的层级，任职的人没有变动');
    const move: Move = { what: 'reseat', by: context.actor, steps };
    const refused = await againstMove(context.db, standing, move);
    if (refused) throw context.refused('not-now', refused.message);
    await makeMove(context, known, standing, move, { opinion: reason });
    return DONE;
  }),

  command(approval.urgeApplication, async (context, { id, unit }) => {
    const known = await readApplication(context.db, id);
    if (known?.unit !== unit) throw context.notFound(`大额支出申请 ${id}`);
    if (known.stage !== 'deciding') throw context.refused('not-now', NOT_NOW);
    const day = todayOf(context.nowMs);
    const before = await context.db
      .selectFrom('approval_urge')
      .select('id')
      .where('document', '=', id)
      .where('day', '=', day)
      .executeTakeFirst();
    if (before) throw context.refused('urged-today', '今天已经催办过，明天还没有办理再催');
    const tasks = await context.db.selectFrom('approval_task').select('person').where('document', '=', id).execute();
    const people = tasks.map(({ person }) => person);
    await context.db
      .insertInto('approval_urge')
      .values({
        ...{ id: await takeNumbers(context.tx, 'approval_urge', 1), document: id, person: context.actor, day },
        ...{ instant: context.instant, people: JSON.stringify(people) },
      })
      .execute();
    const displays = await loadDisplays(context.db, people);
    const named = people.map((person) => displays[person] ?? person);
    context.audit({
      unit: known.unit,
      subject: known.number,
      after: { id: known.id, level: known.level, people: named },
    });
    return { people: named };
  }),

  command(approval.releaseApplication, async (context, { reason, ...seen }) => {
    const known = await applicationSeen(context, seen);
    const { route, day } = await readStanding(context, known.id);
    if (known.stage !== 'deciding' || (await readRelease(context.db, known.id)))
      throw context.refused('not-now', NOT_NOW);
    if (!known.urgent) throw context.refused('not-urgent', '申请没有写明紧急，不能放行');
    if (route.apart.includes(context.actor)) throw context.refused('apart', '申请或编制的人不能放行同一份申请');
    const collective = route.steps.find(({ step }) => isBody(step.level));
    if (collective) throw context.refused('collective', collectiveSaid(LEVELS[collective.step.level]));
    if (!route.steps.some(({ step, done }) => step.level === 'unit-head' && done))
      throw context.refused('not-attested', '单位负责人还没有签认，不能放行');
    const seats = fitSeats(await readSeats(context.db), await loadPeople(context.db));
    const holds = RELEASING.some((level) => holdersOf(seats, level, known.unit, day).includes(context.actor));
    if (!holds) throw context.refused('no-seat', '紧急支出由总会计师或分管领导放行');
    const until = addDays(day, (await readApprovalSettings(context.db)).urgentDays);
    const { actor: person, instant } = context;
    await context.db
      .insertInto('approval_release')
      .values({ document: known.id, person, display: displayOf(context), day, until, instant, reason })
      .execute();
    await context.db
      .updateTable('approval_document')
      .set({ revision: known.revision + 1 })
      .where('id', '=', known.id)
      .execute();
    context.audit({ unit: known.unit, subject: known.number, after: { id: known.id, until }, reason });
    return { until };
  }),
];

/** Who may let an urgent payment go before it is decided. */
const RELEASING = ['chief-accountant', 'leader'] as const;

const collectiveSaid = (level: string): string => `这笔支出须经${level}集体决策，不能紧急放行`;

const levelNow = ({ route }: Standing) => route.steps[placeNow(route)]?.step.level;

type DecidingCode = 'not-now' | 'not-asked' | 'apart' | 'twice' | 'short' | 'place';
interface DecidingContext {
  refused(code: DecidingCode, reasons: string): Failure;
}

function decidingRefused(context: DecidingContext, { code, message }: Refused): Failure {
  const told: Partial<Record<Refused['code'], DecidingCode>> = {
    ...{ 'not-asked': 'not-asked', apart: 'apart', twice: 'twice', short: 'short', place: 'place' },
  };
  return context.refused(told[code] ?? 'not-now', message);
}

interface AskingContext {
  refused(code: Exclude<DecidingCode, 'place'> | 'asked' | 'cannot-decide', reasons: string): Failure;
}

const askingRefused = (context: AskingContext, refused: Refused): Failure =>
  refused.code === 'asked'
    ? context.refused('asked', refused.message)
    : decidingRefused(context as DecidingContext, refused);

/** Only who may decide at that level's place may be asked to. */
async function fitToDecide(
  context: Pick<MoveContext, 'db'> & AskingContext & { notFound(what: string): Failure },
  standing: Standing,
  name: string,
  unit: UnitCode,
): Promise<void> {
  const person = (await loadPeople(context.db)).find((each) => each.name === name);
  if (!person) throw context.notFound(`人员 ${name}`);
  const level = levelNow(standing);
  const place = level !== undefined && isOfUnit(level) ? unit : '';
  if (person.disabled || !mayDecideAt(person, place))
    throw context.refused('cannot-decide', `${person.display}没有在这一级审批大额支出的权限`);
}
