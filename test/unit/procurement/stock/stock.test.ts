import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../shared/domain/procurement/deliveries/rules.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import { takeFirstExpired } from '../../../../shared/domain/procurement/stock/fefo.ts';
import {
  byLot,
  freeOn,
  lotsOn,
  lowestOf,
  type MoveKind,
  type StockMove,
  worthOf,
} from '../../../../shared/domain/procurement/stock/move.ts';
import { lookedAt, standingsOn } from '../../../../shared/domain/procurement/stock/standing.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';

const day = (text: string) => text as AccountingDate;
type Move = StockMove & { readonly kind: MoveKind };
const move = (on: string, quantity: number, lot = 'A', expiry = '2026-06-30', kind: MoveKind = 'receipt'): Move => ({
  ...{ item: 'AMOX', lot, expiry: day(expiry), price: price(84_000), packSize: 24, day: day(on), quantity, kind },
});
const wanted = (on: string, quantity: number, lot = '') => ({ day: on, item: 'AMOX', lot, quantity });

describe('a lot', () => {
  it('gives on a day what neither that day nor a later one is left without', () => {
    const moves = [move('2025-01-10', 100), move('2025-02-10', -70)];
    expect([freeOn(moves, '2025-01-09'), freeOn(moves, '2025-01-10'), freeOn(moves, '2025-03-01')]).toEqual([
      0, 30, 30,
    ]);
    expect(lowestOf([move('2025-01-10', -5), move('2025-01-10', 5)])).toBe(0);
    expect(lowestOf([move('2025-01-09', -5), move('2025-01-10', 5)])).toBe(-5);
  });

  it('is worth its share of a pack, rounded half-up', () => {
    expect(worthOf(price(84_000), 24, 24)).toBe(840);
    expect(worthOf(price(84_000), 1, 24)).toBe(35);
    expect(worthOf(price(50), 1, 1)).toBe(1);
    expect(worthOf(price(49), -1, 1) + worthOf(price(49), 1, 1)).toBe(0);
  });
});

describe('先到期先出', () => {
  const moves = [move('2025-01-01', 50, 'LATE', '2026-12-31'), move('2025-01-01', 30, 'SOON', '2025-06-30')];

  it('takes what expires first, over several lots, and never what has expired', () => {
    const { taken, short } = takeFirstExpired(moves, [wanted('2025-03-01', 40)]);
    expect(taken.map(({ lot, quantity }) => [lot, quantity])).toEqual([
      ['SOON', 30],
      ['LATE', 10],
    ]);
    expect(short).toEqual([]);
    expect(takeFirstExpired(moves, [wanted('2025-07-01', 51)]).short).toMatchObject([{ row: 1, free: 50 }]);
    expect(takeFirstExpired(moves, [wanted('2025-06-30', 30)]).taken[0]).toMatchObject({ lot: 'SOON' });
  });

  it('takes the lot that is named, and sees what earlier rows took', () => {
    const { taken, short } = takeFirstExpired(moves, [wanted('2025-03-01', 50, 'LATE'), wanted('2025-03-01', 31)]);
    expect(taken.map(({ lot }) => lot)).toEqual(['LATE']);
    expect(short).toMatchObject([{ row: 2, free: 30 }]);
  });

  it('never brings a lot below nil, and takes exactly what was wanted or nothing', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((n) => `2025-03-${String(n).padStart(2, '0')}`);
    const came = fc.array(
      fc.record({ on: days, quantity: fc.integer({ min: 1, max: 40 }), lot: fc.constantFrom('A', 'B', 'C') }),
      { maxLength: 8 },
    );
    const asks = fc.array(
      fc.record({ on: days, quantity: fc.integer({ min: 1, max: 30 }), lot: fc.constantFrom('', 'A', 'B') }),
      { maxLength: 10 },
    );
    const EXPIRY: Record<string, string> = { A: '2025-03-15', B: '2025-09-30', C: '2025-06-30' };
    fc.assert(
      fc.property(came, asks, (ins, outs) => {
        const stock = ins.map(({ on, quantity, lot }) => move(on, quantity, lot, EXPIRY[lot]));
        const rows = outs.map(({ on, quantity, lot }) => wanted(on, quantity, lot));
        const { taken, short } = takeFirstExpired(stock, rows);
        const after = [...stock, ...taken.map((each) => ({ ...each, day: day(each.day), quantity: -each.quantity }))];
        for (const own of byLot(after).values()) expect(lowestOf(own)).toBe(0);
        const asked = rows.filter((_, at) => !short.some(({ row }) => row === at + 1));
        const sum = (all: readonly { quantity: number }[]) => all.reduce((total, { quantity }) => total + quantity, 0);
        expect(sum(taken)).toBe(sum(asked));
        for (const { expiry, day: on } of taken) expect(expiry >= on).toBe(true);
        expect(sum(lotsOn(after, '2025-03-31'))).toBe(sum(stock) - sum(taken));
      }),
    );
  });
});

describe('a stock on a day', () => {
  it('has its lots, value, days of use, and warns of what expires soon and runs short', () => {
    const moves = [
      move('2025-01-01', 240, 'A', '2025-06-30'),
      move('2025-03-31', -200, 'A', '2025-06-30', 'issue'),
      move('2025-04-05', 240, 'B', '2027-06-30'),
    ];
    const [row] = standingsOn(moves, day('2025-03-31'), DEFAULT_RULES);
    expect(row).toMatchObject({
      item: 'AMOX',
      quantity: 40,
      value: 1400,
      used: 200,
      cover: 18,
      short: false,
      near: true,
    });
    expect(row!.lots).toMatchObject([{ lot: 'A', daysLeft: 91 }]);
    expect(standingsOn(moves, day('2025-03-31'), { ...DEFAULT_RULES, shortDays: 19 })[0]).toMatchObject({
      short: true,
    });
    const empty = standingsOn(
      [move('2025-01-01', 5), move('2025-01-05', -5, 'A', '2026-06-30', 'issue')],
      day('2025-02-01'),
      DEFAULT_RULES,
    );
    expect(empty).toMatchObject([{ quantity: 0, lots: [], cover: 0, short: true, near: false }]);
  });

  it('is that of today, or of its last day where nothing has moved for a month', () => {
    expect(lookedAt(day('2025-03-31'), undefined)).toBe('2025-03-31');
    expect(lookedAt(day('2025-03-31'), day('2025-03-01'))).toBe('2025-03-31');
    expect(lookedAt(day('2025-03-31'), day('2025-02-01'))).toBe('2025-02-01');
  });
});
