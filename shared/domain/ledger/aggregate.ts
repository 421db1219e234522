import { addFen } from '../../kernel/fen.ts';
import { groupChart } from './charts/group.ts';
import type { AccountFigure } from './figures.ts';

const AMOUNTS = [
  'yearOpening',
  'opening',
  'debit',
  'credit',
  'yearDebit',
  'yearCredit',
  'closing',
  'monthMovement',
  'yearMovement',
] as const;

const DIMENSIONS = ['department', 'fund', 'accountFund', 'project', 'counterparty'] as const;
export type FigureDimension = (typeof DIMENSIONS)[number];

/** Adds up figures of equal key; the first of each key says everything but the amounts. In order of first appearance. */
function addUp(figures: Iterable<AccountFigure>, keyOf: (figure: AccountFigure) => string): AccountFigure[] {
  type Amounts = { -readonly [Key in keyof AccountFigure]: AccountFigure[Key] };
  const sums = new Map<string, Amounts>();
  for (const figure of figures) {
    const key = keyOf(figure);
    const sum = sums.get(key);
    if (!sum) sums.set(key, { ...figure });
    else for (const amount of AMOUNTS) sum[amount] = addFen(sum[amount], figure[amount]);
  }
  return [...sums.values()];
}

/**
 * Figures added up over the dimensions that are not kept: by unit and account, and by each dimension named. What is not
 * kept is gone from the result, whose turnovers and balances still roll forward.
 */
export function aggregateFigures(
  figures: Iterable<AccountFigure>,
  keep: readonly FigureDimension[] = [],
): AccountFigure[] {
  const dropped = DIMENSIONS.filter((dimension) => !keep.includes(dimension));
  const key = (figure: AccountFigure) =>
    [figure.unit, figure.book, figure.code, ...keep.map((dimension) => figure[dimension] ?? '')].join('\u0000');
  return addUp(figures, key).map((figure) => {
    const sum = { ...figure };
    for (const dimension of dropped) delete sum[dimension];
    return sum;
  });
}

/**
 * Figures of several units added up by group account, in the order of the community's chart; code and name are the group
 * account's. What is not mapped stays under its own code, last: a gap is never dropped.
 */
export function groupFigures(figures: Iterable<AccountFigure>, unit: string): AccountFigure[] {
  const chart = groupChart();
  const order = new Map(chart.accounts.map((account, index) => [account.code, index]));
  const renamed = function* (): Generator<AccountFigure> {
    for (const figure of figures) {
      const account = figure.group === undefined ? undefined : chart.get(figure.group);
      yield account
        ? { ...figure, unit, code: account.code, name: account.name, side: account.side, book: account.book }
        : { ...figure, unit, group: undefined };
    }
  };
  const place = (figure: AccountFigure) => (figure.group === undefined ? order.size : (order.get(figure.group) ?? 0));
  const sums = aggregateGroup(renamed());
  return sums.sort((a, b) => place(a) - place(b) || (a.code < b.code ? -1 : 1));
}

const aggregateGroup = (figures: Iterable<AccountFigure>): AccountFigure[] =>
  addUp(figures, (figure) => `${figure.group ?? '-'}\u0000${figure.code}`).map((figure) => {
    const sum = { ...figure };
    for (const dimension of DIMENSIONS) delete sum[dimension];
    return sum;
  });
