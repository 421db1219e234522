import type { Layout, StatementDefinition, StatementName } from '../statement.ts';
import { balanceSheet } from './balance-sheet.ts';
import { budgetStatement } from './budget.ts';
import { budgetCarryOver } from './budget-carry-over.ts';
import { fiscalBudget } from './fiscal-budget.ts';
import { incomeStatement } from './income.ts';
import { incomeByNature } from './income-by-nature.ts';
import { medicalActivities } from './medical-activities.ts';
import { netAssetsStatement } from './net-assets.ts';

/** Statements that are computed from figures by definition. The trial balance and the reconciliation are not. */
export const DEFINED_STATEMENTS = [
  'balance-sheet',
  'income',
  'medical-activities',
  'income-by-nature',
  'net-assets',
  'budget',
  'budget-carry-over',
  'fiscal-budget',
] as const;
export type DefinedStatement = (typeof DEFINED_STATEMENTS)[number];

const MAKERS: Readonly<Record<DefinedStatement, (layout: Layout) => StatementDefinition>> = {
  'balance-sheet': balanceSheet,
  income: incomeStatement,
  'medical-activities': medicalActivities,
  'income-by-nature': incomeByNature,
  'net-assets': netAssetsStatement,
  budget: budgetStatement,
  'budget-carry-over': budgetCarryOver,
  'fiscal-budget': fiscalBudget,
};

const made = new Map<string, StatementDefinition>();

export const isDefined = (statement: StatementName): statement is DefinedStatement =>
  (DEFINED_STATEMENTS as readonly StatementName[]).includes(statement);

/** Whether the layout has the statement: 医疗活动收入费用明细表 is the hospitals' own (医院补充规定 二（一）). */
export const isOffered = (statement: StatementName, layout: Layout): boolean =>
  statement !== 'medical-activities' || layout === 'hospital';

export const NOT_OFFERED = '医疗活动收入费用明细表只由执行医院补充规定的单位编制，请选择一家医院';

/** The statements that a layout has, in their order. */
export const statementsOf = (layout: Layout): DefinedStatement[] =>
  DEFINED_STATEMENTS.filter((statement) => isOffered(statement, layout));

/** The definition of a statement in a layout (报表格式): the same value every time. */
export function definitionOf(statement: DefinedStatement, layout: Layout): StatementDefinition {
  const key = `${statement}/${layout}`;
  const known = made.get(key) ?? MAKERS[statement](layout);
  made.set(key, known);
  return known;
}
