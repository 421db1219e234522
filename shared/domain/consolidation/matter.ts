import { addFen, type Fen, negateFen, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { SpokenItem } from './item.ts';
import type { Pair, PairDifference, UnmatchedItem } from './model.ts';

/**
 * One thing on which two members disagree (差异事项): the unmatched items of a row that belong together, and by how much
 * the two sides differ on it. A row falls into matters without rest: each of its unmatched items is in exactly one.
 */
export interface Matter {
  readonly items: readonly UnmatchedItem[];
  /** What the pair's first and second unit booked of it, in the row's direction; the matters' differences sum to the row's. */
  readonly left: Fen;
  readonly right: Fen;
  readonly difference: Fen;
}

/** The matters of a row, in the order of its items. */
export function mattersOf(row: Pick<PairDifference, 'pair' | 'unmatched' | 'left' | 'right' | 'directions'>): Matter[] {
  const { unmatched } = row;
  const turned = isTurned(row);
  const pointed = new Set(unmatched.flatMap(({ counterpart }) => counterpart ?? []));
  const groups = new Groups();
  for (const item of unmatched) {
    if (item.counterpart !== undefined) groups.join(item.item, item.counterpart);
    // What both sides booked as totals in different amounts has no one counterpart: all of the direction is one matter.
    else if (item.class === 'amount' && !pointed.has(item.item)) groups.join(item.item, `total ${claimant(item)}`);
  }
  const matters = new Map<string, UnmatchedItem[]>();
  for (const item of unmatched) {
    const group = groups.of(item.item);
    matters.set(group, [...(matters.get(group) ?? []), item]);
  }
  return [...matters.values()].map((items) => ({ items, ...sidesOf(items, row.pair, turned) }));
}

/** Who claims by an item: the unit itself on the debit side, else the other. */
const claimant = ({ side, unit, counterparty }: Pick<UnmatchedItem, 'side' | 'unit' | 'counterparty'>): UnitCode =>
  side === 'debit' ? unit : counterparty;

function sidesOf(items: readonly UnmatchedItem[], [one]: Pair, turned: boolean): Omit<Matter, 'items'> {
  let left: Fen = ZERO;
  let right: Fen = ZERO;
  for (const item of items) {
    const claimed = (claimant(item) === one) === turned ? negateFen(item.amount) : item.amount;
    if (item.unit === one) left = addFen(left, claimed);
    else right = addFen(right, claimed);
  }
  return { left, right, difference: subtractFen(left, right) };
}

/** Whether a row shows what its second unit claims from the first, because more was booked that way. */
function isTurned({ pair: [one], left, right, directions }: Parameters<typeof mattersOf>[0]): boolean {
  const said = (own: 'debit' | 'credit', other: 'debit' | 'credit'): Fen =>
    sumFen(directions.map((each) => (each.debitUnit === one ? each[own] : negateFen(each[other]))));
  return directions.length > 0 && (said('debit', 'credit') !== left || said('credit', 'debit') !== right);
}

/** Things joined into groups; each group is known by one of its own. */
class Groups {
  readonly #above = new Map<string, string>();

  of(one: string): string {
    let top = one;
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above;
    return top;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.#above.set(a, b);
  }
}

/** A matter's items, as people speak about them. */
export const spokenItems = ({ items }: Matter): SpokenItem[] =>
  items.map(({ item, unit, side, code, amount, date, document }) => ({
    item,
    unit,
    side,
    code,
    amount,
    date,
    ...(document === undefined ? {} : { document }),
  }));

/** What a matter is, whichever rows of the books hold it: an import that came again gives its rows other numbers. */
export const contentOf = (items: readonly SpokenItem[]): string =>
  items
    .map(({ unit, side, code, amount, date, document = '' }) => [unit, side, code, amount, date, document].join('|'))
    .sort()
    .join('\n');

export const rowsBehind = (items: readonly SpokenItem[]): string =>
  items
    .map(({ item }) => item)
    .sort()
    .join(' ');

/**
 * Which matter each of several words is about: the one of the same rows and content, else one of the same content that
 * nobody speaks of otherwise. Absent for what is no longer in the books as it was spoken of.
 */
export function placed<W extends { readonly id: number; readonly items: readonly SpokenItem[] }>(
  words: readonly W[],
  matters: readonly Matter[],
): ReadonlyMap<number, Matter> {
  const threads = new Map<string, W[]>();
  for (const word of words) {
    const key = `${rowsBehind(word.items)}\n${contentOf(word.items)}`;
    threads.set(key, [...(threads.get(key) ?? []), word]);
  }
  const free = new Map(matters.map((matter) => [`${rowsBehind(matter.items)}\n${contentOf(matter.items)}`, matter]));
  const found = new Map<number, Matter>();
  const place = (key: string, at: string): void => {
    const matter = free.get(at);
    if (!matter) return;
    free.delete(at);
    for (const { id } of threads.get(key) ?? []) found.set(id, matter);
    threads.delete(key);
  };
  for (const key of [...threads.keys()]) place(key, key);
  for (const [key, [first]] of [...threads]) {
    const content = contentOf(first!.items);
    const at = [...free].find(([, matter]) => contentOf(matter.items) === content)?.[0];
    if (at !== undefined) place(key, at);
  }
  return found;
}
