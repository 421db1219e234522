import { absFen, addFen, type Fen, negateFen, subtractFen, ZERO } from '../../kernel/fen.ts';
import type { Side } from './account.ts';

/** What the columns of 多栏账 are: the accounts right below one, or its departments. */
export const COLUMN_KINDS = ['account', 'department'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** A column with what moved in it in all, in the account's own direction. */
export interface ColumnTotal {
  /** The account below, or the department; '' where lines stand on the account itself or name no department. */
  readonly value: string;
  readonly amount: Fen;
}

/** Turnovers of a column: `debit` and `credit` in their own direction. */
export interface ColumnTurnover {
  readonly value: string;
  readonly debit: Fen;
  readonly credit: Fen;
}

/** An amount as 多栏账 analyses it: what is on the account's own side is positive (借方多栏, 贷方多栏). */
export const analysed = (side: Side, { debit, credit }: { readonly debit: Fen; readonly credit: Fen }): Fen =>
  side === 'debit' ? subtractFen(debit, credit) : negateFen(subtractFen(debit, credit));

export interface Columns {
  /** In the order of their values; '' last. */
  readonly columns: readonly ColumnTotal[];
  /** 其他: all that no column holds; null where every value has its column. */
  readonly others: Fen | null;
  /** Columns and 其他 together: debit less credit of the account, in its own direction. */
  readonly total: Fen;
  /** Every value there is, to choose from. */
  readonly all: readonly ColumnTotal[];
}

/**
 * The columns of 多栏账: those that were picked, or else as many as fit, those with the largest turnovers. What has no
 * column stands in 其他, so that a row and the totals tie to the account whatever is picked.
 */
export function columnsOf(
  turnovers: Iterable<ColumnTurnover>,
  side: Side,
  { picked, most }: { readonly picked?: readonly string[] | undefined; readonly most: number },
): Columns {
  const sums = new Map<string, { amount: Fen; size: Fen }>();
  let total = ZERO;
  for (const turnover of turnovers) {
    const amount = analysed(side, turnover);
    const size = addFen(absFen(turnover.debit), absFen(turnover.credit));
    const sum = sums.get(turnover.value);
    sums.set(
      turnover.value,
      sum ? { amount: addFen(sum.amount, amount), size: addFen(sum.size, size) } : { amount, size },
    );
    total = addFen(total, amount);
  }
  const moved = [...sums].filter(([, { size }]) => size !== 0);
  const largest = [...moved].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1)).slice(0, most);
  const chosen = new Set(picked ?? largest.map(([value]) => value));
  const all = moved.map(([value, { amount }]) => ({ value, amount })).sort(byValue);
  const columns = all.filter(({ value }) => chosen.has(value));
  const rest = all.filter(({ value }) => !chosen.has(value));
  return {
    columns,
    others: rest.length === 0 ? null : rest.reduce((sum, { amount }) => addFen(sum, amount), ZERO),
    total,
    all,
  };
}

function byValue({ value: a }: ColumnTotal, { value: b }: ColumnTotal): number {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The account right below `code` under which another counts; '' for the account itself. `path` leads down to the other. */
export function childOf(code: string, path: readonly string[]): string {
  const at = path.indexOf(code);
  return at < 0 ? (path.at(-1) ?? '') : (path[at + 1] ?? '');
}
