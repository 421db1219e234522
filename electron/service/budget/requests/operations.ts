import { budget } from '../../../../shared/contract/budget.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import {
  lastDayHeld,
  lineOfRequest,
  type RowProblem,
  type SpendingRequest,
} from '../../../../shared/domain/budget/request.ts';
import { contractProblems } from '../../../../shared/domain/budget/request-contract.ts';
import {
  REQUEST_ROUTE,
  type RequestStage,
  type RequestStep,
  requestStepped,
} from '../../../../shared/domain/budget/request-route.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadParties, loadUnit, loadUnits } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { commitFor, keepFor, releaseFor, reserveFor, type Wanted } from '../holding.ts';
import { readApprovedYears } from '../spending/unit-years.ts';
import {
  holderOf,
  keepRequestRows,
  type RequestContract,
  type RequestDocument,
  readRequest,
  type Signer,
  signRequest,
} from './documents.ts';
import { drawnOn } from './draws.ts';
import { expiredFor, expireStale } from './expiring.ts';
import { HOLD_DAYS_KEY, loadHoldDays } from './hold-days.ts';
import { overReasons } from './overs.ts';
import { requestReading } from './reading.ts';
import { againstPlacing, againstRows } from './row-checks.ts';

/** 用款申请 from its preparation to its end; each step is kept with who made it and what was signed. */
export const requestOperations: readonly Implementation[] = [
  ...requestReading,

  command(budget.saveRequest, async (context, { at, ...asked }) => {
    if (!(await loadUnit(context.db, asked.unit))) throw context.notFound(`单位 ${asked.unit}`);
    const known = at && (await requestAt(context, { ...at, unit: asked.unit }));
    if (known && (known.year !== asked.year || known.stage !== 'draft'))
      throw context.refused('not-yours-now', NOT_NOW);
    const request: SpendingRequest = {
      ...asked,
      unit: asked.unit as UnitCode,
      expected: asked.expected as AccountingDate | '',
      payee: asked.payee.trim(),
      reference: asked.reference.trim(),
    };
    const problems = await againstRows(context.db, request);
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    if (!(await isRegistered(context, request.counterparty)))
      throw context.refused('bad-payee', `登记簿里没有往来单位 ${request.counterparty}`);
    const kept = known ? await keepChanged(context, known, request) : await keepNew(context, request);
    await keepRequestRows(context.tx, kept.id, request.rows);
    await signRequest(context.tx, { ...request, ...kept }, 'prepare', signerOf(context));
    context.audit({ unit: request.unit, subject: kept.number, after: { rows: request.rows.length } });
    return kept;
  }),

  command(budget.submitRequest, async (context, at) => {
    const request = await requestAt(context, at);
    const over = await expiredFor(context, [request.unit]);
    const [approved] = await readApprovedYears(context.db, [request]);
    if (!approved)
      throw context.refused('not-approved', `${request.unit} 的 ${request.year} 年预算还没有批复，不能申请用款`);
    const wrong = await againstRows(context.db, request);
    const problems = wrong.length > 0 ? wrong : await againstPlacing(context.db, request);
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const days = await loadHoldDays(context.db);
    const expires = lastDayHeld(chinaDay(context.nowMs) as AccountingDate, days);
    await passOn(context, request, 'submit', { expires, over });
    const wanted = wantedOf(request, (row) => row.amount);
    const passed = await reserveFor(context.tx, holderOf(request), wanted, { ...movingOf(context), expires });
    if (!passed.ok) throw context.refused('over', await overReasons(context.db, wanted, passed.error));
    return DONE;
  }),

  command(budget.withdrawRequest, async (context, { cancel, reason, ...at }) => {
    const request = await requestAt(context, at);
    await endWithoutDraws(context, request);
    await passOn(context, request, cancel ? 'cancel' : 'withdraw', { reason });
    await releaseFor(context.tx, holderOf(request), movingOf(context));
    return DONE;
  }),

  command(budget.approveRequest, async (context, at) => {
    const request = await requestAt(context, at);
    if (request.expires !== undefined && request.expires < chinaDay(context.nowMs))
      throw context.refused('expired', `${request.number} 的占用已于 ${request.expires} 到期，请申请人重新提交`);
    await passOn(context, request, 'approve');
    await keepFor(context.tx, holderOf(request), movingOf(context));
    return DONE;
  }),

  command(budget.returnRequest, async (context, { reason, ...at }) => {
    const request = await requestAt(context, at);
    await passOn(context, request, 'return', { reason });
    await releaseFor(context.tx, holderOf(request), movingOf(context));
    return DONE;
  }),

  command(budget.registerContract, async (context, { number, date, counterpart, amounts, ...at }) => {
    const request = await requestAt(context, at);
    const over = await expiredFor(context, [request.unit]);
    if (
      amounts.length !== request.rows.length ||
      amounts.some((amount) => amount < 0) ||
      amounts.every((amount) => amount === 0)
    )
      throw context.refused('bad-amounts', '合同金额须按申请的各行填写，不能为负，合计大于零');
    if (request.contracts.some((known) => known.number === number))
      throw context.refused('same-contract', `合同 ${number} 已经登记过`);
    stageAfter(context, request, 'contract');
    const signed = request.contracts.map((known) => known.amounts);
    const problems = contractProblems(request, signed, amounts).map(beyondRow);
    if (problems.length > 0) throw context.refused('beyond-approved', problems);
    const contract: RequestContract = { number, date, counterpart, amounts };
    await passOn(context, request, 'contract', { contract, over });
    await context.db
      .insertInto('budget_request_contract')
      .values({
        id: await takeNumbers(context.tx, 'budget_request_contract', 1),
        ...{ request: request.id, number, date, counterpart, amounts: JSON.stringify(amounts) },
        ...{ display: signerOf(context).display, instant: context.instant },
      })
      .execute();
    const wanted = wantedOf(request, (_, index) => amounts[index]!);
    const passed = await commitFor(context.tx, holderOf(request), wanted, movingOf(context));
    if (!passed.ok)
      throw context.refused('over', await overReasons(context.db, wanted, passed.error, holderOf(request).carrier));
    return DONE;
  }),

  command(budget.closeRequest, async (context, at) => {
    const request = await requestAt(context, at);
    await endWithoutDraws(context, request);
    await passOn(context, request, 'close');
    await releaseFor(context.tx, holderOf(request), movingOf(context));
    return DONE;
  }),

  command(budget.expireRequests, async (context) => {
    const over = await expireStale(context.tx, context);
    // What is right goes first, so that one contradiction holds up nothing; where only such are left, it is a defect.
    const [stuck] = over.stuck;
    assert(stuck === undefined || over.expired.length > 0, `request ${stuck?.id} is stale and its claims are not`);
    const expired = over.expired.map(({ number }) => number);
    context.audit({ subject: expired.join('、'), after: { expired } });
    return { expired };
  }),

  command(budget.setRequestDays, async (context, { days, reason }) => {
    const before = await loadHoldDays(context.db);
    await keepSetting(context.db, HOLD_DAYS_KEY, String(days));
    context.audit({ subject: '用款申请占用天数', before: { days: before }, after: { days }, reason });
    return { days };
  }),
];

