import type { z } from 'zod';
import type { statementOut } from '../../../shared/contract/ledger/books.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import type { AccountFigure } from '../../../shared/domain/ledger/figures.ts';
import type { Layout, Statement, StatementName } from '../../../shared/domain/ledger/statement.ts';
import {
  type DefinedStatement,
  definitionOf,
  isDefined,
} from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement, lineAmount } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { reconcileSurplus } from '../../../shared/domain/ledger/statements/reconciliation.ts';
import { type TrialBalanceRow, trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan, subtractFen } from '../../../shared/kernel/fen.ts';
import { endOf, monthOf, type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { type ReadFigures, readFigures } from './figures.ts';
import { readResolvers } from './mapping.ts';
import { readPeriod } from './periods.ts';
import type { UnitChart } from './unit-charts.ts';
import { readVouchers } from './vouchers.ts';
import { unknownOpenings } from './year-openings.ts';

export type StatementOut = z.input<typeof statementOut>;

const TITLES: Readonly<Record<'trial-balance' | 'reconciliation', string>> = {
  'trial-balance': '科目余额表',
  reconciliation: '本年盈余与预算结余差异情况说明',
};

/** What stands above a statement's lines: the form's number and name, and the day or the month that it is of. */
export const headOf = (statement: StatementName, layout: Layout, period: Period) => {
  const day = statement === 'balance-sheet' ? endOf(period) : null;
  if (!isDefined(statement)) return { statement, period, title: TITLES[statement], number: '', day };
  const { number, title } = definitionOf(statement, layout);
  return { statement, period, title: `${number} ${title}`, number, day };
};

/** A unit's statement of a period from its books, in its own chart's layout; undefined when there is no such unit. */
export async function readUnitStatement(
  db: BooksReader,
  unit: UnitCode,
  statement: StatementName,
  period: Period,
): Promise<StatementOut | undefined> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) return undefined;
  const remarks = [...(await absence(db, unit, period, read)), ...read.remarks];
  const head = { ...headOf(statement, read.chart.official, period), scope: unit, caption: null };
  if (statement === 'trial-balance') {
    return {
      ...head,
      lines: trialBalance(read.figures, listedAccounts(read.chart)).map(trialBalanceLine),
      remarks,
    };
  }
  const made =
    statement === 'reconciliation'
      ? await readReconciliation(db, new Map([[unit, read]]), period, read.chart.official)
      : await definedStatement(db, unit, statement, period, read);
  return { ...head, lines: made.lines.map(statementLine), remarks: [...remarks, ...made.remarks] };
}

/** Statements that say how the year opened, in a column or in lines of their own. */
const OPENED: ReadonlySet<StatementName> = new Set<StatementName>([
  'balance-sheet',
  'net-assets',
  'budget-carry-over',
  'fiscal-budget',
]);
export const readsOpening = (statement: StatementName): boolean => OPENED.has(statement);

/** A statement of a unit of which nobody knows how the year opened: the column of it is empty, and the statement says so. */
function withoutOpening(made: Statement, unit: UnitCode): Statement {
  if (!readsOpening(made.statement)) return made;
  if (made.statement === 'balance-sheet')
    return {
      ...made,
      lines: made.lines.map((line) => ({ ...line, prior: null })),
      remarks: [...made.remarks, `${unit} 年初数未知，年初栏不可得`],
    };
  return { ...made, remarks: [...made.remarks, `${unit} 年初数未知，年初和变动各行不能用`] };
}

/** A unit's statement as its definition gives it, with all that its reader must know, and the figures behind it. */
export async function readDefinedStatement(
  db: BooksReader,
  unit: UnitCode,
  statement: DefinedStatement,
  period: Period,
): Promise<{ made: Statement; read: ReadFigures } | undefined> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) return undefined;
  const made = await definedStatement(db, unit, statement, period, read);
  const remarks = [...(await absence(db, unit, period, read)), ...read.remarks, ...made.remarks];
  return { made: { ...made, remarks }, read };
}

