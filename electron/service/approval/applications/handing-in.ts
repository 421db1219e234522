import { approval } from '../../../../shared/contract/approval.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { type Application, takesBudget } from '../../../../shared/domain/approval/application.ts';
import { worthOf } from '../../../../shared/domain/approval/contract.ts';
import type { Level } from '../../../../shared/domain/approval/level.ts';
import { shortIn } from '../../../../shared/domain/approval/panel.ts';
import type { Move } from '../../../../shared/domain/approval/route.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { releaseFor, reserveFor } from '../../budget/commands.ts';
import { overReasons, readHeld } from '../../budget/queries.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { readContracts } from '../contracts/reading.ts';
import { isKeptHere } from '../payouts/booking.ts';
import { paidOf, readCounted, readMade, readPayouts } from '../payouts/reading.ts';
import { stepOn } from '../payouts/stepping.ts';
import { applicationOf, applicationSeen, NOT_NOW, preparedBy, saidColumns } from './drafting.ts';
import {
  againstMove,
  beyondTaken,
  displayOf,
  holderOf,
  type MoveContext,
  makeMove,
  movingOf,
  readStanding,
  readTaken,
  todayOf,
  wantedOf,
} from './moving.ts';
import { type ApplicationKept, readApplication, readPapersOf, readRelease } from './reading.ts';
import { begun, type Problem, type Weighing, weigh } from './weighing.ts';

