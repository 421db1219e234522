import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftToPay, toBeCovered } from '../../../shared/domain/approval/payout.ts';
import { chargesFor, payoutVoucher, sourcesFor, spendingsFor } from '../../../shared/domain/approval/payout-voucher.ts';
import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import { initialChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import { checkVoucher } from '../../../shared/domain/ledger/voucher-rules.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

/** 付款凭证 (DOMAIN 1.6 P8, P12): what a payment books, and the accounts that fit. */

const own = (code: string, name: string, parent: string, more: Partial<UnitAccount>): UnitAccount =>
  ({
    code,
    name,
    parent,
    unit: 'T01',
    level: code.length / 2 - 1,
    leaf: true,
    official: parent,
    ...more,
  }) as UnitAccount;
const CHART: readonly UnitAccount[] = [
  ...initialChart('T01' as never, 'primary').map((account) =>
    account.code === '7201' ? { ...account, leaf: false } : account,
  ),
  own('720191', '培训费', '7201', { book: 'budget', element: 'budgetExpenditure', side: 'debit' }),
  own('720192', '专用设备购置', '7201', { book: 'budget', element: 'budgetExpenditure', side: 'debit' }),
];
const BY_CODE = new Map(CHART.map((account) => [account.code, account]));
const account = (code: string) => BY_CODE.get(code);
const codes = (accounts: readonly UnitAccount[]) => accounts.map(({ code }) => code);
const ROW = { department: '', item: '50216', source: 'other', project: '' };

describe('the accounts of a payment', () => {
  it('spend the item that was asked for, or one below it, of the same source', () => {
    expect(codes(spendingsFor(ROW, CHART, account))).toEqual(['720191']);
    expect(codes(spendingsFor({ ...ROW, item: '602' }, CHART, account))).toContain('720192');
    expect(codes(spendingsFor({ ...ROW, item: '502' }, CHART, account))).toContain('720191');
    expect(codes(spendingsFor({ ...ROW, item: '50201' }, CHART, account))).not.toContain('720191');
  });

  it('charge what its category is bought into first; of what is prepaid 预付账款 alone', () => {
    const first = (category: 'equipment' | 'works' | 'services', prepaid = false) =>
      codes(chargesFor({ ...ROW, category, prepaid }, CHART, account)).map((code) => code.slice(0, 4));
    expect(first('equipment')[0]).toBe('1601');
    expect(first('works')[0]).toBe('1613');
    expect(first('services')).toContain('2302');
    expect(new Set(first('equipment', true))).toEqual(new Set(['1214']));
  });

  it('are the treasury’s where all of it is the treasury’s money', () => {
    expect(sourcesFor([{ source: 'fiscal-project' }], CHART).cashes[0]!.code).toMatch(/^6001/);
    expect(sourcesFor([{ source: 'fiscal-project' }, ROW], CHART).cashes[0]!.code).toMatch(/^8001/);
    expect(sourcesFor([ROW], CHART).banks[0]!.code).toMatch(/^1002/);
  });
});

describe('the voucher of a payment', () => {
  it('balances in both blocks, names the payee and the number, and leaves rows of nil out', () => {
    const leaf = (first: string) => CHART.find(({ code, leaf: isLeaf }) => isLeaf && code.startsWith(first))!.code;
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 8 }), (amounts) => {
        fc.pre(amounts.some((amount) => amount > 0));
        const draft = payoutVoucher({
          ...{ number: 'ZF-T01-2026-0001', unit: 'T01' as never, day: '2026-06-20' as AccountingDate, papers: 2 },
          ...{ payeeName: '某某公司', party: 'P301', remark: '培训费', carrier: 'application:7' },
          ...{ rows: amounts.map(() => ROW), amounts: amounts.map(fen) },
          booked: amounts.map(() => ({ charge: leaf('2302'), spending: '720191' })),
          ...{ bank: leaf('1002'), cash: leaf('8001') },
        });
        const context = { account, isUnit: () => true, periodState: () => 'open' as const };
        expect(checkVoucher(draft, context).ok).toBe(true);
        const rows = amounts.filter((amount) => amount > 0).length;
        expect(draft.lines).toHaveLength(2 * rows + 2);
        expect(draft).toMatchObject({ carrier: 'application:7', attachments: 2, type: '记' });
        const spent = draft.lines.filter(({ book }) => book === 'budget').map(({ debit }) => debit);
        expect(sumFen(spent)).toBe(amounts.reduce((all, amount) => all + amount, 0));
        expect(draft.summary).toBe('支付某某公司培训费 ZF-T01-2026-0001');
        expect(draft.lines[0]).toMatchObject({ counterparty: { kind: 'party', party: 'P301' }, fund: 'other' });
      }),
    );
  });
});

describe('what may still be paid', () => {
  it('is what was granted less what payments take, and never below nil', () => {
    expect(leftToPay([fen(100), fen(50)], [[fen(30)], [fen(80), fen(60)]])).toEqual([0, 0]);
    expect(leftToPay([fen(100)], [])).toEqual([100]);
  });

  it('is to be invoiced with all that went before; what is prepaid is not', () => {
    const before = [{ amount: fen(30), prepaid: true }];
    expect(toBeCovered({ amount: fen(20), prepaid: false }, before)).toBe(50);
    expect(toBeCovered({ amount: fen(20), prepaid: true }, before)).toBe(0);
  });
});
