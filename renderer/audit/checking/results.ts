import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type Fen, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';

export type Check = ReplyOf<Contract['audit']['check']>['checks'][number];
export type CheckRow = Check['rows'][number];
export type BoardRow = ReplyOf<Contract['ledger']['board']>['rows'][number];

type Standing = Pick<Check, 'ok' | 'severity' | 'count' | 'explained'>;

/** Rows of a check that are still somebody's to mend or to explain. */
export const openIn = ({ count, explained }: Pick<Check, 'count' | 'explained'>): number => count - explained;

/** Rows of a unit's month that can be explained as they stand: of a finding, and not explained yet. The group's own belong to no unit. */
export const explainable = (check: Check, unit: string, period: string | undefined): CheckRow[] =>
  check.severity === 'finding'
    ? check.rows.filter((row) => row.unit === unit && row.period === period && !row.accepted)
    : [];

/** How urgent a check is: failed errors, open findings, findings that were explained (已说明), passed. */
export const rankOf = (check: Standing): 0 | 1 | 2 | 3 =>
  check.ok ? 3 : check.severity === 'error' ? 0 : openIn(check) > 0 ? 1 : 2;

/** Errors first, then findings, open before explained, then what passed; each in the order of the service, in which a person would look. */
export const ordered = (checks: readonly Check[]): Check[] => [...checks].sort((a, b) => rankOf(a) - rankOf(b));

/** How many checks stand where. */
export interface Tally {
  readonly errors: number;
  readonly findings: number;
  readonly explained: number;
  readonly passed: number;
}

export function tallyOf(checks: readonly Check[]): Tally {
  const count = (rank: number): number => checks.filter((check) => rankOf(check) === rank).length;
  return { errors: count(0), findings: count(1), explained: count(2), passed: count(3) };
}

/** A unit and where its period stands. */
export type UnitPeriod = Pick<BoardRow, 'unit' | 'name' | 'state' | 'basis' | 'unsigned'>;

/** One unit's line in the view by unit. */
export interface UnitLine extends UnitPeriod {
  /** Failed checks with an open row of this unit. */
  readonly errors: number;
  readonly findings: number;
  /** Findings whose every row of this unit was explained. */
  readonly explained: number;
  /** Open rows. */
  readonly rows: number;
}

/** The checks turned round: for each unit of the board, how many checks fail there and with how many open rows. */
export function byUnit(checks: readonly Check[], board: readonly UnitPeriod[]): UnitLine[] {
  const lines = new Map(
    board.map(({ unit, name, state, basis, unsigned }) => [
      unit,
      { unit, name, state, basis, unsigned, errors: 0, findings: 0, explained: 0, rows: 0 },
    ]),
  );
  for (const check of checks) {
    if (check.ok) continue;
    const open = new Map<string, number>();
    for (const { unit = '', accepted } of check.rows) open.set(unit, (open.get(unit) ?? 0) + (accepted ? 0 : 1));
    for (const [unit, rows] of open) {
      const line = lines.get(unit);
      if (!line) continue;
      line.rows += rows;
      line[check.severity === 'error' ? 'errors' : rows > 0 ? 'findings' : 'explained'] += 1;
    }
  }
  return [...lines.values()];
}

/** Where a row is, as people say it: members by their names. */
export function placeIn({ place, pair }: CheckRow, nameOf: (unit: string) => string | undefined): string {
  if (!pair) return place;
  const codes = pair.units.join('–');
  const names = pair.units.map((unit) => nameOf(unit) ?? unit).join('–');
  return place.startsWith(codes) ? names + place.slice(codes.length) : place;
}

const CODE = /(?<![\d,.-])\d{4,20}(?![\d,.-])/g;

/** What may be account codes in a row: the accounts of the unit tell which of them are. */
export const codesIn = ({ place, message, all = [] }: CheckRow): string[] => [
  ...new Set([...(ACCOUNT.test(place) ? [place] : []), ...(message.match(CODE) ?? []), ...all]),
];

