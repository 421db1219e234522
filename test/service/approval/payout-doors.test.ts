import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { OPERATOR, TestClock } from '../support/service.ts';
import { does, filledIn, passes, refusedTo, serviceOf } from './applying.ts';
import {
  accepts,
  approvedOf,
  BOOKKEEPER,
  CASHIER,
  CHECKER,
  invoiceOf,
  OTHER,
  openPaying,
  PAID,
  payeeOf,
  payoutOf,
  refusedStep,
  saves,
  seenPayout,
  setDays,
  signedOf,
  steps,
  walks,
} from './paying.ts';
import { ACCOUNTANT, CENTRE, CHIEF, HEAD } from './people.ts';

/** 支付控制: every door that is shut says why, at handing in, checking and paying; and nothing changed. */

const { approval } = contract;
const DAY = 24 * 60 * 60_000;

/** An approved application of 4 万 without a contract, and one payment of it. */
async function smallOne(house: TestHouse, amount = '25000.00', more: object = {}) {
  const payee = await payeeOf(house);
  const document = await approvedOf(house, '40000.00', { payee });
  const id = await saves(house, await payoutOf(house, { document, contract: null }, amount, more));
  return { payee, document, id };
}

/** An approved application of 6 万 with its contract. */
async function signedOne(house: TestHouse) {
  const payee = await payeeOf(house);
  const document = await approvedOf(house, '60000.00', { payee });
  return { payee, document, contract: await signedOf(house, document, payee) };
}

