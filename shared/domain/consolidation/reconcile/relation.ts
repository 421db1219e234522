import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import { addFen, type Fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import { endOf, type Period, periodOf, startOf, yearOf } from '../../../kernel/period.ts';
import type { Book } from '../../ledger/account.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { DifferenceClass, InternalItem, Match, MirrorGroup, MirrorSide } from '../model.ts';

/** An item while it is being reconciled. */
export interface Slot {
  readonly item: InternalItem;
  /** Document number as it is compared: without blanks, full-width forms and case. */
  readonly document: string;
  /** Day number, so that distances in days cost nothing. */
  readonly day: number;
  /** True once it is matched, or explained by a rule that needs no counterpart. */
  done: boolean;
  /** What of it the other side agrees with. */
  agreed: Fen;
  /** The smaller amount, where both sides booked the fact in different amounts. */
  shared: Fen;
  /** Set once it is known why it has no counterpart. */
  verdict?: Verdict;
  explained?: { readonly rule: 'N1' | 'P27'; readonly reason: string };
}

export interface Verdict {
  readonly class: Exclude<DifferenceClass, 'matched'>;
  readonly reason: string;
  readonly counterpart?: string;
}

/** One direction of a pair inside a mirror group: the debit unit claims, the credit unit owes. */
export interface Relation {
  readonly key: string;
  readonly book: Book;
  readonly group: MirrorGroup;
  readonly debitUnit: UnitCode;
  readonly creditUnit: UnitCode;
  readonly debit: Slot[];
  readonly credit: Slot[];
  /** Items dated after the period's end, within the days of timing. */
  readonly late: { readonly debit: Slot[]; readonly credit: Slot[] };
  readonly matches: Match[];
  /** What was matched between two accounts, by `debit|credit` account. */
  readonly links: Map<string, Fen>;
  /** Σ of what is matched, and of the smaller sides of what both booked in different amounts. */
  matched: Fen;
  contested: Fen;
}

export const relationKey = (book: Book, group: MirrorGroup, debitUnit: UnitCode, creditUnit: UnitCode): string =>
  `${book}|${group}|${debitUnit}|${creditUnit}`;

export const sideOf = (relation: Relation, side: MirrorSide): Slot[] =>
  side === 'debit' ? relation.debit : relation.credit;

export const otherSide = (side: MirrorSide): MirrorSide => (side === 'debit' ? 'credit' : 'debit');

/** Slots that are neither matched nor judged. */
export const openSlots = (slots: readonly Slot[]): Slot[] => slots.filter((slot) => !slot.done && !slot.verdict);

/** Days between two items' dates, not negative. */
export const daysApart = (a: Slot, b: Slot): number => Math.abs(a.day - b.day);

export const total = (slots: readonly Slot[]): Fen => sumFen(slots.map((slot) => slot.item.amount));

/** Slots that take part in the mirror: what a rule explains needs none. */
export const mirrored = (slots: readonly Slot[]): Slot[] => slots.filter((slot) => !slot.explained);

/** Whether two document numbers can belong to the same fact: not both given and different. */
export const agreeable = (a: Slot, b: Slot): boolean =>
  a.document === '' || b.document === '' || a.document === b.document;

const PLAIN = /^[0-9A-Z./-]*$/;

const comparableDocument = (document = ''): string =>
  PLAIN.test(document) ? document : document.normalize('NFKC').replace(/\s/g, '').toUpperCase();

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (a: Slot, b: Slot): number =>
  a.day - b.day || a.item.amount - b.item.amount || compareText(a.item.id, b.item.id);

/**
 * Sorts the items into relations, in an order that depends on their content only. Left out: nil items, items a unit tags
 * to itself, items of or against units outside the scope, flows of another year, and what is later than `timingDays`
 * after the period's end.
 */
export function relationsOf(
  items: readonly InternalItem[],
  period: Period,
  timingDays: number,
  members: ReadonlySet<UnitCode> | undefined,
): Map<string, Relation> {
  const yearStart = startOf(periodOf(yearOf(period), 1));
  const endDay = daysBetween(yearStart, endOf(period));
  const relations = new Map<string, Relation>();
  const days = new Map<AccountingDate, number>();
  for (const item of items) {
    const day = days.get(item.date) ?? daysBetween(yearStart, item.date);
    days.set(item.date, day);
    if (!belongs(item, day, endDay + timingDays, members)) continue;
    const [debitUnit, creditUnit] =
      item.side === 'debit' ? [item.unit, item.counterparty] : [item.counterparty, item.unit];
    const key = relationKey(item.book, item.group, debitUnit, creditUnit);
    let relation = relations.get(key);
    if (!relation) {
      relation = newRelation(key, item, debitUnit, creditUnit);
      relations.set(key, relation);
    }
    const document = comparableDocument(item.document);
    const slot: Slot = { item, document, day, done: false, agreed: ZERO, shared: ZERO };
    (day > endDay ? relation.late[item.side] : sideOf(relation, item.side)).push(slot);
  }
  for (const { debit, credit, late } of relations.values()) {
    for (const slots of [debit, credit, late.debit, late.credit]) slots.sort(inOrder);
  }
  return new Map([...relations].sort(([a], [b]) => compareText(a, b)));
}

function belongs(
  item: InternalItem,
  day: number,
  lastDay: number,
  members: ReadonlySet<UnitCode> | undefined,
): boolean {
  if (item.amount === 0 || item.unit === item.counterparty || day > lastDay) return false;
  if (members && !(members.has(item.unit) && members.has(item.counterparty))) return false;
  return day >= 0 || item.group === 'receivable-payable';
}

const newRelation = (key: string, item: InternalItem, debitUnit: UnitCode, creditUnit: UnitCode): Relation => ({
  key,
  book: item.book,
  group: item.group,
  debitUnit,
  creditUnit,
  debit: [],
  credit: [],
  late: { debit: [], credit: [] },
  matches: [],
  links: new Map(),
  matched: ZERO,
  contested: ZERO,
});

/** Records that these slots are the two sides of one fact, on whose amount both agree. */
export function settle(
  relation: Relation,
  debit: readonly Slot[],
  credit: readonly Slot[],
  amount: Fen,
  by: Match['by'],
): void {
  for (const slot of [...debit, ...credit]) {
    slot.done = true;
    slot.agreed = slot.item.amount;
  }
  relation.matched = addFen(relation.matched, amount);
  relation.matches.push({
    debitItems: debit.map((slot) => slot.item.id),
    creditItems: credit.map((slot) => slot.item.id),
    amount,
    by,
  });
  const [own, other] = [soleAccount(debit), soleAccount(credit)];
  if (own === undefined || other === undefined) return;
  const key = `${own}|${other}`;
  relation.links.set(key, addFen(relation.links.get(key) ?? ZERO, amount));
}

const soleAccount = ([first, ...rest]: readonly Slot[]): string | undefined =>
  rest.every(({ item }) => item.account === first?.item.account) ? first?.item.account : undefined;
