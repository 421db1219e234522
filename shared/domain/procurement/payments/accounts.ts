import type { UnitAccount } from '../../ledger/account.ts';
import type { SettlementPlace } from '../settlements/accounts.ts';

/**
 * Where a paid run stands in the holder's books [U]: what it is paid from (银行存款, or 应收医保款 where the fund paid), and the budget
 * block of its own share; 应付账款 is taken where settlements put it (`OWED_PLACES`). And where what the fund advances (医保预付) stands: the bank
 * account that it came into, 预收医保款, and 事业预算收入.
 */
export const PAYMENT_PLACES = [
  'bank',
  'insurance',
  'spending-drugs',
  'spending-goods',
  'cash',
  'advance-bank',
  'advance',
  'advance-revenue',
] as const;
export type PaymentPlace = (typeof PAYMENT_PLACES)[number];
export type PaymentAccounts = Readonly<Partial<Record<PaymentPlace, string>>>;

/** 应付账款 of the holder, chosen once, with the settlements: what a receipt put there is what a payment takes away. */
export const OWED_PLACES = [
  'payable-drugs',
  'payable-members',
  'payable-goods',
] as const satisfies readonly SettlementPlace[];
/** A place of a run's voucher, in the settings of payments or of settlements. */
export type BookedPlace = PaymentPlace | (typeof OWED_PLACES)[number];
export type BookedAccounts = Readonly<Partial<Record<BookedPlace, string>>>;

interface PlaceRule {
  /** The first-level account that it stands below. */
  readonly below: string;
  readonly book: UnitAccount['book'];
  /** Words by which a chart's own account is found, the best first. */
  readonly words: readonly string[];
}
const RULES: Readonly<Record<PaymentPlace, PlaceRule>> = {
  bank: { below: '1002', book: 'financial', words: ['药款', '采购', '基本户'] },
  insurance: { below: '1212', book: 'financial', words: ['应收住院医保款', '应收医保款', '医保'] },
  'spending-drugs': { below: '7201', book: 'budget', words: ['药品费', '专用材料', '商品和服务'] },
  'spending-goods': { below: '7201', book: 'budget', words: ['卫生材料费', '专用材料', '商品和服务'] },
  cash: { below: '8001', book: 'budget', words: ['货币资金'] },
  'advance-bank': { below: '1002', book: 'financial', words: ['医保预付'] },
  advance: { below: '2305', book: 'financial', words: ['预收医保款', '医保'] },
  'advance-revenue': { below: '6101', book: 'budget', words: ['住院', '医疗'] },
};

/** Whether an account may stand at a place: the last of its branch, in the right book and below the right first level. */
export const fitsPaymentPlace = (
  place: PaymentPlace,
  account: Pick<UnitAccount, 'code' | 'leaf' | 'book'> | undefined,
): boolean =>
  account?.leaf === true && account.book === RULES[place].book && account.code.startsWith(RULES[place].below);

/**
 * The account that a chart seems to mean for a place: of its last accounts below the first level the first that is named by
 * the best word, its own name before that of an account above it; else the one that stands there alone. Undefined where
 * nothing fits: a person chooses.
 */
export function proposePaymentAccount(
  place: PaymentPlace,
  accounts: readonly UnitAccount[],
  fullName: (code: string) => string,
): string | undefined {
  const fit = accounts.filter((account) => fitsPaymentPlace(place, account));
  for (const word of RULES[place].words) {
    const found =
      fit.find(({ name }) => name === word) ??
      fit.find(({ name }) => name.includes(word)) ??
      fit.find(({ code }) => fullName(code).includes(word));
    if (found) return found.code;
  }
  return fit.length === 1 ? fit[0]!.code : undefined;
}
