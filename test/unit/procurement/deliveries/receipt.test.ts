import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitedDay, performanceOf, shareOf } from '../../../../shared/domain/procurement/deliveries/performance.ts';
import {
  type Arrival,
  againstArrival,
  type ReceiptGround,
  type ReceiptLine,
} from '../../../../shared/domain/procurement/deliveries/receipt.ts';
import { againstReturn } from '../../../../shared/domain/procurement/deliveries/returned.ts';
import { DEFAULT_RULES, monthsAfter } from '../../../../shared/domain/procurement/deliveries/rules.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';

const day = (text: string) => text as AccountingDate;
const line = (more: Partial<ReceiptLine> = {}): ReceiptLine => ({
  ...{ allocation: 1, lot: 'A1', produced: '', expiry: day('2027-01-31'), delivered: 10, accepted: 10, reason: '' },
  ...{ why: '', codes: [], ...more },
});
const arrival = (lines: readonly ReceiptLine[], more: Partial<Arrival> = {}): Arrival => ({
  ...{ order: 1, note: 'SH-1', at: '2025-03-02T09:30', coldWhy: '', lines, ...more },
});
const ground = (more: Partial<ReceiptGround> = {}): ReceiptGround => ({
  awaited: new Map([
    [1, { item: 'COLD', name: '甘精胰岛素', outstanding: 10 }],
    [2, { item: 'WARM', name: '阿莫西林', outstanding: 20 }],
  ]),
  rules: { ...DEFAULT_RULES, cold: [{ item: 'COLD', least: 20, most: 80 }] },
  ...{ orderDay: day('2025-03-01'), today: '2025-03-31', expiryOf: () => undefined, ...more },
});
const codesOf = (what: Arrival, more: Partial<ReceiptGround> = {}) =>
  againstArrival(what, ground(more)).map(({ code, row }) => `${code}${row ?? ''}`);
const COLD = { cold: { least: 25, most: 71 } };
const warm = (more: Partial<ReceiptLine> = {}) => line({ allocation: 2, ...more });

