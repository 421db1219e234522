import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correctedUse,
  DEFAULT_SUGGEST_RULES,
  mostUnasked,
  type SuggestGround,
  stockDays,
  suggest,
  type UseMonth,
} from '../../../../shared/domain/procurement/requests/suggest.ts';
import type { Period } from '../../../../shared/kernel/period.ts';

const month = (period: string, used: number, outDays = 0, closing = 0): UseMonth => ({
  ...{ month: period as Period, used, outDays, closing },
});
const ground = (more: Partial<SuggestGround> = {}): SuggestGround => ({
  months: [month('2025-11', 600, 0, 100), month('2025-10', 620), month('2025-09', 580, 1)],
  level: undefined,
  outstanding: 0,
  waiting: 0,
  packSize: 24,
  ...more,
});

describe('a suggested quantity', () => {
  it('is the corrected use of the lead, cover and safety days less what is there, in whole packs', () => {
    // 580 in 29 days of September are 600 in 30: 1,820 in 91 days, 20 a day, for 3 + 30 + 7 days.
    expect(suggest(ground(), DEFAULT_SUGGEST_RULES)).toEqual({
      ...{ packs: 30, average: 600, months: 3, days: 40, target: 800, bound: '' },
      ...{ onHand: 100, stockMonth: '2025-11', outstanding: 0, waiting: 0 },
    });
    // 700 less 240 on the way: 460, which 20 packs hold.
    expect(suggest(ground({ outstanding: 240 }), DEFAULT_SUGGEST_RULES).packs).toBe(20);
    // What waits to be decided counts like what is on the way.
    expect(suggest(ground({ outstanding: 120, waiting: 120 }), DEFAULT_SUGGEST_RULES).packs).toBe(20);
  });

  it('does not take a month short of goods for a month of little use', () => {
    expect(correctedUse(month('2025-11', 300, 15))).toBe(600);
    expect(correctedUse(month('2025-11', 0, 30))).toBeUndefined();
    const short = suggest(ground({ months: [month('2025-11', 300, 15, 0)] }), DEFAULT_SUGGEST_RULES);
    expect([short.average, short.months, short.packs]).toEqual([600, 1, 34]);
  });

  it('rests on the least where nothing is known or used, and never goes beyond the most', () => {
    const level = { least: 48, most: 480, leadDays: 5 };
    expect(suggest(ground({ months: [], level }), DEFAULT_SUGGEST_RULES)).toMatchObject({
      ...{ packs: 2, average: 0, months: 0, days: 42, target: 48, bound: 'least', stockMonth: undefined },
    });
    expect(suggest(ground({ months: [] }), DEFAULT_SUGGEST_RULES).packs).toBe(0);
    const never = [month('2025-11', 0, 30, 0)];
    expect(suggest(ground({ months: never }), DEFAULT_SUGGEST_RULES)).toMatchObject({ packs: 0, months: 0 });
    expect(suggest(ground({ level }), DEFAULT_SUGGEST_RULES)).toMatchObject({ packs: 16, target: 480, bound: 'most' });
    // 0 sets no upper limit.
    expect(suggest(ground({ level: { ...level, most: 0 } }), DEFAULT_SUGGEST_RULES).bound).toBe('');
  });

  it('takes no more months than the rule says', () => {
    const one = { ...DEFAULT_SUGGEST_RULES, months: 1 };
    expect(suggest(ground({ months: [month('2025-11', 600), month('2025-10', 9_000)] }), one).average).toBe(600);
  });

  it('is never below nil, never suggests more for more stock, and comes up to its target', () => {
    const months = fc.array(
      fc.record({
        ...{ used: fc.nat(100_000), outDays: fc.nat(30), closing: fc.nat(100_000) },
        month: fc.constantFrom('2025-11' as Period, '2025-04' as Period, '2025-02' as Period),
      }),
      { maxLength: 5 },
    );
    const level = fc.option(
      fc.record({ least: fc.nat(50_000), most: fc.integer({ min: 50_000, max: 90_000 }), leadDays: fc.nat(30) }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        months,
        level,
        fc.nat(100_000),
        fc.integer({ min: 1, max: 200 }),
        fc.nat(5_000),
        (all, held, outstanding, packSize, more) => {
          const at = { months: all, level: held, outstanding, waiting: 0, packSize };
          const found = suggest(at, DEFAULT_SUGGEST_RULES);
          expect(found.packs).toBeGreaterThanOrEqual(0);
          const come = found.onHand + found.outstanding + found.packs * packSize;
          expect(come).toBeGreaterThanOrEqual(found.target);
          if (found.packs > 0) expect(come - packSize).toBeLessThan(found.target);
          const [first, ...rest] = all;
          const fuller = first ? [{ ...first, closing: first.closing + more }, ...rest] : [];
          expect(suggest({ ...at, months: fuller }, DEFAULT_SUGGEST_RULES).packs).toBeLessThanOrEqual(found.packs);
          expect(suggest({ ...at, outstanding: outstanding + more }, DEFAULT_SUGGEST_RULES).packs).toBeLessThanOrEqual(
            found.packs,
          );
        },
      ),
    );
  });
});

it('says for how many days the stock lasts', () => {
  expect(stockDays({ onHand: 100, average: 600 })).toBe(5);
  expect(stockDays({ onHand: 100, average: 0 })).toBeUndefined();
});

it('asks again above so many times the suggestion or the largest month’s use, whichever is more', () => {
  expect(mostUnasked({ suggested: 24, lastUse: [], packSize: 24 }, 3)).toBe(72);
  // 601 pieces are 26 packs.
  expect(mostUnasked({ suggested: 2, lastUse: [48, 601], packSize: 24 }, 3)).toBe(78);
  expect(mostUnasked({ suggested: 0, lastUse: [0], packSize: 24 }, 3)).toBe(30);
});
