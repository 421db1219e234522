import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { proposePaymentAccount } from '../../../shared/domain/procurement/payments/accounts.ts';
import { dueDay } from '../../../shared/domain/procurement/payments/due.ts';
import {
  ageing,
  openOf,
  type Payable,
  sharesOf,
  totalAgeing,
} from '../../../shared/domain/procurement/payments/payable.ts';
import { propose } from '../../../shared/domain/procurement/payments/proposal.ts';
import { againstLines, bySupplier, type RunLine, runTotal } from '../../../shared/domain/procurement/payments/run.ts';
import { missingPlaces, type PaidRow, paymentVoucher } from '../../../shared/domain/procurement/payments/voucher.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

/** 统一支付: what is due, what a run takes of it, and what it books. */

const day = (text: string) => text as AccountingDate;
const [LEAD, TOWN] = ['H01', 'T01'] as UnitCode[] as [UnitCode, UnitCode];
let last = 0;
const payable = (matched: number, more: Partial<Payable> = {}): Payable => {
  last += 1;
  const accepted = more.accepted ?? day('2025-03-10');
  return {
    ...{ invoiceLine: last, invoice: last, number: `2500${last}`, supplier: 'DIST', day: accepted, item: 'AMOX' },
    ...{ accepted, due: dueDay({ kind: 'month-end' }, accepted), mode: 'community', taken: fen(0), paid: fen(0) },
    ...{ matched: fen(matched), units: [{ unit: LEAD, amount: fen(matched) }] },
    ...more,
  };
};
const byLine = (payables: readonly Payable[]) => new Map(payables.map((each) => [each.invoiceLine, each]));
const said = (lines: readonly RunLine[], payables: readonly Payable[], mode: 'community' | 'insurance' = 'community') =>
  againstLines(mode, lines, byLine(payables)).map(({ message }) => message);

describe('应付账龄', () => {
  it('goes by supplier and by days past the due day, credits apart', () => {
    const payables = [
      payable(10_000),
      payable(4_000, { accepted: day('2025-01-20'), taken: fen(1_000), paid: fen(1_000) }),
      payable(-500, { accepted: day('2025-01-20') }),
      payable(800, { supplier: 'KN', taken: fen(800), paid: fen(800) }),
    ];
    const [dist, ...rest] = ageing(payables, day('2025-04-15'));
    expect(rest).toEqual([]);
    expect(dist).toMatchObject({
      ...{ supplier: 'DIST', unpaid: 12_500, planned: 0, open: 12_500, credits: -500, overdue: 3_000, late: 46 },
      ages: { 'not-due': 10_000, 'to-30': 0, 'to-60': 3_000, 'to-90': 0, 'over-90': 0 },
    });
    expect(totalAgeing([dist!, dist!])).toMatchObject({ open: 25_000, overdue: 6_000, late: 46 });
    expect(totalAgeing([])).toMatchObject({ open: 0, late: 0 });
  });

  it('is as old with what a run only plans to pay: a draft pays nothing', () => {
    const [one] = ageing([payable(4_000, { accepted: day('2025-01-20'), taken: fen(4_000) })], day('2025-04-15'));
    expect(one).toMatchObject({ unpaid: 4_000, planned: 4_000, open: 0, overdue: 4_000, late: 46 });
  });
});