describe('an arrival', () => {
  it('may be partial, short or damaged, each with its reason', () => {
    expect(codesOf(arrival([line()], COLD))).toEqual([]);
    expect(codesOf(arrival([warm({ delivered: 4, accepted: 4 })]))).toEqual([]);
    expect(codesOf(arrival([warm({ accepted: 8, reason: 'short' })]))).toEqual([]);
    expect(codesOf(arrival([warm({ accepted: 8 })]))).toEqual(['no-reason1']);
    expect(codesOf(arrival([warm({ reason: 'damaged' })]))).toEqual(['no-refused1']);
    expect(codesOf(arrival([warm({ accepted: 11 })]))).toEqual(['more1']);
  });

  it('is never accepted beyond what was ordered; the surplus is refused', () => {
    expect(codesOf(arrival([warm({ delivered: 21, accepted: 21 })]))).toEqual(['over1']);
    expect(codesOf(arrival([warm({ delivered: 21, accepted: 20, reason: 'over' })]))).toEqual([]);
    expect(
      codesOf(arrival([warm({ delivered: 15, accepted: 15 }), warm({ lot: 'A2', delivered: 6, accepted: 6 })])),
    ).toEqual(['over2']);
  });

  it('asks why a short life is taken, and takes nothing that has expired', () => {
    expect(codesOf(arrival([warm({ expiry: day('2025-09-01') })]))).toEqual(['near1']);
    expect(codesOf(arrival([warm({ expiry: day('2025-09-02') })]))).toEqual([]);
    expect(codesOf(arrival([warm({ expiry: day('2025-09-01'), why: '急用' })]))).toEqual([]);
    expect(codesOf(arrival([warm({ expiry: day('2025-03-02'), why: '急用' })]))).toEqual(['expired1']);
    expect(codesOf(arrival([warm({ expiry: day('2025-03-02'), accepted: 0, reason: 'expiry' })]))).toEqual([]);
  });

  it('asks for the temperature of what travels cold, and why it was taken out of range', () => {
    expect(codesOf(arrival([line()]))).toEqual(['cold']);
    expect(codesOf(arrival([line()], { cold: { least: 10, most: 71 } }))).toEqual(['cold']);
    expect(codesOf(arrival([line()], { cold: { least: 10, most: 71 }, coldWhy: '五分钟，厂家确认' }))).toEqual([]);
    expect(codesOf(arrival([line({ accepted: 0, reason: 'cold' })]))).toEqual([]);
    expect(codesOf(arrival([line()], { cold: { least: 71, most: 25 } }))).toEqual(['cold']);
  });

  it('knows a lot by one expiry and a code once', () => {
    expect(codesOf(arrival([warm()]), { expiryOf: () => '2026-12-31' })).toEqual(['expiry1']);
    expect(
      codesOf(
        arrival([
          warm({ delivered: 1, accepted: 1, codes: ['12345678'] }),
          warm({ lot: 'B', delivered: 1, accepted: 1, codes: ['12345678'] }),
        ]),
      ),
    ).toEqual(['code2']);
    expect(codesOf(arrival([warm({ delivered: 1, accepted: 1, codes: ['12345678', '12345679'] })]))).toEqual(['code1']);
  });

  it('is of the order, after it, and not of tomorrow', () => {
    expect(codesOf(arrival([line({ allocation: 9 })]))).toEqual(['no-line1']);
    expect(codesOf(arrival([warm()], { at: '2025-02-28T08:00' }))).toEqual(['day']);
    expect(codesOf(arrival([warm()], { at: '2025-04-01T08:00' }))).toEqual(['day']);
  });

  it('is taken only where Σ accepted ≤ outstanding, whatever its rows', () => {
    const rows = fc.array(
      fc.record({ delivered: fc.integer({ min: 1, max: 12 }), lot: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, (made) => {
        const lines = made.map(({ delivered, lot }, at) =>
          warm({ delivered, accepted: delivered, lot: `${at}-${lot}` }),
        );
        const sum = lines.reduce((all, { accepted }) => all + accepted, 0);
        return (codesOf(arrival(lines)).length === 0) === sum <= 20;
      }),
    );
  });
});

it('months after a day end with the month', () => {
  expect(monthsAfter(day('2025-08-31'), 6)).toBe('2026-02-28');
  expect(monthsAfter(day('2025-03-02'), 6)).toBe('2025-09-02');
  expect(monthsAfter(day('2025-03-02'), 0)).toBe('2025-03-02');
});

it('a supplier is judged by what was there on the promised day, in whole days', () => {
  expect(awaitedDay(day('2025-03-01'), '', 48)).toBe('2025-03-03');
  expect(awaitedDay(day('2025-03-01'), '', 4)).toBe('2025-03-02');
  expect(awaitedDay(day('2025-03-01'), '2025-03-10', 48)).toBe('2025-03-10');
  const due = { ordered: 10, promised: day('2025-03-03'), awaited: day('2025-03-03') };
  const rows = [
    { ...due, arrived: [{ day: day('2025-03-03'), packs: 10 }] },
    {
      ...due,
      arrived: [
        { day: day('2025-03-02'), packs: 4 },
        { day: day('2025-03-09'), packs: 5 },
      ],
    },
    { ...due, promised: day('2025-04-03'), awaited: day('2025-04-03'), arrived: [] },
  ];
  expect(performanceOf(rows, day('2025-03-31'))).toEqual({ due: 2, onTime: 1, ordered: 20, received: 19 });
  // What nobody promised is awaited, and never late.
  const unpromised = { ...due, promised: '' as const, arrived: [] };
  expect(performanceOf([unpromised], day('2025-03-31'))).toEqual({ due: 0, onTime: 0, ordered: 10, received: 0 });
  expect([shareOf(1, 2), shareOf(2, 3), shareOf(0, 0)]).toEqual([500, 667, null]);
});

it('what goes back is of one supplier and never more than was accepted', () => {
  const known = { name: '阿莫西林', lot: 'A1', day: day('2025-03-02'), supplier: 'S1', left: 5 };
  const lines = new Map([
    [1, known],
    [2, { ...known, supplier: 'S2' }],
  ]);
  const codes = (asked: { line: number; packs: number }[], on = '2025-03-05') =>
    againstReturn(asked, day(on), '2025-03-31', lines).map(({ code }) => code);
  expect(codes([{ line: 1, packs: 5 }])).toEqual([]);
  expect(codes([{ line: 1, packs: 6 }])).toEqual(['more']);
  expect(
    codes([
      { line: 1, packs: 1 },
      { line: 1, packs: 1 },
    ]),
  ).toEqual(['twice']);
  expect(
    codes([
      { line: 1, packs: 1 },
      { line: 2, packs: 1 },
    ]),
  ).toEqual(['suppliers']);
  expect(codes([{ line: 3, packs: 1 }])).toEqual(['no-line']);
  expect(codes([{ line: 1, packs: 1 }], '2025-03-01')).toEqual(['day']);
  expect(codes([{ line: 1, packs: 1 }], '2025-04-01')).toEqual(['day']);
});
