import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { price } from '../../../../shared/domain/procurement/price.ts';
import {
  againstBatch,
  agreedAmount,
  type Batch,
  prepaid,
  weightedCut,
} from '../../../../shared/domain/procurement/volumes/batch.ts';
import { bpsOf, parsePercent, percentOf } from '../../../../shared/domain/procurement/volumes/bps.ts';
import { overviewOf } from '../../../../shared/domain/procurement/volumes/overview.ts';
import { type Course, monthsBefore, progressOf } from '../../../../shared/domain/procurement/volumes/progress.ts';
import { selectedShares } from '../../../../shared/domain/procurement/volumes/selected-share.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import { fen } from '../../../../shared/kernel/fen.ts';

const day = (text: string) => text as AccountingDate;
const YEAR = { first: day('2025-01-01'), last: day('2025-12-31'), lagBps: 8000 };
const at = (on: string): Course => ({ ...YEAR, on: day(on) });
const move = (on: string, quantity: number) => ({ day: day(on), quantity });

describe('an agreed volume', () => {
  it('is behind where 完成率 is below four fifths of 序时进度', () => {
    // 73 of 365 days are a fifth of the year: 16% of the volume is what the warning asks for.
    expect(progressOf(1000, [move('2025-02-01', 160)], at('2025-03-14'))).toMatchObject({
      ...{ rateBps: 1600, timeBps: 2000, standing: 'fair', byPace: 800, outlook: 'misses', short: 200 },
    });
    expect(progressOf(1000, [move('2025-02-01', 159)], at('2025-03-14')).standing).toBe('behind');
  });

  it('is forecast by the whole pace and by the last three months, and says what a month must bring', () => {
    const moves = [move('2025-01-10', 100), move('2025-09-15', 500)];
    const seen = progressOf(1000, moves, at('2025-09-30'));
    // 273 of 365 days: 600 × 365 ÷ 273. The last three months (07-01 to 09-30, 92 days) brought 500; 92 days are left.
    expect(seen).toMatchObject({ ordered: 600, byPace: 802, byRecent: 1100, outlook: 'tight', short: 198 });
    // 400 in 92 days: 400 × 365 ÷ (12 × 92) = 132.2 a month.
    expect(seen.monthly).toBe(133);
  });

  it('of nothing has no rate; before the first day nothing can be said; after the last it was met or missed', () => {
    expect(progressOf(0, [move('2025-02-01', 5)], at('2025-06-30'))).toMatchObject({
      ...{ rateBps: undefined, standing: 'none', outlook: 'met', short: 0, monthly: undefined },
    });
    expect(progressOf(10, [move('2024-12-31', 5)], at('2024-12-31'))).toMatchObject({
      ...{ ordered: 0, timeBps: 0, standing: 'early', outlook: 'unknown', byPace: undefined, short: 0 },
    });
    expect(progressOf(10, [move('2025-12-31', 9), move('2026-01-01', 1)], at('2026-02-01'))).toMatchObject({
      ...{ ordered: 9, timeBps: 10_000, standing: 'missed', byPace: 9, byRecent: 9, outlook: 'misses', short: 1 },
      monthly: undefined,
    });
    expect(progressOf(10, [move('2025-12-31', 10)], at('2026-02-01'))).toMatchObject({
      standing: 'done',
      outlook: 'met',
    });
  });

  it('counts three months back to the day after the same day, or after a shorter month', () => {
    expect(monthsBefore(day('2025-09-30'), 3)).toBe('2025-07-01');
    expect(monthsBefore(day('2025-05-31'), 3)).toBe('2025-03-01');
    expect(monthsBefore(day('2025-01-15'), 3)).toBe('2024-10-16');
  });

  it('never falls below nil, never needs more than lacks, and buying more never makes it worse', () => {
    const moves = fc.array(
      fc.record({ after: fc.integer({ min: -20, max: 400 }), quantity: fc.integer({ min: 0, max: 5000 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.nat(20_000), moves, fc.integer({ min: -10, max: 400 }), fc.nat(500), (agreed, raw, on, more) => {
        const course = { ...YEAR, on: addDays(YEAR.first, on) };
        const made = raw.map(({ after, quantity }) => ({ day: addDays(YEAR.first, after), quantity }));
        const seen = progressOf(agreed, made, course);
        for (const figure of [seen.ordered, seen.byPace ?? 0, seen.byRecent ?? 0, seen.short, seen.monthly ?? 0])
          expect(figure).toBeGreaterThanOrEqual(0);
        expect(seen.monthly ?? 0).toBeLessThanOrEqual(Math.max(0, agreed - seen.ordered));
        const better = progressOf(agreed, [...made, { day: course.on, quantity: more }], course);
        expect(better.ordered).toBeGreaterThanOrEqual(seen.ordered);
        expect(better.short).toBeLessThanOrEqual(seen.short);
      }),
    );
  });
});

const product = (item: string, selected: number, before: number, volumes: readonly (readonly [string, number])[]) => ({
  ...{ item, selected: price(selected), before: price(before) },
  volumes: volumes.map(([unit, quantity]) => ({ unit, quantity })),
});
const PRODUCTS = [
  product('AAAA', 1_400, 4_200, [
    ['H01', 20_000],
    ['T01', 4_000],
  ]),
  product('BBBB', 3_680, 9_200, [['H01', 1_000]]),
];

describe('a batch', () => {
  it('is worth its volumes at selected prices, and is cheaper by the weighted cut', () => {
    // 24,000 × 0.14 = 3,360.00 and 1,000 × 0.368 = 368.00; before 10,080 + 920 = 11,000.
    expect(agreedAmount(PRODUCTS)).toBe(372_800);
    expect(prepaid(fen(372_800), 3000)).toBe(111_840);
    expect(weightedCut(PRODUCTS)).toBe(6611);
    expect(weightedCut([])).toBeUndefined();
    expect(weightedCut([product('CCCC', 200, 100, [['H01', 1]])])).toBe(-10_000);
  });

  it('names what cannot stand in it', () => {
    const batch: Batch = {
      ...{ name: '甲', prepayBps: 3000, lagBps: 8000, replaces: 4, reason: '' },
      products: [PRODUCTS[0]!, PRODUCTS[0]!],
    };
    expect(
      againstBatch(batch, { first: day('2025-02-01'), last: day('2025-01-01') }).map(({ message }) => message),
    ).toEqual(['协议期的止日早于起日', '调整约定采购量须写明原因', '品种 AAAA 重复']);
    const long = { first: day('2025-01-01'), last: day('2028-12-31') };
    expect(againstBatch({ ...batch, reason: '甲', products: [] }, long)).toEqual([{ message: '协议期至多三年' }]);
  });

  it('is summed by unit at selected prices; what is bought beyond the agreement completes nothing more', () => {
    const moves = [
      { item: 'AAAA', unit: 'H01', ...move('2025-03-01', 30_000) },
      { item: 'AAAA', unit: 'T02', ...move('2025-03-01', 10) },
    ];
    const { units, products, rows } = overviewOf(PRODUCTS, moves, at('2025-12-31'));
    expect(units).toMatchObject([
      {
        unit: 'H01',
        agreedAmount: 316_800,
        orderedAmount: 420_000,
        completedAmount: 280_000,
        rateBps: 8838,
        failing: 1,
      },
      { unit: 'T01', agreedAmount: 56_000, completedAmount: 0, rateBps: 0, products: 1, failing: 1 },
      { unit: 'T02', agreedAmount: 0, orderedAmount: 140, rateBps: undefined, products: 0, failing: 0 },
    ]);
    expect(products[0]).toMatchObject({
      item: 'AAAA',
      agreed: 24_000,
      ordered: 30_010,
      standing: 'done',
      units: 2,
      failing: 1,
    });
    expect(rows).toHaveLength(4);
  });

  it('has 中选占比 by generic name', () => {
    const selected = new Map([['A', '阿莫西林']]);
    const bought = [
      { item: 'A', generic: '阿莫西林', quantity: 750 },
      { item: 'X', generic: '阿莫西林', quantity: 250 },
      { item: 'Y', generic: '甲硝唑', quantity: 9 },
    ];
    expect([...selectedShares(selected, bought).values()]).toEqual([
      { generic: '阿莫西林', selected: 750, other: 250, shareBps: 7500 },
    ]);
    expect(selectedShares(selected, []).get('阿莫西林')?.shareBps).toBeUndefined();
  });
});

it('percentages are whole 万分之一', () => {
  expect([
    parsePercent('33.5'),
    parsePercent('100'),
    parsePercent('0.05'),
    parsePercent('1.234'),
    parsePercent('-1'),
  ]).toEqual([3350, 10_000, 5, undefined, undefined]);
  expect([percentOf(3350), percentOf(10_000), bpsOf(1, 3), bpsOf(1, 0)]).toEqual(['33.5', '100', 3333, undefined]);
});
