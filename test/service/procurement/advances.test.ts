import { describe, expect, it } from 'vitest';
import { runContent, runOf } from '../../../electron/service/procurement/payments/runs.ts';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { advance, BATCH, enter, entry, seedBatch } from './advances-support.ts';
import { BUYER, CEFU, CHIEF, inBooks, TOWN_PHARMACIST } from './invoices-support.ts';
import {
  ACCOUNTANT,
  approve,
  asked,
  CASHIER,
  day,
  draft,
  hand,
  matched,
  matchedGoods,
  openPayments,
  pay,
  proposed,
  run,
  TODAY,
  voucherLines,
} from './payments-support.ts';

/** 医保预付: entered by one, booked by another, paid out by runs of the batch's own products. */

const { procurement } = contract;

async function openAdvances(): Promise<TestHouse> {
  const house = await openPayments();
  await seedBatch(house);
  return house;
}
const refused = (house: TestHouse, operation: string, input: object, caller = CASHIER) =>
  house.refusal(`procurement.${operation}`, input, caller);
const post = (house: TestHouse, at: { id: number; revision: number; unit: string }, caller = ACCOUNTANT) =>
  house.pipeline.perform(procurement.postAdvance, { id: at.id, revision: at.revision, unit: at.unit }, caller);
const seen = ({ id, revision, unit }: { id: number; revision: number; unit: string }) => ({ id, revision, unit });

/** The second column of a workbook's first sheet, where the notes stand. */
async function notesOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const read = await readFile(bytes, { name });
  return read.ok ? Array.from({ length: 8 }, (_, row) => read.value.sheets[0]!.text(row, 1)) : [];
}

