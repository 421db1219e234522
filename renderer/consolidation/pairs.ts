import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { addFen, type Fen, negateFen, ZERO } from '../../shared/kernel/fen.ts';
import { type Difference, fenOfText } from './sheet.ts';

/** The two sides of a pair, item by item. */
export type PairSides = ReplyOf<Contract['consolidation']['pair']>;
export type Unmatched = PairSides['unmatched'][number];
export type Match = PairSides['matched'][number];
export type PairItem = Match['items'][number];

/** What members do among themselves, as it is chosen on the page; everything of the budget book is one choice. */
export const PAIR_KINDS = ['receivable-payable', 'service', 'subsidy', 'turn-in', 'transfer', 'budget'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export const isPairKind = (text: string | undefined): text is PairKind => PAIR_KINDS.some((each) => each === text);

/** Why two sides disagree, the order of their weight. */
export const CLASSES = [
  'wrong-counterparty',
  'wrong-account',
  'amount',
  'missing-counterpart',
  'missing-here',
  'timing',
  'vat',
  'matched',
] as const;
export type DifferenceClass = (typeof CLASSES)[number];

export const isClass = (text: string | undefined): text is DifferenceClass => CLASSES.some((each) => each === text);

export const kindOf = (row: Pick<Difference, 'book' | 'kind'>): PairKind =>
  row.book === 'budget' ? 'budget' : isPairKind(row.kind) ? row.kind : 'service';

/** Under which a pair is named in the address, and known among the rows. */
export const keyOf = (row: Pick<Difference, 'pair' | 'kind' | 'book'>): string =>
  `${row.pair.join('.')}.${row.book}.${row.kind}`;

/** Where a row stands: agreed, answered by a manual entry, or open. */
export type Standing = 'agreed' | 'settled' | 'explained' | 'open';

export function standingOf(row: Difference): Standing {
  if (row.class === 'matched') return 'agreed';
  if ((row.settledBy ?? row.agreedSince) !== null || fenOfText(row.open) === 0) return 'settled';
  return row.explanation === null ? 'open' : 'explained';
}

/** Whether this run leaves it open, whatever was agreed on since: the next one will have it. */
export const isOpenInRun = (row: Difference): boolean => isOpen({ ...row, agreedSince: null });

/** Whether somebody has still to settle it; an explanation does not. */
export const isOpen = (row: Difference): boolean => ['open', 'explained'].includes(standingOf(row));

export interface Count {
  readonly rows: number;
  readonly open: Fen;
}

/** How many rows each class has, with what stands open in them, in the order of `CLASSES`. */
export function countsByClass(rows: readonly Difference[]): (readonly [DifferenceClass, Count])[] {
  return CLASSES.flatMap((each) => {
    const own = rows.filter((row) => row.class === each);
    return own.length === 0 ? [] : [[each, { rows: own.length, open: totalOpen(own) }] as const];
  });
}

const totalOpen = (rows: readonly Difference[]): Fen =>
  rows.reduce((sum, row) => addFen(sum, fenOfText(row.open)), ZERO);

/** How many rows of each kind stand open. */
export const openByKind = (rows: readonly Difference[]): ReadonlyMap<PairKind, number> =>
  new Map(PAIR_KINDS.map((kind) => [kind, rows.filter((row) => kindOf(row) === kind && isOpen(row)).length]));

/** The rows of the list: of a kind, of a class, all or what is not agreed. */
export const rowsOf = (
  rows: readonly Difference[],
  filter: { readonly kind: PairKind; readonly class: DifferenceClass | undefined; readonly all: boolean },
): Difference[] =>
  rows.filter(
    (row) =>
      kindOf(row) === filter.kind &&
      (filter.class === undefined ? filter.all || row.class !== 'matched' : row.class === filter.class),
  );

/** What the matrix's fields say: what stands open, who booked more, or what each booked. */
export const MATRIX_AMOUNTS = ['open', 'difference', 'booked'] as const;
export type MatrixAmount = (typeof MATRIX_AMOUNTS)[number];

export const isMatrixAmount = (text: string | undefined): text is MatrixAmount =>
  MATRIX_AMOUNTS.some((each) => each === text);

/** One field of the matrix: the row's unit against the column's. */
export interface Cell {
  readonly row: Difference;
  readonly standing: Standing;
  /** What the row's unit has booked more (+) or less (−) than the column's. */
  readonly difference: Fen;
  /** What found no counterpart, of both sides together. */
  readonly open: Fen;
  /** What the row's unit has booked, and what the column's. */
  readonly booked: Fen;
  readonly answered: Fen;
  /** 0: nothing open; 1–4: by the size of what is open, the largest of the matrix 4. */
  readonly heat: 0 | 1 | 2 | 3 | 4;
}

export interface Matrix {
  /** Codes of the units on both sides, in the given order. */
  readonly units: readonly string[];
  readonly cell: (unit: string, other: string) => Cell | undefined;
}

/** Stands in a pair for a counterparty that the unit did not name. */
export const UNNAMED = '?';

/**
 * The pairs of one kind as a matrix, the same pair on both sides of the diagonal with the sign turned round. Only units
 * with something open unless all are asked for. Several rows of a pair (budget) are one field: the largest open one.
 */
export function matrixOf(rows: readonly Difference[], order: readonly string[], all: boolean): Matrix {
  const largest = rows.reduce((most, row) => Math.max(most, fenOfText(row.open)), 0);
  const fields = new Map<string, Cell>();
  for (const row of rows) {
    const [left = '', right = ''] = row.pair;
    const key = `${left}|${right}`;
    const known = fields.get(key);
    const open = fenOfText(row.open);
    if (known && known.open >= open) continue;
    const heat = isOpen(row) ? heatOf(open, largest) : 0;
    fields.set(key, {
      row,
      standing: standingOf(row),
      difference: fenOfText(row.difference),
      open,
      booked: fenOfText(row.left),
      answered: fenOfText(row.right),
      heat,
    });
  }
  const stands = new Set(
    [...fields.values()].filter(({ row }) => all || row.class !== 'matched').flatMap(({ row }) => row.pair),
  );
  const strangers = [...stands].filter((unit) => !order.includes(unit));
  return {
    units: [...order.filter((unit) => stands.has(unit)), ...strangers],
    cell: (unit, other) => {
      const own = fields.get(`${unit}|${other}`);
      if (own) return own;
      const mirrored = fields.get(`${other}|${unit}`);
      if (!mirrored) return undefined;
      const { difference, booked, answered } = mirrored;
      return { ...mirrored, difference: negateFen(difference), booked: answered, answered: booked };
    },
  };
}

/** Amounts between members span from a few yuan to millions: each step of the heat is a quarter of the orders between. */
function heatOf(open: number, largest: number): 1 | 2 | 3 | 4 {
  if (largest <= 1) return 1;
  const share = Math.log(Math.max(open, 1)) / Math.log(largest);
  return Math.min(4, Math.max(1, Math.ceil((share - 0.5) * 8))) as 1 | 2 | 3 | 4;
}

/** A step of the arrow keys in the matrix; it stays within, and steps over the diagonal is no field. */
export function stepIn(size: number, [row, column]: readonly [number, number], key: string): [number, number] {
  const within = (at: number): number => Math.min(size - 1, Math.max(0, at));
  if (key === 'ArrowUp') return [within(row - 1), column];
  if (key === 'ArrowDown') return [within(row + 1), column];
  if (key === 'ArrowLeft') return [row, within(column - 1)];
  if (key === 'ArrowRight') return [row, within(column + 1)];
  if (key === 'Home') return [row, 0];
  if (key === 'End') return [row, size - 1];
  return [row, column];
}

/** The items of one unit in a match, or of the other. */
export const sideOf = (match: Match, unit: string): PairItem[] => match.items.filter((item) => item.unit === unit);

/** Every document that a match names, each once. */
export const documentsOf = (match: Match): string[] => [
  ...new Set(match.items.flatMap(({ document }) => (document === null ? [] : [document]))),
];