describe('付款建议', () => {
  it('takes what is due of the mode, the oldest first, and sets credits off without going below nil', () => {
    const old = payable(4_000, { accepted: day('2025-01-20') });
    const fresh = payable(6_000);
    const later = payable(9_000, { accepted: day('2025-04-02') });
    const insured = payable(7_000, { mode: 'insurance' });
    const own = payable(7_000, { mode: 'unit' });
    const [one, two] = [payable(-3_000), payable(-8_000)];
    const all = [fresh, later, old, insured, own, two, one];
    const lines = propose(all, { mode: 'community', until: day('2025-04-30') });
    expect(lines).toEqual([
      { invoiceLine: old.invoiceLine, amount: 4_000 },
      { invoiceLine: fresh.invoiceLine, amount: 6_000 },
      { invoiceLine: one.invoiceLine, amount: -3_000 },
      { invoiceLine: two.invoiceLine, amount: -7_000 },
    ]);
    expect(said(lines, all)).toEqual([]);
    expect(propose(all, { mode: 'insurance', until: day('2025-04-30') })).toHaveLength(1);
    expect(propose(all, { mode: 'community', until: day('2025-04-30'), suppliers: ['KN'] })).toEqual([]);
    // A credit alone pays nobody.
    expect(propose([one], { mode: 'community', until: day('2025-04-30') })).toEqual([]);
  });

  it('never pays more than was matched, whatever runs follow one another', () => {
    const rows = fc.array(
      fc.record({
        matched: fc.integer({ min: -500_000, max: 2_000_000 }).filter((amount) => amount !== 0),
        month: fc.integer({ min: 1, max: 9 }),
        supplier: fc.constantFrom('A', 'B', 'C'),
        mode: fc.constantFrom('community' as const, 'insurance' as const, 'unit' as const),
      }),
      { maxLength: 25 },
    );
    const runs = fc.array(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }),
        mode: fc.constantFrom('community' as const, 'insurance' as const),
        part: fc.integer({ min: 1, max: 100 }),
        givenUp: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    const month = (at: number) => String(at).padStart(2, '0');
    fc.assert(
      fc.property(rows, runs, (made, asked) => {
        const payables = made.map(({ matched, month: at, ...more }) =>
          payable(matched, { ...more, accepted: day(`2025-${month(at)}-05`) }),
        );
        const taken = new Map<number, number>();
        const now = () => payables.map((each) => ({ ...each, taken: fen(taken.get(each.invoiceLine) ?? 0) }));
        for (const { month: at, mode, part, givenUp } of asked) {
          const whole = propose(now(), { mode, until: day(`2025-${month(at)}-28`) });
          expect(said(whole, now(), mode)).toEqual([]);
          for (const { amount } of bySupplier(whole, byLine(payables))) expect(amount).toBeGreaterThanOrEqual(0);
          // A person may pay less of each line; only what stands is paid.
          const lines = whole.flatMap(({ invoiceLine, amount }) => {
            const less = fen(Math.trunc((amount * part) / 100));
            return less === 0 ? [] : [{ invoiceLine, amount: less }];
          });
          if (said(lines, now(), mode).length > 0) continue;
          if (!givenUp)
            for (const { invoiceLine, amount } of lines) taken.set(invoiceLine, (taken.get(invoiceLine) ?? 0) + amount);
        }
        for (const each of now()) {
          expect(Math.abs(each.taken)).toBeLessThanOrEqual(Math.abs(each.matched));
          expect(openOf(each) * each.matched).toBeGreaterThanOrEqual(0);
          if (each.mode === 'unit') expect(each.taken).toBe(0);
        }
      }),
    );
  });
});

describe('a run', () => {
  it('is refused what is not matched, not open, of another mode or sign, and twice', () => {
    const whole = payable(5_000, { taken: fen(1_000) });
    const credit = payable(-600);
    const insured = payable(900, { mode: 'insurance' });
    const at = ({ invoiceLine }: Payable, amount: number): RunLine => ({ invoiceLine, amount: fen(amount) });
    const all = [whole, credit, insured];
    expect(said([at(whole, 4_000), at(credit, -600)], all)).toEqual([]);
    expect(said([at(whole, 4_001)], all).join()).toContain('超过已匹配未付的 40.00 元');
    expect(said([at(whole, -1)], all).join()).toContain('正负不对');
    expect(said([at(credit, 1), at(whole, 100)], all).join()).toContain('正负不对');
    expect(said([at(whole, 100), at(credit, -601)], all).join()).toContain('超过');
    expect(said([at(whole, 100), at(credit, -600)], all).join()).toContain('抵扣多于应付 5.00 元');
    expect(said([at(insured, 900)], all).join()).toContain('结算方式与付款单不同');
    expect(said([at(whole, 1), at(whole, 1)], all).join()).toContain('写了两次');
    expect(said([{ invoiceLine: 999_999, amount: fen(1) }], all).join()).toContain('没有匹配');
    expect(said([at(whole, 0)], all).join()).toContain('不能为零');
  });

  it('shares a part of a line among the units to the 分', () => {
    const units = [
      { unit: LEAD, amount: fen(6_000) },
      { unit: TOWN, amount: fen(4_001) },
    ];
    const line = { units, matched: fen(10_001) };
    expect(sharesOf(line, fen(10_001))).toEqual(units);
    fc.assert(
      fc.property(fc.integer({ min: -10_001, max: 10_001 }), (amount) => {
        expect(sumFen(sharesOf(line, fen(amount)).map((each) => each.amount))).toBe(amount);
      }),
    );
  });
});

