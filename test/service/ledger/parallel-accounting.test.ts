import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, type PlainVoucher } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger, audit } = contract;

const entry = (side: 'D' | 'C', code: string, amount: string) => ({
  side,
  code,
  amount,
  fund: 'other',
  department: '门诊部',
});
const voucher = (date: string, summary: string, ...entries: PlainVoucher['entries'][number][]): PlainVoucher => ({
  date,
  summary,
  entries,
});

/** 平行记账 (DOMAIN 1.6), one voucher a rule, with round amounts that can be followed by hand. */
const YEAR: PlainVoucher[] = [
  voucher(
    '2025-01-05',
    'P1 收到财政授权额度',
    entry('D', '1011', '100.00'),
    entry('C', '4001', '100.00'),
    entry('D', '8001', '100.00'),
    entry('C', '6001', '100.00'),
  ),
  voucher('2025-01-10', 'P2 确认医保应收', entry('D', '1212020101', '80.00'), entry('C', '4101010103', '80.00')),
  voucher(
    '2025-01-12',
    'P4 现收医疗款',
    entry('D', '1002', '50.00'),
    entry('C', '4101010101', '50.00'),
    entry('D', '8001', '50.00'),
    entry('C', '61010101', '50.00'),
  ),
  voucher('2025-01-15', 'P7 药品入库未付款', entry('D', '130201', '60.00'), entry('C', '2302', '60.00')),
  voucher(
    '2025-02-03',
    'P8 付药款',
    entry('D', '2302', '40.00'),
    entry('C', '1002', '40.00'),
    entry('D', '7201', '40.00'),
    entry('C', '8001', '40.00'),
  ),
  voucher('2025-02-09', 'P9 领用药品', entry('D', '5001', '30.00'), entry('C', '130201', '30.00')),
  voucher(
    '2025-02-20',
    'P12 购置设备',
    entry('D', '1601', '20.00'),
    entry('C', '1011', '20.00'),
    entry('D', '7201', '20.00'),
    entry('C', '8001', '20.00'),
  ),
  voucher('2025-02-28', 'P13 计提折旧', entry('D', '5001', '10.00'), entry('C', '1602', '10.00')),
];

describe('parallel accounting (平行记账)', () => {
  it('gives 本期盈余 and 本年预算收支差额, and the reconciliation explains the difference line by line', async () => {
    const house = await openCommunity([LEAD]);
    await house.importJson('H01', YEAR);
    const lineOf = async (statement: 'income' | 'budget' | 'reconciliation') => {
      const { lines } = await house.pipeline.perform(
        ledger.statement,
        { statement, period: '2025-02', unit: 'H01' },
        OPERATOR,
      );
      return new Map(lines.flatMap((line) => ('key' in line ? [[line.key, line] as const] : [])));
    };
    expect((await lineOf('income')).get('surplus')).toMatchObject({
      name: '本期盈余',
      amount: '190.00',
      month: '-40.00',
    });
    expect((await lineOf('budget')).get('budget-balance')).toMatchObject({ amount: '90.00', month: '-60.00' });
    const why = await lineOf('reconciliation');
    expect(why.get('budget-balance')?.amount).toBe('90.00');
    expect(why.get('surplus')?.amount).toBe('190.00');
    const explained = [...why.values()]
      .filter((line) => line.amount !== '0.00' && line.depth === 2)
      .map((line) => [line.name, line.amount]);
    expect(explained).toEqual([
      [expect.stringContaining('应收款项'), '80.00'],
      [expect.stringContaining('支付应付'), '40.00'],
      [expect.stringContaining('固定资产'), '20.00'],
      [expect.stringContaining('发出存货'), '30.00'],
      [expect.stringContaining('折旧'), '10.00'],
    ]);
  });

  it('a cash voucher without its budget block is a finding, not a refusal', async () => {
    const house = await openCommunity([LEAD]);
    await house.importJson('H01', [
      voucher('2025-01-12', '现收医疗款', entry('D', '1002', '50.00'), entry('C', '4101010101', '50.00')),
    ]);
    const { checks } = await house.pipeline.perform(audit.check, { period: '2025-01', unit: 'H01' }, OPERATOR);
    expect(checks.find((check) => check.name === 'missing-parallel-block')).toMatchObject({
      ok: false,
      severity: 'finding',
      count: 1,
    });
  });

  it('such a voucher is shown with the budget block that the rules call for; one that has its block is not', async () => {
    const house = await openCommunity([LEAD]);
    await house.importJson('H01', [
      voucher('2025-01-07', '付药款', entry('D', '2302', '40.00'), entry('C', '1002', '40.00')),
      YEAR[0]!,
    ]);
    const shown = async (id: number) =>
      (await house.pipeline.perform(ledger.voucher, { unit: 'H01', id }, OPERATOR)).proposal;
    const [first, second] = [await shown(1), await shown(2)];
    const lacking = first ?? second;
    expect([first, second].filter((each) => each === null)).toHaveLength(1);
    expect(lacking?.rules.map(({ key }) => key)).toEqual(['P8']);
    expect(lacking?.lines.map(({ code, debit, credit, fund }) => [code, debit, credit, fund])).toEqual([
      ['7201', '40.00', '0.00', 'other'],
      ['8001', '0.00', '40.00', undefined],
    ]);
  });

  it('each block must balance on its own', async () => {
    const house = await openCommunity([LEAD]);
    const crossed = voucher('2025-01-12', '串账', entry('D', '1002', '50.00'), entry('C', '61010101', '50.00'));
    const { messages } = await house.refusal('ledger.importVouchers', {
      unit: 'H01',
      file: await house.file(JSON.stringify([crossed])),
      fileName: 'x.json',
    });
    expect(messages.join()).toMatch(/财务会计.*不平[\s\S]*预算会计.*不平/);
  });
});
