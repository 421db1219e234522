import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import { againstLines, overlaps, type PriceLine } from '../../../../shared/domain/procurement/prices/agreement.ts';
import {
  itemTitle,
  listedOn,
  type PriceGround,
  type Span,
} from '../../../../shared/domain/procurement/prices/ground.ts';
import { type AccountingDate, addDays, parseDate } from '../../../../shared/kernel/date.ts';
import { itemOf, supplierOf } from '../../../service/procurement/prices-support.ts';

const day = (text: string): AccountingDate => parseDate(text)!;
const START = day('2025-01-01');
const FIRM = supplierOf('SUPP');
const ground = (agreements: readonly Span[], items: readonly Item[] = [itemOf('A'), itemOf('B')]): PriceGround => ({
  itemOn: (code) => items.find((item) => item.code === code),
  suppliers: new Map([[FIRM.code, FIRM]]),
  ...{ units: new Set(['H01']), agreements },
});
const line = (item: string, first: AccountingDate, last: AccountingDate): PriceLine => ({
  ...{ item, price: price(90_000), first, last },
  suppliers: [{ supplier: FIRM.code, units: [] }],
});
const codes = (lines: readonly PriceLine[], agreements: readonly Span[] = []) =>
  againstLines(lines, 'listed', ground(agreements)).map(({ code, row }) => [row, code]);

const somePeriod = fc
  .tuple(fc.constantFrom('A', 'B'), fc.nat(60), fc.nat(20))
  .map(([item, from, length]) => line(item, addDays(START, from), addDays(START, from + length)));

describe('agreed prices of one product', () => {
  it('may follow each other, and may not share a day', () => {
    const [first, second] = [
      line('A', day('2025-01-01'), day('2025-06-30')),
      line('A', day('2025-07-01'), day('2025-12-31')),
    ];
    expect(codes([first, second])).toEqual([]);
    expect(codes([first, { ...second, first: day('2025-06-30') }])).toEqual([[2, 'overlap']]);
    expect(codes([first, { ...second, item: 'B', first: day('2025-06-30') }])).toEqual([]);
    expect(codes([second], [{ ...first, last: day('2025-07-01'), number: 'JG-2025-001' }])).toEqual([[1, 'overlap']]);
  });

  it('whatever is taken in turn, no day has two prices, and what is refused would have given it two', () => {
    fc.assert(
      fc.property(fc.array(somePeriod, { maxLength: 20 }), (offered) => {
        const kept: Span[] = [];
        for (const { item, first, last } of offered) {
          const shared = kept.some((one) => one.item === item && one.first <= last && first <= one.last);
          const refused = codes([line(item, first, last)], kept).length > 0;
          expect(refused).toBe(shared);
          if (!refused) kept.push({ item, first, last, number: 'JG' });
        }
        for (let at = 0; at < 90; at += 1) {
          const on = addDays(START, at);
          for (const item of ['A', 'B'])
            expect(kept.filter((one) => one.item === item && one.first <= on && on <= one.last).length).toBeLessThan(2);
        }
      }),
    );
  });

  it('overlap alike from either side', () => {
    fc.assert(fc.property(somePeriod, somePeriod, (a, b) => overlaps(a, b) === overlaps(b, a)));
  });
});

describe('lines of prices', () => {
  it('name what is wrong with days, price and suppliers', () => {
    const good = line('A', START, day('2025-12-31'));
    expect(codes([{ ...good, last: day('2024-12-31') }])).toEqual([[1, 'bad-days']]);
    expect(codes([{ ...good, price: price(0) }])).toEqual([[1, 'no-price']]);
    expect(codes([{ ...good, price: price(100_001) }])).toEqual([[1, 'above-listed']]);
    expect(codes([{ ...good, price: price(100_000) }])).toEqual([]);
    expect(codes([{ ...good, suppliers: [] }])).toEqual([[1, 'no-supplier']]);
    expect(codes([{ ...good, suppliers: [...good.suppliers, ...good.suppliers] }])).toEqual([[1, 'twice']]);
    expect(codes([{ ...good, item: 'C' }])).toEqual([[1, 'unknown-item']]);
  });
});

describe('a product', () => {
  it('is told by its strength and pack', () => {
    const amoxicillin = itemOf('A', { name: '阿莫西林胶囊', strength: '0.25g', unit: '粒' });
    expect(itemTitle(amoxicillin)).toBe('阿莫西林胶囊 0.25g×24粒/盒');
    expect(itemTitle(itemOf('A', { name: '甘精胰岛素', strength: '3ml', unit: '支', pack: '支', packSize: 1 }))).toBe(
      '甘精胰岛素 3ml/支',
    );
  });

  it('has its listed price to the last day of it', () => {
    const item = itemOf('A', { listedUntil: day('2025-06-30') });
    expect([listedOn(item, day('2025-06-30')), listedOn(item, day('2025-07-01'))]).toEqual([100_000, undefined]);
    expect(listedOn(undefined, START)).toBeUndefined();
  });
});
