import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Demand } from './gate.ts';
import { type BudgetLine, lineKey } from './line.ts';
import { budgetItem, isEarned } from './plan.ts';
import type { Month } from './standing.ts';

/**
 * Kinds of change (预算调整) of a budget that is approved: `shift` 调整 within a unit, `supplement` 追加 with the income it
 * comes from, `transfer` 调剂 between two units or two departments, `carry` 结转 of what last year left.
 */
export const CHANGE_KINDS = ['shift', 'supplement', 'transfer', 'carry'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One row of a change (调整明细). */
export interface ChangeRow {
  readonly unit: UnitCode;
  /** '' for what the unit plans as a whole; always so for revenue. */
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  /** The month whose plan becomes more or less, of the document's year. */
  readonly month: Month;
  /** In 分: above nil more, below nil less. */
  readonly amount: Fen;
}

/** A change document (预算调整单) of one budget year. */
export interface BudgetChange {
  readonly kind: ChangeKind;
  readonly year: number;
  /** Whose document it is. */
  readonly unit: UnitCode;
  /** 调剂: the other unit, or the same one where two of its departments are meant; '' for the other kinds. */
  readonly other: UnitCode | '';
  readonly reason: string;
  /** 追加: the document (文号) that gives the income; '' for the other kinds. */
  readonly incomeDocument: string;
  readonly rows: readonly ChangeRow[];
}

/** The line of a row, in the document's year or in the one before (结转). */
export const lineOfRow = (
  { unit, department, item, source, project }: Omit<ChangeRow, 'month' | 'amount'>,
  year: number,
): BudgetLine => ({ unit, year, department, item, source, project });

/** What a row is about, among the rows of its document. */
export const rowKey = ({ month, ...row }: Omit<ChangeRow, 'amount'>): string =>
  `${lineKey(lineOfRow(row, 0))} ${month}`;

/** By how much the rows of each source are more than nil; sources that balance are left out (差额). */
export function differences(rows: readonly Pick<ChangeRow, 'source' | 'amount'>[]): ReadonlyMap<string, Fen> {
  const sums = new Map<string, Fen>();
  for (const { source, amount } of rows) sums.set(source, fen((sums.get(source) ?? ZERO) + amount));
  return new Map([...sums].filter(([, sum]) => sum !== 0));
}

/** Whether money comes in by the item (收入、债务). */
export const isIncome = (code: string): boolean => {
  const item = budgetItem(code);
  return item !== undefined && isEarned(item);
};

/** What the rows of spending that are more come to (调增合计), in 分. */
export const raised = (rows: readonly Pick<ChangeRow, 'item' | 'amount'>[]): Fen =>
  fen(rows.reduce((sum, { item, amount }) => (amount > 0 && !isIncome(item) ? sum + amount : sum), 0));

/** What one year's lines are asked for; a document passes the gate once for each. */
export interface YearDemands {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  readonly demands: readonly Demand[];
}

/**
 * What the document asks of the gate, the year before first: 结转 takes from each line of last year what it gives to the
 * same line of this one. Rows that nothing is held against (收入) ask for nothing.
 *
 * @param held whether takings are held against the row's item (`isControlled`).
 */
export function changeDemands(change: BudgetChange, held: (item: string) => boolean): YearDemands[] {
  const rows = change.rows.filter(({ item }) => held(item));
  const ofYear = (year: number, sign: 1 | -1, month?: Month): YearDemands => ({
    year,
    lines: [...new Map(rows.map((row) => lineOfRow(row, year)).map((line) => [lineKey(line), line])).values()],
    demands: rows.map((row) => ({
      kind: 'adjust',
      line: lineKey(lineOfRow(row, year)),
      month: month ?? row.month,
      amount: fen(sign * row.amount),
    })),
  });
  return [...(change.kind === 'carry' ? [ofYear(change.year - 1, -1, 12)] : []), ofYear(change.year, 1)].filter(
    ({ demands }) => demands.length > 0,
  );
}