/** 提交, 变更, 撤回 and 办结 by who applies; and 试算 before. */
export const handingInOperations: readonly Implementation[] = [
  query(approval.weighApplication, async (context, { id, ...said }) => {
    const { db, nowMs, actor } = context;
    const application = applicationOf(said);
    const unit = await loadUnit(db, application.unit);
    if (!unit) throw context.notFound(`单位 ${said.unit}`);
    const known = id === undefined ? undefined : await readApplication(db, id);
    if (id !== undefined && known?.unit !== application.unit) throw context.notFound(`大额支出申请 ${id}`);
    const papers = known ? (await readPapersOf(db, known.id)).map(({ key }) => key) : [];
    const of = { id: known?.id, round: known?.round ?? 1 };
    const weighed = await weigh(db, application, { unit, today: todayOf(nowMs), of, papers });
    const displays = new Map(weighed.people.map(({ name, display }) => [name, display]));
    return {
      problems: weighed.problems.map(({ field, message }) => ({ field, message })),
      rows: weighed.budget.map(({ available, enough }) => ({ inBudget: enough, available: formatYuan(available) })),
      steps: weighed.steps.map(({ level, mode, days, holders }) => ({
        ...{ level, mode, days, holders: holders.map((name) => displays.get(name) ?? name) },
      })),
      appoint: appointFor(weighed, [...new Set([...(known?.prepared ?? []), actor])], application),
      findings: [...weighed.found],
      largeFrom: formatYuan(weighed.settings.largeFrom),
    };
  }),

  command(approval.submitApplication, async (context, seen) => {
    const known = await applicationSeen(context, seen);
    const standing = await readStanding(context, known.id);
    const apart = [...new Set([...known.prepared, context.actor])];
    const weighed = await weighedNow(context, known, known.content);
    const { amount } = known;
    // What was paid on an urgent release stays under the name in which it was paid: the rest is held under the next.
    const before = await readHeld(context.db, holderOf(known).carrier);
    const round = before.some(({ claim }) => claim.kept) ? known.round + 1 : known.round;
    const next = { ...known, round };
    const move: Move = { what: 'submit', by: context.actor, apart, amount, steps: weighed.steps };
    await heldToRules(context, standing, move, weighed);
    await keepVersion(context, next, known.content);
    await reserve(context, next, weighed);
    const inside = weighed.parts.every((part) => part.inBudget);
    await makeMove(context, next, standing, move, { opinion: '', findings: weighed.findings, inside, round });
    return DONE;
  }),

  command(approval.amendApplication, async (context, { id, revision, reason, ...said }) => {
    const known = await applicationSeen(context, { id, revision, unit: said.unit });
    const standing = await readStanding(context, id);
    if (known.stage !== 'deciding' && known.stage !== 'approved') throw context.refused('not-now', NOT_NOW);
    if (!standing.route.apart.includes(context.actor))
      throw context.refused('not-asked', '只有申请或编制的人可以变更申请');
    const held = await readHeld(context.db, holderOf(known).carrier);
    const release = await readRelease(context.db, id);
    const contracts = await readContracts(context.db, { documents: [id] });
    const payouts = await readCounted(context.db, [id]);
    if (
      release ||
      contracts.length + payouts.length > 0 ||
      held.some(({ claim }) => claim.committed > 0 || claim.spent > 0)
    )
      throw context.refused('bound', '已经签了合同、付过款或紧急放行，不能变更申请；合同的变更在合同里登记');
    const application = applicationOf(said);
    // What was held is given back first: the new content asks the budget anew, under a name of its own.
    await releaseFor(context.tx, holderOf(known), movingOf(context));
    const round = known.round + 1;
    const { amount } = application;
    const next = {
      ...known,
      year: application.year,
      category: application.category,
      amount,
      content: application,
      round,
    };
    const weighed = await weighedNow(context, next, application);
    const move: Move = { what: 'amend', by: context.actor, amount, steps: weighed.steps };
    await heldToRules(context, standing, move, weighed);
    await context.db
      .updateTable('approval_document')
      .set({ ...saidColumns(application), ...preparedBy(context, known) })
      .where('id', '=', id)
      .execute();
    await keepVersion(context, next, application);
    await reserve(context, next, weighed);
    const inside = weighed.parts.every((part) => part.inBudget);
    const making = { opinion: reason, findings: weighed.findings, inside, round };
    await makeMove(context, { ...next, stage: known.stage }, standing, move, making);
    return DONE;
  }),

  command(approval.withdrawApplication, async (context, { reason, ...seen }) => {
    const known = await applicationSeen(context, seen);
    const standing = await readStanding(context, known.id);
    const move: Move = { what: 'withdraw', by: context.actor };
    const refused = await againstMove(context.db, standing, move);
    if (refused?.code === 'stage') throw context.refused('not-now', refused.message);
    if (refused) throw context.refused('not-asked', '只有申请或编制的人可以撤回申请');
    if (await readRelease(context.db, known.id))
      throw context.refused('released', '已经紧急放行，不能撤回：须补办完审批');
    await makeMove(context, known, standing, move, { opinion: reason });
    return DONE;
  }),

  command(approval.closeApplication, async (context, { reason, ...seen }) => {
    const known = await applicationSeen(context, seen);
    if (known.stage !== 'approved') throw context.refused('not-now', NOT_NOW);
    const standing = await readStanding(context, known.id);
    if (!standing.route.apart.includes(context.actor))
      throw context.refused('not-asked', '只有申请或编制的人可以办结申请');
    await heldToPaid(context, known);
    await makeMove(context, known, standing, { what: 'close', by: context.actor }, { opinion: reason });
    return DONE;
  }),
];

interface Closing extends MoveContext {
  refused(code: 'unpaid', reasons: string): Failure;
}

/** Refuses while a payment is under way or a contract is not paid; drafts of payments are struck. */
async function heldToPaid(context: Closing, known: ApplicationKept): Promise<void> {
  const payouts = await readPayouts(context.db, { documents: [known.id] });
  const made = await readMade(
    context.db,
    payouts.map(({ id }) => id),
  );
  for (const { id, stage, number, unit } of payouts) {
    const paid = made.get(id)?.day;
    // Where the books are kept elsewhere a payment ends when it was paid.
    const isOver = stage === 'paid' ? paid !== undefined && !(await isKeptHere(context.db, unit, paid)) : false;
    if (stage === 'handed' || stage === 'checked' || (stage === 'paid' && !isOver))
      throw context.refused('unpaid', `付款申请 ${number} 还没有办完，不能办结：先支付、记账，或作废`);
  }
  const contracts = takesBudget(known.category) ? await readContracts(context.db, { documents: [known.id] }) : [];
  if (contracts.some((contract) => paidOf(payouts, contract.id) < worthOf(contract)))
    throw context.refused('unpaid', '合同还没有付清，不能办结：先付清，或变更合同减去不再支付的部分');
  for (const payout of payouts)
    if (payout.stage === 'draft') await stepOn(context, payout, 'strike', { reason: '申请办结' });
}

