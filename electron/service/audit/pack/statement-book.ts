import type { Consolidation } from '../../../../shared/domain/consolidation/model.ts';
import type { Statement, StatementDefinition } from '../../../../shared/domain/ledger/statement.ts';
import { subtractFen } from '../../../../shared/kernel/fen.ts';
import type { Sheet, Workbook } from '../../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { type StatementContent, scopeName } from './content.ts';
import { sumOf } from './live.ts';
import { BalanceSums, balanceLines } from './sheets/balance-lines.ts';
import { effectList } from './sheets/effect-list.ts';
import { accountsLive } from './sheets/line-formulas.ts';
import { type LeafSource, statementForm } from './sheets/statement-form.ts';
import { statementGrid } from './sheets/statement-grid.ts';
import { statementMatrix } from './sheets/statement-matrix.ts';
import { figureOf, isGrid } from './sheets/statement-papers.ts';
import { trialBalanceSheet } from './sheets/trial-balance.ts';

/** One statement that leaves by itself, with what it is made of. */
export interface StatementBook extends StatementContent {
  readonly definition: StatementDefinition;
  readonly statement: Statement;
  /** What the statement was made of, where units were consolidated. */
  readonly consolidation?: Consolidation | undefined;
}

/**
 * A statement as a workbook (一张报表的工作簿): the official form on one A4 page, live over the sheets beside it. Of a unit
 * its lines are formulas over its accounts; of several they are formulas over the units' statements side by side, which
 * are over all accounts, and over the list of what was eliminated.
 */
export async function buildStatementBook(book: StatementBook): Promise<Uint8Array> {
  const { bytes } = await writeWorkbook(statementWorkbook(book));
  return bytes;
}

function statementWorkbook(book: StatementBook): Workbook {
  const lines = balanceLines(book);
  const sums = new BalanceSums(lines);
  const balances = trialBalanceSheet(book, lines);
  const { definition, statement } = book;
  const made = book.scope.kind === 'unit' ? ofUnit(book, sums) : ofUnits(book, sums);
  const form = (isGrid(definition) ? statementGrid : statementForm)(book, definition, statement, made.leaf);
  return {
    title: `${definition.title} ${scopeName(book)} ${book.period}`,
    creator: book.prepared.by,
    created: book.prepared.at,
    sheets: [
      { ...form.sheet, page: { orientation: form.sheet.page.orientation, pagesHigh: 1 } },
      ...[...made.sheets, balances.sheet].map(unnumbered),
    ],
    names: [...made.names, ...balances.names],
  };
}

/** By itself a sheet has no place among working papers. */
const unnumbered = (sheet: Sheet): Sheet => ({ ...sheet, page: { ...sheet.page, footer: { center: PAGE_OF_PAGES } } });

interface Made {
  readonly leaf: LeafSource;
  readonly sheets: readonly Sheet[];
  readonly names: NonNullable<Workbook['names']>;
}

/** A unit's figures, straight from its accounts. */
function ofUnit({ statement }: StatementBook, sums: BalanceSums): Made {
  const known = new Map(statement.lines.map((line) => [line.key, line]));
  const leaf: LeafSource = ({ key, formula }, { key: column, measure }) => {
    const line = known.get(key);
    // 年初数 that nobody knows stays empty, whatever the accounts hold.
    const said = line !== undefined && figureOf(line, column) !== null;
    return said && formula.kind === 'accounts' && measure !== undefined
      ? { live: accountsLive(formula.terms, measure, sums, undefined) }
      : undefined;
  };
  return { leaf, sheets: [], names: [] };
}

/**
 * The units' figures added up, and what was eliminated of them. Of the month and the year's opening other consolidations
 * tell: their part stands in a column beside the form.
 */
function ofUnits(book: StatementBook, sums: BalanceSums): Made {
  const { definition, statement, consolidation } = book;
  const matrix = statementMatrix(book, definition, sums);
  const effects = consolidation && effectList(book, definition, consolidation);
  const kept = new Map(statement.lines.map((line) => [line.key, line]));
  const leaf: LeafSource = ({ key }, { key: column, measure }) => {
    if (measure === undefined) return undefined;
    const live = matrix.figure(key, column);
    const effect = column === 'amount' ? effects?.of(key) : undefined;
    if (column === 'amount' || !consolidation)
      return { live: sumOf([live, ...(effect ? [effect] : [])].map((one) => ({ sign: 1, live: one }))) };
    const line = kept.get(key);
    const system = line ? figureOf(line, column) : null;
    return system === null ? { live, uneliminated: true } : { live, add: subtractFen(system, live.result) };
  };
  return {
    leaf,
    sheets: [matrix.sheet, ...(effects ? [effects.sheet] : [])],
    names: effects?.names ?? [],
  };
}