describe('a door is shut', () => {
  it('before it was decided', async () => {
    const house = await openPaying();
    const document = await filledIn(house, serviceOf('40000.00', { payee: await payeeOf(house) }));
    await does(house, 'submitApplication', document, ACCOUNTANT);
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00'));
    expect(await refusedStep(house, 'handPayout', id, ACCOUNTANT)).toEqual({
      ...{ code: 'shut', messages: ['申请没有批完，不能付款'] },
    });
    expect(await house.pipeline.perform(approval.payable, {}, ACCOUNTANT)).toEqual([]);
  });

  it('beyond what was approved, in the whole and in a row', async () => {
    const house = await openPaying();
    const { id } = await smallOne(house, '40000.01');
    expect(await refusedStep(house, 'handPayout', id, ACCOUNTANT)).toEqual({
      code: 'shut',
      messages: ['各次付款合计不能超过批准的 40,000.00 元', '第 1 行至多还可以付 40,000.00 元'],
    });
  });

  it('without the minutes of a body that the amount needs', async () => {
    const house = await openPaying();
    const document = await filledIn(house, serviceOf('200000.00', { payee: await payeeOf(house) }));
    await does(house, 'submitApplication', document, ACCOUNTANT);
    const said = await payoutOf(house, { document, contract: null }, '25000.00');
    const { doors } = await house.pipeline.perform(approval.weighPayout, said as never, ACCOUNTANT);
    const shut = Object.fromEntries(doors.map(({ door, problems }) => [door, problems.map(({ message }) => message)]));
    expect(shut['decided']).toEqual(['申请没有批完，不能付款']);
    expect(shut['meeting']).toContain('没有院长办公会的决议');
    expect(shut['contract']).toEqual(['50,000.00 元以上的支出须先登记合同']);
  });

  it('without a contract from the limit on, and beside one that was signed', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '60000.00', { payee });
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00'));
    const refused = () => refusedStep(house, 'handPayout', id, ACCOUNTANT);
    expect((await refused()).messages).toEqual(['50,000.00 元以上的支出须先登记合同']);
    await signedOf(house, document, payee);
    expect((await refused()).messages).toContain('这份申请签了合同，须在合同下付款');
  });

  it('before a stage was accepted, and on what is kept back', async () => {
    const house = await openPaying();
    const { document, contract: own } = await signedOne(house);
    const of = { document, contract: own };
    const id = await saves(house, await payoutOf(house, of, '57000.00'));
    expect((await refusedStep(house, 'handPayout', id, ACCOUNTANT)).messages).toEqual([
      '合同现在至多还可以付 3,000.00 元：没有验收的节点、没有到期的质量保证金不能付',
    ]);
    await accepts(house, own);
    await steps(house, 'handPayout', id, ACCOUNTANT);
    const rest = await saves(
      house,
      await payoutOf(house, of, '3000.00', { invoices: [invoiceOf('25330000000000000002', '3000.00')] }),
    );
    expect((await refusedStep(house, 'handPayout', rest, ACCOUNTANT)).messages).toEqual([
      '合同现在至多还可以付 0.00 元：没有验收的节点、没有到期的质量保证金不能付',
    ]);
  });

  it('while the account cools, and counts to the day on which it is paid', async () => {
    const clock = new TestClock();
    const house = await openPaying({ clock });
    const { id } = await smallOne(house);
    await setDays(house, 3);
    expect((await refusedStep(house, 'handPayout', id, ACCOUNTANT)).messages).toEqual([
      '收款账户 2025-03-31 才审核，满 3 天才能付款',
    ]);
    clock.advance(3 * DAY);
    await steps(house, 'handPayout', id, ACCOUNTANT);
  });

  it('once the payee was stopped', async () => {
    const house = await openPaying();
    const { id, payee } = await smallOne(house);
    await walks(house, id, 'checked');
    const { revision } = await house.pipeline.perform(approval.payee, { code: payee as never }, CHIEF);
    await house.call('approval.stopPayee', { code: payee, revision, reason: '注销' }, CHIEF);
    expect(await refusedStep(house, 'payPayout', id, CASHIER, PAID)).toEqual({
      ...{ code: 'shut', messages: ['收款单位没有审核过的收款账户，或者已经停用'] },
    });
  });

  it('where the account was changed after it was checked: it is returned and handed in anew', async () => {
    const house = await openPaying();
    const { id, payee } = await smallOne(house);
    await walks(house, id, 'checked');
    const { revision } = await house.pipeline.perform(approval.payee, { code: payee as never }, CHIEF);
    await payeeOf(house, undefined, { code: payee, revision, name: '某某培训', number: '622200009999' });
    const different = { code: 'shut', messages: ['收款账户在提交之后变更过，须退回重新提交'] };
    expect(await refusedStep(house, 'payPayout', id, CASHIER, PAID)).toEqual(different);
    const { unit, ...seen } = await seenPayout(house, id);
    const exporting = { unit, payouts: [seen], form: 'csv' };
    expect((await house.refusal('approval.exportPayouts', exporting, CASHIER)).code).toBe('shut');
    await steps(house, 'returnPayout', id, CHECKER, { reason: '账户变更' });
    await walks(house, id, 'paid');
  });

  it('where invoices do not cover it, but for what is prepaid, which the next payment makes up for', async () => {
    const house = await openPaying();
    const { id, document, payee } = await smallOne(house, '25000.00', { invoices: [] });
    expect((await refusedStep(house, 'handPayout', id, ACCOUNTANT)).messages).toEqual([
      '发票不够：各次付款共须 25,000.00 元，现有 0.00 元',
    ]);
    const loose = { document, contract: null };
    const first = await house.pipeline.perform(approval.payoutForm, { ...loose, prepaid: true }, ACCOUNTANT);
    const advance = { prepaid: true, booked: first.rows.map(({ charge, spending }) => ({ charge, spending })) };
    const unsigned = await saves(house, await payoutOf(house, loose, '10000.00', { ...advance, invoices: [] }));
    expect((await refusedStep(house, 'handPayout', unsigned, ACCOUNTANT)).messages).toEqual([
      '没有合同的支出不能预付，须凭发票付款',
    ]);
    const signed = await signedOf(house, document, payee, {
      ...{ amount: '40000.00', amounts: ['40000.00'], retention: undefined },
      stages: [
        { name: '预付款', amount: '10000.00', accepting: false },
        { name: '尾款', amount: '30000.00', accepting: false },
      ],
    });
    const of = { document, contract: signed };
    const form = await house.pipeline.perform(approval.payoutForm, { ...of, prepaid: true }, ACCOUNTANT);
    const booked = form.rows.map(({ charge, spending }) => ({ charge, spending }));
    expect(booked).toMatchObject([{ charge: '1214' }]);
    const before = await payoutOf(house, of, '10000.00', { prepaid: true, booked, invoices: [] });
    await walks(house, await saves(house, before), 'posted');
    const number = '25330000000000000003';
    const after = { invoices: [invoiceOf(number, '30000.00', '20000.00')] };
    const next = await saves(house, await payoutOf(house, of, '20000.00', after));
    expect((await refusedStep(house, 'handPayout', next, ACCOUNTANT)).messages).toEqual([
      '发票不够：各次付款共须 30,000.00 元，现有 20,000.00 元',
    ]);
    const covering = { invoices: [invoiceOf(number, '30000.00')] };
    await walks(house, await saves(house, await payoutOf(house, of, '20000.00', covering)), 'posted');
  });

  it('where an invoice is another’s than the payee’s, who may be paid back what others sold if a person', async () => {
    const house = await openPaying();
    const name = '某某设备公司';
    await house.call('organisation.addParties', { parties: [{ code: 'P901', name, class: 'other' }] }, CHIEF);
    const payee = 'party:P901';
    const asked = {
      ...{ unit: 'T01', code: payee, revision: 0, name, bank: '中国银行某支行', number: '622200009012' },
      ...{ phone: '0571-88880000', representative: '', usedSince: '', evidence: '', reason: '首次登记' },
      ...{ calledWho: '某会计', calledPhone: '0571-88880000', calledDay: '2025-03-20' },
    };
    const { id: proposal } = (await house.call('approval.proposePayee', asked, ACCOUNTANT)) as { id: number };
    await house.call('approval.decidePayee', { id: proposal, agree: true, reason: '核实' }, CHIEF);
    const document = await approvedOf(house, '40000.00', { payee });
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00'));
    expect((await refusedStep(house, 'handPayout', id, ACCOUNTANT)).messages).toEqual([
      '发票 25330000000000000001 的销售方“某某培训”不是收款单位“某某设备公司”',
    ]);
    const own = { ...invoiceOf('25330000000000000001', '25000.00'), seller: '某某设备公司' };
    await walks(
      house,
      await saves(house, await payoutOf(house, { document, contract: null }, '25000.00', { invoices: [own] })),
      'handed',
    );
  });

  it('where an invoice was used: by another document, on a voucher, or beyond what it says', async () => {
    const house = await openPaying();
    const { id, payee, document } = await smallOne(house);
    await walks(house, id, 'handed');
    const another = await approvedOf(house, '40000.00', { payee, purpose: '委托开展消防培训' });
    const said = await payoutOf(house, { document: another, contract: null }, '20000.00');
    const twice = await saves(house, said);
    expect((await refusedStep(house, 'handPayout', twice, ACCOUNTANT)).messages).toEqual([
      '发票 25330000000000000001 已用在付款申请 ZF-T01-2025-0001',
    ]);
    const beyond = await saves(
      house,
      await payoutOf(house, { document, contract: null }, '15000.00', {
        invoices: [invoiceOf('2533 0000 0000 0000 0001', '25000.00', '15000.00')],
      }),
    );
    expect((await refusedStep(house, 'handPayout', beyond, ACCOUNTANT)).messages).toContain(
      '发票 25330000000000000001 的其他付款已用 25,000.00 元，不能再付 15,000.00 元',
    );
    await house.importJson('T01' as never, [
      {
        ...{ date: '2025-03-02', summary: '报销培训费' },
        entries: [
          { side: 'D', code: '2302', amount: '100.00' },
          { side: 'C', code: '100201', amount: '100.00' },
        ],
      },
    ]);
    const voucher = await house.books.read((db) => db.selectFrom('voucher').select('id').executeTakeFirstOrThrow());
    const registered = { code: '', number: '25330000000000000009', date: '2025-03-01', seller: '某', total: '9.00' };
    await house.call('ledger.registerInvoice', { unit: 'T01', voucher: voucher.id, ...registered }, BOOKKEEPER);
    const third = await saves(house, { ...said, invoices: [invoiceOf('25330000000000000009', '20000.00')] });
    expect((await refusedStep(house, 'handPayout', third, ACCOUNTANT)).messages[0]).toContain('25330000000000000009');
    // Free again once the one that used it was struck.
    await steps(house, 'strikePayout', id, ACCOUNTANT, { reason: '改由另一份付' });
    await steps(house, 'handPayout', twice, ACCOUNTANT);
  });

  it('to whoever applied, decided, prepared or checked it', async () => {
    const house = await openPaying();
    const { id } = await smallOne(house);
    await walks(house, id, 'checked');
    const pays = (name: string) => refusedStep(house, 'payPayout', id, someone(name, 'cashier'), PAID);
    const person = '申请、审批、签约、验收、编制、复核或登记收款账户的人不能支付同一笔款';
    for (const name of ['sun.qs', 'chu.yz', 'feng.sp', 'chen.sh', 'li.zong'])
      expect(await pays(name), name).toEqual({ code: 'shut', messages: [person] });
    for (const caller of [ACCOUNTANT, CHIEF, OPERATOR, CHECKER])
      expect((await refusedStep(house, 'payPayout', id, caller, PAID)).code).toBe('FORBIDDEN');
    expect((await house.pipeline.perform(approval.payout, { id }, someone('chu.yz', 'cashier'))).may).toEqual([]);
    expect((await house.pipeline.perform(approval.payout, { id }, CASHIER)).may).toEqual(['pay', 'export']);
  });
});