/** What the reader must know of a month for which nothing came. */
async function absence(db: BooksReader, unit: UnitCode, period: Period, read: ReadFigures): Promise<string[]> {
  if (read.figures.length === 0) return [`${unit} 在 ${yearOf(period)} 年没有账务`];
  const { basis } = await readPeriod(db, unit, period);
  return basis === 'none' ? [`${unit} 的 ${period} 尚未报账，以下为以前月份的余额和累计数`] : [];
}

async function definedStatement(
  db: BooksReader,
  unit: UnitCode,
  statement: DefinedStatement,
  period: Period,
  read: ReadFigures,
): Promise<Statement> {
  const before = (await readFigures(db, periodOf(yearOf(period) - 1, monthOf(period)), [unit])).get(unit);
  const prior = before && before.figures.length > 0 ? before.figures : undefined;
  const made = evaluateStatement(definitionOf(statement, read.chart.official), read.figures, prior);
  const unknown = await unknownOpenings(db, yearOf(period), [unit]);
  return unknown.has(unit) ? withoutOpening(made, unit) : made;
}

/** The unit's accounts, and the official ones above them that its books do not list. */
const listedAccounts = (chart: UnitChart) => [...officialChart(chart.official).accounts, ...chart.accounts];

/**
 * 本年盈余与预算结余差异: from the vouchers of the year; what the statements say beyond them came as trial balances and
 * stays unclassified, by unit.
 */
export async function readReconciliation(
  db: BooksReader,
  figures: ReadonlyMap<UnitCode, ReadFigures>,
  period: Period,
  layout: Layout,
): Promise<Statement> {
  const units = [...figures.keys()];
  const resolvers = await readResolvers(db, new Map([...figures].map(([unit, { chart }]) => [unit, chart])), period);
  const vouchers = await readVouchers(db, { units, from: periodOf(yearOf(period), 1), to: period });
  const context = { period, layout, group: (unit: UnitCode, code: string) => resolvers.get(unit)?.(code) };
  const byUnit = new Map<UnitCode, Voucher[]>(units.map((unit) => [unit, []]));
  for (const voucher of vouchers) byUnit.get(voucher.unit)?.push(voucher);
  const summaries = units.flatMap((unit) => {
    const own = figures.get(unit)!.figures;
    const known = reconcileSurplus(byUnit.get(unit) ?? [], context);
    const income = evaluateStatement(definitionOf('income', 'group'), own);
    const budget = evaluateStatement(definitionOf('budget', 'group'), own);
    const rest = {
      unit,
      surplus: subtractFen(lineAmount(income, 'surplus'), lineAmount(known, 'surplus')),
      budgetBalance: subtractFen(lineAmount(budget, 'budget-balance'), lineAmount(known, 'budget-balance')),
      monthSurplus: subtractFen(lineAmount(income, 'surplus', 'month'), lineAmount(known, 'surplus', 'month')),
      monthBudgetBalance: subtractFen(
        lineAmount(budget, 'budget-balance', 'month'),
        lineAmount(known, 'budget-balance', 'month'),
      ),
    };
    const nothing =
      rest.surplus === 0 && rest.budgetBalance === 0 && rest.monthSurplus === 0 && rest.monthBudgetBalance === 0;
    return nothing ? [] : [rest];
  });
  return reconcileSurplus(vouchers, context, summaries);
}

export const trialBalanceLine = (row: TrialBalanceRow) => ({
  code: row.code,
  name: row.name,
  book: row.book,
  side: row.side,
  leaf: row.leaf,
  opening: formatYuan(row.opening),
  debit: formatYuan(row.debit),
  credit: formatYuan(row.credit),
  closing: formatYuan(row.closing),
});

export const statementLine = (line: Statement['lines'][number]) => ({
  key: line.key,
  name: line.name,
  depth: line.depth,
  amount: formatYuan(line.amount),
  prior: line.prior === null ? null : formatYuan(line.prior),
  ...(line.month === undefined ? {} : { month: formatYuan(line.month) }),
});

/** Figures of every unit that has any, together. */
export const allFigures = (read: ReadonlyMap<UnitCode, ReadFigures>): AccountFigure[] =>
  [...read.values()].flatMap((unit) => unit.figures);
