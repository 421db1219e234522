import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareItems, differences } from '../../../../shared/domain/procurement/formulary/changes.ts';
import { itemFindings } from '../../../../shared/domain/procurement/formulary/item-rules.ts';
import { readPacking } from '../../../../shared/domain/procurement/formulary/packing.ts';
import { itemTitle, mayUse, substitutesOf } from '../../../../shared/domain/procurement/formulary/use.ts';
import { againstVersion } from '../../../../shared/domain/procurement/formulary/version.ts';
import { againstOverride, covers, type Override } from '../../../../shared/domain/procurement/override.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { item } from './list.ts';

const OTHER = 'XJ01CAA040A001010405611';
const inForce = (...items: ReturnType<typeof item>[]) => new Map(items.map((each) => [each.code, each]));

describe('a list beside the formulary', () => {
  it('adds what is new, changes what differs, and leaves what is the same', () => {
    const dearer = item({ listed: price(90_000) });
    const fresh = item({ code: OTHER, strength: '0.5g' });
    const compared = compareItems([dearer, fresh], inForce(item()), false);
    expect(compared.changes.map(({ code, change }) => [code, change])).toEqual([
      [dearer.code, 'change'],
      [OTHER, 'add'],
    ]);
    expect(compareItems([item()], inForce(item()), false)).toMatchObject({ changes: [], same: 1, absent: [] });
  });

  it('removes what it does not name only where it is the whole formulary', () => {
    const fresh = item({ code: OTHER, strength: '0.5g' });
    expect(compareItems([fresh], inForce(item()), false).changes.map(({ change }) => change)).toEqual(['add']);
    expect(compareItems([fresh], inForce(item()), true).changes.map(({ change }) => change)).toEqual(['add', 'remove']);
  });

  it('doubts the same goods under two codes, in the list and beside the formulary', () => {
    const twin = item({ code: OTHER, maker: '江南 制药' });
    expect(compareItems([twin], inForce(item()), false).twins).toEqual([{ code: OTHER, other: item().code }]);
    expect(compareItems([item(), twin], inForce(), false).twins).toEqual([{ code: OTHER, other: item().code }]);
    // Another code for goods whose old code goes is no twin.
    expect(compareItems([twin], inForce(item()), true).twins).toEqual([]);
  });

  it('taken, leaves nothing to be taken', () => {
    const some = fc.uniqueArray(fc.record({ n: fc.nat(30), size: fc.integer({ min: 1, max: 3 }) }), {
      selector: ({ n }) => n,
    });
    const items = (rows: readonly { n: number; size: number }[]) =>
      rows.map(({ n, size }) =>
        item({ code: `QS-${String(n).padStart(4, '0')}`, kind: 'preparation', packSize: size }),
      );
    fc.assert(
      fc.property(some, some, fc.boolean(), (before, list, whole) => {
        const now = inForce(...items(before));
        for (const { code, item: next } of compareItems(items(list), now, whole).changes)
          if (next) now.set(code, next);
          else now.delete(code);
        return compareItems(items(list), now, whole).changes.length === 0;
      }),
    );
  });

  it('says in which fields two cards differ, whatever the order of flags', () => {
    expect(differences(item(), item({ flags: ['essential'], listed: price(1), maker: '北方' }))).toEqual([
      'maker',
      'listed',
    ]);
    expect(differences(item({ flags: ['essential', 'selected'] }), item({ flags: ['selected', 'essential'] }))).toEqual(
      [],
    );
  });
});

describe('who may use a product, and what takes its place', () => {
  it('is everybody where no units are named', () => {
    expect(mayUse(item(), 'T01')).toBe(true);
    expect([mayUse(item({ units: ['H01'] }), 'H01'), mayUse(item({ units: ['H01'] }), 'T01')]).toEqual([true, false]);
  });

  it('is what has its generic name and kind, itself left out', () => {
    const other = item({ code: OTHER, name: '阿莫西林分散片' });
    const herb = item({ code: 'T001700001', kind: 'herbal' });
    expect(substitutesOf(item(), [item(), other, herb])).toEqual([other]);
    expect(itemTitle(other)).toBe('阿莫西林分散片 0.25g×24粒/盒');
  });
});

describe('a packing', () => {
  it('is read behind the strength', () => {
    expect(readPacking('0.25g×24粒/盒')).toEqual({ strength: '0.25g', packSize: 24, unit: '粒', pack: '盒' });
    expect(readPacking('1g×1支')).toEqual({ strength: '1g', packSize: 1, unit: '支', pack: '支' });
    expect(readPacking('10mg*12片')).toEqual({ strength: '10mg', packSize: 12, unit: '片', pack: '盒' });
  });

  it('is none where only strengths are multiplied', () => {
    for (const text of ['200mg×100ml/瓶', '8cm×8cm×8层x', '0.5g', '×24粒', '0.25g×0粒'])
      expect(readPacking(text)).toBeUndefined();
  });
});

