import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bigints, doubles, shiftedPlus } from '../../../shared/domain/costing/reciprocal/limbs.ts';

const whole = fc.oneof(
  fc.integer({ min: -9e15, max: 9e15 }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(2 ** 20, -(2 ** 20), 2 ** 40 - 1, -(2 ** 40), 2 ** 52),
);
const some = fc.tuple(whole, whole, whole);

it('numbers side by side are shifted and added as bigints are, however long they grow', () => {
  const steps = fc.array(fc.record({ bits: fc.integer({ min: 0, max: 90 }), more: fc.array(some, { maxLength: 3 }) }));
  fc.assert(
    fc.property(some, steps, (first, list) => {
      let long = shiftedPlus([Float64Array.from(first)], 0, []);
      let exact = first.map(BigInt);
      for (const { bits, more } of list) {
        // Limbs that are added stay below half a double, as sums of products do.
        const limbs = more.map((one) => Float64Array.from(one, (value) => Math.trunc(value / 4)));
        long = shiftedPlus(long, bits, limbs);
        exact = exact.map((value, at) =>
          limbs.reduce((sum, limb, place) => sum + (BigInt(limb[at]!) << BigInt(20 * place)), value << BigInt(bits)),
        );
      }
      expect(bigints(long)).toEqual(exact);
      for (const [at, value] of doubles(long).entries())
        expect(Math.abs(value - Number(exact[at]!))).toBeLessThanOrEqual(Math.abs(value) * 2 ** -50);
    }),
    { numRuns: 200 },
  );
});
