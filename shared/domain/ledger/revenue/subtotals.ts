import type { MoneyColumn } from './columns.ts';
import type { BookedRole } from './reading.ts';

/** The amounts of one row, by the place of the column among the columns of money. */
export type Figures = readonly number[];

type Role = MoneyColumn['role'];

/** A column is tried as each of these, where only its place said what it is. */
const GUESSES: readonly Role[] = ['item', 'pay', 'aside'];
/** Guessed columns that are tried in all ways. */
const TRIED = 5;
/** Rows by which roles are tried; every row is held against its totals later. */
const TESTED = 200;

/**
 * The roles of the columns under which the rows tie: Σ of the charges is Σ of the payment ways, or of the printed total where
 * a sheet has one side only. A column that is the sum of its neighbours (药品收入 before 西药、中成药; 医保支付 after 统筹、个人账户) is
 * left out where the rows tie without it, and a column that only its place explained is tried as something else. What
 * the words say stands where nothing ties better.
 */
export function rolesThatTie(columns: readonly MoneyColumn[], all: readonly Figures[]): Role[] {
  const rows = all.slice(0, TESTED);
  const base = columns.map(({ role }) => role);
  let best = { roles: base, faults: faultsOf(base, rows) };
  if (best.faults === 0) return base;
  const guessed = columns.flatMap(({ guessed: is }, at) => (is ? [at] : [])).slice(0, TRIED);
  const sums = subtotals(columns, rows);
  for (const assigned of assignments(base, guessed))
    for (const left of subsets(sums)) {
      const roles = assigned.map((role, at) => (left.includes(at) ? 'aside' : role));
      const faults = faultsOf(roles, rows);
      if (faults < best.faults) best = { roles, faults };
      if (faults === 0) return roles;
    }
  return best.roles;
}

/** How many rows do not tie under these roles. */
function faultsOf(roles: readonly Role[], rows: readonly Figures[]): number {
  const has = (role: Role) => roles.includes(role);
  if (has('item') && has('pay')) return rows.filter((row) => sum(row, roles, 'item') !== sum(row, roles, 'pay')).length;
  const side: BookedRole = has('item') ? 'item' : 'pay';
  const totals = roles.flatMap((role, at) => (role === 'total' ? [at] : []));
  if (totals.length === 0 || !has(side)) return 0;
  return Math.min(...totals.map((total) => rows.filter((row) => sum(row, roles, side) !== (row[total] ?? 0)).length));
}

export const sum = (row: Figures, roles: readonly Role[], role: Role): number =>
  row.reduce((total, amount, at) => (roles[at] === role ? total + amount : total), 0);

function assignments(base: readonly Role[], guessed: readonly number[]): Role[][] {
  let all: Role[][] = [[...base]];
  for (const at of guessed) {
    const own = base[at]!;
    const others = [own, ...GUESSES.filter((role) => role !== own)];
    all = others.flatMap((role) => all.map((roles) => roles.with(at, role)));
  }
  return all;
}

/** None, each alone, each two, and all. */
function subsets(places: readonly number[]): number[][] {
  const pairs = places.flatMap((one, at) => places.slice(at + 1).map((other) => [one, other]));
  return [[], ...places.map((one) => [one]), ...pairs.slice(0, 100), [...places]];
}

const LONGEST_RUN = 8;
const SUMS_MAX = 12;

/** Columns of charges or ways that are, in every row, the sum of two or more that stand right beside them. */
function subtotals(columns: readonly MoneyColumn[], rows: readonly Figures[]): number[] {
  const found: number[] = [];
  columns.forEach(({ role }, at) => {
    if (role === 'total' || role === 'aside' || rows.every((row) => !row[at])) return;
    const fits = (from: number, to: number) =>
      rows.every((row) => row.slice(from, to).reduce((total, amount) => total + amount, 0) === row[at]);
    for (let run = 2; run <= LONGEST_RUN; run += 1)
      if ((at + 1 + run <= columns.length && fits(at + 1, at + 1 + run)) || (at - run >= 0 && fits(at - run, at))) {
        found.push(at);
        return;
      }
  });
  return found.slice(0, SUMS_MAX);
}
