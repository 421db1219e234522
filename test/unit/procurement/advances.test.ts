import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import {
  ADVANCE_MOVES,
  type AdvanceFact,
  againstEntering,
  againstTakingBack,
  leftOf,
  owedOf,
  sumAdvance,
} from '../../../shared/domain/procurement/advances/advance.ts';
import { addWorkdays, termOf } from '../../../shared/domain/procurement/advances/deadline.ts';
import { againstAdvance, withinAdvance } from '../../../shared/domain/procurement/advances/paying.ts';
import { USUAL_ADVANCE_RULES } from '../../../shared/domain/procurement/advances/rules.ts';
import { advanceVoucher, missingForAdvance } from '../../../shared/domain/procurement/advances/voucher.ts';
import type { Payable } from '../../../shared/domain/procurement/payments/payable.ts';
import { bySupplier, type RunLine, runTotal } from '../../../shared/domain/procurement/payments/run.ts';
import { prepaid, yearAmount } from '../../../shared/domain/procurement/volumes/batch.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../shared/kernel/fen.ts';

/** 医保预付: what is due and late, what may be entered, paid out and taken back, and what is booked. */

const day = (text: string) => text as AccountingDate;
const fact = (move: AdvanceFact['move'], amount: number): AdvanceFact => ({ move, amount: fen(amount) });
const sums = (facts: readonly AdvanceFact[], taken = 0) => sumAdvance(facts, fen(taken));

describe('what is due', () => {
  it('is a share of a year’s amount, to the 分', () => {
    const year = { first: day('2025-01-01'), last: day('2025-12-31') };
    expect(yearAmount(fen(100_001), year)).toBe(100_001);
    expect(yearAmount(fen(100_001), { first: day('2024-01-01'), last: day('2024-12-31') })).toBe(100_001);
    // Three years, of 1,095 days: a third.
    expect(yearAmount(fen(300_001), { first: day('2025-01-01'), last: day('2027-12-31') })).toBe(100_000);
    expect(yearAmount(fen(200_001), { first: day('2025-07-01'), last: day('2027-06-30') })).toBe(100_001);
    expect(prepaid(yearAmount(fen(100_005), year), 3000)).toBe(30_002);
  });

  it('is late when the working days for applying and paying are over, and no later than the agreement lasts', () => {
    // A Wednesday: ten working days are two weeks.
    expect(addWorkdays(day('2025-01-01'), 10)).toBe('2025-01-15');
    expect(addWorkdays(day('2025-01-03'), 1)).toBe('2025-01-06');
    expect(addWorkdays(day('2025-01-04'), 1)).toBe('2025-01-06');
    expect(addWorkdays(day('2025-01-04'), 0)).toBe('2025-01-04');
    const of = (received: number, on: string) =>
      termOf(
        {
          ...{ first: day('2025-01-01'), last: day('2025-12-31'), due: fen(30_000) },
          ...{ received: fen(received), on: day(on) },
        },
        USUAL_ADVANCE_RULES,
      );
    expect(of(0, '2025-01-29')).toEqual({ applyBy: '2025-01-15', payBy: '2025-01-29', short: 30_000, late: 0 });
    expect(of(29_999, '2025-02-01')).toMatchObject({ short: 1, late: 3 });
    expect(of(30_000, '2025-02-01')).toMatchObject({ short: 0, late: 0 });
    expect(of(40_000, '2025-02-01')).toMatchObject({ short: 0, late: 0 });
    expect(of(0, '2027-02-01').late).toBe(336);
  });
});

