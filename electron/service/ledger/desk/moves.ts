import { ledger } from '../../../../shared/contract/ledger.ts';
import { kindOf } from '../../../../shared/domain/ledger/closing.ts';
import { voucherTyped } from '../../../../shared/domain/ledger/desk/content.ts';
import { errorsOf } from '../../../../shared/domain/ledger/desk/examine.ts';
import {
  cashierRefusal,
  type DraftMove,
  MOVES,
  type MoveRefusal,
  refusalOf,
} from '../../../../shared/domain/ledger/desk/moves.ts';
import { voucherName } from '../../../../shared/domain/ledger/reversal.ts';
import type { Voucher, VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import type { BooksTx } from '../../database.ts';
import { loadCashierSign, loadDisplays } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { carryForward } from '../carry-forward.ts';
import { takeNumbers } from '../counters.ts';
import { countDocuments, papersSaid } from '../papers/carriers.ts';
import { everHadPapers, handPapersOver } from '../papers/posted.ts';
import type { LedgerParts } from '../parts.ts';
import { postVouchers } from '../posting.ts';
import { readChart } from '../unit-charts.ts';
import { voucherNumber } from '../vouchers.ts';
import { type Draft, type DraftRow, draftOf, savedWords } from './drafts.ts';
import { examinerOf, reasonOut } from './examining.ts';

/**
 * 提交、撤回、审核、退回、弃审、出纳签字、作废 and 记账. Each draft that is named is decided on its own, in the order of the input: what the
 * rules let through is moved, what they do not stays as it was and says why.
 */
export const moveOperations = (parts: LedgerParts): readonly Implementation[] => [
  command(ledger.submitDrafts, async (context, { unit, drafts }) => {
    const decided = await held(context, parts, unit, await decide(context, 'submit', unit, drafts));
    for (const { draft, cash } of passed(decided)) {
      const submission = await takeNumbers(context.tx, 'voucher-submission', 1);
      const again = draft.submission > 0 && (await everHadPapers(context.db, draft.id));
      const revision = draft.revision + (again ? 1 : 0);
      await keep(context.tx, draft, { state: 'submitted', submission, revision, cash, ...UNTRIED, ...NOT_RETURNED });
    }
    return answered(context, 'submit', unit, decided);
  }),
  command(ledger.withdrawDrafts, (context, { unit, drafts }) =>
    moveBack(context, parts, 'withdraw', unit, drafts, { state: 'draft', ...UNTRIED }),
  ),
  command(ledger.reviewDrafts, async (context, { unit, drafts }) => {
    const decided = await decide(context, 'review', unit, drafts);
    const reviewed = { state: 'reviewed', reviewed_by: context.actor, reviewed: context.instant };
    for (const { draft, cash } of passed(decided)) await keep(context.tx, draft, { ...reviewed, cash });
    return answered(context, 'review', unit, decided);
  }),
  command(ledger.signDrafts, (context, { unit, drafts }) =>
    moveAll(context, 'sign', unit, drafts, { signed_by: context.actor, signed: context.instant }),
  ),
  command(ledger.unsignDrafts, (context, { unit, drafts }) => moveAll(context, 'unsign', unit, drafts, NOT_SIGNED)),
  command(ledger.returnDrafts, (context, { unit, drafts, reason }) => {
    context.audit({ reason });
    const returned = { returned_reason: reason, returned_by: context.actor, returned: context.instant };
    return moveBack(context, parts, 'return', unit, drafts, { state: 'draft', ...UNTRIED, ...returned });
  }),
  command(ledger.unreviewDrafts, (context, { unit, drafts }) =>
    moveAll(context, 'unreview', unit, drafts, { state: 'submitted', ...NOT_REVIEWED }),
  ),
  command(ledger.discardDrafts, (context, { unit, drafts }) =>
    moveAll(context, 'discard', unit, drafts, { state: 'discarded' }),
  ),
  command(ledger.postDrafts, async (context, { unit, drafts }) => {
    const decided = await held(context, parts, unit, await decide(context, 'post', unit, drafts));
    const posted = await postAll(context, parts, unit, passed(decided));
    return answered(context, 'post', unit, decided, posted);
  }),
];

type MoveContext = CommandContext<typeof ledger.submitDrafts>;
type Named = readonly { readonly id: number; readonly revision: number }[];
type Reasons = readonly ReturnType<typeof reasonOut>[];

const NOT_REVIEWED = { reviewed_by: null, reviewed: null } as const;
const NOT_SIGNED = { signed_by: null, signed: null } as const;
/** What goes back to its preparer has neither review nor sign any more. */
const UNTRIED = { ...NOT_REVIEWED, ...NOT_SIGNED } as const;
const NOT_RETURNED = { returned_reason: null, returned_by: null, returned: null } as const;

interface Passed {
  readonly id: number;
  readonly draft: Draft;
  /** As it was examined; absent where the move needs no examination. */
  readonly voucher: VoucherDraft | undefined;
  /** 1: it moves cash, as far as it was examined. */
  readonly cash: number;
}

interface Decided {
  readonly id: number;
  readonly passed: Passed | undefined;
  readonly reasons: Reasons;
}

const passed = (decided: readonly Decided[]): Passed[] => decided.flatMap((each) => (each.passed ? [each.passed] : []));

/** Moves whose voucher must hold: what was right when it was submitted may be wrong by now (a month closed in between). */
const EXAMINED: readonly DraftMove[] = ['submit', 'review', 'post'];
/** Signing asks of the voucher only whether it moves cash. */
const LOOKED_AT: readonly DraftMove[] = [...EXAMINED, 'sign'];

/** Decides each draft; nothing is written. The second mention of a draft finds it moved already. */
async function decide(context: MoveContext, move: DraftMove, unit: string, named: Named): Promise<Decided[]> {
  const { db, actor } = context;
  const rows = await db
    .selectFrom('voucher_draft')
    .selectAll()
    .where('unit', '=', unit)
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .execute();
  const drafts = new Map(rows.map((row) => [row.id, draftOf(row)]));
  const displays = await loadDisplays(
    db,
    rows.flatMap((row) => [row.prepared_by, row.reviewed_by ?? row.prepared_by, row.signed_by ?? row.prepared_by]),
  );
  const examiner = LOOKED_AT.includes(move) && rows.length > 0 ? await examinerOf(db, unit) : undefined;
  const { required: asked } = await loadCashierSign(db);
  const decided: Decided[] = [];
  for (const { id, revision } of named) {
    const draft = drafts.get(id);
    const refusal =
      (await unlikeSeen(context, draft, id, revision)) ??
      refusalOf(move, draft!, actor, (person) => displays[person] ?? person);
    if (refusal) {
      decided.push({ id, passed: undefined, reasons: [reasonOut(refusal)] });
      continue;
    }
    const examination = await examiner?.of(draft!.content);
    const cash = examination?.cash ?? false;
    const waiting = cashierRefusal(move, draft!, { asked, cash });
    const reasons = [
      ...(examination && EXAMINED.includes(move) ? errorsOf(examination) : []),
      ...(waiting ? [waiting] : []),
    ].map(reasonOut);
    const goes = reasons.length === 0;
    if (goes) drafts.set(id, afterMove(move, draft!, actor));
    const through = { id, draft: draft!, voucher: examination?.voucher, cash: cash ? 1 : 0 };
    decided.push({ id, passed: goes ? through : undefined, reasons });
  }
  return decided;
}

/** Not there, or not as its person saw it. */
async function unlikeSeen(
  { db }: MoveContext,
  draft: Draft | undefined,
  id: number,
  revision: number,
): Promise<MoveRefusal | undefined> {
  if (!draft) return { code: 'not-found', message: `没有凭证草稿 ${id}` };
  if (draft.revision === revision) return undefined;
  const { who, when } = await savedWords(db, draft);
  return { code: 'changed-elsewhere', message: `${who} 已于 ${when} 修改了这张凭证，请看过再办理` };
}

/** A draft as the next mention of it in the same command finds it. */
const afterMove = (move: DraftMove, draft: Draft, actor: string): Draft => ({
  ...draft,
  state: MOVES[move].to ?? draft.state,
  signedBy: move === 'sign' ? actor : move === 'unsign' ? undefined : draft.signedBy,
});

async function keep(tx: BooksTx, { id }: Pick<Draft, 'id'>, columns: Partial<DraftRow>): Promise<void> {
  await tx.db.updateTable('voucher_draft').set(columns).where('id', '=', id).execute();
}

async function moveAll(context: MoveContext, move: DraftMove, unit: string, named: Named, columns: Partial<DraftRow>) {
  const decided = await decide(context, move, unit, named);
  for (const { draft } of passed(decided)) await keep(context.tx, draft, columns);
  return answered(context, move, unit, decided);
}

/** To its preparer: what was held for it is free again. */
async function moveBack(
  context: MoveContext,
  { follower }: LedgerParts,
  ...[move, unit, named, columns]: [DraftMove, string, Named, Partial<DraftRow>]
) {
  const decided = await decide(context, move, unit, named);
  const went = passed(decided);
  for (const { draft } of went) await keep(context.tx, draft, columns);
  const ids = went.map(({ id }) => id);
  await follower.release(context.tx, context.actor, unit, ids);
  return answered(context, move, unit, decided);
}

/** Those for which what they take is held (预算占用); the others stay, and say why. */
async function held(
  { tx, actor }: MoveContext,
  { follower }: LedgerParts,
  unit: string,
  decided: readonly Decided[],
): Promise<Decided[]> {
  const ready = passed(decided).flatMap(({ id, voucher }) => (voucher ? [{ id, voucher }] : []));
  const against = await follower.hold(tx, actor, unit, ready);
  return decided.map((each) => {
    const reasons = each.passed ? (against.get(each.id) ?? []) : [];
    if (!each.passed || reasons.length === 0) return each;
    const { numbers } = voucherTyped(unit, each.passed.draft.content);
    const atLines = reasons.map((reason) => ({ ...reason, line: reason.line && numbers[reason.line - 1] }));
    return { id: each.id, passed: undefined, reasons: atLines.map(reasonOut) };
  });
}

/**
 * Posts what passed (记账): by date, and on one date as they were submitted, so that numbers run with the calendar as far as
 * one posting reaches (会计基础工作规范 第五十一条: 连续编号).
 */
async function postAll(
  { tx, actor }: MoveContext,
  { standing, follower }: LedgerParts,
  unit: string,
  ready: readonly Passed[],
): Promise<Map<number, Voucher>> {
  if (ready.length === 0) return new Map();
  const chart = await readChart(tx.db, unit);
  const ordered = [...ready].sort(
    (a, b) => a.draft.content.date.localeCompare(b.draft.content.date) || a.draft.submission - b.draft.submission,
  );
  const ids = ordered.map(({ id }) => id);
  const documents = await countDocuments(tx.db, ids);
  await follower.release(tx, actor, unit, ids);
  const vouchers = await postVouchers(
    tx,
    { standing, follower },
    ordered.map(({ draft, voucher }) => {
      assert(voucher && draft.reviewedBy !== undefined, `draft ${draft.id} was not reviewed`);
      return {
        draft: { ...voucher, attachments: papersSaid(voucher.attachments, documents.get(draft.id)) },
        kind: kindOf(voucher.lines, (code) => chart?.get(code)),
        preparedBy: draft.preparedBy,
        reviewedBy: draft.reviewedBy,
        signedBy: draft.signedBy,
      };
    }),
    { postedBy: actor, reviewedBy: actor },
  );
  const posted = new Map(ordered.map(({ id }, at) => [id, vouchers[at]!]));
  for (const [id, voucher] of posted) await keep(tx, { id }, { state: 'posted', voucher: voucher.id });
  await handPapersOver(tx, posted);
  await carryForward(tx, standing, unit, vouchers);
  return posted;
}

/** The reply, and the command's event on the trail: which drafts at which revision, and the numbers of those posted. */
function answered(
  context: MoveContext,
  move: DraftMove,
  unit: string,
  decided: readonly Decided[],
  posted: ReadonlyMap<number, Voucher> = new Map(),
) {
  const moved = passed(decided);
  const refused = decided.filter((each) => !each.passed).map(({ id }) => id);
  context.audit({
    subject: `${unit} 凭证 ${moved.length} 张`,
    after: {
      ...(MOVES[move].to === undefined ? {} : { state: MOVES[move].to }),
      drafts: moved.map(({ id, draft }) => ({ id, revision: draft.revision })),
      ...(refused.length === 0 ? {} : { refused }),
      ...(posted.size === 0 ? {} : { vouchers: [...posted.values()].map(voucherName) }),
    },
  });
  return {
    done: moved.length,
    refused: refused.length,
    outcomes: decided.map(({ id, passed: went, reasons }) => {
      const voucher = went && posted.get(id);
      return {
        draft: id,
        state: went ? ('done' as const) : ('refused' as const),
        reasons: [...reasons],
        voucher: voucher ? { id: voucher.id, number: voucherNumber(voucher) } : null,
      };
    }),
  };
}
