import { addFen, type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { Period } from '../../kernel/period.ts';
import type { KeptBalance } from './composition.ts';

/** 辅助核算: what a line may carry beside its account (部门、往来单位、项目、资金性质), in the order in which people name it. */
export const DIMENSIONS = ['department', 'counterparty', 'project', 'fund'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What rows of a crossing go by: accounts, or a dimension. */
export type CrossingKey = 'account' | Dimension;

/** Balances debit-positive, turnovers in their own direction (red entries negative). */
export interface CrossingAmounts {
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closing: Fen;
}

/** A row of 辅助核算余额表: a subtotal where rows follow that lie deeper, else one crossing. */
export interface CrossingRow extends CrossingAmounts {
  /** 0 at the top. */
  readonly depth: number;
  readonly key: CrossingKey;
  /** The account's code or the dimension's value; '' where the lines carry none. */
  readonly value: string;
  /** Itself and all above it: what the row is narrowed to. Several accounts end with the deepest. */
  readonly within: Readonly<Partial<Record<CrossingKey, string>>>;
  /** False for subtotals: add up leaves only. */
  readonly leaf: boolean;
}

export interface Crossing {
  readonly rows: readonly CrossingRow[];
  readonly total: CrossingAmounts;
}

/** A kept balance of the year; dimensions that are not asked for may have been added up before. */
export type CrossedBalance = Pick<KeptBalance, 'period' | 'code' | Dimension | 'debit' | 'credit'>;

export interface CrossingAsked {
  readonly from: Period;
  readonly to: Period;
  /** One dimension within another, the first outermost. */
  readonly by: readonly Dimension[];
  /** The accounts under which the rows of an account stand, from above; without it accounts are added up. */
  readonly accountsOf?: ((code: string) => readonly string[]) | undefined;
}

/**
 * 辅助核算余额表: kept balances of one year by any crossing of their dimensions, with a subtotal above each group. Pure.
 * What carries no value of a dimension stands under '', so that nothing is dropped: the total is that of the balances, and
 * each subtotal the sum of the leaves below it. Groups are in the order of their values, '' last.
 *
 * @param kept rows `YYYY-00` to at least `to` of the year of `from` and `to`; later ones are left out.
 */
export function crossBalances(kept: Iterable<CrossedBalance>, { from, to, by, accountsOf }: CrossingAsked): Crossing {
  const root = new Group();
  for (const row of kept) {
    if (row.period > to) continue;
    root.add(row, from);
    let group = root;
    const places: Place[] = [
      ...(accountsOf?.(row.code) ?? []).map((code) => ({ key: 'account' as const, value: code })),
      ...by.map((dimension) => ({ key: dimension, value: row[dimension] })),
    ];
    for (const place of places) {
      group = group.within(place);
      group.add(row, from);
    }
  }
  return { rows: [...rowsOf(root, 0, {})], total: root.amounts };
}

function* rowsOf(group: Group, depth: number, above: CrossingRow['within']): Generator<CrossingRow> {
  for (const [, { key, value, group: own }] of [...group.groups].sort(([, a], [, b]) => byPlace(a, b))) {
    if (!own.isAlive) continue;
    const within = { ...above, [key]: value };
    const below = [...rowsOf(own, depth + 1, within)];
    yield { ...own.amounts, depth, key, value, within, leaf: below.length === 0 };
    yield* below;
  }
}

interface Place {
  readonly key: CrossingKey;
  readonly value: string;
}

/** Accounts before dimensions, which only an account that holds something beside those below it has; then by value, '' last. */
function byPlace(a: Place, b: Place): number {
  if ((a.key === 'account') !== (b.key === 'account')) return a.key === 'account' ? -1 : 1;
  if ((a.value === '') !== (b.value === '')) return a.value === '' ? 1 : -1;
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

/** The balances of one group added up, and the groups in it. */
class Group {
  readonly groups = new Map<string, Place & { readonly group: Group }>();
  private opening = ZERO;
  private debit = ZERO;
  private credit = ZERO;
  private yearDebit = ZERO;
  private yearCredit = ZERO;
  /** A group of nothing but noughts is no row. */
  isAlive = false;

  within({ key, value }: Place): Group {
    const name = `${key} ${value}`;
    const known = this.groups.get(name);
    if (known) return known.group;
    const group = new Group();
    this.groups.set(name, { key, value, group });
    return group;
  }

  add(row: CrossedBalance, from: Period): void {
    if (row.debit !== 0 || row.credit !== 0) this.isAlive = true;
    if (row.period < from) this.opening = fen(this.opening + row.debit - row.credit);
    else {
      this.debit = addFen(this.debit, row.debit);
      this.credit = addFen(this.credit, row.credit);
    }
    if (row.period.endsWith('-00')) return;
    this.yearDebit = addFen(this.yearDebit, row.debit);
    this.yearCredit = addFen(this.yearCredit, row.credit);
  }

  get amounts(): CrossingAmounts {
    const { opening, debit, credit, yearDebit, yearCredit } = this;
    return { opening, debit, credit, yearDebit, yearCredit, closing: fen(opening + debit - credit) };
  }
}

/**
 * The accounts of a span of levels under which an account's rows stand (级次): its ancestors and itself between the two
 * levels. What is deeper counts at the deepest of them; an account above the span stands for itself.
 *
 * @param pathOf an account's codes from the first level down to its own.
 */
export const accountsAt =
  (levels: { readonly from: number; readonly to: number }, pathOf: (code: string) => readonly string[]) =>
  (code: string): readonly string[] => {
    const path = pathOf(code);
    const within = path.slice(levels.from - 1, levels.to);
    return within.length > 0 ? within : path.slice(-1);
  };
