import { describe, expect, it } from 'vitest';
import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import { ITEM_KINDS } from '../../../shared/domain/procurement/item.ts';
import {
  accountsOf,
  fitsPlace,
  payablePlace,
  placesOf,
  proposeAccount,
  SETTLEMENT_PLACES,
} from '../../../shared/domain/procurement/settlements/accounts.ts';
import { isSettled, USUAL_SCOPE } from '../../../shared/domain/procurement/settlements/scope.ts';

const NAMES: Readonly<Record<string, string>> = {
  '1302': '库存物品',
  '130201': '药品',
  '13020101': '西药',
  '13020102': '中成药',
  '130202': '卫生材料',
  '2302': '应付账款',
  '230201': '应付药品款',
  '23020101': '本院药品款',
  '23020102': '代成员单位采购药品款',
  '2307': '其他应付款',
  '230701': '应付医共体内部单位款',
  '230702': '其他',
};
const codes = Object.keys(NAMES);
const isLeaf = (code: string): boolean => !codes.some((each) => each !== code && each.startsWith(code));
const CHART = codes.map((code) => ({ code, name: NAMES[code], leaf: isLeaf(code), book: 'financial' }) as UnitAccount);
const fullName = (code: string): string =>
  codes
    .filter((each) => code.startsWith(each))
    .map((each) => NAMES[each])
    .join('/');
const proposed = (place: (typeof SETTLEMENT_PLACES)[number]) => proposeAccount(place, CHART, fullName);

describe('accounts of a settlement', () => {
  it('are proposed by the words of a chart: the best word first, an account’s own name before those above it', () => {
    expect(proposed('western')).toBe('13020101');
    expect(proposed('patent')).toBe('13020102');
    // None is named for these: the first that is a drug's.
    expect(proposed('herbal')).toBe('13020101');
    expect(proposed('preparation')).toBe('13020101');
    expect(proposed('consumable')).toBe('130202');
    expect(proposed('payable-drugs')).toBe('23020101');
    expect(proposed('payable-members')).toBe('23020102');
    expect(proposed('owed')).toBe('230701');
  });

  it('are left to a person where nothing fits, and taken where one stands alone', () => {
    expect(proposed('receivable')).toBeUndefined();
    const alone = [{ code: '1218', name: '其他应收款', leaf: true, book: 'financial' } as UnitAccount];
    expect(proposeAccount('receivable', alone, () => '其他应收款')).toBe('1218');
  });

  it('are the last of their branch, of the financial book, below the account prescribed', () => {
    const fits = (place: (typeof SETTLEMENT_PLACES)[number], code: string) =>
      fitsPlace(
        place,
        CHART.find((account) => account.code === code),
      );
    expect(fits('western', '13020101')).toBe(true);
    expect([fits('western', '1302'), fits('western', '2307'), fits('western', '9999')]).toEqual([false, false, false]);
    expect(fitsPlace('western', { code: '1302', leaf: true, book: 'budget' })).toBe(false);
  });

  it('are the holder’s or the member’s, and both have stock', () => {
    const [holder, member] = [new Set(placesOf(true)), new Set(placesOf(false))];
    expect(SETTLEMENT_PLACES.filter((place) => holder.has(place) && member.has(place))).toEqual([
      ...['western', 'patent', 'herbal', 'preparation', 'consumable'],
    ]);
    expect([...member].filter((place) => !holder.has(place))).toEqual(['owed']);
    expect(new Set(ITEM_KINDS.map((kind) => payablePlace(kind, true)))).toEqual(
      new Set(['payable-members', 'payable-goods']),
    );
    const of = accountsOf({ 'payable-drugs': 'A', 'payable-members': 'B', receivable: 'C' }, { owed: 'D' }, true);
    expect([of.payable('western'), of.payable('consumable'), of.receivable, of.owed]).toEqual(['B', '', 'C', 'D']);
  });
});

describe('what is settled', () => {
  it('is what the account pays for, never what a unit pays itself, and direct settlement where the community says so', () => {
    const settled = (insurance: boolean) =>
      (['insurance', 'community', 'unit'] as const).map((mode) => isSettled({ insurance }, mode));
    expect(settled(USUAL_SCOPE.insurance)).toEqual([false, true, false]);
    expect(settled(true)).toEqual([true, true, false]);
  });
});
