import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import { halfWidth } from '../reading/half-width.ts';
import type { BankItem, Proposal } from './item.ts';
import type { BankSettings } from './settings.ts';
import { subsetFor } from './subset.ts';

/** Lines above which several are no longer looked for together: a person narrows the month first. */
const SEVERAL_MAX = 1200;
/** Steps of all searches for several lines of one month together: a fraction of a second. */
const STEPS_OF_ALL = 400_000;
/** Pairs of one amount that are weighed against each other. */
const PAIRS_MAX = 20_000;

/**
 * Proposes which lines of the statement are which lines of the books. Rules in their order, each on what the earlier ones
 * left: one amount and one document number; one amount on one day; one amount within the days allowed, the nearest first;
 * several lines that together make one. It is the same for the same lines in whatever order they are given, and takes no
 * line twice.
 */
export function proposeMatches(
  bank: readonly BankItem[],
  book: readonly BankItem[],
  settings: BankSettings,
): readonly Proposal[] {
  const desk = new Desk(bank, book);
  byDocument(desk, settings.windowDays);
  byDay(desk);
  byWindow(desk, settings.windowDays);
  if (desk.bank.size + desk.book.size <= SEVERAL_MAX) {
    const budget = { steps: STEPS_OF_ALL };
    bySeveral(desk, 'one-to-many', settings, budget);
    bySeveral(desk, 'many-to-one', settings, budget);
  }
  return desk.proposals;
}

/** What is not taken yet on each side, in order of days, and what has been proposed. */
class Desk {
  readonly bank: Map<string, BankItem>;
  readonly book: Map<string, BankItem>;
  readonly proposals: Proposal[] = [];

  constructor(bank: readonly BankItem[], book: readonly BankItem[]) {
    this.bank = new Map(ordered(bank).map((item) => [item.key, item]));
    this.book = new Map(ordered(book).map((item) => [item.key, item]));
  }

  take(rule: Proposal['rule'], sure: boolean, bank: readonly BankItem[], book: readonly BankItem[]): void {
    for (const { key } of bank) this.bank.delete(key);
    for (const { key } of book) this.book.delete(key);
    this.proposals.push({ rule, sure, bank: bank.map(({ key }) => key), book: book.map(({ key }) => key) });
  }
}

const ordered = (items: readonly BankItem[]): BankItem[] =>
  items.toSorted((a, b) => (a.date === b.date ? compare(a.key, b.key) : compare(a.date, b.date)));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function grouped(items: Iterable<BankItem>, keyOf: (item: BankItem) => string | undefined): Map<string, BankItem[]> {
  const groups = new Map<string, BankItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** 结算号 and 凭证号 as both sides may write them: `现支-0012`, `00000012` and `No.12` name one cheque. */
export function documentKey(text: string): string | undefined {
  const digits = halfWidth(text).replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 2 ? digits.slice(-12) : undefined;
}

function byDocument(desk: Desk, days: number): void {
  const keyOf = (item: BankItem) => {
    const document = documentKey(item.document);
    return document === undefined ? undefined : `${item.amount}|${document}`;
  };
  const books = grouped(desk.book.values(), keyOf);
  for (const [key, bank] of grouped(desk.bank.values(), keyOf)) {
    const book = books.get(key) ?? [];
    const [one, other] = [bank[0]!, book[0]];
    // A number of a few digits comes again within a year: the days tell.
    if (bank.length === 1 && other && book.length === 1 && apart(one, other) <= Math.max(days, 31))
      desk.take('document', true, [one], [other]);
  }
}

/** As many lines of an amount on each side of one day are the same dealings, whichever is which. */
function byDay(desk: Desk): void {
  const keyOf = ({ amount, date }: BankItem) => `${amount}|${date}`;
  const books = grouped(desk.book.values(), keyOf);
  for (const [key, bank] of grouped(desk.bank.values(), keyOf)) {
    const book = books.get(key) ?? [];
    const sure = bank.length === book.length;
    for (const [one, other] of paired(bank, book)) desk.take('same-day', sure, [one], [other]);
  }
}

/** Pairs by the words that both have, then in order. */
function paired(bank: readonly BankItem[], book: readonly BankItem[]): (readonly [BankItem, BankItem])[] {
  if ((bank.length === 1 && book.length === 1) || bank.length * book.length > PAIRS_MAX)
    return bank.slice(0, book.length).map((one, at) => [one, book[at]!]);
  const scores = bank.flatMap((one, a) =>
    book.map((other, b) => ({ one, other, a, b, score: likeness(one.text, other.text) })),
  );
  scores.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const used = new Set<string>();
  const pairs: (readonly [BankItem, BankItem])[] = [];
  for (const { one, other } of scores) {
    if (used.has(`a${one.key}`) || used.has(`b${other.key}`)) continue;
    used.add(`a${one.key}`).add(`b${other.key}`);
    pairs.push([one, other]);
  }
  return pairs;
}

/** How many pairs of letters two texts share: 医保结算 is known in 收医保局结算款. */
export function likeness(a: string, b: string): number {
  const pairs = (text: string) => {
    const bare = text.replace(/[\s\p{P}]/gu, '').slice(0, 60);
    return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)));
  };
  const own = pairs(a);
  let shared = 0;
  for (const pair of pairs(b)) if (own.has(pair)) shared += 1;
  return shared;
}

