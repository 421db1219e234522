import { assert } from '../../../kernel/assert.ts';
import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import type { AccountFigure } from '../figures.ts';
import type { AccountTerm, Layout, LineDefinition, Statement, StatementDefinition, TermMeasure } from '../statement.ts';
import { type DefinedStatement, definitionOf, statementsOf } from './definitions.ts';
import { type Column, FigureIndex } from './figure-index.ts';

export type Figures = readonly AccountFigure[] | FigureIndex;

const indexOf = (figures: Figures): FigureIndex =>
  figures instanceof FigureIndex ? figures : new FigureIndex(figures);

/** How the terms of a column are measured where a term does not say it itself. */
interface Reading {
  readonly index: FigureIndex;
  readonly measure: TermMeasure;
  readonly column: Column;
}

/**
 * Computes a statement from a unit's figures, or from those of several units added up.
 *
 * @param figures of the period; an index when several statements are computed of the same figures.
 * @param prior last year's figures at the same period, for the statements of movements: without them `prior` is null.
 *   A balance sheet's `prior` is the year's opening and needs none.
 */
export function evaluateStatement(definition: StatementDefinition, figures: Figures, prior?: Figures): Statement {
  const index = indexOf(figures);
  const balance = definition.basis === 'balance';
  const amounts = computeLines(definition, {
    index,
    measure: balance ? 'closing' : 'movement',
    column: 'year',
  });
  const months = balance ? undefined : computeLines(definition, { index, measure: 'movement', column: 'month' });
  const priors = priorLines(definition, index, prior);
  return {
    statement: definition.statement,
    layout: definition.layout,
    lines: definition.lines.map(({ key, name, depth }) => ({
      key,
      name,
      depth,
      amount: amountOf(amounts, key),
      ...(months ? { month: amountOf(months, key) } : {}),
      prior: priors ? amountOf(priors, key) : null,
    })),
    remarks: remarksOf(definition, index, balance ? 'closing' : 'movement'),
  };
}

/** All statements that definitions give, of one set of figures: the figures are added up once. */
export function evaluateAll(
  figures: Figures,
  layout: Layout,
  prior?: Figures,
  statements: readonly DefinedStatement[] = statementsOf(layout),
): Statement[] {
  const index = indexOf(figures);
  const before = prior === undefined ? undefined : indexOf(prior);
  return statements.map((statement) => evaluateStatement(definitionOf(statement, layout), index, before));
}

/** The amount of a line of a computed statement. Asserts that the statement has it. */
export function lineAmount(statement: Statement, key: string, column: 'amount' | 'month' | 'prior' = 'amount'): Fen {
  const amount = statement.lines.find((entry) => entry.key === key)?.[column];
  assert(amount !== undefined && amount !== null, `no line ${key} in ${statement.statement}`);
  return amount;
}

function priorLines(
  definition: StatementDefinition,
  index: FigureIndex,
  prior: Figures | undefined,
): Map<string, Fen> | undefined {
  if (definition.basis === 'balance') return computeLines(definition, { index, measure: 'opening', column: 'year' });
  if (prior === undefined) return undefined;
  return computeLines(definition, { index: indexOf(prior), measure: 'movement', column: 'year' });
}

const amountOf = (amounts: ReadonlyMap<string, Fen>, key: string): Fen => {
  const amount = amounts.get(key);
  assert(amount !== undefined, `a line without an amount: ${key}`);
  return amount;
};

/** Lines refer to each other in any order; a line that refers to itself is a defect of the definition. */
function computeLines(definition: StatementDefinition, reading: Reading): Map<string, Fen> {
  const lines = new Map(definition.lines.map((entry) => [entry.key, entry]));
  const done = new Map<string, Fen>();
  const open = new Set<string>();
  const compute = (key: string): Fen => {
    const known = done.get(key);
    if (known !== undefined) return known;
    const entry = lines.get(key);
    assert(entry, `${definition.statement}: no line ${key}`);
    assert(!open.has(key), `${definition.statement}: line ${key} refers to itself`);
    open.add(key);
    const amount = fen(lineSum(entry, reading, compute));
    done.set(key, amount);
    return amount;
  };
  for (const key of lines.keys()) compute(key);
  return done;
}

function lineSum({ formula }: LineDefinition, reading: Reading, compute: (key: string) => Fen): number {
  switch (formula.kind) {
    case 'nil':
      return 0;
    case 'lines':
      return formula.terms.reduce((total, term) => total + term.sign * compute(term.key), 0);
    case 'accounts':
      return termsSum(formula.terms, reading);
  }
}

const termsSum = (terms: readonly AccountTerm[], { index, measure, column }: Reading): number =>
  terms.reduce((total, term) => total + index.amount(term, term.measure ?? measure, column), 0);

function remarksOf(definition: StatementDefinition, index: FigureIndex, measure: TermMeasure): string[] {
  const unmapped = index.unmapped().filter((code) => concerns(definition, code));
  const remarks = unmapped.length > 0 ? [`科目 ${unmapped.join('、')} 没有映射到集团科目，暂列入“其他”类项目`] : [];
  for (const watch of definition.watches ?? []) {
    const amount = fen(termsSum(watch.terms, { index, measure, column: 'year' }));
    if (amount !== 0) remarks.push(watch.remark.replace('{amount}', groupedYuan(amount)));
  }
  return remarks;
}

/** Whether an account that is not mapped is in the statement at all, by its element. */
const concerns = (definition: StatementDefinition, code: string): boolean =>
  definition.lines.some(
    ({ formula }) => formula.kind === 'accounts' && formula.terms.some((term) => `U${code}`.startsWith(term.account)),
  );