describe('a payment', () => {
  it('of two that want the same money goes to the first that is handed in', async () => {
    const house = await openPaying();
    const { id, document } = await smallOne(house, '30000.00');
    const said = await payoutOf(house, { document, contract: null }, '30000.00', {
      invoices: [invoiceOf('25330000000000000004', '60000.00', '60000.00')],
    });
    const other = await saves(house, said, OTHER);
    const both = await Promise.allSettled([
      steps(house, 'handPayout', id, ACCOUNTANT),
      steps(house, 'handPayout', other, OTHER),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [first, second] = both[0]!.status === 'fulfilled' ? [id, other] : [other, id];
    expect((await refusedStep(house, 'handPayout', second, ACCOUNTANT)).messages).toEqual([
      '各次付款合计不能超过批准的 40,000.00 元',
      '第 1 行至多还可以付 10,000.00 元',
    ]);
    expect((await seenPayout(house, first)).revision).toBe(2);
  });

  it('is checked, posted and taken back by people who are apart', async () => {
    const house = await openPaying();
    const { id, document } = await smallOne(house);
    await steps(house, 'handPayout', id, OTHER);
    const own = (name: string) => refusedStep(house, 'checkPayout', id, someone(name, 'reviewer'));
    for (const name of ['sun.qs', 'ke.ys']) expect((await own(name)).code).toBe('own-work');
    await steps(house, 'checkPayout', id, CHECKER);
    const day = (more: object) => refusedStep(house, 'payPayout', id, CASHIER, { ...PAID, ...more });
    expect((await day({ day: '2025-04-01' })).messages).toEqual(['支付日期不能晚于今天']);
    expect((await day({ day: '2025-03-30' })).messages).toEqual(['支付日期不能早于复核的 2025-03-31']);
    await steps(house, 'payPayout', id, CASHIER, PAID);
    expect((await refusedTo(house, 'closeApplication', document, ACCOUNTANT, { reason: '完' })).code).toBe('unpaid');
    const books = someone('zhao.cn', 'centre-accountant');
    expect((await refusedStep(house, 'postPayout', id, books)).code).toBe('own-work');
    expect((await refusedStep(house, 'reversePayout', id, books, { reason: '退' })).code).toBe('own-work');
    const old = await seenPayout(house, id);
    await steps(house, 'postPayout', id, BOOKKEEPER);
    expect((await house.refusal('approval.postPayout', old, BOOKKEEPER)).code).toBe('changed');
    expect((await refusedStep(house, 'strikePayout', id, ACCOUNTANT, { reason: '不' })).code).toBe('not-now');
  });

  it('goes to the bank in one file, which is known again', async () => {
    const house = await openPaying();
    const { id } = await smallOne(house);
    await walks(house, id, 'checked');
    const { unit, ...seen } = await seenPayout(house, id);
    const asked = { unit, payouts: [seen], form: 'csv' as const };
    const first = await house.pipeline.perform(approval.exportPayouts, asked, CASHIER);
    const bytes = await house.files.bytes('zhao.cn', first.file);
    expect(new TextDecoder().decode(bytes!)).toContain('622200001234');
    const again = await house.pipeline.perform(approval.exportPayouts, { ...asked, form: 'xlsx' }, CASHIER);
    expect(again).toMatchObject({ digest: first.digest, times: 2 });
    expect((await house.pipeline.perform(approval.payout, { id }, CASHIER)).taken).toHaveLength(2);
    expect((await house.pipeline.perform(approval.payout, { id }, CASHIER)).account?.number).toBe('622200001234');
    expect((await house.pipeline.perform(approval.payout, { id }, CHIEF)).account?.number).toBe('…1234');
  });

  it('on an urgent release is made before the last level, and its budget is spent once', async () => {
    const clock = new TestClock();
    const house = await openPaying({ clock });
    const document = await filledIn(house, serviceOf('40000.00', { payee: await payeeOf(house), urgent: '当日抢修' }));
    await does(house, 'submitApplication', document, ACCOUNTANT);
    await passes(house, document, HEAD);
    await does(house, 'releaseApplication', document, CHIEF, { reason: '属实' });
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00'));
    await walks(house, id, 'posted');
    const held = async () => (await house.pipeline.perform(approval.application, { id: document }, CHIEF)).budget;
    expect(await held()).toEqual({ reserved: '15000.00', committed: '0.00', spent: '25000.00' });
    clock.advance(DAY);
    await passes(house, document, CENTRE);
    expect(await held()).toEqual({ reserved: '15000.00', committed: '0.00', spent: '25000.00' });
    expect((await house.pipeline.perform(approval.reversedOrder, { year: 2025 }, CHIEF))[0]?.before).toContainEqual({
      ...{ what: 'paid', day: '2025-03-31' },
    });
  });
});
