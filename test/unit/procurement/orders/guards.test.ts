import { describe, expect, it } from 'vitest';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AgreedPrice } from '../../../../shared/domain/procurement/agreed-price.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { type GuardFacts, guard } from '../../../../shared/domain/procurement/orders/guards.ts';
import { licencesLacking } from '../../../../shared/domain/procurement/orders/licences.ts';
import { settlementOf, USUAL_SETTLEMENT } from '../../../../shared/domain/procurement/orders/settlement.ts';
import type { Override, OverrideKind } from '../../../../shared/domain/procurement/override.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/domain/procurement/suppliers/settings.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';

/** 下单校验: what stands against ordering a unit's packs, and which approved exception lifts it. */

const DAY = '2025-06-02' as AccountingDate;
const ITEM: Item = {
  ...{ code: 'A001', kind: 'western', name: '阿莫西林胶囊', generic: '阿莫西林', form: '胶囊剂', strength: '0.25g' },
  ...{ unit: '粒', pack: '盒', packSize: 24, maker: '江南制药', listed: price(84_000), flags: [], units: [] },
  ...{ doctor: '', otherCode: '', remark: '' },
};
const AGREED: AgreedPrice = {
  ...{ id: 5, item: 'A001', price: price(80_000), source: 'negotiation' },
  ...{ first: '2025-01-01' as AccountingDate, last: '2025-12-31' as AccountingDate },
  suppliers: [{ supplier: 'S001', units: ['T01'] }],
};
const SUPPLIER: Supplier = {
  ...{ code: 'S001', name: '青山配送', roles: ['distributor'], chain: '', group: '', units: [] },
  ...{
    licences: [
      { kind: 'business', number: '浙0' },
      { kind: 'drug-trading', number: '浙A1', until: '2025-12-31' as AccountingDate },
    ],
  },
  ...{ hours: 48, urgentHours: 4, contact: '', phone: '', stopped: false },
};
const WANT = { unit: 'T01' as UnitCode, unitName: '柳河镇卫生院', item: 'A001', supplier: 'S001' };
const exception = (id: number, kind: OverrideKind, more: Partial<Override> = {}): Override => ({
  ...{ id, kind, number: `LW2025-00${id}`, unit: 'T01', item: 'A001', what: '', quantity: 100, price: price(95_000) },
  ...{ supplier: 'S001', first: DAY, last: DAY, why: '临床急需', ...more },
});
const facts = (more: Partial<GuardFacts> = {}, overrides: readonly Override[] = []): GuardFacts => ({
  ...{ day: DAY, item: ITEM, agreed: AGREED, supplier: SUPPLIER, overrides, rules: DEFAULT_SETTINGS },
  ...more,
});
const codes = (of: GuardFacts, want = WANT): string[] => {
  const result = guard(want, of);
  return result.ok ? [] : result.error.map(({ guard: code }) => code);
};

