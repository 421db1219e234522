import { costing } from '../../../../shared/contract/costing.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import { chargeVouchers, type Invoiced } from '../../../../shared/domain/costing/charges/vouchers.ts';
import type { Voucher } from '../../../../shared/domain/ledger/voucher.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { type Moved, postMadeElsewhere, unmake } from '../../ledger/commands.ts';
import { againstMade, againstUnmaking, readKeptHere, voucherNumber } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import {
  type KeptCentre,
  type KeptRun,
  preparerOf,
  readAgreements,
  readCentre,
  readRun,
  readSteps,
  reviewerOf,
} from './papers.ts';
import { CHANGED, moveOn, NOT_NOW } from './stepping.ts';

/** 记账 and 红字冲销 of a charge, both sides in one transaction or neither. */
export const postingOperations = (moved: Moved): readonly Implementation[] => [
  command(costing.postCharge, async (context, { id, revision, unit }) => {
    const { db, tx } = context;
    const run = await readRun(db, id);
    if (run?.unit !== unit) throw context.notFound(`收费 ${id}`);
    if (run.revision !== revision) throw context.refused('changed', CHANGED);
    if (steppedTo('run', 'post', run.stage) === undefined) throw context.refused('not-now', NOT_NOW);
    const centre = (await readCentre(db, run.centre))!;
    if (centre.stage !== 'reviewed') throw context.refused('not-reviewed', `${centre.name}的登记还没有审核`);
    const { invoiced, statements, problems } = await readInvoiced(db, run, centre);
    if (problems.length > 0) throw context.refused('cannot-post', problems);
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const drafts = chargeVouchers({
      ...{ centre, period: run.period, number: run.number, invoiced },
      unitName: names.get(unit) ?? unit,
    });
    // What is posted for a member needs the right to post there.
    for (const draft of drafts) context.requireUnit(draft.unit);
    const against = await againstMade(db, drafts);
    const closed = against.filter(({ code }) => code === 'period-closed');
    if (closed.length > 0) throw context.refused('period-closed', closed);
    if (against.length > 0) throw context.refused('cannot-post', against);
    const steps = (await readSteps(db, [id])).get(id);
    const vouchers = await postMadeElsewhere(context, moved, {
      drafts,
      preparedBy: preparerOf(steps)!.person,
      reviewedBy: reviewerOf(steps)!.person,
    });
    await keepVouchers(tx, id, vouchers, 0);
    await moveOn(context, run, 'post');
    context.audit({ unit, subject: run.number, after: { vouchers: vouchers.map(named), statements } });
    for (const each of new Set(vouchers.map((voucher) => voucher.unit))) context.publish('ledger', each);
    return { vouchers: vouchers.map(voucherOut), statements };
  }),

  command(costing.reverseCharge, async (context, { id, revision, unit, reason }) => {
    const { db, tx } = context;
    const run = await readRun(db, id);
    if (run?.unit !== unit) throw context.notFound(`收费 ${id}`);
    if (run.revision !== revision) throw context.refused('changed', CHANGED);
    if (steppedTo('run', 'reverse', run.stage) === undefined) throw context.refused('not-now', NOT_NOW);
    const kept = await db
      .selectFrom('charge_voucher')
      .selectAll()
      .where('charge', '=', id)
      .orderBy('voucher')
      .execute();
    for (const each of kept) context.requireUnit(each.unit);
    const ids = kept.filter(({ reversal }) => reversal === 0).map(({ voucher }) => voucher);
    const against = await againstUnmaking(db, ids);
    if (against.length > 0) throw context.refused('period-closed', against);
    const vouchers = await unmake(context, moved, ids);
    await keepVouchers(tx, id, vouchers, 1);
    await moveOn(context, run, 'reverse', { reason });
    context.audit({ unit, subject: run.number, after: { vouchers: vouchers.map(named) }, reason });
    for (const each of new Set(vouchers.map((voucher) => voucher.unit))) context.publish('ledger', each);
    return { vouchers: vouchers.map(voucherOut) };
  }),
];

/** Whom the charge is booked with, who gets a statement instead, and what is missing. */
async function readInvoiced(db: BooksReader, run: KeptRun, centre: KeptCentre) {
  const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
  const agreements = (await readAgreements(db)).filter((each) => each.centre === centre.id);
  const kept = await readKeptHere(db, run.period);
  const statements: string[] = [];
  const problems: Reason[] = [];
  // A voucher beside a trial balance would make it void.
  if (!kept(centre.unit))
    problems.push({ code: 'not-kept', message: `${centre.unit} 按科目余额表报账，不能在这里记账` });
  const invoiced = run.rows.flatMap((row): Invoiced[] => {
    if (row.charge === 0) return [];
    const of = { unit: row.unit, name: names.get(row.unit) ?? row.unit, amount: row.charge };
    if (!kept(row.unit)) {
      statements.push(row.unit);
      return [of];
    }
    const terms = agreements.find(({ number }) => number === row.agreement?.number);
    if (!terms || terms.expense === '') {
      problems.push({ code: 'no-accounts', message: `${row.unit} 的协议没有写明记账科目` });
      return [];
    }
    const { expense, payable, department, fund } = terms;
    return [{ ...of, books: { expense, payable, department, fund } }];
  });
  return { invoiced, statements, problems };
}

const keepVouchers = (tx: BooksTx, charge: number, vouchers: readonly Voucher[], reversal: 0 | 1): Promise<void> =>
  tx.bulkInsert(
    'charge_voucher',
    vouchers.map(({ id, unit }) => ({ charge, voucher: id, unit, reversal })),
  );

const named = (voucher: Voucher): string => `${voucher.unit} ${voucherNumber(voucher)}`;
const voucherOut = (voucher: Voucher) => ({ id: voucher.id, unit: voucher.unit, number: voucherNumber(voucher) });
