import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Voucher } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksTx } from '../../database.ts';
import { type Moved, postMadeElsewhere, unmake } from '../../ledger/commands.ts';
import { againstMade, againstUnmaking, readKeptHere, voucherNumber } from '../../ledger/queries.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { readSteps } from '../papers/papers.ts';
import { stepOn } from '../papers/stepping.ts';
import { readBooking } from './booking.ts';
import { readPayables } from './payables.ts';
import { PLACE_WORDS } from './place-words.ts';
import { readMade, readRunVouchers } from './runs.ts';
import { readForHolder, releaseRun } from './stepping.ts';

const NOT_KEPT = '采购账户的单位按科目余额表报账，不能在这里记账';

/** 记账 and 冲销 of a run in the holder's books; `moved` follows what is posted. */
export const postingOperations = (moved: Moved): readonly Implementation[] => [
  command(procurement.postPayment, async (context, seen) => {
    const { db, tx } = context;
    const { run, holder } = await readForHolder(context, seen, 'post');
    const { day } = (await readMade(db)).get(run.id)!;
    if (!(await readKeptHere(db, periodOfDate(day)))(holder)) throw context.refused('cannot-post', NOT_KEPT);
    const payables = await readPayables(db, run.id);
    const { draft, missing } = await readBooking(db, run, { holder, day, payables });
    if (missing.length > 0)
      throw context.refused(
        'no-account',
        missing.map((place) => ({
          code: 'no-account',
          place,
          message: `还没有选定付款的记账科目：${PLACE_WORDS[place]}`,
        })),
      );
    const drafts = draft ? [draft] : [];
    const against = await againstMade(db, drafts);
    const closed = against.filter(({ code }) => code === 'period-closed');
    if (closed.length > 0) throw context.refused('period-closed', closed);
    if (against.length > 0) throw context.refused('cannot-post', against);
    const steps = (await readSteps(db, [run.id])).get(run.id) ?? [];
    const madeBy = (step: string): string => steps.findLast((each) => each.step === step)!.person;
    // What was bound is given back and spent by the voucher, as every voucher spends.
    await releaseRun(context, run);
    const vouchers =
      drafts.length === 0
        ? []
        : await postMadeElsewhere(context, moved, {
            ...{ drafts, preparedBy: madeBy('hand'), reviewedBy: madeBy('approve') },
            ...(run.mode === 'community' ? { signedBy: madeBy('pay') } : {}),
          });
    await keepVouchers(tx, run.id, vouchers, 0);
    await stepOn(context, run, 'post');
    context.audit({ unit: holder, subject: run.number, after: { vouchers: vouchers.map(named) } });
    context.publish('ledger', holder);
    return { vouchers: vouchers.map(voucherOut) };
  }),

  command(procurement.reversePayment, async (context, { reason, ...seen }) => {
    const { db, tx } = context;
    const { run, holder } = await readForHolder(context, seen, 'reverse');
    const kept = await readRunVouchers(db, run.id);
    // The one account may have moved to another unit since.
    for (const { unit } of kept) context.requireUnit(unit as UnitCode);
    const ids = kept.filter(({ reversal }) => !reversal).map(({ voucher }) => voucher);
    const against = await againstUnmaking(db, ids);
    if (against.length > 0) throw context.refused('period-closed', against);
    if (run.stage === 'paid') await releaseRun(context, run);
    const vouchers = await unmake(context, moved, ids);
    await keepVouchers(tx, run.id, vouchers, 1);
    await stepOn(context, run, 'reverse', { reason });
    context.audit({ unit: holder, subject: run.number, after: { vouchers: vouchers.map(named) }, reason });
    if (vouchers.length > 0) context.publish('ledger', holder);
    return { vouchers: vouchers.map(voucherOut) };
  }),
];

const keepVouchers = (tx: BooksTx, payment: number, vouchers: readonly Voucher[], reversal: 0 | 1): Promise<void> =>
  tx.bulkInsert(
    'payment_voucher',
    vouchers.map(({ id, unit }) => ({ payment, voucher: id, unit, reversal })),
  );

const named = (voucher: Voucher): string => `${voucher.unit} ${voucherNumber(voucher)}`;
const voucherOut = (voucher: Voucher) => ({ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher) });
