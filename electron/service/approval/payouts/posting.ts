import { approval } from '../../../../shared/contract/approval.ts';
import type { Voucher } from '../../../../shared/domain/ledger/voucher.ts';
import { commitFor, keepFor, releaseFor } from '../../budget/commands.ts';
import type { BooksTx } from '../../database.ts';
import { type Moved, postMadeElsewhere, putPapers, unmake } from '../../ledger/commands.ts';
import { againstMade, againstUnmaking, voucherNumber } from '../../ledger/queries.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { beyondTaken, holderOf, type MoveContext, movingOf, readTaken, wantedOf } from '../applications/moving.ts';
import type { ApplicationKept } from '../applications/reading.ts';
import { isKeptHere, voucherFor } from './booking.ts';
import { whereUsed } from './invoices.ts';
import { countOf, papersToBook } from './papers.ts';
import { lastOf, readMade, readSteps, readVouchersOfPayouts } from './reading.ts';
import { payoutSeen, releasePayout, stepOn } from './stepping.ts';
import { isForbidden, NOT_BOTH } from './who.ts';
import { isEarly, readPayWorld } from './world.ts';

const NOT_KEPT = '单位的账不在这里逐笔登记，请在单位自己的账上记账';

/** 记账 and 冲销 of a payment in its unit's books; `moved` follows what is posted. */
export const postingOperations = (moved: Moved): readonly Implementation[] => [
  command(approval.postPayout, async (context, seen) => {
    const { db, tx, caller } = context;
    const payout = await payoutSeen(context, seen, 'post');
    const steps = (await readSteps(db, [payout.id])).get(payout.id)!;
    if (isForbidden('post', caller, steps)) throw context.refused('own-work', NOT_BOTH);
    const { day } = (await readMade(db, [payout.id])).get(payout.id)!;
    const world = (await readPayWorld(db, payout, payout.id))!;
    const { application, others } = world;
    if (!(await isKeptHere(db, payout.unit, day))) throw context.refused('cannot-post', NOT_KEPT);
    const papers = await papersToBook(db, payout);
    const draft = await voucherFor(db, payout, { application, day, papers: countOf(papers) });
    const against = await againstMade(db, [draft]);
    const closed = against.filter(({ code }) => code === 'period-closed');
    if (closed.length > 0) throw context.refused('period-closed', closed);
    if (against.length > 0) throw context.refused('cannot-post', against);
    for (const invoice of payout.invoices) {
      const used = await whereUsed(db, caller, invoice, { document: payout.document, others });
      if (used !== '') throw context.refused('cannot-post', used);
    }
    // What was let go before it was decided is spent before it is decided: it was taken out of time's hands.
    if (isEarly(world)) await keepFor(tx, holderOf(application), movingOf(context));
    // What was bound in its own name (跨年) is given back and spent by the voucher, as every voucher spends.
    await releasePayout(context, payout);
    const madeBy = (step: 'hand' | 'check' | 'pay'): string => lastOf(steps, step)!.person;
    const vouchers = await postMadeElsewhere(context, moved, {
      ...{ drafts: [draft], preparedBy: madeBy('hand'), reviewedBy: madeBy('check'), signedBy: madeBy('pay') },
    });
    for (const voucher of vouchers) await putPapers(context, voucher, papers);
    await keepVouchers(tx, payout.id, vouchers, 0);
    await stepOn(context, payout, 'post', { after: { vouchers: vouchers.map(named) } });
    context.publish('ledger', payout.unit);
    return { vouchers: vouchers.map(voucherOut) };
  }),

  command(approval.reversePayout, async (context, { reason, ...seen }) => {
    const { db, tx, caller } = context;
    const payout = await payoutSeen(context, seen, 'reverse');
    const steps = (await readSteps(db, [payout.id])).get(payout.id)!;
    if (isForbidden('reverse', caller, steps)) throw context.refused('own-work', NOT_BOTH);
    const kept = await readVouchersOfPayouts(db, [payout.id]);
    const ids = kept.filter(({ reversal }) => !reversal).map(({ voucher }) => voucher);
    const against = await againstUnmaking(db, ids);
    if (against.length > 0) throw context.refused('period-closed', against);
    await releasePayout(context, payout);
    const vouchers = await unmake(context, moved, ids);
    const { application } = (await readPayWorld(db, payout, payout.id))!;
    await giveBack(context, application);
    await keepVouchers(tx, payout.id, vouchers, 1);
    await stepOn(context, payout, 'reverse', { reason, after: { vouchers: vouchers.map(named) } });
    if (vouchers.length > 0) context.publish('ledger', payout.unit);
    return { vouchers: vouchers.map(voucherOut) };
  }),
];

/** What went back to an application that is over is free again; what went back to a name of it that is over is held in the present one. */
async function giveBack(context: MoveContext, application: ApplicationKept): Promise<void> {
  const { tx, db } = context;
  const moving = movingOf(context);
  const holder = holderOf(application);
  for (let round = 1; round < application.round; round += 1)
    await releaseFor(tx, holderOf({ ...application, round }), moving);
  const { stage, round } = application;
  if (stage !== 'approved' && stage !== 'deciding') await releaseFor(tx, holder, moving);
  if (stage !== 'approved' || round === 1) return;
  const taken = await readTaken(db, application);
  const wanted = beyondTaken(wantedOf(application), (line) => taken.get(line)?.all);
  // The line has what was just given back to it: it is bound, for what was decided takes no new reservation.
  if (wanted.length > 0) await commitFor(tx, holder, wanted, { ...moving, authorised: true });
}

const keepVouchers = (tx: BooksTx, payout: number, vouchers: readonly Voucher[], reversal: 0 | 1): Promise<void> =>
  tx.bulkInsert(
    'approval_payout_voucher',
    vouchers.map(({ id, unit }) => ({ payout, voucher: id, unit, reversal })),
  );

const named = (voucher: Voucher): string => `${voucher.unit} ${voucherNumber(voucher)}`;
const voucherOut = (voucher: Voucher) => ({ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher) });