type Requesting = CommandContext<
  | typeof budget.saveRequest
  | typeof budget.submitRequest
  | typeof budget.withdrawRequest
  | typeof budget.approveRequest
  | typeof budget.returnRequest
  | typeof budget.registerContract
  | typeof budget.closeRequest
>;

const NOT_NOW = '用款申请现在不能这样办理：它已经到了别的环节，请看现在的状态';
const CHANGED = '用款申请在查看之后有了变动，请看过现在的内容再办理';

const movingOf = ({ actor, instant, nowMs }: Pick<Requesting, 'actor' | 'instant' | 'nowMs'>) => ({
  ...{ by: actor, instant, nowMs },
});

const signerOf = ({ caller, actor, instant }: Pick<Requesting, 'caller' | 'actor' | 'instant'>): Signer => ({
  ...{ person: actor, display: caller.kind === 'person' ? caller.display : actor, instant },
});

const wantedOf = (
  request: SpendingRequest,
  amountOf: (row: SpendingRequest['rows'][number], index: number) => Fen,
): Wanted[] =>
  request.rows.flatMap((row, index) => {
    const amount = amountOf(row, index);
    return amount === 0 ? [] : [{ line: lineOfRequest(request, row), amount }];
  });

/** The request, where it is the unit's and as the caller saw it. */
async function requestAt(
  context: Requesting,
  { id, revision, unit }: { readonly id: number; readonly revision: number; readonly unit: string },
): Promise<RequestDocument> {
  const request = await readRequest(context.db, id);
  if (request?.unit !== unit) throw context.notFound(`用款申请 ${id}`);
  if (request.revision !== revision) throw context.refused('changed', CHANGED);
  return request;
}

