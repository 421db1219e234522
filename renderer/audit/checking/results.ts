import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type Fen, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';

export type Check = ReplyOf<Contract['audit']['check']>['checks'][number];
export type CheckRow = Check['rows'][number];
export type BoardRow = ReplyOf<Contract['ledger']['board']>['rows'][number];

/** How urgent a check is: failed errors, failed findings, passed. */
export const rankOf = ({ ok, severity }: Pick<Check, 'ok' | 'severity'>): 0 | 1 | 2 =>
  ok ? 2 : severity === 'error' ? 0 : 1;

/** Errors first, then findings, then what passed; each in the order of the service, in which a person would look. */
export const ordered = (checks: readonly Check[]): Check[] => [...checks].sort((a, b) => rankOf(a) - rankOf(b));

/** How many checks stand where. */
export interface Tally {
  readonly errors: number;
  readonly findings: number;
  readonly passed: number;
}

export function tallyOf(checks: readonly Check[]): Tally {
  const count = (rank: number): number => checks.filter((check) => rankOf(check) === rank).length;
  return { errors: count(0), findings: count(1), passed: count(2) };
}

/** A unit and where its period stands. */
export type UnitPeriod = Pick<BoardRow, 'unit' | 'name' | 'state' | 'basis'>;

/** One unit's line in the view by unit. */
export interface UnitLine extends UnitPeriod {
  /** Failed checks with a row of this unit. */
  readonly errors: number;
  readonly findings: number;
  readonly rows: number;
}

/** The checks turned round: for each unit of the board, how many checks fail there and with how many rows. */
export function byUnit(checks: readonly Check[], board: readonly UnitPeriod[]): UnitLine[] {
  const lines = new Map(
    board.map(({ unit, name, state, basis }) => [unit, { unit, name, state, basis, errors: 0, findings: 0, rows: 0 }]),
  );
  for (const check of checks) {
    if (check.ok) continue;
    const touched = new Set<string>();
    for (const { unit } of check.rows) {
      const line = lines.get(unit ?? '');
      if (!line) continue;
      line.rows += 1;
      if (touched.has(line.unit)) continue;
      touched.add(line.unit);
      if (check.severity === 'error') line.errors += 1;
      else line.findings += 1;
    }
  }
  return [...lines.values()];
}

/** Rows that hold what is typed, in any of their words. */
export function matching(rows: readonly CheckRow[], typed: string, nameOf: (unit: string) => string): CheckRow[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [...rows];
  return rows.filter(({ unit = '', place, message }) =>
    [unit, nameOf(unit), place, message].some((word) => word.toLowerCase().includes(wanted)),
  );
}

/** Rows of a finding that nobody has explained yet. */
export const unexplained = ({ rows }: Pick<Check, 'rows'>): number =>
  rows.filter(({ accepted }) => accepted === undefined).length;

/** Σ of the differences of rows; undefined when none of them has one. */
export function totalOf(rows: readonly CheckRow[]): Fen | undefined {
  const amounts = rows.flatMap(({ difference }) => {
    const amount = difference === undefined ? undefined : parseYuan(difference);
    return amount === undefined ? [] : [amount];
  });
  return amounts.length > 0 ? sumFen(amounts) : undefined;
}

/** What a row's place names for certain. */
export type Target =
  | {
      readonly kind: 'voucher';
      readonly unit: string;
      readonly period: string;
      readonly type: string;
      readonly number: number;
    }
  | { readonly kind: 'account'; readonly unit: string; readonly period: string; readonly code: string }
  | { readonly kind: 'mapping'; readonly unit: string; readonly period: string }
  | { readonly kind: 'import'; readonly unit: string; readonly period: string }
  | { readonly kind: 'history'; readonly unit: string; readonly period: string }
  | { readonly kind: 'reconciliation'; readonly period: string; readonly of?: string }
  | { readonly kind: 'worksheet'; readonly period: string };

const VOUCHER = /^(\d{4}-\d{2}) (.+)-(\d{1,9})$/;
const ACCOUNT = /^\d{4,20}$/;

/** Where a row of a check leads, the nearest first; empty when its place names nothing that has a page. */
export function targetsOf(check: string, { unit, period, place }: CheckRow): Target[] {
  if (period === undefined) return [];
  if (unit === undefined) {
    if (check === 'consolidation-differences') return [{ kind: 'reconciliation', period }];
    const of = /–\S+ (\S+)$/.exec(place)?.[1];
    if (check === 'intra-group-differences') return [{ kind: 'reconciliation', period, ...(of ? { of } : {}) }];
    return check.startsWith('consolidation-') ? [{ kind: 'worksheet', period }] : [];
  }
  const at = { unit, period };
  if (check === 'period-reported') return [{ kind: 'import', ...at }];
  const voucher = VOUCHER.exec(place);
  if (voucher) {
    const [, month = '', type = '', number = ''] = voucher;
    return [{ kind: 'voucher', unit, period: month, type, number: Number(number) }];
  }
  if (!ACCOUNT.test(place)) return [];
  const account: Target = { kind: 'account', ...at, code: place };
  if (check === 'mapping-coverage' || check === 'first-level-not-official')
    return [{ kind: 'mapping', ...at }, account];
  return check === 'trial-balance-agrees' ? [account, { kind: 'history', ...at }] : [account];
}
