import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { NEXT_STEPS, type NextStep } from '../../shared/domain/audit/readiness.ts';
import { type Fen, fen, parseYuan, sumFen } from '../../shared/kernel/fen.ts';

/** One unit's month on the board, as the service answers it. */
export type BoardRow = ReplyOf<Contract['ledger']['board']>['rows'][number];

/** How ready one unit's month is (准备情况), as the service answers it. */
export type Ready = ReplyOf<Contract['audit']['readiness']>['rows'][number];

/** A unit's month with how ready it is, once that has been read. */
export interface MonthRow extends BoardRow {
  readonly ready?: Ready | undefined;
}

/** The board's rows with their readiness beside them; one that was read before the month moved on says nothing of it any more. */
export function withReadiness(rows: readonly BoardRow[], ready: readonly Ready[] | undefined): MonthRow[] {
  const known = new Map(ready?.map((each) => [each.unit, each]));
  return rows.map((row) => {
    const ready = known.get(row.unit);
    return { ...row, ready: ready?.state === row.state && ready.basis === row.basis ? ready : undefined };
  });
}

/** Where a unit stands in a month, in the order of the work: nothing in yet, open, submitted, locked. */
export const STANDINGS = ['missing', 'open', 'submitted', 'locked'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A month without books has not come in, unless somebody closed it so. */
export const standingOf = (row: BoardRow): Standing =>
  row.basis === 'none' && row.state === 'open' ? 'missing' : row.state;

/** An amount of the contract, or undefined where the unit has none. */
export const amountOf = (text: string | null): Fen | undefined => (text === null ? undefined : parseYuan(text));

export interface Summary {
  readonly units: number;
  readonly counts: Readonly<Record<Standing, number>>;
  /** Units whose figures are in the sums. */
  readonly inSums: number;
  /** Plain sums over the units, before any elimination. */
  readonly totalAssets: Fen;
  readonly surplus: Fen;
  readonly missing: readonly BoardRow[];
}

export function summarise(rows: readonly BoardRow[]): Summary {
  const counts = { missing: 0, open: 0, submitted: 0, locked: 0 };
  for (const row of rows) counts[standingOf(row)] += 1;
  const total = (amount: (row: BoardRow) => string | null): Fen =>
    sumFen(rows.map((row) => amountOf(amount(row)) ?? fen(0)));
  return {
    units: rows.length,
    counts,
    inSums: rows.filter((row) => row.totalAssets !== null).length,
    totalAssets: total((row) => row.totalAssets),
    surplus: total((row) => row.surplus),
    missing: rows.filter((row) => standingOf(row) === 'missing'),
  };
}

export interface Wanted {
  readonly standing: Standing | undefined;
  /** 下一步. */
  readonly step?: NextStep | undefined;
  /** Days until the month is due, when only those that are late are wanted. */
  readonly late?: number | undefined;
  /** Only those that were late more than once in the last twelve months. */
  readonly often?: boolean | undefined;
  /** Part of a name or a code. */
  readonly text: string;
}

/** 逾期: not submitted although the day is past; `days` are those left, undefined without a deadline. */
export const isLate = (row: BoardRow, days: number | undefined): boolean =>
  row.state === 'open' && days !== undefined && days < 0;

/** 多次逾期: late with more than one of the last twelve months. */
export const isOftenLate = ({ late }: BoardRow): boolean => (late ?? 0) > 1;

export function matching(rows: readonly MonthRow[], { standing, step, late, often, text }: Wanted): MonthRow[] {
  const part = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (standing === undefined || standingOf(row) === standing) &&
      (step === undefined || row.ready?.next === step) &&
      (late === undefined || isLate(row, late)) &&
      (!often || isOftenLate(row)) &&
      (part === '' || row.name.toLowerCase().includes(part) || row.unit.toLowerCase().includes(part)),
  );
}

export const COLUMNS = [
  'unit',
  'books',
  'checks',
  'reconciled',
  'promised',
  'locked',
  'totalAssets',
  'surplus',
  'next',
] as const;
export type Column = (typeof COLUMNS)[number];
export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

/** By a column; equal rows stay in the register's order, and rows without a value come last either way. */
export function ordered(rows: readonly MonthRow[], order: Order | undefined): readonly MonthRow[] {
  if (!order) return rows;
  const key = KEYS[order.column];
  const sign = order.descending ? -1 : 1;
  return rows
    .map((row, position) => ({ row, position, key: key(row) }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined) || a.position - b.position;
      }
      return sign * compare(a.key, b.key) || a.position - b.position;
    })
    .map(({ row }) => row);
}

const BASES: readonly BoardRow['basis'][] = ['none', 'carried', 'summary', 'detail'];

const KEYS: Record<Column, (row: MonthRow) => string | number | undefined> = {
  unit: (row) => row.unit,
  books: (row) => BASES.indexOf(row.basis) * 1e9 + row.vouchers,
  checks: (row) => row.ready && row.ready.errors * 1e6 + row.ready.unmapped * 1e3 + row.ready.findings,
  reconciled: (row) => row.ready?.differences ?? undefined,
  promised: (row) =>
    row.unsigned.length === 0 && row.submitted ? 3 : row.signed.length > 0 ? 2 : row.submitted ? 1 : 0,
  locked: (row) => (row.state === 'locked' ? 1 : 0),
  totalAssets: (row) => amountOf(row.totalAssets),
  surplus: (row) => amountOf(row.surplus),
  next: (row) => row.ready && NEXT_STEPS.indexOf(row.ready.next),
};

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