const beyondRow = ({ row, message }: RowProblem): Reason => ({ code: 'beyond-approved', message, row });

async function isRegistered({ db }: Requesting, counterparty: string): Promise<boolean> {
  if (counterparty === '') return true;
  const [kind, code] = counterparty.split(':');
  const register = kind === 'unit' ? await loadUnits(db) : await loadParties(db);
  return register.some((each) => each.code === code);
}

type Kept = Pick<RequestDocument, 'id' | 'number' | 'revision'>;

async function keepNew(context: Requesting, request: SpendingRequest): Promise<Kept> {
  const { unit, year } = request;
  const id = await takeNumbers(context.tx, 'budget_request', 1);
  const running = await takeNumbers(context.tx, `budget_request ${unit} ${year}`, 1);
  // `Q` (请) keeps it apart from the unit's 调整单.
  const number = `${unit}-Q${year}-${String(running).padStart(3, '0')}`;
  await context.db
    .insertInto('budget_request')
    .values({ id, number, unit, year, stage: 'draft', revision: 1, expires: null, ...saidColumns(request) })
    .execute();
  return { id, number, revision: 1 };
}

async function keepChanged(context: Requesting, known: RequestDocument, request: SpendingRequest): Promise<Kept> {
  const revision = known.revision + 1;
  await context.db
    .updateTable('budget_request')
    .set({ revision, ...saidColumns(request) })
    .where('id', '=', known.id)
    .execute();
  return { id: known.id, number: known.number, revision };
}

const saidColumns = ({ department, purpose, payee, counterparty, expected, reference }: SpendingRequest) => ({
  ...{ department, purpose, payee, counterparty, expected, reference },
});

/** A voucher that was let through on what the request holds must find it when it is posted. */
async function endWithoutDraws(context: Requesting, request: RequestDocument): Promise<void> {
  const drafts = await drawnOn(context.db, request.id);
  if (drafts.length === 0) return;
  // Both operations that end a request declare the code.
  throw (context as CommandContext<typeof budget.closeRequest>).refused(
    'drawn-on',
    `还有 ${drafts.length} 张已提交、未记账的凭证要从 ${request.number} 支出，请先记账或撤回`,
  );
}

interface Passing {
  readonly reason?: string;
  readonly expires?: AccountingDate;
  readonly contract?: RequestContract;
  /** Which requests' time ran out before it. */
  readonly over?: { readonly expired?: string[] };
}

/** The stage after a step, or says why the step cannot be made. */
function stageAfter(context: Requesting, request: RequestDocument, step: RequestStep, reason = ''): RequestStage {
  const next = requestStepped(request, step, context.actor, reason);
  if (next.ok) return next.value;
  // Every operation of a step that may be refused so declares the code.
  const refused = context as CommandContext<typeof budget.approveRequest>;
  if (next.error === 'same-person') throw refused.refused('same-person', '编制或提交用款申请的人不能审批同一份申请');
  throw refused.refused('not-yours-now', NOT_NOW);
}

/** Makes a step of the route, or says why it cannot be made. */
async function passOn(
  context: Requesting,
  request: RequestDocument,
  step: RequestStep,
  { reason = '', expires, contract, over }: Passing = {},
): Promise<void> {
  const stage = stageAfter(context, request, step, reason);
  await context.db
    .updateTable('budget_request')
    .set({
      stage,
      revision: request.revision + 1,
      expires: REQUEST_ROUTE[step].takes === 'reserve' ? (expires ?? null) : null,
    })
    .where('id', '=', request.id)
    .execute();
  const digest = await signRequest(context.tx, request, step, signerOf(context), {
    ...{ reason: reason.trim() },
    ...(contract ? { contract } : {}),
  });
  context.audit({
    ...{ unit: request.unit, subject: request.number },
    before: { stage: request.stage },
    after: {
      ...{ stage, step, digest },
      ...(contract ? { contract: contract.number, amount: formatYuan(sumFen(contract.amounts)) } : {}),
      ...over,
    },
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
}
