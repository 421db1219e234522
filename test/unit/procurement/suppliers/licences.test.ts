import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../../shared/domain/procurement/item.ts';
import {
  LICENCE_KINDS,
  type Licence,
  type LicenceKind,
  SUPPLIER_ROLES,
  type SupplierRole,
} from '../../../../shared/domain/procurement/supplier.ts';
import {
  allLicenceProblems,
  LICENCE_STATES,
  licenceProblems,
  sayLicence,
  worstOf,
} from '../../../../shared/domain/procurement/suppliers/licences.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/domain/procurement/suppliers/settings.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';

const DAY = '2025-12-31' as AccountingDate;
const licence = (kind: LicenceKind, until?: string): Licence => ({
  ...{ kind, number: `N-${kind}` },
  ...(until === undefined ? {} : { until: until as AccountingDate }),
});
const firm = (roles: readonly SupplierRole[], ...licences: readonly Licence[]) => ({ roles, licences });
const found = (
  supplier: ReturnType<typeof firm>,
  goods: (typeof ITEM_KINDS)[number],
  roles?: readonly SupplierRole[],
) => licenceProblems(supplier, goods, DAY, DEFAULT_SETTINGS, roles).map(({ kind, state }) => `${kind} ${state}`);

describe('证照', () => {
  it('a distributor of drugs needs 营业执照 and 药品经营许可证, of consumables 医疗器械经营许可证', () => {
    const bare = firm(['distributor'], licence('business'));
    expect(found(bare, 'western')).toEqual(['drug-trading missing']);
    expect(found(bare, 'consumable')).toEqual(['device-trading missing']);
    expect(found(bare, 'preparation')).toEqual([]);
  });

  it('a maker needs 药品生产许可证; a firm that is both is judged by the role in which it sells', () => {
    const both = firm(['maker', 'distributor'], licence('business'), licence('drug-trading', '2027-01-01'));
    expect(found(both, 'herbal')).toEqual(['drug-making missing']);
    expect(found(both, 'herbal', ['distributor'])).toEqual([]);
  });

  it('holds on its last day, expires soon thirty days before, and is expired the day after', () => {
    const until = (days: number) =>
      found(firm(['distributor'], licence('business'), licence('drug-trading', addDays(DAY, days))), 'western');
    expect(until(31)).toEqual([]);
    expect(until(30)).toEqual(['drug-trading soon']);
    expect(until(0)).toEqual(['drug-trading soon']);
    expect(until(-1)).toEqual(['drug-trading expired']);
  });

  it('counts the one that holds longest where a renewed one stands beside the old', () => {
    const renewed = (...licences: readonly Licence[]) => found(firm(['distributor'], ...licences), 'western');
    const old = licence('drug-trading', '2025-10-31');
    expect(renewed(licence('business'), old, licence('drug-trading', '2030-10-31'))).toEqual([]);
    expect(renewed(licence('business'), licence('drug-trading'), old)).toEqual([]);
  });

  it('of all that it supplies also tells of what was handed in and is not asked for', () => {
    const supplier = {
      ...firm(['distributor'], licence('business'), licence('quality', '2025-06-30')),
      goods: ['western', 'patent'] as const,
    };
    const problems = allLicenceProblems(supplier, DAY, DEFAULT_SETTINGS);
    expect(problems.map(sayLicence)).toEqual(['缺少药品经营许可证', '质量保证协议 N-quality 已于 2025-06-30 到期']);
    expect(worstOf(problems)).toBe('expired');
  });

  it('is never better on a later day, nor worse with one licence more', () => {
    const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(DAY, days));
    const some = fc.record(
      { kind: fc.constantFrom(...LICENCE_KINDS), number: fc.string(), until: day },
      { requiredKeys: ['kind', 'number'] },
    );
    const rank = (supplier: ReturnType<typeof firm>, goods: (typeof ITEM_KINDS)[number], on: AccountingDate): number =>
      LICENCE_STATES.indexOf(worstOf(licenceProblems(supplier, goods, on, DEFAULT_SETTINGS)));
    // Missing and expired are alike bad: one of them turns into the other when a licence of long ago is handed in.
    const good = (at: number): number => Math.max(1, at);
    fc.assert(
      fc.property(
        fc.subarray([...SUPPLIER_ROLES]),
        fc.array(some as fc.Arbitrary<Licence>, { maxLength: 8 }),
        some as fc.Arbitrary<Licence>,
        fc.constantFrom(...ITEM_KINDS),
        fc.tuple(day, fc.nat(300)),
        (roles, licences, more, goods, [on, later]) => {
          const now = rank(firm(roles, ...licences), goods, on);
          expect(good(rank(firm(roles, ...licences), goods, addDays(on, later)))).toBeLessThanOrEqual(good(now));
          expect(good(rank(firm(roles, ...licences, more), goods, on))).toBeGreaterThanOrEqual(good(now));
        },
      ),
    );
  });
});