describe('医保预付', () => {
  it('says what is due, what came of it, and what is late', async () => {
    const house = await openAdvances();
    const on = (text: string) => house.pipeline.perform(procurement.advances, { on: day(text) }, BUYER);
    const before = await on('2025-02-10');
    expect(before).toMatchObject({ holder: 'H01', applyDays: 10, payDays: 10 });
    expect(before.rows).toMatchObject([
      {
        ...{ batch: BATCH, agreedAmount: '8400.00', yearAmount: '8400.00', shareBps: 3000, due: '2520.00' },
        ...{ applyBy: '2025-01-15', payBy: '2025-01-29', short: '2520.00', late: 12, inForce: true },
      },
    ]);
    await enter(house, { amount: '2500.00' });
    await enter(house, { move: 'set-off', amount: '300.00', day: day('2025-02-20') });
    await enter(house, { move: 'return', amount: '200.00', day: day('2025-02-21') });
    expect((await on('2025-02-10')).rows[0]).toMatchObject({
      ...{ received: '2500.00', setOff: '300.00', returned: '200.00', taken: '0.00', left: '2300.00', owed: '2000.00' },
      ...{ short: '20.00', late: 12 },
    });
    await enter(house, { amount: '20.00' });
    expect((await on('2025-02-10')).rows[0]).toMatchObject({ short: '0.00', late: 0 });
    await expect(house.pipeline.perform(procurement.advances, { on: TODAY }, TOWN_PHARMACIST)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('sets the terms by the chief pharmacist alone, with a reason, and not to what they are', async () => {
    const house = await openAdvances();
    const terms = { applyDays: 5, payDays: 15, reason: '按本统筹区规定' };
    await house.call('procurement.setAdvanceRules', terms, CHIEF);
    expect(await house.pipeline.perform(procurement.advances, { on: TODAY }, BUYER)).toMatchObject({
      ...{ applyDays: 5, payDays: 15, rows: [{ applyBy: '2025-01-08', payBy: '2025-01-29' }] },
    });
    expect((await refused(house, 'setAdvanceRules', terms, CHIEF)).code).toBe('nothing-changed');
    await expect(house.call('procurement.setAdvanceRules', terms, BUYER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(house.call('procurement.setAdvanceRules', { ...terms, payDays: 121 }, CHIEF)).rejects.toThrow();
  });

  it('goes on where a batch is adjusted, with what was received under the one before', async () => {
    const house = await openAdvances();
    await enter(house);
    await seedBatch(house, { id: BATCH + 1, items: [CEFU], replaces: BATCH });
    const { rows } = await house.pipeline.perform(procurement.advances, { on: TODAY }, BUYER);
    expect(rows).toMatchObject([{ batch: BATCH + 1, batches: [BATCH + 1, BATCH], received: '1000.00' }]);
    await enter(house, { batch: BATCH });
    expect(await advance(house, BATCH)).toMatchObject({ batch: BATCH + 1, received: '2000.00' });
    await seedBatch(house, { id: BATCH + 2, stage: 'handed' });
    expect((await refused(house, 'enterAdvance', entry({ batch: BATCH + 2 })).catch((e) => e)).code).toBe('NOT_FOUND');
  });
});

describe('登记', () => {
  it('refuses a document twice, more than there is, a later day, another unit, and whoever may not pay', async () => {
    const house = await openAdvances();
    const at = await enter(house, { document: 'YB-2025-018' });
    expect(at.number).toBe('YF-2025-0001');
    expect(await refused(house, 'enterAdvance', entry({ document: ' yb-2025 -018' }))).toEqual({
      code: 'twice',
      messages: ['单据 yb-2025 -018 已登记在 YF-2025-0001'],
    });
    const said = async (more: Parameters<typeof entry>[0]) =>
      (await refused(house, 'enterAdvance', entry(more))).messages.join();
    expect(await said({ move: 'set-off', amount: '1000.01' })).toContain('超过尚欠医保的 1000.00 元');
    expect(await said({ move: 'return', amount: '1000.01' })).toContain('超过还可付的 1000.00 元');
    expect(await said({ amount: '0' })).toBe('金额须大于零');
    expect(await said({ amount: '-5.00' })).toBe('金额须大于零');
    expect(await said({ day: day('2025-04-01') })).toBe('日期不能晚于今天');
    await expect(house.call('procurement.enterAdvance', entry({ unit: 'T01' }), CASHIER)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const caller of [BUYER, ACCOUNTANT, someone('chu.cn', 'cashier', 'T01')])
      await expect(house.call('procurement.enterAdvance', entry(), caller)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    await inBooks(house, async (db) => void (await db.deleteFrom('purchase_account').execute()));
    expect(await said({})).toContain('还没有登记唯一采购账户');
  });

  it('is struck with a reason before it is booked, never changed, and its document is free again', async () => {
    const house = await openAdvances();
    const at = await enter(house, { document: 'YB-9' });
    await enter(house, { move: 'set-off', amount: '1000.00' });
    const strike = { ...seen(at), reason: '金额录错' };
    expect((await refused(house, 'strikeAdvance', strike)).messages.join()).toContain('已有冲抵的');
    const { entries } = await advance(house);
    const off = entries.find(({ move }) => move === 'set-off')!;
    await house.call('procurement.strikeAdvance', { id: off.id, revision: 1, unit: 'H01', reason: '错' }, CASHIER);
    expect((await refused(house, 'strikeAdvance', { ...strike, revision: 2 })).code).toBe('changed');
    await expect(house.call('procurement.strikeAdvance', strike, ACCOUNTANT)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await house.call('procurement.strikeAdvance', strike, CASHIER);
    expect(await advance(house)).toMatchObject({ received: '0.00', owed: '0.00' });
    expect((await advance(house)).entries.map(({ stage, reason }) => `${stage} ${reason}`)).toEqual([
      'withdrawn 金额录错',
      'withdrawn 错',
    ]);
    expect((await refused(house, 'postAdvance', { ...seen(at), revision: 2 }, ACCOUNTANT)).code).toBe('not-now');
    await enter(house, { document: 'YB-9' });
  });
});

describe('记账', () => {
  it('books a receipt, a set-off and a return in the holder’s books, by another than entered', async () => {
    const house = await openAdvances();
    const both = {
      ...CASHIER,
      grants: [CASHIER, ACCOUNTANT].flatMap((each) => (each.kind === 'person' ? each.grants : [])),
    } as typeof CASHIER;
    const receipt = await enter(house, { amount: '2520.00' }, both);
    expect(await refused(house, 'postAdvance', seen(receipt), both)).toEqual({
      code: 'own-work',
      messages: ['同一笔医保预付的登记和记账须由不同的人办理'],
    });
    const own = await house.pipeline.perform(procurement.advance, { batch: BATCH, on: TODAY }, both);
    expect(own.entries[0]).toMatchObject({ may: ['withdraw'], by: 'zhao.cn' });
    await expect(post(house, receipt, CASHIER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(post(house, { ...receipt, unit: 'T01' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { vouchers } = await post(house, receipt);
    expect(await voucherLines(house, vouchers[0]!.id)).toEqual([
      ...['1002 2520.00 0.00', '23050101 0.00 2520.00'],
      ...['8001 2520.00 0.00', '61010102 0.00 2520.00'],
    ]);
    const voucher = await house.pipeline.perform(
      contract.ledger.voucher,
      { id: vouchers[0]!.id, unit: 'H01' },
      ACCOUNTANT,
    );
    expect(voucher).toMatchObject({ preparedBy: 'zhao.cn', reviewedBy: 'wang.kj', postedBy: 'wang.kj' });
    const lines = async (more: Parameters<typeof entry>[0]) =>
      voucherLines(house, (await post(house, await enter(house, more))).vouchers[0]!.id);
    expect(await lines({ move: 'set-off', amount: '500.00' })).toEqual([
      '23050101 500.00 0.00',
      '1212020102 0.00 500.00',
    ]);
    expect(await lines({ move: 'return', amount: '20.00' })).toEqual([
      ...['23050101 20.00 0.00', '1002 0.00 20.00'],
      ...['61010102 20.00 0.00', '8001 0.00 20.00'],
    ]);
    expect((await refused(house, 'strikeAdvance', { ...seen(receipt), revision: 2, reason: '错' })).code).toBe(
      'not-now',
    );
  });

  it('is taken back in red as runs are, unless it was spent, and not in a closed month', async () => {
    const house = await openAdvances();
    await matched(house);
    const receipt = await enter(house);
    await post(house, receipt);
    const made = await draft(house, { advance: BATCH });
    const back = { ...seen(receipt), revision: 2, reason: '医保退回重拨' };
    expect((await refused(house, 'reverseAdvance', back, ACCOUNTANT)).messages.join()).toContain('已有列入付款单');
    await house.call('procurement.withdrawPaper', { kind: 'payment', id: made.id, revision: 1, reason: '重编' }, BUYER);
    const { vouchers } = await house.pipeline.perform(procurement.reverseAdvance, back, ACCOUNTANT);
    expect(vouchers).toHaveLength(1);
    const { entries, received } = await advance(house);
    expect(received).toBe('0.00');
    expect(entries[0]).toMatchObject({ stage: 'reversed', vouchers: [{ reversal: false }, { reversal: true }] });
    const again = await enter(house);
    await inBooks(house, async (db) => {
      await db
        .insertInto('period')
        .values({ unit: 'H01', period: '2025-01', state: 'locked', basis: 'detail' } as never)
        .onConflict((conflict) => conflict.columns(['unit', 'period']).doUpdateSet({ state: 'locked' }))
        .execute();
    });
    expect((await refused(house, 'postAdvance', seen(again), ACCOUNTANT)).code).toBe('period-closed');
  });

  it('stands on the accounts of payments, an account of its own where one is opened for it', async () => {
    const house = await openAdvances();
    const places = async () =>
      (await house.pipeline.perform(procurement.paymentAccounts, {}, ACCOUNTANT)).accounts
        .filter(({ place }) => place.startsWith('advance') || place === 'bank')
        .map(({ place, code }) => `${place} ${code}`);
    expect(await places()).toEqual(['bank 1002', 'advance-bank 1002', 'advance 23050101', 'advance-revenue 61010102']);
    const accounts = [
      { code: '100201', name: '药款基本户' },
      { code: '100202', name: '医保预付专户' },
    ];
    await house.call('ledger.addAccounts', { unit: 'H01', accounts }, ACCOUNTANT);
    expect((await places()).slice(0, 2)).toEqual(['bank 100201', 'advance-bank 100202']);
    const all = (await house.pipeline.perform(procurement.paymentAccounts, {}, ACCOUNTANT)).accounts;
    const chosen = { unit: 'H01', accounts: all.map(({ place, code }) => ({ place, code })) };
    await house.call('procurement.choosePaymentAccounts', chosen, ACCOUNTANT);
    const wrong = { unit: 'H01', accounts: [{ place: 'advance', code: '100201' }] };
    expect((await refused(house, 'choosePaymentAccounts', wrong, ACCOUNTANT)).code).toBe('bad-account');
  });
});

describe('a run paid out of it', () => {
  it('is proposed for the batch’s products as far as it reaches, and credits the advance’s bank', async () => {
    const house = await openAdvances();
    await matched(house);
    await matchedGoods(house);
    await enter(house, { amount: '80.00' });
    const ask = { mode: 'community', until: day('2025-04-30'), advance: BATCH } as const;
    const proposal = await house.pipeline.perform(procurement.proposePayment, ask, BUYER);
    expect(proposal).toMatchObject({ left: '80.00', lines: [{ amount: '80.00', open: '84.00' }] });
    expect(await proposed(house)).toMatchObject({ left: null, lines: [{}, {}] });
    await house.call(
      'ledger.addAccounts',
      {
        unit: 'H01',
        accounts: [
          { code: '100201', name: '药款基本户' },
          { code: '100202', name: '医保预付专户' },
        ],
      },
      ACCOUNTANT,
    );
    const lines = proposal.lines.map(({ invoiceLine, amount }) => ({ invoiceLine, amount }));
    const { id } = await house.pipeline.perform(procurement.savePayment, asked(lines, { advance: BATCH }), BUYER);
    // The draft itself does not stand in its own way.
    const again = await house.pipeline.perform(procurement.proposePayment, { ...ask, except: id }, BUYER);
    expect(again).toMatchObject({ left: '80.00', lines: [{ amount: '80.00' }] });
    expect(await advance(house)).toMatchObject({
      ...{ taken: '80.00', paid: '0.00', left: '0.00', owed: '80.00', runs: [{ id, stage: 'draft', amount: '80.00' }] },
    });
    await hand(house, { id, revision: 1 });
    await approve(house, { id, revision: 2 });
    const at = { id, revision: 3, unit: 'H01' };
    const csv = await house.pipeline.perform(procurement.exportPayment, { ...at, form: 'csv' }, CASHIER);
    expect(new TextDecoder().decode((await house.files.bytes('zhao.cn', csv.file))!)).toContain(
      '药品耗材货款 FK-2025-0001 医保预付',
    );
    const book = await house.pipeline.perform(procurement.exportPayment, { ...at, form: 'xlsx' }, CASHIER);
    expect(book.digest).toBe(csv.digest);
    expect(await notesOf((await house.files.bytes('zhao.cn', book.file))!, book.name)).toContain(
      '资金来源：医保基金预付（JC-2025-1 第七批）',
    );
    await pay(house, at);
    const { vouchers } = await house.pipeline.perform(procurement.postPayment, { ...at, revision: 4 }, ACCOUNTANT);
    expect((await voucherLines(house, vouchers[0]!.id)).slice(0, 2)).toEqual(['2302 80.00 0.00', '100202 0.00 80.00']);
    expect(await run(house, id)).toMatchObject({ advance: { batch: BATCH, number: 'JC-2025-1', name: '第七批' } });
    expect(await advance(house)).toMatchObject({ paid: '80.00', left: '0.00' });
    await house.call('procurement.reversePayment', { ...at, revision: 5, reason: '退票' }, ACCOUNTANT);
    expect(await advance(house)).toMatchObject({ taken: '0.00', left: '80.00', runs: [] });
  });

  it('holds no other products, no more than is left, and nothing that the fund settles itself', async () => {
    const house = await openAdvances();
    await matched(house);
    await matchedGoods(house);
    await enter(house, { amount: '100.00' });
    const { lines } = await proposed(house);
    const [drug, goods] = lines.map(({ invoiceLine, amount }) => ({ invoiceLine, amount })) as [never, never];
    const said = async (of: never[], more: object = {}) =>
      (await refused(house, 'savePayment', asked(of, { advance: BATCH, ...more }), BUYER)).messages.join();
    expect(await said([drug, goods])).toMatch(
      /不在批次 JC-2025-1 里.*超过批次 JC-2025-1 的医保预付还可付的 100\.00 元/s,
    );
    await matched(house, { mode: 'insurance', units: [{ unit: 'H01', ordered: 5 }] });
    const insured = (await proposed(house, 'insurance')).lines.map(({ invoiceLine, amount }) => ({
      ...{ invoiceLine, amount },
    })) as never[];
    expect(await said(insured, { mode: 'insurance' })).toContain('医保直接结算的付款单不从医保预付支付');
    expect(await said([drug], { advance: 77 })).toBe('没有集采批次 77');
    await house.call('procurement.savePayment', asked([drug], { advance: BATCH }), BUYER);
    // What a draft takes is not there for a return, nor for the next run.
    expect((await refused(house, 'enterAdvance', entry({ move: 'return', amount: '16.01' }))).code).toBe('not-fit');
    await enter(house, { move: 'return', amount: '16.00' });
  });

  it('passes its gate at handing in, at approving and at paying', async () => {
    const house = await openAdvances();
    await matched(house);
    await enter(house, { amount: '84.00' });
    const { id } = await draft(house, { advance: BATCH });
    // As though the batch had been taken out of the books meanwhile: no command does that.
    const batch = (stage: string) =>
      inBooks(house, async (db) => {
        await db.updateTable('procurement_paper').set({ stage }).where('id', '=', BATCH).execute();
      });
    await batch('withdrawn');
    expect((await refused(house, 'handPaper', { kind: 'payment', id, revision: 1 }, BUYER)).messages).toEqual([
      `没有集采批次 ${BATCH}`,
    ]);
    const { gates } = await run(house, id);
    expect(gates.find(({ gate }) => gate === 'advance')?.problems).toHaveLength(1);
    await batch('approved');
    await hand(house, { id, revision: 1 });
    await batch('withdrawn');
    await expect(approve(house, { id, revision: 2 })).rejects.toMatchObject({ data: { code: 'not-fit' } });
    await batch('approved');
    await approve(house, { id, revision: 2 });
    await batch('withdrawn');
    const at = { id, revision: 3, unit: 'H01' };
    expect((await refused(house, 'payPayment', { ...at, day: TODAY, reference: '1' })).code).toBe('not-fit');
    await batch('approved');
    await pay(house, at);
  });

  it('leaves what was signed before there were advances as it was', () => {
    const content = '{"form":"tongcai-payment-1","lines":[],"mode":"community","payees":[],"remark":""}';
    expect(runContent({ mode: 'community', remark: '', payees: [], lines: [] })).toBe(content);
    const paper = { id: 1, kind: 'payment', unit: '', number: 'FK', subject: '', first: '', last: '' } as const;
    expect(runOf({ ...paper, stage: 'draft', revision: 1, content }).advance).toBeUndefined();
    const more = runContent({ mode: 'community', remark: '', payees: [], lines: [], advance: 7 });
    expect(runOf({ ...paper, stage: 'draft', revision: 1, content: more })).toMatchObject({ advance: 7, lines: [] });
  });
});