describe('what may be entered and taken back', () => {
  it('refuses more than is owed or left, each in its own words', () => {
    const stands = sums([fact('receipt', 10_000), fact('set-off', 7_000)], 4_000);
    expect([leftOf(stands), owedOf(stands)]).toEqual([6_000, 3_000]);
    expect(againstEntering(stands, fact('set-off', 3_000))).toEqual([]);
    expect(againstEntering(stands, fact('set-off', 3_001))).toEqual(['冲抵 30.01 元，超过尚欠医保的 30.00 元']);
    expect(againstEntering(stands, fact('return', 3_000))).toEqual([]);
    expect(againstEntering(stands, fact('return', 6_001))).toEqual([
      '退回 60.01 元，超过还可付的 60.00 元',
      '退回 60.01 元，超过尚欠医保的 30.00 元',
    ]);
    expect(againstEntering(stands, fact('receipt', 0))).toEqual(['金额须大于零']);
    expect(againstTakingBack(stands, fact('receipt', 3_000))).toEqual([]);
    expect(againstTakingBack(stands, fact('receipt', 10_000))).toHaveLength(2);
    expect(againstTakingBack(stands, fact('set-off', 7_000))).toEqual([]);
  });

  it('keeps what is left and what is owed above nil, whatever is entered, paid, given up and taken back', () => {
    const deed = fc.record({
      does: fc.constantFrom('enter', 'pay', 'give up', 'take back'),
      move: fc.constantFrom(...ADVANCE_MOVES, 'receipt' as const),
      amount: fc.integer({ min: -10, max: 1_000 }),
      which: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(deed, { minLength: 5, maxLength: 60 }), (deeds) => {
        let facts: AdvanceFact[] = [];
        let runs: Fen[] = [];
        for (const { does, move, amount, which } of deeds) {
          const now = sums(facts, sumFen(runs));
          const own = fact(move, amount);
          if (does === 'enter' && againstEntering(now, own).length === 0) facts = [...facts, own];
          const source = { number: 'JC', items: new Set(['A']), left: leftOf(now) };
          const line = { invoiceLine: 1, amount: fen(Math.max(0, amount)), number: '1', item: 'A' };
          if (does === 'pay' && againstAdvance(source, [line]).length === 0) runs = [...runs, line.amount];
          if (does === 'give up') runs = runs.filter((_, at) => at !== which);
          const back = facts[which];
          if (does === 'take back' && back && againstTakingBack(now, back).length === 0)
            facts = facts.filter((_, at) => at !== which);
          const after = sums(facts, sumFen(runs));
          expect(leftOf(after)).toBeGreaterThanOrEqual(0);
          expect(owedOf(after)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a run may pay out of it', () => {
  const payable = (invoiceLine: number, supplier: string) => ({ invoiceLine, supplier }) as Payable;
  const payables = new Map(['X', 'X', 'Y', 'Y'].map((supplier, at) => [at + 1, payable(at + 1, supplier)]));
  const line = (invoiceLine: number, amount: number): RunLine => ({ invoiceLine, amount: fen(amount) });

  it('is products of the batch alone, and no more than is left', () => {
    const source = { number: 'JC-2025-001', items: new Set(['A']), left: fen(100) };
    const of = (amount: number, item: string) => ({ ...line(1, amount), number: '2500', item });
    expect(againstAdvance(source, [of(100, 'A')])).toEqual([]);
    expect(againstAdvance(source, [of(101, 'B')])).toEqual([
      '发票 2500 的品种 B 不在批次 JC-2025-001 里，不能用它的医保预付支付',
      '付款单 1.01 元，超过批次 JC-2025-001 的医保预付还可付的 1.00 元',
    ]);
  });

  it('is proposed supplier by supplier as far as it reaches, the last in part', () => {
    const all = [line(1, 80), line(2, -30), line(3, 60), line(4, -10)];
    expect(withinAdvance(all, payables, fen(100))).toEqual(all);
    expect(withinAdvance(all, payables, fen(70))).toEqual([line(1, 80), line(2, -30), line(3, 20)]);
    expect(withinAdvance(all, payables, fen(49))).toEqual([line(1, 49)]);
    expect(withinAdvance(all, payables, fen(0))).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }),
        fc.nat(150),
        (of, left) => {
          const proposed = [line(1, of[0]!), line(2, -Math.min(of[0]!, of[1]!)), line(3, of[2]!), line(4, of[3]!)];
          const taken = withinAdvance(proposed, payables, fen(left));
          expect(runTotal(taken)).toBe(Math.min(left, runTotal(proposed)));
          expect(bySupplier(taken, payables).every(({ amount }) => amount >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('what is booked (DOMAIN 1.6 P5)', () => {
  const accounts = {
    ...{ 'advance-bank': '100203', advance: '23050101', insurance: '1212020102' },
    ...{ cash: '800102', 'advance-revenue': '61010102' },
  };
  const lines = (move: AdvanceFact['move']) =>
    advanceVoucher({
      ...{ number: 'YF-2025-0001', document: 'YB-1', move, day: day('2025-01-20'), amount: fen(30_000) },
      ...{ unit: 'H01' as UnitCode, accounts },
    }).lines.map(({ book, code, debit, credit, fund }) => [book, code, debit, credit, fund ?? '']);

  it('is 预收医保款 with 事业预算收入 beside it, undone by a return; a set-off moves no cash', () => {
    expect(lines('receipt')).toEqual([
      ['financial', '100203', 30_000, 0, ''],
      ['financial', '23050101', 0, 30_000, ''],
      ['budget', '800102', 30_000, 0, ''],
      ['budget', '61010102', 0, 30_000, 'other'],
    ]);
    expect(lines('return').map(([, code, debit, credit]) => [code, debit, credit])).toEqual([
      ['23050101', 30_000, 0],
      ['100203', 0, 30_000],
      ['61010102', 30_000, 0],
      ['800102', 0, 30_000],
    ]);
    expect(lines('set-off')).toEqual([
      ['financial', '23050101', 30_000, 0, ''],
      ['financial', '1212020102', 0, 30_000, ''],
    ]);
    expect(missingForAdvance('set-off', {})).toEqual(['advance', 'insurance']);
    expect(missingForAdvance('receipt', accounts)).toEqual([]);
  });
});