const apart = (a: { readonly date: AccountingDate }, b: { readonly date: AccountingDate }): number =>
  Math.abs(daysBetween(a.date, b.date));

/** One amount within the days: sure where each is the only one for the other; else the nearest pairs, for a person to look at. */
function byWindow(desk: Desk, days: number): void {
  const books = grouped(desk.book.values(), ({ amount }) => String(amount));
  for (const [amount, bank] of grouped(desk.bank.values(), (item) => String(item.amount))) {
    const book = books.get(amount) ?? [];
    if (bank.length * book.length > PAIRS_MAX) {
      inOrder(desk, bank, book, days);
      continue;
    }
    const near = new Map(bank.map((one) => [one.key, book.filter((other) => apart(one, other) <= days)]));
    const wanted = new Map<string, number>();
    for (const { key } of [...near.values()].flat()) wanted.set(key, (wanted.get(key) ?? 0) + 1);
    const candidates = bank.flatMap((one) => {
      const others = near.get(one.key) ?? [];
      return others.map((other) => ({
        one,
        other,
        sure: others.length === 1 && wanted.get(other.key) === 1,
        days: apart(one, other),
        likeness: likeness(one.text, other.text),
      }));
    });
    candidates.sort(
      (x, y) =>
        x.days - y.days ||
        y.likeness - x.likeness ||
        compare(x.one.date + x.one.key, y.one.date + y.one.key) ||
        compare(x.other.date + x.other.key, y.other.date + y.other.key),
    );
    for (const { one, other, sure } of candidates)
      if (desk.bank.has(one.key) && desk.book.has(other.key)) desk.take('window', sure, [one], [other]);
  }
}

/** Where an amount comes too often to weigh each pair: both sides by day, each with the first that is near. */
function inOrder(desk: Desk, bank: readonly BankItem[], book: readonly BankItem[], days: number): void {
  let from = 0;
  for (const one of bank) {
    while (from < book.length && book[from]!.date < one.date && apart(one, book[from]!) > days) from += 1;
    const other = book[from];
    if (!other || apart(one, other) > days) continue;
    desk.take('window', false, [one], [other]);
    from += 1;
  }
}

/** One line of the bank that several of the books make (`many-to-one`: the other way about); a person always looks. */
function bySeveral(
  desk: Desk,
  rule: 'one-to-many' | 'many-to-one',
  settings: BankSettings,
  budget: { steps: number },
): void {
  const [singles, others] = rule === 'one-to-many' ? [desk.bank, desk.book] : [desk.book, desk.bank];
  for (const single of ordered([...singles.values()])) {
    if (budget.steps <= 0) return;
    const near = [...others.values()]
      .filter(
        (each) =>
          Math.sign(each.amount) === Math.sign(single.amount) && Math.abs(each.amount) < Math.abs(single.amount),
      )
      .map((each) => ({ each, days: apart(each, single) }))
      .filter(({ days }) => days <= settings.windowDays)
      .toSorted((a, b) => a.days - b.days || compare(a.each.date + a.each.key, b.each.date + b.each.key))
      .map(({ each }) => each);
    const found = subsetFor(single.amount, near, settings.mostLines, budget);
    if (!found) continue;
    if (rule === 'one-to-many') desk.take(rule, false, [single], found);
    else desk.take(rule, false, found, [single]);
  }
}
