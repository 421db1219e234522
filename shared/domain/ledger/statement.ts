import type { Fen } from '../../kernel/fen.ts';
import type { ChartName } from '../organisation/unit.ts';
import type { FundNature } from './fund.ts';

/** Names of the statements, as the command line and the contract say them. */
export const STATEMENTS = [
  'trial-balance',
  'balance-sheet',
  'income',
  'medical-activities',
  'income-by-nature',
  'net-assets',
  'budget',
  'budget-carry-over',
  'fiscal-budget',
  'reconciliation',
] as const;
export type StatementName = (typeof STATEMENTS)[number];

/** Whose layout: a chart's (primary inserts 待结算医疗款 and has its own 其中 lines), or the community's. */
export type Layout = ChartName | 'group';

/**
 * What a term measures of the figures it selects:
 * closing and yearOpening balances; movements without closing vouchers.
 */
export type Measure = 'closing' | 'yearOpening' | 'monthMovement' | 'yearMovement';

/**
 * What one term measures where its statement's basis is not meant. `opening`, `closing` and `movement` (without closing
 * vouchers) are debit-positive; `transfer` is what closing vouchers moved, debit-positive; `debit` and `credit` are the
 * whole turnovers, each positive in its own direction.
 */
export type TermMeasure = 'opening' | 'closing' | 'movement' | 'transfer' | 'debit' | 'credit';

/**
 * One term of a line's formula: the sum over figures whose group account begins with `account`, times sign. A figure that
 * is not mapped counts as `U` and its own code (`U5701`), so that it is in the totals and is seen.
 */
export interface AccountTerm {
  /** +1 when the term adds a debit-positive amount to the line, −1 when it adds a credit-positive one. */
  readonly sign: 1 | -1;
  /** Group account code or prefix. A trailing `!` takes that account alone, without those below it. */
  readonly account: string;
  /** Only lines of these fund natures, where given. */
  readonly funds?: readonly FundNature[];
  /** Only lines of these fund sources, where given. */
  readonly sources?: readonly string[];
  /** Fund sources that are left out. */
  readonly exceptSources?: readonly string[];
  /** Instead of what the statement's basis says. */
  readonly measure?: TermMeasure;
  /** Group accounts (prefixes) below `account` that are left out. */
  readonly except?: readonly string[];
}

/** How a line is computed: from accounts, from other lines of the same statement, or always nil with the reason why. */
export type LineFormula =
  | { readonly kind: 'accounts'; readonly terms: readonly AccountTerm[] }
  | { readonly kind: 'lines'; readonly terms: readonly { readonly sign: 1 | -1; readonly key: string }[] }
  | { readonly kind: 'nil'; readonly why: string };

/** A line of a statement as data, so that the screen, the drill-down and the workbook's live formulas say the same. */
export interface LineDefinition {
  /** Stable English key, kebab-case, e.g. `cash`, `total-assets`. */
  readonly key: string;
  /** The official line name, without 一、 and 其中：. */
  readonly name: string;
  /** 0 for a total, 1 for a line, 2 for a line of which (其中), 3 for a part of such a one. */
  readonly depth: 0 | 1 | 2 | 3;
  readonly formula: LineFormula;
  /** One of the four starred lines that must be nil in the community (准则第9号 附录). */
  readonly starred?: true;
}

export interface StatementDefinition {
  readonly statement: StatementName;
  readonly layout: Layout;
  /** Official number and title, e.g. `会政财01表` and `资产负债表`. */
  readonly number: string;
  readonly title: string;
  /** Balance sheets read `closing` (prior: `yearOpening`); the others `yearMovement` and `monthMovement`. */
  readonly basis: 'balance' | 'movement';
  readonly lines: readonly LineDefinition[];
  /** What should be nil; otherwise the reader is told, with the amount. */
  readonly watches?: readonly Watch[];
}

export interface Watch {
  readonly terms: readonly AccountTerm[];
  /** A sentence with `{amount}` in it. */
  readonly remark: string;
}

/** A computed line; amounts in the line's own normal direction. */
export interface StatementLine {
  readonly key: string;
  readonly name: string;
  readonly depth: 0 | 1 | 2 | 3;
  /** At the period's end for a balance sheet, year to date for the others. */
  readonly amount: Fen;
  /** The period's own amount; absent on a balance sheet. */
  readonly month?: Fen;
  /** 年初余额 of a balance sheet, 上年同期 of the others; null when last year's figures are not kept. */
  readonly prior: Fen | null;
}

export interface Statement {
  readonly statement: StatementName;
  readonly layout: Layout;
  readonly lines: readonly StatementLine[];
  /** What the reader must know: doubtful turnovers of closed accounts, unclassified differences, a 3302 not at nil. */
  readonly remarks: readonly string[];
}
