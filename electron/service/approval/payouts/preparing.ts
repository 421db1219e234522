import { approval } from '../../../../shared/contract/approval.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { accountToPay } from '../../../../shared/domain/approval/payee.ts';
import { type Invoice, numberText } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { type Originals, takeNumbers } from '../../ledger/commands.ts';
import { readElectronicPaper } from '../../ledger/queries.ts';
import { command, DONE, type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import { displayOf, type MoveContext, todayOf } from '../applications/moving.ts';
import { readPayees } from '../payees/reading.ts';
import { shutReasons } from './gates.ts';
import { type PayoutContent, type PayoutKept, readPayoutPapers } from './reading.ts';
import { columnsOf, keepInvoices, payoutSeen, releasePayout, signStep, stepOn } from './stepping.ts';
import { doorsBefore, problemsOf } from './weighing.ts';
import { type PayWorld, readPayWorld } from './world.ts';

type Said = Pick<InputOf<typeof approval.weighPayout>, 'unit' | 'document' | 'contract' | 'payee'> &
  Pick<InputOf<typeof approval.weighPayout>, 'amounts' | 'prepaid' | 'day' | 'remark' | 'booked' | 'bank' | 'cash'> &
  Pick<InputOf<typeof approval.weighPayout>, 'invoices'>;

/** A payment as it is filled in, before it has a name. */
export const payoutOf = (said: Said, { payee }: Pick<PayWorld, 'payee'>): Omit<PayoutKept, 'id'> => ({
  ...{ document: said.document, contract: said.contract, unit: said.unit as UnitCode, payee, stage: 'draft' },
  ...{ number: '', revision: 0, amount: sumFen(said.amounts), prepaid: said.prepaid, day: said.day },
  ...contentSaid(said),
});

const contentSaid = ({ amounts, remark, booked, bank, cash, invoices }: Said): PayoutContent => ({
  ...{ amounts, remark: remark.trim(), booked, bank, cash, account: null },
  invoices: invoices.map((invoice) => ({
    ...invoice,
    ...{ code: numberText(invoice.code), number: numberText(invoice.number), seller: invoice.seller.trim() },
  })),
});

/** 编制, 附件, 提交 and 作废 by the unit. */
export const preparingOperations = (blobs: Originals): readonly Implementation[] => [
  command(approval.savePayout, async (context, { at, ...said }) => {
    const known = at && (await payoutSeen(context, { ...at, unit: said.unit }, 'prepare'));
    const world = await readPayWorld(context.db, said, known?.id);
    if (world?.application.unit !== said.unit) throw context.notFound(`大额支出申请 ${said.document}`);
    const payout = payoutOf(said, world);
    if (payout.amounts.length !== world.application.content.rows.length)
      throw context.refused('bad-form', '付款金额须按申请的经费列支逐行填写');
    if (payout.amounts.some((amount) => amount < 0) || payout.amount <= 0)
      throw context.refused('bad-form', '付款金额须大于零');
    if (known) {
      const { id, number, revision } = known;
      const next = await stepOn(context, { ...payout, id, number, revision }, 'prepare');
      return { id, revision: next.revision, number };
    }
    return keepNew(context, payout);
  }),

  preparedCommand(
    approval.attachToPayout,
    async (context, { file, fileName }) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${fileName}`);
      const read = await readElectronicPaper(bytes);
      if (!read.ok) throw context.refused(read.error.code, read.error.message);
      // On disk before the transaction that names it: a crash in between leaves bytes that nobody names.
      return { ...read.value, sha256: blobs.putBlob(bytes), bytes: bytes.byteLength };
    },
    async (context, { fileName: name, ...seen }, { sha256, kind, bytes, invoice }) => {
      const payout = await payoutSeen(context, seen, 'prepare');
      const same = (await readPayoutPapers(context.db, payout.id)).find((paper) => paper.sha256 === sha256);
      if (same) throw context.refused('same-paper', `这个文件已经附在这里（${same.name}）`);
      await context.db
        .insertInto('approval_payout_paper')
        .values({
          ...{ id: await takeNumbers(context.tx, 'approval_payout_paper', 1), payout: payout.id, name, kind, bytes },
          ...{ sha256, person: context.actor, display: displayOf(context), instant: context.instant },
          invoice: invoice ? canonicalJson(invoice as unknown as Json) : '',
        })
        .execute();
      const revision = await touched(context, payout);
      context.audit({
        ...{ unit: payout.unit, subject: payout.number },
        after: { id: payout.id, fileName: name, file: sha256 },
      });
      return { revision, invoice: invoice ? invoiceSaid(invoice) : null };
    },
  ),

  command(approval.detachFromPayout, async (context, { paper, ...seen }) => {
    const payout = await payoutSeen(context, seen, 'prepare');
    const known = (await readPayoutPapers(context.db, payout.id)).find(({ id }) => id === paper);
    if (!known) throw context.notFound(`附件 ${paper}`);
    await context.db.deleteFrom('approval_payout_paper').where('id', '=', paper).execute();
    const revision = await touched(context, payout);
    context.audit({
      ...{ unit: payout.unit, subject: payout.number, before: { fileName: known.name } },
      after: { id: payout.id },
    });
    return { revision };
  }),

  command(approval.handPayout, async (context, seen) => {
    const { db, caller, nowMs } = context;
    const payout = await payoutSeen(context, seen, 'hand');
    const world = (await readPayWorld(db, payout, payout.id))!;
    const today = todayOf(nowMs);
    const payee = world.payee === '' ? undefined : (await readPayees(db)).get(world.payee);
    const register = payee && accountToPay(payee);
    // What was prepared long ago goes to the account, and to the payee, of today.
    const account = register ? { name: register.name, bank: register.bank, number: register.number } : null;
    const next = { ...payout, payee: world.payee, account };
    const problems = await problemsOf(db, next, world, today);
    if (problems.length > 0)
      throw context.refused(
        'bad-form',
        problems.map(({ field, message }) => ({ code: 'bad-form', place: field, message })),
      );
    // Read in the same transaction: of two payments that want the same money the second finds it taken.
    const shut = shutReasons(await doorsBefore(db, next, world, { caller, today }));
    if (shut.length > 0) throw context.refused('shut', shut);
    await stepOn(context, next, 'hand', { after: { payee: next.payee } });
    return DONE;
  }),

  command(approval.strikePayout, async (context, { reason, ...seen }) => {
    const payout = await payoutSeen(context, seen, 'strike');
    await releasePayout(context, payout);
    await stepOn(context, payout, 'strike', { reason });
    return DONE;
  }),
];

/** What an electronic invoice says, as a payment takes it: all of it. */
export const invoiceSaid = ({ code, number, seller, date, total = ZERO }: Invoice) => ({
  ...{ code, number, seller: seller.name, day: date ?? ('' as const) },
  ...{ amount: formatYuan(total), taken: formatYuan(total) },
});

async function keepNew(context: MoveContext, said: Omit<PayoutKept, 'id'>) {
  const { db, tx } = context;
  const year = said.day.slice(0, 4);
  const running = await takeNumbers(tx, `approval_payout ${said.unit} ${year}`, 1);
  const number = `ZF-${said.unit}-${year}-${String(running).padStart(4, '0')}`;
  const payout: PayoutKept = { ...said, id: await takeNumbers(tx, 'approval_payout', 1), number, revision: 1 };
  const { id, unit, stage, revision } = payout;
  await db
    .insertInto('approval_payout')
    .values({ id, number, unit, stage, revision, ...columnsOf(payout) })
    .execute();
  await keepInvoices(context, payout);
  await signStep(context, payout, 'prepare', { reason: '', was: '', after: {} });
  return { id, revision, number };
}

async function touched({ db }: Pick<MoveContext, 'db'>, { id, revision }: PayoutKept): Promise<number> {
  await db
    .updateTable('approval_payout')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  return revision + 1;
}
