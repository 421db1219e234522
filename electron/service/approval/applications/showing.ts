import { approval } from '../../../../shared/contract/approval.ts';
import { isBody, isOfUnit, type Level } from '../../../../shared/domain/approval/level.ts';
import { shortIn } from '../../../../shared/domain/approval/panel.ts';
import { decided, placeNow, type Route } from '../../../../shared/domain/approval/route-state.ts';
import { type Delegation, deputiesOf } from '../../../../shared/domain/approval/seat.ts';
import { type ApplicationAct, isOpenToEdit } from '../../../../shared/domain/approval/stage.ts';
import { mayDecideAt } from '../../../../shared/domain/approval/standing.ts';
import { heldOn } from '../../../../shared/domain/approval/versions.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { readHeld, weighFor } from '../../budget/queries.ts';
import type { BooksReader } from '../../database.ts';
import type { Originals } from '../../ledger/commands.ts';
import { loadDepartments, loadUnit } from '../../organisation/queries.ts';
import type { QueryContext } from '../../pipeline/context.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { readApproved } from '../rules/versions.ts';
import { readDelegations } from '../seats/reading.ts';
import { type HeadWords, headOut, readHeadWords } from './heads.ts';
import { holderOf, todayOf, wantedOf } from './moving.ts';
import {
  type ApplicationKept,
  type MoveKept,
  readApplication,
  readApplications,
  readMoves,
  readPapersOf,
  readRelease,
  routeOf,
} from './reading.ts';
import { reseatedSteps } from './reseating.ts';
import { readFound } from './scanning.ts';
import { weigh } from './weighing.ts';

/** Documents of a payee before this one that are shown, and how far back they are summed. */
const SHOWN = 12;
const DAYS = 365;

/** One application with everything that decides about it. */
export const showingOperations = (blobs: Originals): readonly Implementation[] => [
  query(approval.application, async (context, { id }) => {
    const { db, caller, nowMs } = context;
    const known = await readApplication(db, id);
    if (!known) throw context.notFound(`大额支出申请 ${id}`);
    context.requireUnit(known.unit);
    const today = todayOf(nowMs);
    const words = await readHeadWords(db, today);
    const moves = await readMoves(db, id);
    const route = routeOf(moves);
    const delegations = await readDelegations(db);
    const papers = await readPapersOf(db, id);
    const release = await readRelease(db, id);
    const held = await readHeld(db, holderOf(known).carrier);
    const { content } = known;
    const weighed = await weighFor(db, wantedOf(known), { carrier: holderOf(known).carrier, today });
    const mine = mineOf(known, route, { caller, words, delegations });
    const short = known.stage === 'deciding' ? shortIn(route) : undefined;
    const configures = scopeOf(caller, 'approval.configure')?.kind === 'community';
    const reseats =
      configures &&
      known.stage === 'deciding' &&
      (await reseatedSteps(db, route, { unit: known.unit, day: today })) !== undefined;
    return {
      ...headOut(known, words),
      ...{ department: content.department, filled: content.filled, urgentReason: content.urgent },
      rows: content.rows.map(({ amount, ...row }, at) => ({
        ...{ ...row, amount: formatYuan(amount), available: formatYuan(weighed[at]!.available) },
        inBudget: weighed[at]!.enough,
      })),
      papers: papers.map(({ person: _, display: by, instant: at, kind, ...paper }) => ({
        ...{ ...paper, kind: kind as 'pdf', by, at },
      })),
      ...(await standingAgainst(db, known, papers, today)),
      steps: stepsOut(route, words),
      moves: movesOut(moves, words),
      budget: {
        reserved: formatYuan(sumFen(held.map(({ claim }) => claim.reserved))),
        committed: formatYuan(sumFen(held.map(({ claim }) => claim.committed))),
        spent: formatYuan(sumFen(held.map(({ claim }) => claim.spent))),
      },
      before: await beforeOf(context, known, words),
      appoint: short === undefined ? [] : [short],
      mine,
      release: release
        ? {
            ...{ display: release.display, instant: release.instant, reason: release.reason },
            until: release.until as AccountingDate,
          }
        : null,
      may: actsOf(known, route, { caller, isMine: mine !== null, isReleased: release !== undefined, reseats }),
      names: Object.fromEntries((await loadDepartments(db, known.unit)).map(({ code, name }) => [code, name] as const)),
    };
  }),

  longQuery(
    approval.applicationPaper,
    async (context, { id, paper }) => {
      const known = await readApplication(context.db, id);
      if (!known) throw context.notFound(`大额支出申请 ${id}`);
      context.requireUnit(known.unit);
      const found = (await readPapersOf(context.db, id)).find((each) => each.id === paper);
      if (!found) throw context.notFound(`附件 ${paper}`);
      return found;
    },
    async (context, _input, { sha256, name, kind, bytes }) => {
      const kept = blobs.readBlob(sha256);
      if (!kept) throw context.refused('damaged', `附件“${name}”的文件丢失或已被改动，请用备份恢复`);
      const { sha256: file } = await context.files.put(context.actor, kept);
      return { file, name, kind: kind as 'pdf', bytes };
    },
  ),
];

