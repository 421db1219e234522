import type { StatementName } from '../../../shared/domain/ledger/statement.ts';
import { type Fen, parseYuan, subtractFen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { FIGURES, type Figure } from './form.ts';

/** How far a figure has been taken apart; it stands in the address, so that the browser's own way back works too. */
export interface Drill {
  readonly line: string;
  readonly figure: Figure;
  /** In the whole county: the unit that was chosen. */
  readonly part: string | undefined;
  readonly account: string | undefined;
  readonly voucher: number | undefined;
}

export type Step = 'line' | 'unit' | 'account' | 'voucher';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the words of the address; undefined while nothing is open. */
export function readDrill(search: Readonly<Record<string, unknown>>): Drill | undefined {
  const line = textOf(search['line']);
  if (line === undefined) return undefined;
  const voucher = Number(textOf(search['voucher']));
  return {
    line,
    figure: FIGURES.find((each) => each === search['figure']) ?? 'amount',
    part: textOf(search['part']),
    account: textOf(search['account']),
    voucher: Number.isSafeInteger(voucher) && voucher > 0 ? voucher : undefined,
  };
}

/** The steps that were taken, from the line on; those before the last are the way back. */
export const stepsOf = ({ part, account, voucher }: Drill): Step[] => [
  'line',
  ...(part === undefined ? [] : (['unit'] as const)),
  ...(account === undefined ? [] : (['account'] as const)),
  ...(voucher === undefined ? [] : (['voucher'] as const)),
];

/** The words of the address for going back to a step. */
export function backTo(step: Step): Readonly<Record<string, undefined>> {
  if (step === 'line') return { part: undefined, account: undefined, voucher: undefined };
  if (step === 'unit') return { account: undefined, voucher: undefined };
  return step === 'account' ? { voucher: undefined } : {};
}

/** The figure of the worksheet from which a person came (`statement/line/column`), as the worksheet's address has it. */
export function readSheet(word: unknown): Readonly<Record<string, string>> | undefined {
  const [statement, line, column] = (textOf(word) ?? '').split('/');
  if (!statement || !line) return undefined;
  return { statement, line, ...(column ? { column } : {}) };
}

/** The words of the address when nothing is open. */
export const CLOSED = { line: undefined, figure: undefined, part: undefined, account: undefined, voucher: undefined };

/** The months whose vouchers make a figure. */
export function spanOf(statement: StatementName, figure: Figure, period: Period): { from: Period; to: Period } {
  const year = yearOf(period);
  const january = periodOf(year, 1);
  if (figure === 'month') return { from: period, to: period };
  if (figure === 'amount' || statement === 'trial-balance') return { from: january, to: period };
  const before = year - 1;
  return statement === 'balance-sheet'
    ? { from: periodOf(before, 1), to: periodOf(before, 12) }
    : { from: periodOf(before, 1), to: periodOf(before, Number(period.slice(5))) };
}

export interface Part {
  readonly amount: string;
  readonly month: string | null;
  readonly prior: string | null;
}

/** A part's amount in the column that was opened; nil where it has none. */
export const partIn = (part: Part | undefined, figure: Figure): Fen => parseYuan(part?.[figure] ?? '') ?? ZERO;

export const sumOfParts = (parts: readonly Part[], figure: Figure): Fen =>
  sumFen(parts.map((part) => partIn(part, figure)));

/** What eliminations and adjustments did: the consolidated figure less what the units say. */
export const eliminated = (consolidated: Fen, parts: readonly Part[], figure: Figure): Fen =>
  subtractFen(consolidated, sumOfParts(parts, figure));

/** The largest parts first, without sign. */
export const bySize =
  (figure: Figure) =>
  (a: Part, b: Part): number =>
    Math.abs(partIn(b, figure)) - Math.abs(partIn(a, figure));