/** The application as it would be handed in, with its papers. */
async function weighedNow(context: MoveContext, known: ApplicationKept, application: Application): Promise<Weighing> {
  const unit = await loadUnit(context.db, application.unit);
  const papers = (await readPapersOf(context.db, known.id)).map(({ key }) => key);
  const of = { id: known.id, round: known.round };
  return weigh(context.db, application, { unit: unit!, today: todayOf(context.nowMs), of, papers });
}

interface HandingIn extends MoveContext {
  refused(code: 'not-now' | 'bad-form' | 'no-rule' | 'short', reasons: string | readonly Reason[]): Failure;
}

/** Refuses what cannot be handed in: what is missing, what no rule covers, a level that nobody could decide. */
async function heldToRules(
  context: HandingIn,
  standing: Awaited<ReturnType<typeof readStanding>>,
  move: Extract<Move, { what: 'submit' | 'amend' }>,
  { problems, uncovered }: Weighing,
): Promise<void> {
  const { stage } = standing.route;
  if (move.what === 'submit' && (stage === 'deciding' || stage === 'approved'))
    throw context.refused('not-now', NOT_NOW);
  if (problems.length > 0) throw context.refused('bad-form', problems.map(reasonOf));
  if (uncovered)
    throw context.refused('no-rule', '没有审批规则管这笔支出（金额、资金来源或超预算），请总会计师先补规则');
  const refused = await againstMove(context.db, standing, move);
  if (refused?.code === 'short') throw context.refused('short', refused.message);
  if (refused) throw context.refused('not-now', refused.message);
}

const reasonOf = ({ field, message }: Problem): Reason => ({ code: 'bad-form', message, place: field });

/** What is signed when it is handed in: what is filled in, and the papers by their content. */
async function keepVersion(context: MoveContext, known: ApplicationKept, application: Application): Promise<void> {
  const papers = await readPapersOf(context.db, known.id);
  const content = canonicalJson({
    ...{ form: 'tongcai-approval-application-1', number: known.number },
    application: application as unknown as Json,
    papers: papers.map(({ key, name, sha256 }) => ({ key, name, sha256 })),
  });
  await context.db
    .insertInto('approval_version')
    .values({
      ...{ id: await takeNumbers(context.tx, 'approval_version', 1), document: known.id, content },
      ...{ digest: sha256Text(content), person: context.actor, display: displayOf(context) },
      instant: context.instant,
    })
    .execute();
}

interface Reserving extends MoveContext {
  refused(code: 'over', reasons: readonly Reason[]): Failure;
}

/** 占用: what is in budget, and what the budget only warns of; what needs the word of a higher level waits for it. */
async function reserve(context: Reserving, known: ApplicationKept, { budget }: Weighing): Promise<void> {
  const fit = wantedOf(known).filter((_, row) => budget[row]!.enough || budget[row]!.control === 'warn');
  const taken = await readTaken(context.db, known);
  const wanted = beyondTaken(fit, (line) => taken.get(line)?.all);
  if (wanted.length === 0) return;
  const passed = await reserveFor(context.tx, holderOf(known), wanted, movingOf(context));
  if (!passed.ok) throw context.refused('over', await overReasons(context.db, wanted, passed.error));
}

/** Levels for which somebody must be appointed before it could come to its end. */
function appointFor({ steps }: Weighing, apart: readonly string[], { amount }: Application): Level[] {
  const empty = steps.filter(({ holders }) => holders.length === 0);
  const short = shortIn(begun(steps, apart, amount));
  return [...new Set([...empty.map(({ level }) => level), ...(short === undefined ? [] : [short])])];
}
