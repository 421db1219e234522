import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, formatPrice, parsePrice, price } from '../../../shared/domain/procurement/price.ts';

describe('a price of a pack', () => {
  it('is read and written in 元, two decimals or up to four', () => {
    expect(parsePrice('12.5')).toBe(125_000);
    expect(parsePrice('0.0363')).toBe(363);
    expect(formatPrice(price(125_000))).toBe('12.50');
    expect(formatPrice(price(363))).toBe('0.0363');
    expect(formatPrice(price(0))).toBe('0.00');
    for (const bad of ['', '-1', '1.23456', '1e3', '１２', '1,000.00', '.5']) expect(parsePrice(bad)).toBeUndefined();
  });

  it('comes back as it was written', () => {
    fc.assert(fc.property(fc.nat(1e13 / 10), (amount) => parsePrice(formatPrice(price(amount))) === amount));
  });

  it('times packs is rounded half-up to the 分, and a return is the same below nil', () => {
    expect(amountOf(price(363), 1)).toBe(4);
    expect(amountOf(price(50), 1)).toBe(1);
    expect(amountOf(price(49), 1)).toBe(0);
    expect(amountOf(price(125_000), -3)).toBe(-3750);
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.nat(1e5),
        (each, packs) => amountOf(price(each), -packs) + amountOf(price(each), packs) === 0,
      ),
    );
  });

  it('times a quantity is exact to the half 分, also where the product is more than a number holds', () => {
    fc.assert(
      fc.property(fc.nat(1e10), fc.nat(1e7), (each, packs) => {
        const left = BigInt(amountOf(price(each), packs)) * 100n - BigInt(each) * BigInt(packs);
        return left > -50n && left <= 50n;
      }),
    );
    expect(amountOf(price(9_999_999_999), 10_000_001)).toBe(1_000_000_099_900_000);
  });
});
