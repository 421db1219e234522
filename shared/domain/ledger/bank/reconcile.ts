import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import { type Fen, fen } from '../../../kernel/fen.ts';
import type { BankItem, BankSide } from './item.ts';
import type { BankSettings } from './settings.ts';

/** The four classes of 未达账项: who has entered it, whether in or out, and who has not. */
export const OPEN_CLASSES = ['bank-in', 'bank-out', 'book-in', 'book-out'] as const;
export type OpenClass = (typeof OPEN_CLASSES)[number];

export const classOf = (side: BankSide, amount: number): OpenClass => `${side}-${amount > 0 ? 'in' : 'out'}`;

/** How old an open item is at the end of the month. */
export type Ageing = 'new' | 'aged' | 'old';

export const ageingOf = (days: number, { agedDays, oldDays }: BankSettings): Ageing =>
  days > oldDays ? 'old' : days > agedDays ? 'aged' : 'new';

/** An item that stands on one side only at the end of the month (未达账项). */
export interface OpenItem extends BankItem {
  readonly side: BankSide;
  readonly class: OpenClass;
  readonly days: number;
  readonly ageing: Ageing;
}

/** Where a difference between the adjusted balances may come from. */
export type DifferenceCause = 'statement' | 'beginning' | 'book';

/** What a month's 银行存款余额调节表 is made of; amounts 分. */
export interface ReconciliationFacts {
  readonly end: AccountingDate;
  /** 银行对账单余额 at the month's end, and when reconciling began. */
  readonly bankBalance: Fen;
  readonly bankOpening: Fen;
  /** 银行存款日记账余额 likewise. */
  readonly bookBalance: Fen;
  readonly bookOpening: Fen;
  /** Every line since the beginning, up to the month's end; and those entered as open when it began. */
  readonly bankMoved: Fen;
  readonly bookMoved: Fen;
  readonly beginning: readonly (BankItem & { readonly side: BankSide })[];
  /** What no match settles by the month's end, of both sides; the beginning's own among them. */
  readonly open: readonly (BankItem & { readonly side: BankSide })[];
}

/** 银行存款余额调节表: both balances, adjusted for what only the other side has. */
export interface Reconciliation {
  readonly bankBalance: Fen;
  readonly bookBalance: Fen;
  /** Σ of each class, as positive amounts. */
  readonly sums: Readonly<Record<OpenClass, Fen>>;
  readonly adjustedBank: Fen;
  readonly adjustedBook: Fen;
  /** Adjusted bank less adjusted book: 0 where it is reconciled. */
  readonly difference: Fen;
  /** The difference, taken apart; they add up to it. */
  readonly causes: readonly { readonly cause: DifferenceCause; readonly amount: Fen }[];
  readonly items: readonly OpenItem[];
}

/**
 * Makes the 调节表. The difference is the sum of three, each named where it is not 0: the statement's balances do not
 * follow its lines (a hole, a broken balance); the two sides did not tie when reconciling began (open items of that day were
 * not entered); the book's balance moved without lines that could be matched (a trial balance without vouchers).
 */
export function reconcile(facts: ReconciliationFacts, settings: BankSettings): Reconciliation {
  const items = facts.open
    .map((item): OpenItem => {
      const days = Math.max(0, daysBetween(item.date, facts.end));
      return { ...item, class: classOf(item.side, item.amount), days, ageing: ageingOf(days, settings) };
    })
    .toSorted((a, b) => a.date.localeCompare(b.date) || (a.key < b.key ? -1 : 1));
  const sums = Object.fromEntries(
    OPEN_CLASSES.map((name) => [
      name,
      fen(items.reduce((sum, item) => (item.class === name ? sum + Math.abs(item.amount) : sum), 0)),
    ]),
  ) as Record<OpenClass, Fen>;
  const adjustedBank = fen(facts.bankBalance + sums['book-in'] - sums['book-out']);
  const adjustedBook = fen(facts.bookBalance + sums['bank-in'] - sums['bank-out']);
  const of = (side: BankSide) =>
    facts.beginning.reduce((sum, item) => (item.side === side ? sum + item.amount : sum), 0);
  const parts: readonly (readonly [DifferenceCause, number])[] = [
    ['statement', facts.bankBalance - facts.bankOpening - facts.bankMoved],
    ['beginning', facts.bankOpening + of('book') - (facts.bookOpening + of('bank'))],
    ['book', -(facts.bookBalance - facts.bookOpening - facts.bookMoved)],
  ];
  return {
    bankBalance: facts.bankBalance,
    bookBalance: facts.bookBalance,
    sums,
    adjustedBank,
    adjustedBook,
    difference: fen(adjustedBank - adjustedBook),
    causes: parts.flatMap(([cause, amount]) => (amount === 0 ? [] : [{ cause, amount: fen(amount) }])),
    items,
  };
}