describe('a product', () => {
  it('without a listed price has no day until which it holds', () => {
    const { listed: _, ...rest } = item({ listedUntil: '2025-12-31' as AccountingDate });
    expect(itemFindings(rest)).toMatchObject([{ field: 'listedUntil', level: 'refused' }]);
  });

  it('that asks for a doctor’s level without being restricted is doubted', () => {
    expect(itemFindings(item({ doctor: 'chief' }))).toMatchObject([{ field: 'flags', level: 'doubt' }]);
    expect(itemFindings(item({ doctor: 'chief', flags: ['restricted'] }))).toEqual([]);
  });
});

describe('a version', () => {
  const content = {
    ...{ title: '年中调整', minutes: '药事会〔2025〕2 号', held: '2025-06-20', invited: 9, present: 8 },
    changes: { digest: '', added: 1, changed: 0, removed: 0 },
  };
  const at = { first: '2025-07-01', last: '2025-01-01', quorumPercent: 50 };
  it('with the committee’s minutes can be handed in', () => {
    expect(againstVersion(content, at)).toEqual([]);
    expect(againstVersion(content, { ...at, last: '2025-07-01' })).toEqual([]);
  });

  it('is stopped without changes, minutes, day, majority, or before the last one began', () => {
    const none = { ...content, changes: { ...content.changes, added: 0 }, minutes: '', held: '', present: 0 };
    expect(againstVersion(none, { ...at, first: '2025-07-01', last: '2025-08-01' })).toHaveLength(5);
    expect(againstVersion({ ...content, held: '2025-07-02' }, at)).toEqual([
      '药事会 2025-07-02 在生效日期 2025-07-01 之后才开',
    ]);
    expect(againstVersion({ ...content, present: 10 }, at)).toEqual(['药事会实到 10 人，多于应到 9 人']);
    expect(againstVersion({ ...content, present: 4 }, at)).toEqual(['药事会应到 9 人，实到 4 人，没有超过 50%']);
    expect(againstVersion({ ...content, invited: 8, present: 4 }, at)).toHaveLength(1);
    // 三分之二 of nine is six: a stricter rule of the community is kept.
    const strict = { ...at, quorumPercent: 66 };
    expect([5, 6].map((present) => againstVersion({ ...content, present }, strict).length)).toEqual([1, 0]);
  });
});

describe('an exception', () => {
  const asked = {
    kind: 'outside-formulary',
    item: '',
    what: '抗蛇毒血清',
    first: '2025-06-02',
    last: '2025-06-30',
  } as Override;
  it('names what is bought, and is of the kind that it says', () => {
    expect(againstOverride(asked, false, { days: 29, most: 366 })).toEqual([]);
    expect(againstOverride({ ...asked, what: '' }, false, { days: 29, most: 366 })).toHaveLength(1);
    expect(againstOverride({ ...asked, item: item().code }, true, { days: 29, most: 366 })).toEqual([
      `${item().code} 在目录里，不是目录外采购`,
    ]);
    expect(againstOverride({ ...asked, kind: 'above-price' }, false, { days: 29, most: 366 })).toEqual([
      '高于限价的例外须写明品种编码',
    ]);
    expect(
      againstOverride({ ...asked, kind: 'unlicensed', item: 'QS-0001' }, false, { days: 29, most: 366 }),
    ).toHaveLength(1);
    expect(againstOverride({ ...asked, last: '2025-06-01' as AccountingDate }, false, { days: 0, most: 366 })).toEqual([
      '截止日期早于起始日期',
    ]);
    expect(againstOverride(asked, false, { days: 400, most: 366 })).toEqual(['例外至多 366 天，期满再报']);
  });

  it('lets stand what is of its kind, unit and product, on its days', () => {
    const own = { ...asked, unit: 'H01', item: 'QS-0001' };
    const wanted = { kind: 'outside-formulary', unit: 'H01', item: 'QS-0001', day: '2025-06-30' } as const;
    expect(covers(own, wanted)).toBe(true);
    for (const other of [
      { unit: 'T01' },
      { item: 'QS-0002' },
      { day: '2025-07-01' },
      { day: '2025-06-01' },
      { kind: 'unlicensed' },
    ])
      expect(covers(own, { ...wanted, ...other } as typeof wanted)).toBe(false);
  });
});