describe('what a paid run books (DOMAIN 1.6 P8, P27)', () => {
  const accounts = {
    ...{
      'payable-drugs': '230201',
      'payable-members': '230203',
      'payable-goods': '230202',
      bank: '100201',
      insurance: '1212020102',
    },
    ...{ 'spending-drugs': '720102', 'spending-goods': '720102', cash: '800102' },
    'advance-bank': '100203',
  };
  const book = (rows: readonly PaidRow[], mode: 'community' | 'insurance' = 'community', advanced = false) =>
    paymentVoucher({
      ...{ number: 'FK-2025-0001', day: day('2025-04-30'), holder: LEAD, mode, advanced, rows, accounts },
      nameOf: (supplier) => `示例${supplier}`,
      party: (supplier) => (supplier === 'DIST' ? 'P7' : undefined),
    });
  const row = (amount: number, own: number, more: Partial<PaidRow> = {}): PaidRow => ({
    ...{ supplier: 'DIST', kind: 'western', amount: fen(amount), own: fen(own) },
    ...more,
  });
  const short = (voucher: ReturnType<typeof book>) =>
    voucher?.lines.map(({ book: of, code, debit, credit }) => [of, code, debit, credit]);

  it('pays all suppliers from the account, and spends the budget for its own share alone', () => {
    const voucher = book([row(8_400, 5_040), row(1_000, 0, { kind: 'consumable', supplier: 'KN' }), row(-400, -240)]);
    expect(short(voucher)).toEqual([
      ['financial', '230201', 4_800, 0],
      ['financial', '230203', 3_200, 0],
      ['financial', '230202', 1_000, 0],
      ['financial', '100201', 0, 9_000],
      ['budget', '720102', 4_800, 0],
      ['budget', '800102', 0, 4_800],
    ]);
    expect(voucher?.lines[0]).toMatchObject({
      ...{ document: 'FK-2025-0001', summary: '支付示例DIST药品耗材款 FK-2025-0001' },
      counterparty: { kind: 'party', party: 'P7' },
    });
  });

  it('offsets 应收医保款 without a budget block where the fund paid, and is nothing where credits take all back', () => {
    expect(short(book([row(8_400, 5_040)], 'insurance'))).toEqual([
      ['financial', '230201', 5_040, 0],
      ['financial', '230203', 3_360, 0],
      ['financial', '1212020102', 0, 8_400],
    ]);
    expect(book([row(400, 400), row(-400, -400)])).toBeUndefined();
    const needs = (mode: 'community' | 'insurance', advanced: boolean, has: object) =>
      missingPlaces({ mode, advanced, rows: [row(1, 1)], accounts: has });
    expect(needs('community', false, {})).toEqual(['payable-drugs', 'bank', 'cash', 'spending-drugs']);
    expect(needs('insurance', false, { 'payable-drugs': '230201' })).toEqual(['insurance']);
    expect(needs('community', true, accounts)).toEqual([]);
    expect(needs('community', true, { ...accounts, 'advance-bank': undefined })).toEqual(['advance-bank']);
  });

  it('takes what the insurance fund advanced out of the account that it came into', () => {
    expect(short(book([row(8_400, 5_040)], 'community', true))).toEqual([
      ['financial', '230201', 5_040, 0],
      ['financial', '230203', 3_360, 0],
      ['financial', '100203', 0, 8_400],
      ['budget', '720102', 5_040, 0],
      ['budget', '800102', 0, 5_040],
    ]);
  });

  it('balances in both books, whatever is paid and set off', () => {
    const rows = fc.array(
      fc
        .record({
          supplier: fc.constantFrom('DIST', 'KN'),
          kind: fc.constantFrom('western' as const, 'consumable' as const),
          amount: fc.integer({ min: -1e8, max: 1e9 }),
          share: fc.integer({ min: 0, max: 100 }),
        })
        .map(({ share, amount, ...more }) => row(amount, Math.trunc((amount * share) / 100), more)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('community' as const, 'insurance' as const), (paid, mode) => {
        for (const of of ['financial', 'budget']) {
          const lines = book(paid, mode)?.lines.filter(({ book: each }) => each === of) ?? [];
          expect(sumFen(lines.map(({ debit }) => debit))).toBe(sumFen(lines.map(({ credit }) => credit)));
          expect(lines.every(({ debit, credit }) => (debit === 0) !== (credit === 0))).toBe(true);
        }
      }),
    );
    expect(runTotal([{ amount: fen(3) }, { amount: fen(-1) }])).toBe(2);
  });

  it('finds its accounts in a chart by their names, the last of their branch', () => {
    const account = (code: string, name: string, leaf = true, of: UnitAccount['book'] = 'financial') =>
      ({ code, name, leaf, book: of }) as UnitAccount;
    const chart = [
      account('1002', '银行存款', false),
      account('100201', '工商银行基本户'),
      account('230201', '应付药品款', false),
      account('23020101', '本院药品款'),
      account('800102', '货币资金', true, 'budget'),
    ];
    const full = (code: string) =>
      chart
        .filter((each) => code.startsWith(each.code))
        .map(({ name }) => name)
        .join('/');
    const find = (place: Parameters<typeof proposePaymentAccount>[0]) => proposePaymentAccount(place, chart, full);
    expect(find('bank')).toBe('100201');
    expect(find('cash')).toBe('800102');
    expect(find('insurance')).toBeUndefined();
  });
});
