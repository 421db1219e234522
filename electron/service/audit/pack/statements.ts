import type { StatementDefinition } from '../../../../shared/domain/ledger/statement.ts';
import { subtractFen } from '../../../../shared/kernel/fen.ts';
import type { NamedRange, Sheet } from '../../workbook/write/model.ts';
import type { GroupBooks, PackContent } from './content.ts';
import { ADJUSTMENTS, adjustmentSheet, hasAdjustments } from './sheets/adjustments.ts';
import type { BalanceSums } from './sheets/balance-lines.ts';
import { DIFFERENCES, differenceSheet, UNMATCHED, unmatchedSheet } from './sheets/differences.ts';
import { EFFECTS, effectSheet } from './sheets/elimination-effects.ts';
import { ELIMINATIONS, eliminationSheet } from './sheets/eliminations.ts';
import { accountsLive } from './sheets/line-formulas.ts';
import type { Paper } from './sheets/paper.ts';
import type { PackedStatement, PackedStatements } from './sheets/statement-articulations.ts';
import { type LeafSource, statementForm } from './sheets/statement-form.ts';
import { statementGrid } from './sheets/statement-grid.ts';
import { statementMatrix } from './sheets/statement-matrix.ts';
import {
  figureOf,
  isGrid,
  isPackStatement,
  matrixPaper,
  type PackStatement,
  statementPaper,
} from './sheets/statement-papers.ts';
import { consolidationWorksheet, WORKSHEET } from './sheets/worksheet.ts';

/** A sheet with its entry in the table of contents. */
export interface Filed {
  readonly paper: Paper;
  readonly sheet: Sheet;
}

/** The statements of the pack's scope and everything that they are made of. */
export interface StatementPart {
  readonly forms: readonly Filed[];
  readonly support: readonly Filed[];
  readonly names: readonly NamedRange[];
  readonly packed: PackedStatements;
}

/** A unit's statements: every figure straight from the trial balance. */
export function unitStatements(content: PackContent, sums: BalanceSums): StatementPart {
  const books = content.books[0];
  const packed = new Map<PackStatement, PackedStatement>();
  for (const definition of packDefinitions(content)) {
    const statement = books?.statements.find((own) => own.statement === definition.statement);
    const leaf: LeafSource = ({ formula }, { measure }) =>
      formula.kind === 'accounts' && measure !== undefined
        ? { live: accountsLive(formula.terms, measure, sums, undefined) }
        : undefined;
    packed.set(definition.statement as PackStatement, {
      definition,
      form: formOf(content, definition)(statement, leaf),
    });
  }
  return { forms: formsOf(packed), support: [], names: [], packed };
}

/**
 * The community's statements: the members' side by side from the trial balance, the worksheet from those, the forms from
 * the worksheet. The month and the year's opening are consolidated by themselves: the members' figures are added up, and
 * what was eliminated of them stands beside the form; a column that nobody consolidated says that nothing is eliminated.
 */
export function groupStatements(content: PackContent, group: GroupBooks, sums: BalanceSums): StatementPart {
  const definitions = packDefinitions(content);
  const matrices = new Map(
    definitions.map((definition) => [
      definition.statement as PackStatement,
      { definition, matrix: statementMatrix(content, definition, sums) },
    ]),
  );
  const worksheet = consolidationWorksheet(content, group, matrices);
  const packed = new Map<PackStatement, PackedStatement>();
  for (const [name, { definition, matrix }] of matrices) {
    const statement = group.statements.find((own) => own.statement === name);
    // 预02 and 预03 are not consolidated: the members' stand side by side, and there is no form of the community.
    if (!statement) continue;
    const kept = new Map(statement?.lines.map((line) => [line.key, line]));
    const leaf: LeafSource = ({ key }, { key: column, measure }) => {
      const consolidated = column === 'amount' ? worksheet.consolidated(name, key) : undefined;
      if (consolidated) return { live: consolidated };
      const line = kept.get(key);
      const system = line ? figureOf(line, column) : null;
      if (measure === undefined) return undefined;
      const live = matrix.figure(key, column);
      if (system === null) return { live, uneliminated: true };
      return { live, add: subtractFen(system, live.result) };
    };
    packed.set(name, { definition, matrix, form: formOf(content, definition)(statement, leaf) });
  }
  const eliminations = eliminationSheet(content, group, definitions);
  const effects = effectSheet(content, group, definitions);
  const adjustments = hasAdjustments(group) ? adjustmentSheet(content, group, definitions) : undefined;
  return {
    forms: formsOf(packed),
    support: [
      { paper: WORKSHEET, sheet: worksheet.sheet },
      ...(adjustments ? [{ paper: ADJUSTMENTS, sheet: adjustments.sheet }] : []),
      { paper: ELIMINATIONS, sheet: eliminations.sheet },
      { paper: EFFECTS, sheet: effects.sheet },
      { paper: DIFFERENCES, sheet: differenceSheet(content, group) },
      { paper: UNMATCHED, sheet: unmatchedSheet(content, group) },
      ...[...matrices].map(([name, { matrix }]) => ({ paper: matrixPaper(name), sheet: matrix.sheet })),
    ],
    names: [...eliminations.names, ...effects.names, ...(adjustments?.names ?? [])],
    packed,
  };
}

const packDefinitions = (content: PackContent): StatementDefinition[] =>
  content.definitions.filter(({ statement }) => isPackStatement(statement));

const formsOf = (packed: PackedStatements): Filed[] =>
  [...packed].map(([name, { form }]) => ({ paper: statementPaper(name), sheet: form.sheet }));

const formOf =
  (content: PackContent, definition: StatementDefinition) =>
  (...[statement, leaf]: [Parameters<typeof statementForm>[2], LeafSource]) =>
    (isGrid(definition) ? statementGrid : statementForm)(content, definition, statement, leaf);
