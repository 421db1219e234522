import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Voucher } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { advanceVoucher, missingForAdvance } from '../../../../shared/domain/procurement/advances/voucher.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksTx } from '../../database.ts';
import { type Moved, postMadeElsewhere, unmake } from '../../ledger/commands.ts';
import { againstMade, againstUnmaking, readKeptHere, voucherNumber } from '../../ledger/queries.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { readSteps } from '../papers/papers.ts';
import { stepOn } from '../papers/stepping.ts';
import { readPaymentAccounts } from '../payments/accounts.ts';
import { PLACE_WORDS } from '../payments/place-words.ts';
import { againstWithout, notFit } from './entering.ts';
import { readEntryVouchers } from './entries.ts';
import { readAdvances } from './reading.ts';
import { readEntryFor } from './stepping.ts';

const NOT_KEPT = '采购账户的单位按科目余额表报账，不能在这里记账';

/** 记账 and 红字冲销 of an entry, in the books of its unit; `moved` follows what is posted. */
export const postingOperations = (moved: Moved): readonly Implementation[] => [
  command(procurement.postAdvance, async (context, seen) => {
    const { db, tx, actor } = context;
    const entry = await readEntryFor(context, seen, 'post');
    const { unit, move, day, number } = entry;
    if (!(await readKeptHere(db, periodOfDate(day)))(unit)) throw context.refused('cannot-post', NOT_KEPT);
    const accounts = await readPaymentAccounts(db, unit);
    const missing = missingForAdvance(move, accounts);
    if (missing.length > 0)
      throw context.refused(
        'no-account',
        missing.map((place) => ({
          code: 'no-account',
          place,
          message: `还没有选定付款的记账科目：${PLACE_WORDS[place]}`,
        })),
      );
    const drafts = [advanceVoucher({ ...entry, accounts })];
    const against = await againstMade(db, drafts);
    const closed = against.filter(({ code }) => code === 'period-closed');
    if (closed.length > 0) throw context.refused('period-closed', closed);
    if (against.length > 0) throw context.refused('cannot-post', against);
    const [made] = (await readSteps(db, [entry.id])).get(entry.id)!;
    // Who entered it made the document, who books it looks it over; nobody pays out of the till.
    const people = { preparedBy: made!.person, reviewedBy: actor };
    const vouchers = await postMadeElsewhere(context, moved, { drafts, ...people });
    await keepVouchers(tx, entry.id, vouchers, 0);
    await stepOn(context, entry, 'post');
    context.audit({ unit, subject: number, after: { vouchers: vouchers.map(named) } });
    context.publish('ledger', unit);
    return { vouchers: vouchers.map(voucherOut) };
  }),

  command(procurement.reverseAdvance, async (context, { reason, ...seen }) => {
    const { db, tx } = context;
    const entry = await readEntryFor(context, seen, 'reverse');
    const spoken = againstWithout(entry, await readAdvances(db));
    if (spoken.length > 0) throw context.refused('not-fit', spoken.map(notFit));
    const kept = await readEntryVouchers(db, entry.id);
    for (const { unit } of kept) context.requireUnit(unit as UnitCode);
    const ids = kept.filter(({ reversal }) => !reversal).map(({ voucher }) => voucher);
    const against = await againstUnmaking(db, ids);
    if (against.length > 0) throw context.refused('period-closed', against);
    const vouchers = await unmake(context, moved, ids);
    await keepVouchers(tx, entry.id, vouchers, 1);
    await stepOn(context, entry, 'reverse', { reason });
    context.audit({ unit: entry.unit, subject: entry.number, after: { vouchers: vouchers.map(named) }, reason });
    context.publish('ledger', entry.unit);
    return { vouchers: vouchers.map(voucherOut) };
  }),
];

const keepVouchers = (tx: BooksTx, advance: number, vouchers: readonly Voucher[], reversal: 0 | 1): Promise<void> =>
  tx.bulkInsert(
    'advance_voucher',
    vouchers.map(({ id, unit }) => ({ advance, voucher: id, unit, reversal })),
  );

const named = (voucher: Voucher): string => `${voucher.unit} ${voucherNumber(voucher)}`;
const voucherOut = (voucher: Voucher) => ({ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher) });
