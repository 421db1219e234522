import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { price } from '../../../../shared/domain/procurement/price.ts';
import { divided } from '../../../../shared/domain/procurement/volumes/division.ts';
import {
  againstSurplus,
  type SurplusInputs,
  surplusOf,
} from '../../../../shared/domain/procurement/volumes/surplus.ts';
import { USUAL_GRADES } from '../../../../shared/domain/procurement/volumes/usual-grades.ts';
import { fen, sumFen } from '../../../../shared/kernel/fen.ts';

const AMOXICILLIN = {
  ...{ item: 'A', base: 24_000, before: price(4_200), agreed: 24_000, selected: price(1_400), completed: 25_000 },
  other: fen(100_000),
};
const OSELTAMIVIR = {
  ...{ item: 'B', base: 1_000, before: price(49_900), agreed: 1_000, selected: price(24_950), completed: 900 },
  other: fen(0),
};
const INPUTS: SurplusInputs = {
  ...{ products: [AMOXICILLIN], payBps: 7500, insuredBps: 4000, grades: USUAL_GRADES, grade: '优秀' },
  incomplete: 'none',
};

describe('结余留用', () => {
  it('follows from its factors as worked by hand (湘医保发〔2024〕10号)', () => {
    // Budget 24,000 × 0.42 = 10,080.00; × 75% × 40% = 3,024.00.
    // Spent 24,000 × 0.14 = 3,360.00 and 1,000.00 of others = 4,360.00; × 30% = 1,308.00. Base 1,716.00; half: 858.00.
    expect(surplusOf(INPUTS)).toEqual({
      ...{ budget: 302_400, spent: 130_800, base: 171_600, retained: 85_800, ratioBps: 5000, nothingFor: undefined },
      rows: [{ item: 'A', budget: 302_400, spent: 130_800, complete: true, counts: true }],
    });
  });

  it('is nothing where a volume was not completed, or leaves that product out where the rule says so', () => {
    const both = { ...INPUTS, products: [AMOXICILLIN, OSELTAMIVIR] };
    // 1,000 × 4.99 × 30% = 1,497.00; 1,000 × 2.495 × 30% = 748.50.
    expect(surplusOf(both)).toMatchObject({ budget: 452_100, spent: 205_650, retained: 0, nothingFor: 'incomplete' });
    expect(surplusOf({ ...both, incomplete: 'left-out' })).toMatchObject({
      ...{ budget: 302_400, retained: 85_800, nothingFor: undefined },
      rows: [{ counts: true }, { item: 'B', budget: 0, spent: 0, complete: false, counts: false }],
    });
    expect(surplusOf({ ...INPUTS, products: [OSELTAMIVIR], incomplete: 'left-out' })).toMatchObject({
      ...{ retained: 0, nothingFor: 'incomplete' },
    });
  });

  it('is nothing without a passed assessment, and never below nil where more was spent than saved', () => {
    expect(surplusOf({ ...INPUTS, grade: '不合格' })).toMatchObject({
      retained: 0,
      nothingFor: 'not-passed',
      base: 171_600,
    });
    const dear = { ...INPUTS, products: [{ ...AMOXICILLIN, other: fen(2_000_000) }] };
    expect(surplusOf(dear)).toMatchObject({ base: 0, retained: 0, nothingFor: 'no-surplus' });
  });

  it('is rounded once: ratios that do not come out even lose no 分 on the way', () => {
    const odd = {
      ...INPUTS,
      payBps: 3333,
      insuredBps: 3333,
      grades: [{ name: '合格', ratioBps: 3333 }],
      grade: '合格',
    };
    // (10,080 − 4,360) × 0.3333³ = 211.7881…
    expect(surplusOf(odd).retained).toBe(21_179);
  });

  it('says what cannot stand', () => {
    const wrong = { ...INPUTS, grade: '甲等', products: [AMOXICILLIN, AMOXICILLIN] };
    expect(againstSurplus(wrong)).toEqual(['考核等次表里没有“甲等”', '同一品种在测算里只能有一行']);
  });

  it('is at most half of what was saved, its rows add up, and saving more never lets less be retained', () => {
    const some = fc.record({
      ...{ base: fc.nat(1_000_000), before: fc.nat(500_000), selected: fc.nat(500_000), other: fc.nat(10_000_000) },
    });
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 1, maxLength: 6 }),
        fc.nat(10_000),
        fc.nat(10_000),
        (raw, pay, insured) => {
          const products = raw.map(({ base, before, selected, other }, at) => ({
            ...{ item: `I${at}`, base, agreed: base, completed: base },
            ...{ before: price(before), selected: price(selected), other: fen(other) },
          }));
          const inputs = { ...INPUTS, products, payBps: pay, insuredBps: insured };
          const seen = surplusOf(inputs);
          expect(sumFen(seen.rows.map(({ budget }) => budget))).toBe(seen.budget);
          expect(sumFen(seen.rows.map(({ spent }) => spent))).toBe(seen.spent);
          expect(seen.retained * 2).toBeLessThanOrEqual(seen.base + 1);
          const cheaper = products.map((product) => ({ ...product, other: fen(0) }));
          expect(surplusOf({ ...inputs, products: cheaper }).retained).toBeGreaterThanOrEqual(seen.retained);
        },
      ),
    );
  });
});

describe('a division', () => {
  const kindOf = (unit: string) => (unit.startsWith('H') ? ('hospital' as const) : ('township' as const));

  it('leans to the primary units by the factor', () => {
    const weights = [
      { unit: 'H01', weight: 600 },
      { unit: 'T01', weight: 400 },
    ];
    // 600 : 400 × 1.5 = 600 : 600.
    expect(divided(fen(85_801), weights, 15_000, kindOf)).toEqual([
      { unit: 'H01', weight: 600, tiltBps: 10_000, share: 42_901 },
      { unit: 'T01', weight: 400, tiltBps: 15_000, share: 42_900 },
    ]);
    expect(divided(fen(1), [{ unit: 'H01', weight: 0 }], 10_000, kindOf)).toBeUndefined();
  });

  it('gives away exactly what is retained, nothing for no weight, and more for more', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(10_000_000), weights, fc.integer({ min: 10_000, max: 30_000 }), (retained, raw, tilt) => {
        const shares = divided(
          fen(retained),
          raw.map((weight, at) => ({ unit: `T${at}`, weight })),
          tilt,
          kindOf,
        );
        if (!shares) return;
        expect(sumFen(shares.map(({ share }) => share))).toBe(retained);
        for (const a of shares) {
          if (a.weight === 0) expect(a.share).toBe(0);
          for (const b of shares) if (a.weight > b.weight) expect(a.share).toBeGreaterThanOrEqual(b.share);
        }
      }),
    );
  });
});
