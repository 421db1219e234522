import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  againstDeciding,
  againstExplaining,
  isOpen,
  stateOf,
} from '../../../../shared/domain/procurement/guards/answer.ts';
import { coveringOf, drawFindings } from '../../../../shared/domain/procurement/guards/guards.ts';
import { unlicensed } from '../../../../shared/domain/procurement/guards/licence.ts';
import { markUps } from '../../../../shared/domain/procurement/guards/mark-up.ts';
import { abovePrice, priceJumps, twoPrices } from '../../../../shared/domain/procurement/guards/prices.ts';
import { DEFAULT_GUARD_RULES } from '../../../../shared/domain/procurement/guards/rules.ts';
import { sayFinding } from '../../../../shared/domain/procurement/guards/saying.ts';
import { suddenVolumes } from '../../../../shared/domain/procurement/guards/volume.ts';
import type { Override } from '../../../../shared/domain/procurement/override.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { AMOX, bought, FIRM, itemOf, on, SLICES, world, yuan } from './guarding.ts';

const T01 = 'T01' as UnitCode;

describe('高于挂网价或协议价', () => {
  it('finds in an invoice what the order would have been refused for, with what it comes to', () => {
    const line = bought('2025-12-09', { source: 'invoice', unit: '', price: yuan('8.20'), packs: 100 });
    expect(abovePrice(world([line]))).toMatchObject([
      {
        ...{ rule: 'above-price', level: 'error', unit: '', item: AMOX, day: '2025-12-09', basis: 'agreed' },
        ...{ found: 82_000, held: 80_000, beyondBps: 250, excess: 2000 },
        papers: [{ kind: 'order' }, { kind: 'invoice', number: line.paper.number }],
      },
    ]);
  });
  it('holds a price to the listed one where that is lower or nothing was agreed, and to none that has lapsed', () => {
    const dear = bought('2025-12-09', { price: yuan('8.50') });
    const listed = world([dear], { agreedOn: () => undefined });
    expect(abovePrice(listed)).toMatchObject([{ basis: 'listed', held: 84_000 }]);
    expect(abovePrice(world([dear], { agreedOn: () => yuan('9.00') }))).toMatchObject([{ basis: 'listed' }]);
    const lapsed = () => itemOf({ listedUntil: on('2025-06-30') });
    expect(abovePrice({ ...listed, itemOn: lapsed })).toEqual([]);
  });
  it('takes the prices of the day of the order, not of the delivery', () => {
    const line = bought('2025-12-09', { ordered: on('2025-11-28'), price: yuan('8.30') });
    const agreedOn = (_: string, day: string) => yuan(day < '2025-12-01' ? '8.30' : '8.00');
    expect(abovePrice(world([line], { agreedOn }))).toEqual([]);
    expect(abovePrice(world([line]))).toHaveLength(1);
  });
  it('looks at its own days only', () => {
    expect(abovePrice(world([bought('2025-11-30', { price: yuan('9.00') })]))).toEqual([]);
  });
});

describe('同品同期不同价', () => {
  it('names who paid more than the least of the month, and whose that was', () => {
    const [cheap, dear] = [bought('2025-12-03'), bought('2025-12-20', { unit: T01, price: yuan('8.10') })];
    expect(twoPrices(world([cheap, dear]))).toMatchObject([
      { unit: 'T01', found: 81_000, held: 80_000, basis: 'lowest', excess: 100, level: 'error' },
    ]);
    const { papers } = twoPrices(world([cheap, dear]))[0]!;
    expect(papers.map(({ number }) => number)).toContain(cheap.paper.number);
  });
  it('is silent about one price, and about two months', () => {
    expect(twoPrices(world([bought('2025-12-03'), bought('2025-12-20', { unit: T01 })]))).toEqual([]);
    const two = [bought('2025-11-03', { price: yuan('7.00') }), bought('2025-12-03')];
    expect(twoPrices({ ...world(two), first: on('2025-11-01') })).toEqual([]);
  });
});