/** Of a draft what is missing and what the radar sees now; of what was handed in what the radar saw then. */
async function standingAgainst(
  db: BooksReader,
  known: ApplicationKept,
  papers: readonly { readonly key: string }[],
  today: AccountingDate,
) {
  const { id, round, content, stage, day } = known;
  if (!isOpenToEdit(stage)) {
    const rules = heldOn(await readApproved(db), day)?.rules ?? [];
    return { problems: [], findings: [...(await readFound(db, known, rules))] };
  }
  const unit = await loadUnit(db, content.unit);
  const of = { id, round };
  const weighed = await weigh(db, content, { unit: unit!, today, of, papers: papers.map(({ key }) => key) });
  return {
    problems: weighed.problems.map(({ field, message }) => ({ field, message })),
    findings: [...weighed.found],
  };
}

function stepsOut(route: Route, { person }: HeadWords) {
  const now = placeNow(route);
  return route.steps.map(({ step, tasks, opened, meeting, done }, place) => ({
    ...{ level: step.level, mode: step.mode, days: step.days, holders: step.holders.map(person) },
    state: done ? ('done' as const) : place === now ? ('now' as const) : ('later' as const),
    ...{ opened: opened ?? ('' as const), due: opened === undefined ? ('' as const) : addDays(opened, step.days) },
    meeting: meeting ?? null,
    tasks: tasks.map(({ id, person: asked, state, addedBy, actor }) => ({
      ...{ id, person: asked, display: person(asked), state },
      addedBy: addedBy === undefined ? '' : askerOf(route, addedBy, person),
      actor: actor === undefined ? '' : person(actor),
    })),
  }));
}

function askerOf({ steps }: Route, task: number, person: (name: string) => string): string {
  const asker = steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === task);
  return asker ? person(asker.person) : '';
}

/** Moves with for whom each was made, as it stood before it. */
function movesOut(moves: readonly MoveKept[], { person }: HeadWords) {
  return moves.map(({ id, what, display, person: by, instant, opinion, digest, move }, at) => {
    const before = routeOf(moves.slice(0, at));
    const task =
      'task' in move ? before.steps.flatMap(({ tasks }) => tasks).find(({ id: own }) => own === move.task) : undefined;
    return {
      ...{ id, what, display, instant, opinion, digest },
      forWhom: task && task.person !== by ? person(task.person) : '',
      other: move.what === 'add' || move.what === 'move' ? person(move.person) : '',
      to: move.what === 'refuse' && move.to !== undefined ? before.steps[move.to]!.step.level : ('' as const),
      amount: move.what === 'submit' || move.what === 'amend' ? formatYuan(move.amount) : null,
    };
  });
}

/** What the payee was granted before, of the units that the caller sees. */
async function beforeOf(
  { db, scope }: Pick<QueryContext<typeof approval.application>, 'db' | 'scope'>,
  { id, payee, day }: ApplicationKept,
  { unit }: HeadWords,
) {
  if (payee === '') return { count: 0, sum: '0.00', rows: [] };
  const stages = ['deciding', 'approved', 'closed'] as const;
  const all = await readApplications(db, { payee, stages, from: addDays(day, -DAYS), to: day });
  const seen = all.filter((other) => other.id !== id && reaches(scope, other.unit));
  return {
    count: seen.length,
    sum: formatYuan(sumFen(seen.map(({ amount }) => amount))),
    rows: seen.slice(0, SHOWN).map((other) => ({
      ...{ id: other.id, number: other.number, unitName: unit(other.unit), purpose: other.purpose },
      ...{ day: other.day, amount: formatYuan(other.amount), stage: other.stage },
    })),
  };
}

