import { describe, expect, it } from 'vitest';
import { payoutChecks } from '../../../electron/service/approval/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import { does } from './applying.ts';
import {
  accepts,
  approvedOf,
  BOOKKEEPER,
  invoiceOf,
  lineOf,
  openPaying,
  payeeOf,
  payoutOf,
  saves,
  shownPayout,
  signedOf,
  steps,
  walks,
} from './paying.ts';
import { ACCOUNTANT, CHIEF } from './people.ts';

/** 付款申请: money of an approved application leaves, is booked, spends what was held, and comes back. */

const { approval, ledger } = contract;

describe('a payment', () => {
  it('goes from the contract through the checker and the cashier into the books, and back', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '60000.00', { payee });
    expect(await lineOf(house)).toEqual({ reserved: 60000, committed: 0, spent: 0 });
    const own = await signedOf(house, document, payee);
    await accepts(house, own);
    expect(await house.pipeline.perform(approval.payable, {}, ACCOUNTANT)).toMatchObject([
      { document, contract: own, granted: '60000.00', taken: '0.00', ready: '57000.00', payeeName: '某某培训' },
    ]);
    const said = await payoutOf(house, { document, contract: own }, '57000.00', {
      invoices: [invoiceOf('25330000000000000001', '60000.00', '57000.00')],
    });
    expect(said).toMatchObject({ booked: [{ spending: '72010202' }], bank: '100201' });
    expect(await house.pipeline.perform(approval.weighPayout, said as never, ACCOUNTANT)).toEqual({
      doors: ['decided', 'meeting', 'contract', 'payee', 'invoice', 'person'].map((door) => ({ door, problems: [] })),
      problems: [],
    });
    const id = await saves(house, said);
    const file = await house.file(
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
      ACCOUNTANT,
    );
    await steps(house, 'attachToPayout', id, ACCOUNTANT, { file, fileName: '培训照片.pdf' });
    await walks(house, id, 'paid');
    const checks = () => house.books.read((db) => payoutChecks(db, '2025-03-31' as never));
    expect(await checks()).toMatchObject([
      { name: 'payout-booked', ok: false, rows: [{ place: 'ZF-T01-2025-0001' }] },
      { name: 'payout-within', ok: true },
    ]);
    expect(await lineOf(house)).toEqual({ reserved: 0, committed: 60000, spent: 0 });
    const { vouchers } = (await steps(house, 'postPayout', id, BOOKKEEPER)) as { vouchers: { id: number }[] };
    expect(await lineOf(house)).toEqual({ reserved: 0, committed: 3000, spent: 57000 });
    expect((await checks()).every(({ ok }) => ok)).toBe(true);
    const done = await shownPayout(house, id, BOOKKEEPER);
    expect(done).toMatchObject({
      ...{ number: 'ZF-T01-2025-0001', stage: 'posted', paid: '2025-03-31', reference: '20250331-0001' },
      ...{ amount: '57000.00', worth: '60000.00', approved: '60000.00', before: '0.00', doors: [], may: ['reverse'] },
      vouchers: [{ id: vouchers[0]!.id, number: '记-1', period: '2025-03', reversal: false }],
    });
    expect(done.steps.map(({ step }) => step)).toEqual(['prepare', 'hand', 'check', 'pay', 'post']);
    const voucher = await house.pipeline.perform(ledger.voucher, { unit: 'T01', id: vouchers[0]!.id }, CHIEF);
    expect(voucher).toMatchObject({ attachments: 2, preparedBy: 'sun.qs', reviewedBy: 'chen.sh' });
    const papers = await house.pipeline.perform(ledger.papers, { unit: 'T01', voucher: vouchers[0]!.id }, CHIEF);
    expect(papers.documents).toMatchObject([
      { invoice: null, papers: [{ name: '培训照片.pdf', later: false }] },
      { invoice: { number: '25330000000000000001', total: '60000.00' } },
    ]);
    await steps(house, 'reversePayout', id, BOOKKEEPER, { reason: '银行退票：账号有误' });
    expect(await lineOf(house)).toEqual({ reserved: 0, committed: 60000, spent: 0 });
    expect(await shownPayout(house, id)).toMatchObject({
      stage: 'reversed',
      may: [],
      vouchers: [{}, { reversal: true }],
    });
    // What came back is free to be paid again, its invoice too.
    const again = await saves(house, said);
    await walks(house, again, 'posted');
    expect(await lineOf(house)).toEqual({ reserved: 0, committed: 3000, spent: 57000 });
    expect(await house.pipeline.perform(approval.payouts, { year: 2025 }, CHIEF)).toMatchObject([
      { id: again, stage: 'posted' },
      { id, stage: 'reversed' },
    ]);
    expect(house.defects).toEqual([]);
  });

  it('below the limit is paid without a contract, out of what is reserved', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '40000.00', { payee });
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00'));
    await walks(house, id, 'posted');
    expect(await lineOf(house)).toEqual({ reserved: 15000, committed: 0, spent: 25000 });
    await does(house, 'closeApplication', document, ACCOUNTANT, { reason: '余款不付' });
    expect(await lineOf(house)).toEqual({ reserved: 0, committed: 0, spent: 25000 });
    await steps(house, 'reversePayout', id, BOOKKEEPER, { reason: '退票' });
    expect(await lineOf(house)).toEqual({ reserved: 0, committed: 0, spent: 0 });
  });
});
