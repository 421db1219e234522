import type {
  StatementDefinition,
  StatementLine,
  StatementName,
} from '../../../../../shared/domain/ledger/statement.ts';
import type { Fen } from '../../../../../shared/kernel/fen.ts';
import type { Measured } from './line-formulas.ts';
import type { Paper } from './paper.ts';

/** The statements of a pack, in their order, with their reference numbers and the tags of their line codes. */
export const STATEMENT_PAPERS = {
  'balance-sheet': { index: 'A1', tag: '财01', name: '01资产负债表' },
  income: { index: 'A2', tag: '财02', name: '02收入费用表' },
  'medical-activities': { index: 'A2-3', tag: '财02附', name: '02附表医疗活动收入费用明细表' },
  'income-by-nature': { index: 'A2-2', tag: '财02经', name: '02收入费用表（按经济性质）' },
  'net-assets': { index: 'A3', tag: '财03', name: '03净资产变动表' },
  budget: { index: 'A4', tag: '预01', name: '预01预算收入支出表' },
  'budget-carry-over': { index: 'A5', tag: '预02', name: '预02预算结转结余变动表' },
  'fiscal-budget': { index: 'A6', tag: '预03', name: '预03财政拨款预算收入支出表' },
} as const satisfies Partial<Record<StatementName, { index: string; tag: string; name: string }>>;

export type PackStatement = keyof typeof STATEMENT_PAPERS;

export const isPackStatement = (name: StatementName): name is PackStatement => name in STATEMENT_PAPERS;

export const statementPaper = (name: PackStatement): Paper => ({
  index: STATEMENT_PAPERS[name].index,
  name: STATEMENT_PAPERS[name].name,
  about: '报表，公式取自科目余额表（合并报表取自合并工作底稿）',
});

export const matrixPaper = (name: PackStatement): Paper => ({
  index: `${STATEMENT_PAPERS[name].index}-1`,
  name: `${STATEMENT_PAPERS[name].name}-各单位`,
  about: '各成员单位的报表并列，逐格公式取自科目余额表',
});

/** 行次 as one text that names a line in the whole pack: `财01-12`. */
export function lineCode(definition: StatementDefinition, key: string): string {
  const tag = isPackStatement(definition.statement) ? STATEMENT_PAPERS[definition.statement].tag : definition.statement;
  return `${tag}-${definition.lines.findIndex((line) => line.key === key) + 1}`;
}

/** A column of figures of a statement. */
export interface FigureColumn {
  readonly key: 'amount' | 'month' | 'prior';
  readonly heading: string;
  /** What the column's formulas measure; undefined when the trial balance cannot tell (last year's figures). */
  readonly measure: Measured | undefined;
}

/** Statements that are a table of their own: each line is a cell, its key `row.column`. */
export const isGrid = (definition: StatementDefinition): boolean =>
  definition.lines.every(({ key }) => /^[^.]+\.[^.]+$/.test(key));

/** Statements that are made for the year so far only (会政财03, 预02, 预03 are yearly tables). */
const YEARLY: ReadonlySet<StatementName> = new Set(['net-assets', 'budget-carry-over', 'fiscal-budget']);

/** The columns that live formulas can fill. */
export function liveColumns(definition: StatementDefinition): FigureColumn[] {
  const year: FigureColumn = { key: 'amount', heading: '本年累计数', measure: 'year' };
  if (YEARLY.has(definition.statement)) return [year];
  return definition.basis === 'balance'
    ? [
        { key: 'amount', heading: '期末余额', measure: 'closing' },
        { key: 'prior', heading: '年初余额', measure: 'yearOpening' },
      ]
    : [{ key: 'month', heading: '本月数', measure: 'month' }, year];
}

/** The computed figure of a line in a column; null when it is not kept. */
export function figureOf(line: StatementLine, key: FigureColumn['key']): Fen | null {
  if (key === 'amount') return line.amount;
  return key === 'prior' ? line.prior : (line.month ?? null);
}
