import type { Column } from '../reading/columns.ts';
import type { RevenueKind } from './kinds.ts';
import type { WordRole } from './reading.ts';
import { groupRole, senseOf, wordOf } from './vocabulary.ts';

/** A column of money, as its words, its place and the sums say what it is. */
export interface MoneyColumn {
  readonly index: number;
  readonly word: string;
  readonly role: WordRole | 'total';
  readonly guessed: boolean;
  /** A total that the vocabulary knows as one; an amount's sum (实收金额) is only compared. */
  readonly strict: boolean;
  readonly column: Column;
}

/** What stands in a column beside money. */
export interface TableColumns {
  readonly date: Column | undefined;
  readonly department: Column | undefined;
  readonly money: readonly MoneyColumn[];
}

const DEPOSIT = /预交|预缴|押金|预收/;

/** Which column holds what, by its words and, where they leave it open, by its neighbours. `isMoney`: the column holds amounts. */
export function tableColumns(
  columns: readonly Column[],
  kind: RevenueKind | undefined,
  known: ReadonlyMap<string, WordRole>,
  isMoney: (column: Column) => boolean,
): TableColumns {
  const named = withNames(columns);
  const sensed = named.map(({ column, word }) => ({ column, word, sense: meaningOf(word, column, kind) }));
  const date = sensed.find(({ sense }) => sense === 'date')?.column;
  const department = sensed.find(({ sense }) => sense === 'department')?.column;
  const money: MoneyColumn[] = [];
  for (const { column, word, sense } of sensed) {
    if (column === date || sense === 'date' || sense === 'department' || sense === 'label' || sense === 'ways')
      continue;
    const said = known.get(word);
    if (said === undefined && (sense === 'aside' || !isMoney(column))) continue;
    const common = { index: column.index, word, column, strict: sense === 'total' };
    if (said !== undefined) money.push({ ...common, role: said, guessed: false });
    else if (sense === 'total' || sense === 'amount') money.push({ ...common, role: 'total', guessed: false });
    else if (sense === 'part') money.push({ ...common, role: 'aside', guessed: false });
    else if (sense === 'item' || sense === 'pay') money.push({ ...common, role: sense, guessed: false });
    else money.push({ ...common, role: groupOf(column) ?? nearest(money), guessed: true });
  }
  return { date, department, money };
}

const meaningOf = (word: string, column: Column, kind: RevenueKind | undefined) => {
  const own = column.words.at(-1) ?? '';
  // What a sheet of deposits calls a deposit is its total: the ways in which it was paid stand beside it.
  if (kind === 'deposit' && DEPOSIT.test(word)) return 'amount' as const;
  return senseOf(own) ?? (groupOf(column) === undefined ? senseOf(word) : undefined);
};

/** What the name above a column says of it. */
function groupOf({ words }: Column): 'item' | 'pay' | undefined {
  for (const word of words.slice(0, -1).toReversed()) {
    const role = groupRole(word);
    if (role) return role;
  }
  return undefined;
}

const nearest = (before: readonly MoneyColumn[]): 'item' | 'pay' =>
  before.findLast(({ role }) => role === 'item' || role === 'pay')?.role === 'pay' ? 'pay' : 'item';

/** What people call each column: its own word, with those above it where two would be called alike. */
function withNames(columns: readonly Column[]): { column: Column; word: string }[] {
  const own = columns.map((column) => wordOf(column.words.at(-1) ?? ''));
  return columns.map((column, at) => {
    const alone = own.filter((word) => word === own[at]).length === 1;
    const word = alone ? own[at]! : wordOf(column.heading);
    return { column, word: word || `第${column.index + 1}列` };
  });
}