/** Rows that hold what is typed, in any of their words. */
export function matching(rows: readonly CheckRow[], typed: string, nameOf: (unit: string) => string): CheckRow[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [...rows];
  return rows.filter((row) =>
    [row.unit ?? '', nameOf(row.unit ?? ''), row.place, placeIn(row, nameOf), row.message].some((word) =>
      word.toLowerCase().includes(wanted),
    ),
  );
}

/** Checks whose amounts are all of one kind: balances of one account. Those of the others (balances beside movements, both signs) make no sum. */
const SUMMED: ReadonlySet<string> = new Set(['unsettled-temporary-payments']);

/** Σ of the amounts of a check's rows; undefined where they are of different kinds, or none has one. */
export function totalOf(check: string, rows: readonly CheckRow[]): Fen | undefined {
  const kinds = new Set(rows.map(({ pair }) => pair && `${pair.book} ${pair.kind}`));
  const alike = check === 'intra-group-differences' ? kinds.size === 1 && !kinds.has(undefined) : SUMMED.has(check);
  if (!alike) return undefined;
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
  | { readonly kind: 'draft'; readonly unit: string; readonly period: string; readonly id: number }
  | { readonly kind: 'account'; readonly unit: string; readonly period: string; readonly code: string }
  | { readonly kind: 'mapping'; readonly unit: string; readonly period: string }
  | { readonly kind: 'bank'; readonly unit: string; readonly period: string; readonly number: string }
  | { readonly kind: 'closing'; readonly unit: string; readonly period: string }
  | { readonly kind: 'differences'; readonly unit: string; readonly period: string }
  | { readonly kind: 'import'; readonly unit: string; readonly period: string }
  | { readonly kind: 'history'; readonly unit: string; readonly period: string }
  | { readonly kind: 'reconciliation'; readonly period: string; readonly of?: string }
  | { readonly kind: 'worksheet'; readonly period: string };

const VOUCHER = /^(\d{4}-\d{2}) (.+)-(\d{1,9})$/;
/** A draft of the desk, as the check names it in either language. */
const DRAFT = /^(?:草稿|Draft) (\d{1,15})$/;
const ACCOUNT = /^\d{4,20}$/;

/** Where a row of a check leads, the nearest first; empty when its place names nothing that has a page. */
export function targetsOf(check: string, { unit, period, place, pair }: CheckRow): Target[] {
  if (period === undefined) return [];
  if (unit === undefined) {
    if (check === 'consolidation-differences') return [{ kind: 'reconciliation', period }];
    // Everything of the budget book is one choice of the reconciliation.
    const of = pair?.book === 'budget' ? 'budget' : pair?.kind;
    if (check === 'intra-group-differences') return [{ kind: 'reconciliation', period, ...(of ? { of } : {}) }];
    return check.startsWith('consolidation-') ? [{ kind: 'worksheet', period }] : [];
  }
  const at = { unit, period };
  if (check === 'bank-reconciled') return [{ kind: 'bank', ...at, number: place }];
  if (check === 'period-reported') return [{ kind: 'import', ...at }];
  if (check === 'reconciliation-classified') return [{ kind: 'differences', ...at }];
  const voucher = VOUCHER.exec(place);
  if (voucher) {
    const [, month = '', type = '', number = ''] = voucher;
    return [{ kind: 'voucher', unit, period: month, type, number: Number(number) }];
  }
  const draft = DRAFT.exec(place);
  if (draft) return [{ kind: 'draft', ...at, id: Number(draft[1]) }];
  const closing: Target[] = check === 'closed-accounts' ? [{ kind: 'closing', ...at }] : [];
  if (!ACCOUNT.test(place)) return closing;
  const account: Target = { kind: 'account', ...at, code: place };
  if (check === 'mapping-coverage' || check === 'first-level-not-official')
    return [{ kind: 'mapping', ...at }, account];
  return check === 'trial-balance-agrees' ? [account, { kind: 'history', ...at }] : [...closing, account];
}