interface Deciding {
  readonly caller: Caller;
  readonly words: HeadWords;
  readonly delegations: readonly Delegation[];
}

/** What the caller is asked to decide, themselves or for another; their own first. */
function mineOf(known: ApplicationKept, route: Route, { caller, words, delegations }: Deciding) {
  const place = placeNow(route);
  const step = route.steps[place];
  const me = actorOf(caller);
  const before = decided(route);
  if (!step || isBody(step.step.level) || route.apart.includes(me) || before.has(me) || !maySeat(caller, known))
    return null;
  const open = step.tasks.filter(({ state }) => state === 'open');
  const task =
    open.find(({ person }) => person === me) ??
    open.find(({ person }) => deputiesOf(delegations, person, words.today).includes(me));
  if (!task) return null;
  const { level } = step.step;
  const at = isOfUnit(level) ? known.unit : '';
  const asked = new Set(
    step.tasks.filter(({ state }) => state === 'open' || state === 'waiting').map(({ person }) => person),
  );
  return {
    ...{ task: task.id, forWhom: task.person === me ? '' : words.person(task.person), level },
    attests: level === 'unit-head',
    back: route.steps.slice(0, place).map(({ step: earlier }, index) => ({ place: index, level: earlier.level })),
    colleagues:
      // Whom else to ask is for the person to say, and not for who stands in.
      task.person === me
        ? words.people
            .filter(
              (person) =>
                !person.disabled &&
                !route.apart.includes(person.name) &&
                !before.has(person.name) &&
                !asked.has(person.name) &&
                mayDecideAt(person, at),
            )
            .map(({ name, display }) => ({ name, display }))
        : [],
  };
}

const maySeat = (caller: Caller, { unit }: ApplicationKept): boolean => may(caller, 'approval.decide', unit);

function may(caller: Caller, permission: Parameters<typeof scopeOf>[1], unit: ApplicationKept['unit']): boolean {
  const scope = scopeOf(caller, permission);
  return scope !== undefined && reaches(scope, unit);
}

const RELEASING: readonly Level[] = ['chief-accountant', 'leader'];

/** What the caller may do to it now. */
function actsOf(
  known: ApplicationKept,
  route: Route,
  {
    caller,
    isMine,
    isReleased,
    reseats,
  }: {
    readonly caller: Caller;
    readonly isMine: boolean;
    readonly isReleased: boolean;
    readonly reseats: boolean;
  },
): ApplicationAct[] {
  const { stage, unit, urgent } = known;
  const applies = may(caller, 'approval.apply', unit);
  const isOwn = applies && route.apart.includes(actorOf(caller));
  const headSigned = route.steps.some(({ step, done }) => step.level === 'unit-head' && done);
  const releases =
    stage === 'deciding' &&
    urgent &&
    !isReleased &&
    headSigned &&
    !route.apart.includes(actorOf(caller)) &&
    !route.steps.some(({ step }) => isBody(step.level)) &&
    scopeOf(caller, 'approval.decide')?.kind === 'community' &&
    holdsReleasing(route, actorOf(caller));
  const acts: readonly (readonly [ApplicationAct, boolean])[] = [
    ['edit', applies && isOpenToEdit(stage)],
    ['remove', applies && stage === 'draft'],
    ['submit', applies && isOpenToEdit(stage)],
    ['withdraw', isOwn && stage === 'deciding' && !isReleased],
    ['amend', isOwn && (stage === 'deciding' || stage === 'approved') && !isReleased],
    ['urge', stage === 'deciding'],
    ['release', releases],
    ['close', isOwn && stage === 'approved'],
    ['decide', isMine],
    ['reseat', reseats],
  ];
  return acts.flatMap(([act, can]) => (can ? [act] : []));
}

/** Who may let it go is among the holders of its way; whoever holds the seat without being asked is found by the command. */
const holdsReleasing = ({ steps }: Route, person: string): boolean => {
  const named = steps.filter(({ step }) => RELEASING.includes(step.level));
  return named.length === 0 || named.some(({ step }) => step.holders.includes(person));
};
