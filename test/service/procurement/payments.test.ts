import { describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { someone, type TestHouse } from '../support/house.ts';
import {
  BUYER,
  CHIEF,
  DISTRIBUTOR,
  firstInvoice,
  inBooks,
  invoice,
  seedOrder,
  seedReturn,
  TOWN_PHARMACIST,
} from './invoices-support.ts';
import {
  ACCOUNTANT,
  approve,
  approved,
  CASHIER,
  day,
  draft,
  hand,
  matched,
  matchedGoods,
  openPayments,
  pay,
  payables,
  proposed,
  run,
  seedPayee,
  stopSupplier,
  TODAY,
  voucherLines,
} from './payments-support.ts';

/** 统一支付: what is due, what runs must pass, who does what, the bank's file, the budget. */

const { procurement } = contract;
const SHARED = {
  units: [
    { unit: 'H01', ordered: 6 },
    { unit: 'T01', ordered: 4 },
  ],
};

describe('应付账龄', () => {
  it('ages by the rule that is set, and shows a member its own share', async () => {
    const house = await openPayments();
    await matched(house, { ...SHARED, day: '2025-01-10' });
    const aged = await payables(house, day('2025-04-10'));
    expect(aged.suppliers).toMatchObject([
      { supplier: DISTRIBUTOR, open: '84.00', overdue: '84.00', late: 41, ages: { 'to-60': '84.00' } },
    ]);
    expect(aged.rows[0]).toMatchObject({
      due: '2025-02-28',
      age: 'to-60',
      units: [{ amount: '50.40' }, { amount: '33.60' }],
    });
    const own = await payables(house, day('2025-04-10'), TOWN_PHARMACIST);
    expect(own.rows).toMatchObject([{ open: '33.60', matched: '33.60', units: [{ unit: 'T01' }], runs: [] }]);
    expect(own.total.open).toBe('33.60');
    await expect(house.call('procurement.paymentRuns', { year: 2025 }, TOWN_PHARMACIST)).rejects.toThrow();

    const rules = { due: 'days', days: 90, budget: true, licences: true, reason: '按本省规定' };
    await house.call('procurement.setPaymentRules', rules, CHIEF);
    expect((await payables(house, day('2025-04-10'))).rows[0]).toMatchObject({
      due: '2025-04-10',
      age: 'not-due',
      late: 0,
    });
    expect((await house.refusal('procurement.setPaymentRules', rules, CHIEF)).code).toBe('nothing-changed');
    await expect(house.call('procurement.setPaymentRules', { ...rules, days: 30 }, BUYER)).rejects.toThrow();
  });

  it('sets a credit off that came after payment, and the fund’s share apart', async () => {
    const house = await openPayments();
    const line = await seedOrder(house, { units: [{ unit: 'H01', ordered: 10 }] });
    const invoices = [firstInvoice('1001', 10), invoice('2001', 10, '8.40')];
    await house.call('procurement.registerInvoices', { invoices }, BUYER);
    const at = await approved(house);
    await pay(house, at);
    await seedReturn(house, line, 2, '2025-03-20');
    // Nothing to be paid of it, and the supplier owes a red invoice: the check says so.
    const { checks } = await house.pipeline.perform(
      contract.audit.check,
      { period: '2025-03' as Period, only: ['payment-matched', 'payment-booked'] },
      ACCOUNTANT,
    );
    expect(checks.map(({ name, ok }) => `${name} ${ok}`)).toEqual(['payment-matched false', 'payment-booked true']);
    const red = invoice(
      '2002',
      -2,
      '8.40',
      { amount: '-16.80', original: '2001', day: '2025-03-25' },
      { packs: -2, amount: '-16.80' },
    );
    await house.call('procurement.registerInvoices', { invoices: [red] }, BUYER);
    expect((await payables(house)).total).toMatchObject({ open: '-16.80', credits: '-16.80' });
    expect((await proposed(house)).lines).toEqual([]);
    await matchedGoods(house);
    await matched(house, { mode: 'insurance', units: [{ unit: 'H01', ordered: 5 }] }, '2025-03-12');
    const { lines } = await proposed(house);
    expect(lines.map(({ amount }) => amount)).toEqual(['210.00', '-16.80']);
    const second = await approved(house);
    expect(await run(house, second.id)).toMatchObject({
      amount: '193.20',
      credits: '-16.80',
      payees: [{ amount: '193.20' }],
    });

    const insured = await approved(house, { mode: 'insurance' });
    const { file, name } = await house.pipeline.perform(
      procurement.exportPayment,
      { ...insured, form: 'csv' },
      CASHIER,
    );
    expect(name).toMatch(/^医保直接结算清单-FK-2025-0003-[0-9a-f]{8}\.csv$/);
    expect(new TextDecoder().decode(await house.files.bytes('zhao.cn', file))).not.toContain('6222');
    await pay(house, insured);
    const { vouchers } = await house.pipeline.perform(procurement.postPayment, { ...insured, revision: 4 }, ACCOUNTANT);
    expect(await voucherLines(house, vouchers[0]!.id)).toEqual(['2302 42.00 0.00', '1212020102 0.00 42.00']);
  });
});

describe('what a run must pass', () => {
  const gate = async (house: TestHouse, at: { id: number; revision: number }) =>
    (
      await house.refusal('procurement.handPaper', { kind: 'payment', id: at.id, revision: at.revision }, BUYER)
    ).messages.join('；');

  it('names the supplier that was stopped, the account that changed or is missing, and what is matched no more', async () => {
    const house = await openPayments();
    const id = await matched(house);
    const at = await draft(house);
    await seedPayee(house, DISTRIBUTOR, '6222999900001111');
    expect(await gate(house, at)).toContain('收款账户在编制之后变更');
    await stopSupplier(house);
    expect(await gate(house, at)).toContain('已停用');
    await inBooks(house, async (db) => {
      await db.deleteFrom('supplier_payee').execute();
      await db.updateTable('supplier').set({ state: 'active' }).execute();
    });
    const line = await inBooks(house, (db) => db.selectFrom('order_line').select('id').executeTakeFirstOrThrow());
    await seedReturn(house, line.id, 1, '2025-03-20');
    const said = await gate(house, at);
    expect(said).toContain('没有审核过的收款账户');
    expect(said).toContain('没有匹配，或匹配异常还没有放行');
    const gates = (await run(house, at.id)).gates.filter(({ problems }) => problems.length > 0);
    expect(gates.map((each) => each.gate)).toEqual(['matched', 'payees']);
    expect(
      (await house.refusal('procurement.cancelInvoice', { id, revision: 1, reason: '错' }, BUYER)).messages.join(),
    ).toContain('已列入付款单 FK-2025-0001');
  });

  it('stops again before it is paid, and before its file is taken', async () => {
    const house = await openPayments();
    await matched(house);
    const at = await approved(house);
    await stopSupplier(house);
    const refused = await house.refusal('procurement.payPayment', { ...at, day: TODAY, reference: '1' }, CASHIER);
    expect(refused).toEqual({ code: 'not-fit', messages: [expect.stringContaining('已停用')] });
    expect((await house.refusal('procurement.exportPayment', { ...at, form: 'csv' }, CASHIER)).code).toBe('not-fit');
    await house.call('procurement.cancelPayment', { id: at.id, revision: 3, reason: '供应商已停用' }, BUYER);
    expect((await run(house, at.id)).stage).toBe('cancelled');
    expect((await payables(house)).total.open).toBe('84.00');
  });

  it('waits for the one account', async () => {
    const house = await openPayments();
    await matched(house);
    await inBooks(house, async (db) => void (await db.deleteFrom('purchase_account').execute()));
    expect(await gate(house, await draft(house))).toContain('还没有登记唯一采购账户');
  });
});

describe('the budget of the holder’s own share', () => {
  const YEAR = { unit: 'H01', year: 2025 };
  const [UNIT, HEAD] = [someone('li.kj', 'unit-accountant', 'H01'), someone('li.zong', 'chief-accountant')];
  const planned = async (house: TestHouse, total: string): Promise<void> => {
    const accounts = [
      ['720102', '商品和服务支出'],
      ['72010201', '药品费'],
    ].map(([code, name]) => ({ code, name }));
    await house.call('ledger.addAccounts', { unit: 'H01', accounts }, ACCOUNTANT);
    const row = (item: string, amount: string) => ({
      ...{ department: '', item, source: 'other', project: '' },
      months: [amount, ...Array<string>(11).fill('0.00')],
    });
    const does = async (operation: string, more: object, caller = UNIT) => {
      const { revision } = await house.pipeline.perform(contract.budget.plan, YEAR, HEAD);
      await house.call(`budget.${operation}`, { ...YEAR, revision, ...more }, caller);
    };
    await does('savePlan', { cells: [row('201', '1000000.00'), row('50219', total)], carries: [] });
    await does('submitPlan', { passage: 'propose' });
    await does('decidePlan', { passage: 'issue-ceiling' }, ACCOUNTANT);
    await does('submitPlan', { passage: 'resubmit' });
    await does('approvePlan', {}, HEAD);
  };
  const held = async (house: TestHouse) =>
    (await house.pipeline.perform(contract.budget.lines, YEAR, HEAD))
      .filter(({ item }) => item === '50219')
      .map(({ committed, spent }) => `${committed} ${spent}`);

  it('stops a run that it does not cover, unless that is set off', async () => {
    const house = await openPayments();
    await planned(house, '50.39');
    await matched(house, SHARED);
    const at = await draft(house);
    const said = await house.refusal('procurement.handPaper', { kind: 'payment', id: at.id, revision: 1 }, BUYER);
    expect(said.messages.join()).toContain('超预算不支出');
    const rules = { due: 'month-end', days: 30, budget: false, licences: true, reason: '试运行' };
    await house.call('procurement.setPaymentRules', rules, CHIEF);
    await hand(house, at);
  });

  it('is bound once the run is approved, spent by its voucher, and free again when it is given up', async () => {
    const house = await openPayments();
    await planned(house, '50.40');
    await matched(house, SHARED);
    const given = await approved(house);
    expect(await held(house)).toEqual(['50.40 0.00']);
    await house.call('procurement.cancelPayment', { id: given.id, revision: 3, reason: '改期支付' }, BUYER);
    expect(await held(house)).toEqual(['0.00 0.00']);
    const at = await approved(house);
    await pay(house, at);
    await house.call('procurement.postPayment', { ...at, revision: 4 }, ACCOUNTANT);
    expect(await held(house)).toEqual(['0.00 50.40']);
    await house.call('procurement.reversePayment', { ...at, revision: 5, reason: '退票' }, ACCOUNTANT);
    expect(await held(house)).toEqual(['0.00 0.00']);
  });
});

describe('who does what', () => {
  it('keeps preparing, approving, paying and posting apart, and refuses what was changed since', async () => {
    const house = await openPayments();
    await matched(house);
    const at = await draft(house);
    const both = {
      ...BUYER,
      grants: [BUYER, CHIEF, CASHIER, ACCOUNTANT].flatMap((each) => (each.kind === 'person' ? each.grants : [])),
    } as typeof BUYER;
    await hand(house, at);
    await expect(approve(house, { id: at.id, revision: 2 }, both)).rejects.toMatchObject({
      data: { code: 'own-work' },
    });
    await expect(approve(house, { id: at.id, revision: 1 })).rejects.toMatchObject({ data: { code: 'changed' } });
    const chief = { ...both, id: CHIEF.kind === 'person' ? CHIEF.id : '', name: 'qin.zys' } as typeof BUYER;
    await approve(house, { id: at.id, revision: 2 }, chief);
    const to = { id: at.id, revision: 3, unit: 'H01' };
    const paying = { ...to, day: TODAY, reference: '1' };
    const refused = async (operation: string, input: object, caller = CASHIER) =>
      house.refusal(`procurement.${operation}`, input, caller);
    expect(await refused('payPayment', paying, chief)).toEqual({
      code: 'own-work',
      messages: ['同一份付款单的审核、支付和记账须由不同的人办理'],
    });
    expect((await refused('exportPayment', { ...to, form: 'csv' }, chief)).code).toBe('own-work');
    expect((await refused('payPayment', { ...paying, day: '2025-04-01' })).messages).toEqual(['支付日期不能晚于今天']);
    expect((await refused('payPayment', { ...paying, revision: 2 })).code).toBe('changed');
    await expect(house.call('procurement.payPayment', { ...paying, unit: 'T01' }, CASHIER)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(pay(house, to).then(() => house.call('procurement.payPayment', paying, CASHIER))).rejects.toThrow();
    const posting = { ...to, revision: 4 };
    expect((await refused('postPayment', posting, { ...both, name: 'zhao.cn' } as typeof BUYER)).code).toBe('own-work');
    await expect(house.call('procurement.postPayment', posting, CASHIER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      house.call('procurement.postPayment', posting, someone('sun.qs', 'unit-accountant', 'T01')),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await house.call('procurement.postPayment', posting, ACCOUNTANT);
    expect((await refused('postPayment', { ...posting, revision: 5 }, ACCOUNTANT)).code).toBe('not-now');
    expect((await refused('cancelPayment', { id: at.id, revision: 5, reason: '错' }, BUYER)).code).toBe('not-now');
  });

  it('lets whoever keeps the chart choose the accounts, of the right kind alone', async () => {
    const house = await openPayments();
    const { accounts, holderName } = await house.pipeline.perform(procurement.paymentAccounts, {}, ACCOUNTANT);
    expect(holderName).toBe('青石县人民医院');
    expect(accounts.map(({ place, code }) => `${place} ${code}`)).toContain('bank 1002');
    const choose = (place: string, code: string) => ({ unit: 'H01', accounts: [{ place, code }] });
    expect((await house.refusal('procurement.choosePaymentAccounts', choose('bank', '2302'), ACCOUNTANT)).code).toBe(
      'bad-account',
    );
    await house.call(
      'ledger.addAccounts',
      { unit: 'H01', accounts: [{ code: '100201', name: '药款专户' }] },
      ACCOUNTANT,
    );
    await house.call('procurement.choosePaymentAccounts', choose('bank', '100201'), ACCOUNTANT);
    const after = await house.pipeline.perform(procurement.paymentAccounts, {}, ACCOUNTANT);
    expect(after.accounts.find(({ place }) => place === 'bank')).toMatchObject({ code: '100201', chosen: true });
  });
});

describe('the bank’s file', () => {
  it('is text where text is meant, sums to the run, and is read by LibreOffice', async (context) => {
    const house = await openPayments();
    await inBooks(house, async (db) => {
      await db
        .updateTable('supplier_payee')
        .set({ name: '=HYPERLINK("http://x")', bank: '+行', number: '0062220001' })
        .execute();
    });
    await matched(house);
    await matchedGoods(house);
    const at = await approved(house);
    const { file, name, digest } = await house.pipeline.perform(
      procurement.exportPayment,
      { ...at, form: 'xlsx' },
      CASHIER,
    );
    expect(name).toBe(`银行批量付款表-FK-2025-0001-${digest.slice(0, 8)}.xlsx`);
    const bytes = (await house.files.bytes('zhao.cn', file))!;
    expect((await readFile(bytes, { name })).ok).toBe(true);
    const csv = await house.pipeline.perform(procurement.exportPayment, { ...at, form: 'csv' }, CASHIER);
    const text = new TextDecoder().decode((await house.files.bytes('zhao.cn', csv.file))!);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")",0062220001,'+行,294.00`);
    const rows = (await libreOffice(context).recalculated(bytes)).get('银行批量付款表')!;
    const total = rows.find((row) => row[1]?.startsWith('合计 1 户'))!;
    expect(parseYuan(total[4]!)).toBe(29_400);
    expect(rows.flat()).toContain('=HYPERLINK("http://x")');
    expect(rows.flat()).toContain('0062220001');
    expect(rows.flat()).toContain(`校验码 ${digest}`);
  });
});
