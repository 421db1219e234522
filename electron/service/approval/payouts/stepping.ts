import type { PayoutStep } from '../../../../shared/domain/approval/payout.ts';
import { payoutMove } from '../../../../shared/domain/approval/payout.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import { releaseFor } from '../../budget/commands.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { NOT_NOW } from '../applications/drafting.ts';
import { displayOf, type MoveContext, movingOf } from '../applications/moving.ts';
import { contentOf, type PayoutInvoice, type PayoutKept, readPayout, readPayoutPapers } from './reading.ts';

export const PAYOUT_CHANGED = '付款申请在查看之后有了变动，请看过现在的内容再办理';

interface Seen {
  readonly id: number;
  readonly revision: number;
  readonly unit: string;
}
interface SeenContext {
  readonly db: BooksReader;
  refused(code: 'changed' | 'not-now', reasons: string): Failure;
  notFound(what: string): Failure;
}

/** The payment, where it is the unit's, as the caller saw it, and the step can be made from where it stands. */
export async function payoutSeen(
  context: SeenContext,
  { id, revision, unit }: Seen,
  step: PayoutStep,
): Promise<PayoutKept> {
  const payout = await readPayout(context.db, id);
  if (payout?.unit !== unit) throw context.notFound(`付款申请 ${id}`);
  if (payout.revision !== revision) throw context.refused('changed', PAYOUT_CHANGED);
  if (!payoutMove(step, payout.stage)) throw context.refused('not-now', NOT_NOW);
  return payout;
}

/** A step that may be made: keeps what the payment is after it and signs it; what it does to the trail is told with it. */
export async function stepOn(
  context: MoveContext,
  payout: PayoutKept,
  step: PayoutStep,
  { reason = '', after = {} }: { readonly reason?: string; readonly after?: Record<string, Json> } = {},
): Promise<PayoutKept> {
  const stage = payoutMove(step, payout.stage)?.to ?? payout.stage;
  const next = { ...payout, stage, revision: payout.revision + 1 };
  await context.db
    .updateTable('approval_payout')
    .set({ ...columnsOf(next), stage, revision: next.revision })
    .where('id', '=', payout.id)
    .execute();
  await keepInvoices(context, next);
  await signStep(context, next, step, { reason, was: payout.stage, after });
  return next;
}

/** The columns of what is said of a payment. */
export const columnsOf = (payout: PayoutKept) => ({
  ...{ document: payout.document, contract: payout.contract, payee: payout.payee, amount: payout.amount },
  ...{ prepaid: payout.prepaid ? 1 : 0, day: payout.day },
  content: canonicalJson(contentOf(payout) as unknown as Json),
});

export async function keepInvoices(
  { tx, db }: Pick<MoveContext, 'tx' | 'db'>,
  { id: payout, invoices }: { readonly id: number; readonly invoices: readonly PayoutInvoice[] },
): Promise<void> {
  await db.deleteFrom('approval_payout_invoice').where('payout', '=', payout).execute();
  await tx.bulkInsert(
    'approval_payout_invoice',
    invoices.map(({ code, number, amount, taken }, place) => ({ payout, place, code, number, amount, taken })),
  );
}

/** Signs a step: over the content, the papers by theirs, and the step before. */
export async function signStep(
  context: MoveContext,
  payout: PayoutKept,
  step: PayoutStep,
  { reason, was, after }: { readonly reason: string; readonly was: string; readonly after: Record<string, Json> },
): Promise<void> {
  const { db, tx, actor: person, instant } = context;
  const last = await db
    .selectFrom('approval_payout_step')
    .select('digest')
    .where('payout', '=', payout.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const papers = (await readPayoutPapers(db, payout.id)).map(({ name, sha256 }) => ({ name, sha256 }));
  const content = canonicalJson({
    ...{ form: 'tongcai-payout-1', number: payout.number, ...columnsOf(payout), papers },
  } as unknown as Json);
  const digest = sha256Text(
    canonicalJson({ ...{ content, step, person, instant, reason }, before: last?.digest ?? '' }),
  );
  await db
    .insertInto('approval_payout_step')
    .values({
      ...{ id: await takeNumbers(tx, 'approval_payout_step', 1), payout: payout.id, step, person },
      ...{ display: displayOf(context), instant, reason, content, digest },
    })
    .execute();
  context.audit({
    ...{ unit: payout.unit, subject: payout.number, before: { stage: was } },
    after: { id: payout.id, stage: payout.stage, amount: formatYuan(payout.amount), ...after, digest },
    // What the bank calls a payment is no reason.
    ...(reason === '' || step === 'pay' ? {} : { reason }),
  });
}

/** The name under which a payment of another year than its application's holds the budget of its own. */
export const carrierOfPayout = (id: number): string => `payout:${id}`;

/** Gives back what a payment had bound in its own name (跨年); of others nothing. */
export async function releasePayout(
  context: MoveContext,
  { id, day }: { readonly id: number; readonly day: AccountingDate },
): Promise<void> {
  const holder = { carrier: carrierOfPayout(id), year: yearOf(periodOfDate(day)) };
  await releaseFor(context.tx, holder, movingOf(context));
}