describe('价格跳升', () => {
  const past = ['2025-08-05', '2025-09-05', '2025-10-05'].map((day) => bought(day));
  it('warns above the median of its own deliveries by more than the setting', () => {
    const at = (text: string) => priceJumps(world([...past, bought('2025-12-05', { price: yuan(text) })]));
    expect(at('8.80')).toEqual([]);
    expect(at('8.81')).toMatchObject([
      { rule: 'price-jump', level: 'warning', basis: 'median', found: 88_100, held: 80_000, beyondBps: 1013 },
    ]);
  });
  it('has no median of too few deliveries, of those of the same day, or of those too long ago', () => {
    const dear = (day: string) => bought(day, { price: yuan('12.00') });
    expect(priceJumps(world([...past.slice(0, 2), dear('2025-12-05')]))).toEqual([]);
    const sameDay = [bought('2025-12-05'), bought('2025-12-05'), bought('2025-12-05'), dear('2025-12-05')];
    expect(priceJumps(world(sameDay))).toEqual([]);
    const old = ['2024-10-05', '2024-11-05', '2024-12-05'].map((day) => bought(day));
    expect(priceJumps(world([...old, dear('2025-12-05')]))).toEqual([]);
  });
  it('warns above the least that another unit paid, and never above what the unit paid itself', () => {
    const cheap = bought('2025-11-05', { unit: T01, price: yuan('6.00') });
    const dear = bought('2025-12-05', { price: yuan('8.00') });
    expect(priceJumps(world([cheap, dear]))).toMatchObject([{ basis: 'peer', unit: 'H01', held: 60_000 }]);
    expect(priceJumps(world([{ ...cheap, unit: 'H01' as UnitCode }, dear]))).toEqual([]);
  });
});

describe('零差率', () => {
  const cost = bought('2025-11-20', { price: yuan('8.45') });
  const sale = (text: string, per: 'pack' | 'unit' = 'pack', item = AMOX) => ({
    ...{ unit: 'H01' as UnitCode, month: '2025-12' as Period, item, price: yuan(text), per },
  });
  it('takes a sale price within half a 分 of the cost, by the pack and by the smallest unit', () => {
    const found = (text: string, per: 'pack' | 'unit') => markUps(world([cost], { sales: [sale(text, per)] })).length;
    expect([found('8.45', 'pack'), found('8.4549', 'pack'), found('8.455', 'pack'), found('8.44', 'pack')]).toEqual([
      0, 0, 1, 1,
    ]);
    // 8.45 ÷ 24 = 0.35208…
    expect([found('0.35', 'unit'), found('0.3570', 'unit'), found('0.3571', 'unit')]).toEqual([0, 0, 1]);
  });
  it('lets 中药饮片 be dearer as far as the setting goes', () => {
    const slices = bought('2025-11-20', { item: SLICES, packSize: 1, price: yuan('10.00') });
    const at = (text: string) => markUps(world([slices], { sales: [sale(text, 'pack', SLICES)] })).length;
    expect([at('9.00'), at('12.50'), at('12.51')]).toEqual([0, 0, 1]);
  });
  it('judges nothing that was not bought, and 耗材 as the setting says', () => {
    expect(markUps(world([], { sales: [sale('9.00')] }))).toEqual([]);
    const itemOn = () => itemOf({ kind: 'consumable' });
    const rules = { ...DEFAULT_GUARD_RULES, consumables: false };
    expect(markUps(world([cost], { itemOn, sales: [sale('9.00')] }))).toHaveLength(1);
    expect(markUps(world([cost], { itemOn, rules, sales: [sale('9.00')] }))).toEqual([]);
  });
  it('says what is compared', () => {
    const [finding] = markUps(world([cost], { sales: [sale('9.00')] }));
    expect(sayFinding(finding!, '阿莫西林胶囊')).toBe('阿莫西林胶囊：售价 9.00 元不等于进价 8.45 元');
  });
});

describe('异常用量', () => {
  const months = (...packs: number[]) =>
    packs.flatMap((count, at) =>
      count === 0 ? [] : [bought(`2025-${String(at + 9).padStart(2, '0')}-05`, { packs: count })],
    );
  const rules = { ...DEFAULT_GUARD_RULES, volumeLeast: fen(0) };
  it('warns beyond half as much again as the mean of three months', () => {
    expect(suddenVolumes(world(months(10, 10, 10, 15), { rules }))).toEqual([]);
    expect(suddenVolumes(world(months(10, 10, 10, 16), { rules }))).toMatchObject([
      { level: 'warning', measure: 'quantity', found: 384, held: 240, beyondBps: 6000 },
    ]);
  });
  it('counts a month without a purchase, but none before the first', () => {
    expect(suddenVolumes(world(months(10, 0, 0, 10), { rules }))).toMatchObject([{ held: 80 }]);
    expect(suddenVolumes(world(months(0, 0, 10, 10), { rules }))).toEqual([]);
    expect(suddenVolumes(world(months(0, 0, 0, 10), { rules }))).toEqual([]);
  });
  it('leaves small months alone', () => {
    const least = { ...rules, volumeLeast: fen(100_000) };
    expect(suddenVolumes(world(months(1, 1, 1, 100), { rules: least }))).toEqual([]);
  });
});

