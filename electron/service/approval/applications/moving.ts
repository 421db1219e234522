import type { Reason } from '../../../../shared/contract/errors.ts';
import { applicationCarrier, takesBudget } from '../../../../shared/domain/approval/application.ts';
import { isBody, LEVELS } from '../../../../shared/domain/approval/level.ts';
import { type MoveRefusal, refusalOf } from '../../../../shared/domain/approval/moving.ts';
import type { Finding } from '../../../../shared/domain/approval/radar/finding.ts';
import { moved } from '../../../../shared/domain/approval/route.ts';
import { placeNow, type Route } from '../../../../shared/domain/approval/route-state.ts';
import type { ApplicationStage } from '../../../../shared/domain/approval/stage.ts';
import { type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
import { lineOfRequest } from '../../../../shared/domain/budget/request.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { commitFor, keepFor, type Moving, releaseFor, reserveFor, type Wanted } from '../../budget/commands.ts';
import { overReasons, readHolders } from '../../budget/queries.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { AuditDetail } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { boundBy, readContracts } from '../contracts/reading.ts';
import { readDelegations } from '../seats/reading.ts';
import { type ApplicationKept, type MoveContent, readMoves, routeOf } from './reading.ts';

/** What every command that moves an application has of its context. */
export interface MoveContext {
  readonly db: BooksTx['db'];
  readonly tx: BooksTx;
  readonly actor: string;
  readonly caller: Caller;
  readonly instant: string;
  readonly nowMs: number;
  audit(detail: AuditDetail): void;
}

export const todayOf = (nowMs: number): AccountingDate => chinaDay(nowMs) as AccountingDate;
export const displayOf = ({ caller, actor }: Pick<MoveContext, 'caller' | 'actor'>): string =>
  caller.kind === 'person' ? caller.display : actor;
export const movingOf = ({ actor, instant, nowMs }: MoveContext): Moving => ({ by: actor, instant, nowMs });

/** What a move that cannot be made is refused with: the code of the contract and a sentence. */
export interface Refused {
  readonly code: MoveRefusal['code'];
  readonly message: string;
}

const SAID: Readonly<Record<Exclude<MoveRefusal['code'], 'short'>, string>> = {
  stage: '现在不能这样办理：它已经到了别的环节，请看现在的状态',
  'not-asked': '这一份现在不是请您办理的',
  apart: '申请或编制的人不能审批同一份申请',
  twice: '您已经审批过这份申请，同一人不能审批两次',
  asked: '已经请过这位同志了',
  'not-body': '现在等的不是会议的决议',
  place: '只能驳回到前面的层级',
  empty: '没有审批规则管这笔支出，请总会计师先补规则',
};

export const moveRefused = (refusal: MoveRefusal): Refused => ({
  code: refusal.code,
  message: refusal.code === 'short' ? shortSaid(LEVELS[refusal.level]) : SAID[refusal.code],
});

const shortSaid = (level: string): string =>
  `没有人可以办理“${level}”这一级：申请人、已经审批过的人不能再审，也不能跳过；请先在审批岗位任命另一人`;

/** Where a document stands and what holds today: what a move is judged by. */
export interface Standing {
  readonly route: Route;
  readonly day: AccountingDate;
}

export async function readStanding(context: Pick<MoveContext, 'db' | 'nowMs'>, id: number): Promise<Standing> {
  return { route: routeOf(await readMoves(context.db, id)), day: todayOf(context.nowMs) };
}

/** Why a move cannot be made; undefined where it can. */
export async function againstMove(
  db: BooksReader,
  { route, day }: Standing,
  move: Exclude<MoveContent, { what: 'close' }>,
): Promise<Refused | undefined> {
  const refusal = refusalOf(route, move, { day, delegations: await readDelegations(db) });
  return refusal && moveRefused(refusal);
}

interface Making {
  readonly opinion: string;
  /** What the radar found, on handing in. */
  readonly findings?: readonly Finding[];
  readonly inside?: boolean;
  /** The document's next number of changes (变更). */
  readonly round?: number;
  /** How a move that may approve it says that the budget no longer has what was not held. */
  over?(reasons: readonly Reason[]): Failure;
}

/**
 * Makes a move that may be made: keeps it as a fact, the document's head and whom it waits for as they follow from it, and moves the
 * budget where it came to its end. Refused with `over` where the budget no longer has what was not held; then nothing was done.
 */
export async function makeMove(
  context: MoveContext,
  application: ApplicationKept,
  standing: Standing,
  move: MoveContent,
  making: Making,
): Promise<Route> {
  const { route: before, day } = standing;
  const route = move.what === 'close' ? before : moved(before, move, day);
  const stage: ApplicationStage = move.what === 'close' ? 'closed' : route.stage;
  const digest = await keepMove(context, application, move, day, making);
  const kept = { ...application, round: making.round ?? application.round };
  await keepHead(context, kept, { stage, route, day }, making);
  await moveBudget(context, kept, { was: application.stage, stage }, making);
  context.audit({
    ...{ unit: application.unit, subject: application.number },
    before: { stage: application.stage, level: application.level },
    after: {
      id: application.id,
      what: move.what,
      stage,
      level: levelNow(route),
      amount: formatYuan(application.amount),
      digest,
    },
    ...(making.opinion === '' ? {} : { reason: making.opinion }),
  });
  return route;
}

const levelNow = (route: Route): string => route.steps[placeNow(route)]?.step.level ?? '';

async function keepMove(
  context: MoveContext,
  { id, number }: ApplicationKept,
  move: MoveContent,
  day: AccountingDate,
  { opinion, findings = [] }: Making,
): Promise<string> {
  const { db, tx, actor, instant } = context;
  const version = await db
    .selectFrom('approval_version')
    .select(['id', 'digest'])
    .where('document', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('approval_move')
    .select('digest')
    .where('document', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const content = canonicalJson(move as unknown as Json);
  const digest = sha256Text(
    canonicalJson({
      ...{ form: 'tongcai-approval-move-1', number, version: version.digest, before: last?.digest ?? '' },
      ...{ move: move as unknown as Json, by: actor, opinion, instant, findings: findings as unknown as Json },
    }),
  );
  const made = await takeNumbers(tx, 'approval_move', 1);
  await db
    .insertInto('approval_move')
    .values({
      ...{ id: made, document: id, version: version.id, what: move.what, person: actor },
      ...{ display: displayOf(context), day, instant, opinion, content, digest },
    })
    .execute();
  if (findings.length > 0)
    await db
      .insertInto('approval_finding')
      .values({ move: made, document: id, content: canonicalJson(findings as unknown as Json) })
      .execute();
  return digest;
}

async function keepHead(
  { db, tx }: MoveContext,
  { id, revision, round }: ApplicationKept,
  { stage, route, day }: { readonly stage: ApplicationStage; readonly route: Route; readonly day: AccountingDate },
  { findings, inside }: Making,
): Promise<void> {
  const now = stage === 'deciding' ? route.steps[placeNow(route)] : undefined;
  const opened = now?.opened ?? '';
  await db
    .updateTable('approval_document')
    .set({
      ...{ stage, revision: revision + 1, round, level: now?.step.level ?? '', opened },
      due: now && opened !== '' ? addDays(opened, now.step.days) : '',
      ...(findings === undefined ? {} : { warnings: findings.length, day }),
      ...(inside === undefined ? {} : { inside: inside ? 1 : 0 }),
    })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('approval_task').where('document', '=', id).execute();
  if (!now) return;
  const asked = isBody(now.step.level)
    ? now.step.holders.filter((person) => !route.apart.includes(person)).map((person) => ({ task: 0, person }))
    : now.tasks.filter(({ state }) => state === 'open').map(({ id: task, person }) => ({ task, person }));
  await tx.bulkInsert(
    'approval_task',
    asked.map((each) => ({ document: id, ...each })),
  );
}

type Budgeted = Pick<ApplicationKept, 'id' | 'year' | 'round' | 'content'>;
export const holderOf = ({ id, year, round }: Pick<Budgeted, 'id' | 'year' | 'round'>) => ({
  ...{ carrier: applicationCarrier(id, round), year },
});
export const wantedOf = ({ content }: Pick<Budgeted, 'content'>): Wanted[] =>
  content.rows.map((row) => ({ line: lineOfRequest(content, row), amount: row.amount }));

/** What an application has of its lines, each time it was decided together: all that it takes, and of it what is bound or spent; in 分. */
export async function readTaken(
  db: BooksReader,
  { id, round }: Pick<Budgeted, 'id' | 'round'>,
): Promise<ReadonlyMap<LineKey, { readonly all: Fen; readonly used: Fen }>> {
  const carriers = Array.from({ length: round }, (_, at) => applicationCarrier(id, at + 1));
  const taken = new Map<LineKey, { all: Fen; used: Fen }>();
  for (const held of (await readHolders(db, carriers)).values())
    for (const { claim } of held) {
      const before = taken.get(claim.line);
      const used = fen(claim.committed + claim.spent);
      taken.set(claim.line, {
        all: fen((before?.all ?? ZERO) + claim.reserved + used),
        used: fen((before?.used ?? ZERO) + used),
      });
    }
  return taken;
}

/** What is wanted beyond what lines have already. */
export const beyondTaken = (wanted: readonly Wanted[], takenOf: (line: LineKey) => Fen | undefined): Wanted[] =>
  wanted.flatMap(({ line, amount }) => {
    const more = fen(amount - (takenOf(lineKey(line)) ?? ZERO));
    return more > 0 ? [{ line, amount: more }] : [];
  });

/** 批准 keeps what was held and holds what had to wait for the word of who may exceed the budget; what came back gives all back. */
async function moveBudget(
  context: MoveContext,
  application: ApplicationKept,
  { was, stage }: { readonly was: ApplicationStage; readonly stage: ApplicationStage },
  { over }: Making,
): Promise<void> {
  if (!takesBudget(application.category) || was === stage) return;
  const holder = holderOf(application);
  const moving = movingOf(context);
  if (stage === 'approved') {
    // What it held once and gave back is not held; what was paid on an urgent release is not held again.
    const taken = await readTaken(context.db, application);
    const wanted = beyondTaken(wantedOf(application), (line) => taken.get(line)?.all);
    if (wanted.length > 0) {
      const passed = await reserveFor(context.tx, holder, wanted, { ...moving, authorised: true });
      if (!passed.ok) {
        assert(over, 'what approves a document says what refuses it');
        throw over(await overReasons(context.db, wanted, passed.error));
      }
    }
    await keepFor(context.tx, holder, moving);
    await bindSigned(context, application, over);
  }
  if (stage === 'refused' || stage === 'withdrawn' || stage === 'closed') await releaseFor(context.tx, holder, moving);
}

/** 紧急放行: what was signed before it was decided is bound now. */
async function bindSigned(context: MoveContext, application: ApplicationKept, over: Making['over']): Promise<void> {
  const { bound } = boundBy(await readContracts(context.db, { documents: [application.id] }));
  const taken = await readTaken(context.db, application);
  const signed = wantedOf(application).map(({ line }, row) => ({ line, amount: bound[row] ?? ZERO }));
  const wanted = beyondTaken(signed, (line) => taken.get(line)?.used);
  if (wanted.length === 0) return;
  const passed = await commitFor(context.tx, holderOf(application), wanted, movingOf(context));
  if (passed.ok) return;
  assert(over, 'what approves a document says what refuses it');
  throw over(await overReasons(context.db, wanted, passed.error));
}
