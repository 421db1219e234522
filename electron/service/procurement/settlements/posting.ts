import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Voucher } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksTx } from '../../database.ts';
import { type Moved, postMadeElsewhere, unmake } from '../../ledger/commands.ts';
import { againstMade, againstUnmaking, voucherNumber } from '../../ledger/queries.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { readSteps } from '../papers/papers.ts';
import { stepOn } from '../papers/stepping.ts';
import { PLACE_WORDS, readDrafts } from './drafts.ts';
import { readNoteVouchers } from './notes.ts';
import { freeRows, OWN_WORK, readFor } from './preparing.ts';

const NOT_KEPT = '采购账户的单位按科目余额表报账，不能在这里记账';

/** What is left to do where the month is closed. */
const INSTEAD = {
  code: 'period-closed',
  message: '可由单位退回结算单，再按没有上报的月份重新编制',
} as const;

/** 记账 and 红字冲销 of a note, both sides in one transaction or neither. */
export const settlementPosting = (moved: Moved): readonly Implementation[] => [
  command(procurement.postSettlement, async (context, asked) => {
    const { db, tx } = context;
    const note = await readFor(context, asked, 'post');
    // Both books are written into: the right to post is needed in both.
    context.requireUnit(note.holder);
    const steps = (await readSteps(db, [note.id])).get(note.id) ?? [];
    const madeBy = (step: string): string => steps.findLast((each) => each.step === step)!.person;
    // 保管 ≠ 记账: who said for the unit that the goods are there does not book them.
    if (madeBy('confirm') === context.actor) throw context.refused('own-work', OWN_WORK);
    const { drafts, statement, missing } = await readDrafts(db, note);
    if (missing.length > 0)
      throw context.refused(
        'no-account',
        missing.map(({ unit, place }) => ({
          code: 'no-account',
          place: `${unit} ${place}`,
          message: `${unit} 还没有选定内部结算的记账科目：${PLACE_WORDS[place]}`,
        })),
      );
    if (!statement && drafts.length === 0 && note.amount !== 0) throw context.refused('cannot-post', NOT_KEPT);
    const against = await againstMade(db, drafts);
    const closed = against.filter(({ code }) => code === 'period-closed');
    if (closed.length > 0) throw context.refused('period-closed', [...closed, INSTEAD]);
    if (against.length > 0) throw context.refused('cannot-post', against);
    const vouchers =
      drafts.length === 0
        ? []
        : await postMadeElsewhere(context, moved, {
            ...{ drafts, preparedBy: madeBy('prepare'), reviewedBy: madeBy('confirm') },
          });
    await keepVouchers(tx, note.id, vouchers, 0);
    await stepOn(context, note, 'post');
    context.audit({ unit: note.unit, subject: note.number, after: { vouchers: vouchers.map(named), statement } });
    for (const unit of new Set(vouchers.map((voucher) => voucher.unit))) context.publish('ledger', unit);
    return { vouchers: vouchers.map(voucherOut), statement };
  }),

  command(procurement.reverseSettlement, async (context, { reason, ...asked }) => {
    const { db, tx } = context;
    const note = await readFor(context, asked, 'reverse');
    const kept = await readNoteVouchers(db, note.id);
    for (const { unit } of kept) context.requireUnit(unit as UnitCode);
    const ids = kept.filter(({ reversal }) => !reversal).map(({ voucher }) => voucher);
    const against = await againstUnmaking(db, ids);
    if (against.length > 0) throw context.refused('period-closed', against);
    const vouchers = await unmake(context, moved, ids);
    await keepVouchers(tx, note.id, vouchers, 1);
    await stepOn(context, note, 'reverse', { reason });
    await freeRows(tx, note.id);
    context.audit({ unit: note.unit, subject: note.number, after: { vouchers: vouchers.map(named) }, reason });
    for (const unit of new Set(vouchers.map((voucher) => voucher.unit))) context.publish('ledger', unit);
    return { vouchers: vouchers.map(voucherOut) };
  }),
];

const keepVouchers = (tx: BooksTx, settlement: number, vouchers: readonly Voucher[], reversal: 0 | 1): Promise<void> =>
  tx.bulkInsert(
    'settlement_voucher',
    vouchers.map(({ id, unit }) => ({ settlement, voucher: id, unit, reversal })),
  );

const named = (voucher: Voucher): string => `${voucher.unit} ${voucherNumber(voucher)}`;
const voucherOut = (voucher: Voucher) => ({ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher) });
