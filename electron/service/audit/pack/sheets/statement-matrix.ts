import type { Statement, StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import type { UnitCode } from '../../../../../shared/domain/organisation/unit.ts';
import { type Fen, sumFen } from '../../../../../shared/kernel/fen.ts';
import { cellOn, columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, RichCell, Row, Sheet } from '../../../workbook/write/model.ts';
import { type StatementContent, unitLabel } from '../content.ts';
import { type Live, liveCell, reference, sumOf } from '../live.ts';
import type { BalanceSums } from './balance-lines.ts';
import { accountsLive, columnLives } from './line-formulas.ts';
import { bannerOf, pageOf } from './paper.ts';
import {
  type FigureColumn,
  figureOf,
  lineCode,
  liveColumns,
  matrixPaper,
  type PackStatement,
} from './statement-papers.ts';

/** The members' statements side by side, and where each figure stands. */
export interface StatementMatrix {
  readonly sheet: Sheet;
  /** A unit's figure, or with no unit the sum of all, as a reference to its cell. */
  readonly figure: (key: string, column: FigureColumn['key'], unit?: UnitCode) => Live;
}

const FIXED = 2;

/**
 * One statement of all members, a block of columns a measure: every figure a live formula over the sheet of trial
 * balances, whose unit is the label in the column's own heading. Below, what the program computed and the difference.
 */
export function statementMatrix(
  content: StatementContent,
  definition: StatementDefinition,
  sums: BalanceSums,
): StatementMatrix {
  const paper = matrixPaper(definition.statement as PackStatement);
  const blocks = liveColumns(definition);
  const columns: Column[] = [
    { heading: '行次', kind: 'code', width: 9 },
    { heading: '项目', kind: 'text' },
    ...blocks.flatMap(({ heading }) => [
      ...content.units.map((unit): Column => ({ heading: [heading, unitLabel(unit)], kind: 'money' })),
      { heading: [heading, '各单位合计'], kind: 'money' } as const,
    ]),
  ];
  const head = { title: `${definition.title}（各单位）`, banner: bannerOf(content), columns };
  const { firstRow } = frameOf(head);
  const rowOf = new Map(definition.lines.map((line, index) => [line.key, firstRow + index]));
  const lives = new Map<number, Map<string, Live>>();
  const width = content.units.length + 1;
  blocks.forEach((block, b) => {
    const start = FIXED + b * width;
    content.units.forEach((unit, u) => {
      const letters = columnLetters(start + u);
      const criterion = { unit: unit.code, cell: `${letters}$${firstRow - 1}` };
      const leaf = (terms: Parameters<typeof accountsLive>[0]) => accountsLive(terms, block.measure!, sums, criterion);
      lives.set(
        start + u,
        columnLives(
          definition,
          (key) => `${letters}${rowOf.get(key)}`,
          (line) => (line.formula.kind === 'accounts' ? leaf(line.formula.terms) : sumOf([])),
        ),
      );
    });
    const [first, last] = [columnLetters(start), columnLetters(start + width - 2)];
    const totals = definition.lines.map((line): [string, Live] => {
      const row = rowOf.get(line.key)!;
      const result = sumFen(content.units.map((_, u) => lives.get(start + u)!.get(line.key)!.result));
      return [line.key, { formula: `SUM(${first}${row}:${last}${row})`, result }];
    });
    lives.set(start + width - 1, new Map(totals));
  });
  const rows: Row[] = definition.lines.map((line) => ({
    look: line.depth === 0 ? 'total' : 'body',
    data: true,
    cells: [
      lineCode(definition, line.key),
      { value: line.starred ? `*${line.name}` : line.name, indent: line.depth },
      ...columns.slice(FIXED).map((_, index) => liveCell(lives.get(FIXED + index)!.get(line.key)!)),
    ],
  }));
  const lastRow = firstRow + definition.lines.length - 1;
  rows.push(...checkRows(content, definition, blocks, lives, firstRow, lastRow));
  const columnIndex = (key: FigureColumn['key'], unit: UnitCode | undefined): number => {
    const u = unit === undefined ? content.units.length : content.units.findIndex(({ code }) => code === unit);
    return FIXED + blocks.findIndex((block) => block.key === key) * width + u;
  };
  return {
    sheet: {
      name: paper.name,
      ...head,
      rows,
      frozenColumns: FIXED,
      page: pageOf(content, paper, 'landscape', { pagesWide: Math.ceil((blocks.length * width) / 8) }),
    },
    figure: (key, column, unit) => {
      const index = columnIndex(column, unit);
      return reference(cellOn(paper.name, index, rowOf.get(key)!), lives.get(index)!.get(key)!.result);
    },
  };
}

/** What the program computed, all lines of a column added up, and the difference to the formulas: 0.00. */
function checkRows(
  content: StatementContent,
  definition: StatementDefinition,
  blocks: readonly FigureColumn[],
  lives: ReadonlyMap<number, ReadonlyMap<string, Live>>,
  firstRow: number,
  lastRow: number,
): Row[] {
  const computed: (Fen | null)[] = blocks.flatMap((block) => {
    const own = content.units.map((unit) => {
      const statement = statementOf(content, unit.code, definition);
      return statement ? columnTotal(definition, statement, block.key) : null;
    });
    const known = own.filter((amount) => amount !== null);
    return [...own, known.length === own.length ? sumFen(known) : null];
  });
  const difference = computed.map((amount, index): RichCell | null => {
    if (amount === null) return null;
    const letters = columnLetters(FIXED + index);
    const result = sumFen([...lives.get(FIXED + index)!.values()].map((live) => live.result));
    return liveCell(
      {
        formula: `SUM(${letters}${firstRow}:${letters}${lastRow})-${letters}${lastRow + 1}`,
        result: (result - amount) as Fen,
      },
      'check',
    );
  });
  return [
    { look: 'note', cells: [null, '系统报表各行之和', ...computed] },
    { look: 'total', cells: [null, '核对：公式各行之和－系统', ...difference] },
  ];
}

function statementOf(
  content: StatementContent,
  unit: UnitCode,
  definition: StatementDefinition,
): Statement | undefined {
  const books = content.books.find((own) => own.unit === unit);
  return books?.statements.find(({ statement }) => statement === definition.statement);
}

/** Σ of a column over the definition's lines; null when the statement does not keep the column. */
export function columnTotal(
  definition: StatementDefinition,
  statement: Statement,
  key: FigureColumn['key'],
): Fen | null {
  const lines = new Map(statement.lines.map((line) => [line.key, line]));
  const amounts: Fen[] = [];
  for (const { key: lineKey } of definition.lines) {
    const line = lines.get(lineKey);
    const amount = line && figureOf(line, key);
    if (amount === null || amount === undefined) return null;
    amounts.push(amount);
  }
  return sumFen(amounts);
}
