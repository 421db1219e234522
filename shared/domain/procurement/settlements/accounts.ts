import type { UnitAccount } from '../../ledger/account.ts';
import type { ItemKind } from '../item.ts';
import type { SettlementAccounts } from './note.ts';

/**
 * Where a settlement stands in a unit's books [U]: 库存物品 by kind of goods, 应付账款 to suppliers, and what the holder of the
 * account and the unit owe each other.
 */
export const SETTLEMENT_PLACES = [
  'western',
  'patent',
  'herbal',
  'preparation',
  'consumable',
  'payable-drugs',
  'payable-members',
  'payable-goods',
  'receivable',
  'owed',
] as const;
export type SettlementPlace = (typeof SETTLEMENT_PLACES)[number];

interface PlaceRule {
  /** The first-level account that it stands below. */
  readonly below: string;
  /** Words by which a chart's own account is found, the best first; [] takes what stands alone. */
  readonly words: readonly string[];
}
const RULES: Readonly<Record<SettlementPlace, PlaceRule>> = {
  western: { below: '1302', words: ['西药', '药品'] },
  patent: { below: '1302', words: ['中成药', '药品'] },
  herbal: { below: '1302', words: ['中药饮片', '中草药', '药品'] },
  preparation: { below: '1302', words: ['制剂', '西药', '药品'] },
  consumable: { below: '1302', words: ['其他卫生材料', '卫生材料'] },
  'payable-drugs': { below: '2302', words: ['药品'] },
  'payable-members': { below: '2302', words: ['代成员', '药品'] },
  'payable-goods': { below: '2302', words: ['卫生材料', '材料'] },
  receivable: { below: '1218', words: ['内部单位', '医共体'] },
  owed: { below: '2307', words: ['内部单位', '医共体'] },
};

const OF_HOLDER: ReadonlySet<SettlementPlace> = new Set([
  'payable-drugs',
  'payable-members',
  'payable-goods',
  'receivable',
]);

/** Places of the unit that holds the account, and of a member. */
export const placesOf = (isHolder: boolean): readonly SettlementPlace[] =>
  SETTLEMENT_PLACES.filter((place) => (OF_HOLDER.has(place) ? isHolder : place !== 'owed' || !isHolder));

/** Whether an account may stand at a place: the last of its branch, in the financial book, below the right first level. */
export const fitsPlace = (
  place: SettlementPlace,
  account: Pick<UnitAccount, 'code' | 'leaf' | 'book'> | undefined,
): boolean => account?.leaf === true && account.book === 'financial' && account.code.startsWith(RULES[place].below);

/**
 * The account that a chart seems to mean for a place: of its last accounts below the first level, the first that is named
 * by the best word, its own name before that of an account above it; else the one that stands there alone. Undefined where
 * nothing fits: a person chooses.
 */
export function proposeAccount(
  place: SettlementPlace,
  accounts: readonly UnitAccount[],
  fullName: (code: string) => string,
): string | undefined {
  const fit = accounts.filter((account) => fitsPlace(place, account));
  for (const word of RULES[place].words) {
    const found =
      fit.find(({ name }) => name === word) ??
      fit.find(({ name }) => name.includes(word)) ??
      fit.find(({ code }) =>
        fullName(code)
          .split('/')
          .slice(1)
          .some((name) => name.includes(word)),
      );
    if (found) return found.code;
  }
  return fit.length === 1 ? fit[0]!.code : undefined;
}

/** Where the holder owes suppliers for goods of a kind: drugs for members may stand apart from its own. */
export const payablePlace = (kind: ItemKind, isMember: boolean): SettlementPlace =>
  kind === 'consumable' ? 'payable-goods' : isMember ? 'payable-members' : 'payable-drugs';

type Codes = Readonly<Partial<Record<SettlementPlace, string>>>;

/** The accounts of a note of a member, or of the holder itself, out of those of both sides; every place used must be there. */
export const accountsOf = (holder: Codes, unit: Codes, isMember: boolean): SettlementAccounts => ({
  stock: (kind) => unit[kind] ?? '',
  payable: (kind) => holder[payablePlace(kind, isMember)] ?? '',
  receivable: holder.receivable ?? '',
  owed: unit.owed ?? '',
});
