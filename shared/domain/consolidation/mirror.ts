import { absFen, type Fen, negateFen, subtractFen } from '../../kernel/fen.ts';
import type { Book } from '../ledger/account.ts';
import type { MirrorGroup, MirrorSide } from './item.ts';

/** Where an account stands among the mirror groups. The side is the account's natural one. */
export interface Mirror {
  readonly group: MirrorGroup;
  readonly side: MirrorSide;
}

/** First-level accounts of each mirror group (DOMAIN 2.5; 解释第4号 八（三）1). The budget side is [U], switched by rule B1. */
const MIRRORS: readonly {
  readonly book: Book;
  readonly group: MirrorGroup;
  readonly debit: readonly string[];
  readonly credit: readonly string[];
}[] = [
  {
    book: 'financial',
    group: 'receivable-payable',
    debit: ['1211', '1212', '1214', '1218'],
    credit: ['2301', '2302', '2305', '2307', '2502'],
  },
  { book: 'financial', group: 'subsidy', debit: ['5501'], credit: ['4201'] },
  { book: 'financial', group: 'turn-in', debit: ['5401'], credit: ['4301'] },
  {
    book: 'financial',
    group: 'service',
    debit: ['5001', '5101', '5201', '5901'],
    credit: ['4101', '4401', '4601', '4605', '4609'],
  },
  { book: 'financial', group: 'transfer', debit: [], credit: ['3401'] },
  { book: 'financial', group: 'treasury', debit: [], credit: ['2103'] },
  { book: 'budget', group: 'subsidy', debit: ['7501'], credit: ['6201'] },
  { book: 'budget', group: 'turn-in', debit: ['7401'], credit: ['6301'] },
  { book: 'budget', group: 'service', debit: ['7201'], credit: ['6101', '6609'] },
];

const BY_ACCOUNT = new Map<string, Mirror>(
  MIRRORS.flatMap(({ book, group, debit, credit }) => [
    ...debit.map((account) => [book + account, { group, side: 'debit' }] as const),
    ...credit.map((account) => [book + account, { group, side: 'credit' }] as const),
  ]),
);

/** First-level code of a group account; the `P` of an account that only the primary chart has is left away. */
export const firstLevel = (account: string): string =>
  account.startsWith('P') ? account.slice(1, 5) : account.slice(0, 4);

/**
 * The mirror group and natural side of a group account, or undefined when a line on it is never an intra-group item.
 * 3401 无偿调拨净资产 mirrors itself: its side follows the line, see `mirrorAmount`.
 */
export const mirrorOf = (account: string, book: Book): Mirror | undefined => BY_ACCOUNT.get(book + firstLevel(account));

/**
 * Side and amount of an intra-group item made of a line's debit and credit (分, red entries negative).
 * An item keeps its account's natural side and is negative when the line goes against it. On 3401 the side on which the
 * line stands decides: a debit gives away (调出), a credit receives (调入).
 */
export function mirrorAmount(
  mirror: Mirror,
  debit: Fen,
  credit: Fen,
): { readonly side: MirrorSide; readonly amount: Fen } {
  if (mirror.group === 'transfer') {
    if (credit === 0) return { side: 'debit', amount: debit };
    if (debit === 0) return { side: 'credit', amount: credit };
    const net = subtractFen(credit, debit);
    return { side: net < 0 ? 'debit' : 'credit', amount: absFen(net) };
  }
  const net = subtractFen(debit, credit);
  return { side: mirror.side, amount: mirror.side === 'debit' ? net : negateFen(net) };
}

/** Accounts that usually answer each other: a bill receivable a bill payable, a prepayment an advance received. */
const PARTNERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['1211', ['2301']],
  ['1212', ['2302']],
  ['1214', ['2305']],
  ['1218', ['2307', '2502']],
]);

/** Whether two group accounts of a mirror group usually answer each other and no others. */
export const areSolePartners = (debitAccount: string, creditAccount: string): boolean =>
  PARTNERS.get(firstLevel(debitAccount))?.includes(firstLevel(creditAccount)) ?? false;

/** Whether they may well answer each other: usual partners, or accounts that have no usual partner. */
export const arePartners = (debitAccount: string, creditAccount: string): boolean =>
  !PARTNERS.has(firstLevel(debitAccount)) || areSolePartners(debitAccount, creditAccount);

/**
 * The balance-sheet line that an allowance account (坏账准备) reduces: 121901 应收账款坏账准备, 121902 其他应收款坏账准备.
 * A plain 1219 does not say which; the regulation lists 应收账款 first, and so does the sheet.
 */
export function allowanceLineOf(account: string): 'accounts-receivable' | 'other-receivables' | undefined {
  if (firstLevel(account) !== '1219') return undefined;
  return account.startsWith('121902') ? 'other-receivables' : 'accounts-receivable';
}