describe('the guards of an order', () => {
  it('let an order pass at the agreed price, with its agreement', () => {
    expect(guard(WANT, facts())).toEqual({ ok: true, value: { price: 80_000, agreement: 5, overrides: [] } });
  });

  it.each<[string, Partial<GuardFacts>, string[]]>([
    ['outside the formulary', { item: undefined }, ['off-formulary']],
    ['for other units only', { item: { ...ITEM, units: ['H01'] } }, ['unit-restricted']],
    ['without an agreed price', { agreed: undefined }, ['no-price']],
    ['above the listed price', { agreed: { ...AGREED, price: price(84_001) } }, ['above-listed']],
    ['from nobody', { supplier: undefined }, ['unknown-supplier']],
    ['from a firm that was stopped', { supplier: { ...SUPPLIER, stopped: true } }, ['supplier-stopped']],
    ['without a licence', { supplier: { ...SUPPLIER, licences: [] } }, ['licence-none', 'licence-none']],
    [
      'with a licence that has run out',
      {
        supplier: {
          ...SUPPLIER,
          licences: [
            { kind: 'business', number: '0' },
            { kind: 'drug-trading', number: '1', until: '2025-06-01' as never },
          ],
        },
      },
      ['licence-expired'],
    ],
    ['from who does not deliver there', { supplier: { ...SUPPLIER, units: ['H01'] } }, ['not-delivering']],
    [
      'from who has no agreed price there',
      { agreed: { ...AGREED, suppliers: [{ supplier: 'S002', units: [] }] } },
      ['not-delivering'],
    ],
  ])('refuse what is %s, with a sentence', (_, more, expected) => {
    expect(codes(facts(more))).toEqual(expected);
    const result = guard(WANT, facts(more));
    for (const { message } of result.ok ? [] : result.error) expect(message).toMatch(/不|没有|过期|高于/);
  });

  it('ask nothing of a listed price that holds no more', () => {
    const item = { ...ITEM, listed: price(1), listedUntil: '2025-06-01' as AccountingDate };
    expect(codes(facts({ item }))).toEqual([]);
  });

  it('are each lifted by an exception of their own kind and no other, which is then known', () => {
    const dear = { agreed: { ...AGREED, price: price(90_000) } };
    expect(codes(facts(dear, [exception(3, 'unlicensed'), exception(2, 'outside-formulary')]))).toEqual([
      'above-listed',
    ]);
    expect(guard(WANT, facts(dear, [exception(4, 'above-price')]))).toEqual({
      ok: true,
      value: { price: 90_000, agreement: 5, overrides: [4] },
    });
    const stopped = { supplier: { ...SUPPLIER, stopped: true, licences: [] } };
    const lifted = guard(WANT, facts(stopped, [exception(3, 'unlicensed')]));
    expect(lifted).toMatchObject({ ok: true, value: { overrides: [3] } });
  });

  it('are lifted up to the price and for the firm that the exception names', () => {
    const dear = { agreed: { ...AGREED, price: price(95_001) } };
    expect(codes(facts(dear, [exception(4, 'above-price')]))).toEqual(['above-listed']);
    const stopped = { supplier: { ...SUPPLIER, stopped: true } };
    expect(codes(facts(stopped, [exception(3, 'unlicensed', { supplier: 'S002' })]))).toEqual(['supplier-stopped']);
    expect(codes(facts(stopped, [exception(3, 'unlicensed', { supplier: SUPPLIER.name })]))).toEqual([]);
  });

  it('take the price that an exception allows where none is agreed, and ask for none where one is', () => {
    expect(guard(WANT, facts({}, [exception(4, 'above-price')]))).toMatchObject({ ok: true, value: { overrides: [] } });
    const own = facts({ agreed: undefined }, [exception(4, 'above-price')]);
    expect(guard(WANT, own)).toEqual({ ok: true, value: { price: 95_000, agreement: undefined, overrides: [4] } });
    const nothing = { agreed: undefined, item: undefined };
    expect(codes(facts(nothing))).toEqual(['off-formulary', 'no-price']);
    expect(guard(WANT, facts(nothing, [exception(2, 'outside-formulary')]))).toEqual({
      ok: true,
      value: { price: 95_000, agreement: undefined, overrides: [2] },
    });
  });
});

describe('what a firm must hold to sell', () => {
  const maker: Supplier = {
    ...{ ...SUPPLIER, name: '江南制药', roles: ['maker'] },
    licences: [
      { kind: 'business', number: '0' },
      { kind: 'drug-making', number: '1' },
    ],
  };
  const lacks = (item: Item, supplier: Supplier, rules = DEFAULT_SETTINGS) =>
    licencesLacking(item, supplier, DAY, rules).map(({ kind, state }) => [kind, state]);
  it('lets a maker sell what it makes itself and nothing else', () => {
    expect(lacks(ITEM, maker)).toEqual([]);
    expect(lacks({ ...ITEM, maker: '北方制药' }, maker)).toEqual([['drug-trading', 'missing']]);
  });
  it('asks another licence for devices, and none for what the hospital makes', () => {
    expect(lacks({ ...ITEM, kind: 'consumable' }, SUPPLIER)).toEqual([['device-trading', 'missing']]);
    expect(lacks({ ...ITEM, kind: 'preparation' }, { ...SUPPLIER, licences: [] })).toEqual([]);
  });
  it('asks what the community has set, and lets what expires soon still sell', () => {
    const { asked } = DEFAULT_SETTINGS;
    const distributor = { ...asked.distributor, western: [...asked.distributor.western, 'quality'] as const };
    expect(lacks(ITEM, SUPPLIER, { ...DEFAULT_SETTINGS, asked: { ...asked, distributor } })).toEqual([
      ['quality', 'missing'],
    ]);
    expect(lacks(ITEM, SUPPLIER, { ...DEFAULT_SETTINGS, warnDays: 365 })).toEqual([]);
  });
});

describe('结算方式', () => {
  const own = ['T01'] as UnitCode[];
  it('goes by the rule: 集采中选 by the fund, the rest by the community, save for units that pay themselves', () => {
    const selected = { flags: ['selected'] } as const;
    expect(settlementOf(USUAL_SETTLEMENT, selected, 'T01' as UnitCode)).toBe('insurance');
    expect(settlementOf(USUAL_SETTLEMENT, { flags: [] }, 'T01' as UnitCode)).toBe('community');
    expect(settlementOf({ ...USUAL_SETTLEMENT, own }, { flags: [] }, 'T01' as UnitCode)).toBe('unit');
    expect(settlementOf({ ...USUAL_SETTLEMENT, own }, selected, 'T01' as UnitCode)).toBe('insurance');
    expect(settlementOf({ ...USUAL_SETTLEMENT, own }, undefined, 'T02' as UnitCode)).toBe('community');
  });
});