describe('供应商证照', () => {
  it('names a firm whose licence had expired on the day of the delivery', () => {
    const base = world([bought('2025-12-05')]);
    expect(unlicensed(base)).toEqual([]);
    const firm = base.suppliers.get(FIRM)!;
    const licences = firm.licences.map((each) => ({ ...each, until: on('2025-12-04') }));
    const suppliers = new Map([[FIRM, { ...firm, licences }]]);
    const [finding] = unlicensed({ ...base, suppliers });
    expect(finding).toMatchObject({ rule: 'unlicensed', level: 'error', supplier: FIRM, item: '', measure: 'none' });
    expect(finding!.note).toContain('已于 2025-12-04 到期');
  });
});

describe('a finding is answered', () => {
  it('by one who explains and another who accepts', () => {
    expect(againstExplaining(undefined)).toBeUndefined();
    expect(againstDeciding(undefined, 'qin')).toContain('还没有');
    expect(againstDeciding({ state: 'explained', person: 'qin' }, 'qin')).toContain('另一人');
    expect(againstDeciding({ state: 'explained', person: 'zhou' }, 'qin')).toBeUndefined();
    expect(againstExplaining({ state: 'accepted', person: 'zhou' })).toContain('已经认定');
    expect(againstExplaining({ state: 'returned', person: 'zhou' })).toBeUndefined();
  });
  it('or covered by an approved exception that goes so far', () => {
    const [finding] = abovePrice(world([bought('2025-12-09', { price: yuan('8.20') })]));
    const override: Override = {
      ...{ id: 7, number: 'LW2025-007', kind: 'above-price', unit: 'H01', item: AMOX, what: '', quantity: 10 },
      ...{ price: yuan('8.20'), supplier: FIRM, first: on('2025-12-01'), last: on('2025-12-31'), why: '急救' },
    };
    expect(coveringOf(finding!, [override])).toEqual([override]);
    expect(coveringOf(finding!, [{ ...override, price: yuan('8.10') }])).toEqual([]);
    expect(coveringOf(finding!, [{ ...override, unit: 'T01' }])).toEqual([]);
    expect(coveringOf(finding!, [{ ...override, last: on('2025-12-05') }])).toEqual([]);
    expect([stateOf(undefined, true), stateOf(undefined, false), stateOf({ state: 'returned' }, true)]).toEqual([
      ...['covered', 'open', 'returned'],
    ]);
    expect(isOpen('covered')).toBe(false);
  });
});

describe('whatever was bought', () => {
  const day = fc
    .record({ month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) })
    .map(({ month, date }) => `2025-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
  const purchase = fc
    .record({
      ...{ day, unit: fc.constantFrom('H01', 'T01', 'T02'), price: fc.integer({ min: 60_000, max: 100_000 }) },
      ...{ packs: fc.integer({ min: 1, max: 400 }), source: fc.constantFrom('receipt' as const, 'invoice' as const) },
    })
    .map((each) =>
      bought(each.day, { ...each, day: on(each.day), unit: each.unit as UnitCode, price: price(each.price) }),
    );
  const year = (lines: readonly ReturnType<typeof bought>[]) => ({ ...world(lines), first: on('2025-01-01') });

  it('has findings with one key each, that rest on documents and go beyond what they are held to', () => {
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 60 }), (lines) => {
        const findings = drawFindings(year(lines));
        expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
        for (const { papers, found, held, excess } of findings) {
          expect(papers.length).toBeGreaterThan(0);
          expect(found).toBeGreaterThan(held);
          expect(excess).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
  it('has as many above-price documents as documents above the ceiling', () => {
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 60 }), (lines) => {
        const dear = lines.filter((line) => line.price > 80_000);
        expect(abovePrice(year(lines))).toHaveLength(new Set(dear.map(({ paper }) => paper.id)).size);
      }),
    );
  });
  it('finds the same in a month as in the year', () => {
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 40 }), (lines) => {
        const whole = drawFindings(year(lines)).filter((finding) => finding.day >= '2025-12-01');
        expect(drawFindings(world(lines))).toEqual(whole);
      }),
    );
  });
  it('finds nothing where all is bought at the agreed price in even months', () => {
    const even = Array.from({ length: 12 }, (_, at) => bought(`2025-${String(at + 1).padStart(2, '0')}-10`));
    expect(drawFindings(year(even))).toEqual([]);
  });
});
