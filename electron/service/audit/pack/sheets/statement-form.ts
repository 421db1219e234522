import type { LineDefinition, Statement, StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { type Fen, fen } from '../../../../../shared/kernel/fen.ts';
import { cellOn, columnLetters, frameOf } from '../../../workbook/write/address.ts';
import { type Cell, type Column, type Row, rich, type Sheet } from '../../../workbook/write/model.ts';
import { preparerName, type StatementContent } from '../content.ts';
import { type Live, liveCell, reference, sumOf } from '../live.ts';
import { columnLives } from './line-formulas.ts';
import { formDate, pageOf } from './paper.ts';
import { columnTotal } from './statement-matrix.ts';
import { type FigureColumn, figureOf, liveColumns, type PackStatement, statementPaper } from './statement-papers.ts';

/** A statement as the form people sign, and where each of its figures stands. */
export interface StatementForm {
  readonly sheet: Sheet;
  readonly figure: (key: string, column: FigureColumn['key']) => Live | undefined;
  /** Σ of a column's lines as live formula, and what the program computed for it; undefined when it is not kept. */
  readonly total: (column: FigureColumn['key']) => { readonly live: Live; readonly system: Fen } | undefined;
}

/** Where a line's figure comes from. */
export interface Leaf {
  readonly live: Live;
  /**
   * What must be added that this pack's trial balances cannot tell: the eliminations of another consolidation, for the
   * month and for the year's opening. It stands in a column of its own beside the form, in sight and added by formula.
   */
  readonly add?: Fen;
  /** The members' figures added up, because no consolidation tells what was eliminated then; the heading says so. */
  readonly uneliminated?: true;
}

/** Undefined: the figure is not made of what the pack holds, and the program's own stands as it is. */
export type LeafSource = (line: LineDefinition, column: FigureColumn) => Leaf | undefined;

/** A side of the form: its lines, where its columns begin, and where its helper columns do. */
interface Panel {
  readonly heading: string;
  /** From the top; the shorter side's last line stands beside the longer one's, as 负债和净资产总计 beside 资产总计. */
  readonly lines: readonly (LineDefinition | undefined)[];
  readonly firstColumn: number;
  readonly firstHelper: number;
}

/** Name and line number stand before the figures. */
const PANEL_FIXED = 2;

/**
 * The form: for the balance sheet two sides (资产 | 负债和净资产) as the regulation prints it, for the others one list. Lines
 * made of accounts come from `leafOf`, totals add up cells of the form itself.
 */
export function statementForm(
  content: StatementContent,
  definition: StatementDefinition,
  statement: Statement | undefined,
  leafOf: LeafSource,
): StatementForm {
  const paper = statementPaper(definition.statement as PackStatement);
  const blocks = formColumns(definition, statement);
  const leaves = blocks.map((block) => leavesOf(definition, block, leafOf));
  const uneliminated = blocks.map((_, b) => [...(leaves[b]?.values() ?? [])].some((leaf) => leaf.uneliminated));
  const helped = blocks.filter((_, b) => [...(leaves[b]?.values() ?? [])].some(({ add }) => add !== undefined));
  const panels = panelsOf(definition, blocks.length, helped.length);
  const headed = blocks.map((block, b) =>
    uneliminated[b] ? { ...block, heading: `${block.heading}\n（各单位合计，未抵销）` } : block,
  );
  const columns = columnsOf(panels, headed, helped);
  const head = {
    title: definition.title,
    banner: [
      { right: definition.number },
      {
        left: `编制单位：${preparerName(content)}`,
        center: formDate(content, definition.statement),
        right: '金额单位：元',
      },
    ],
    columns,
  };
  const { firstRow } = frameOf(head);
  const placeOf = new Map(
    panels.flatMap((panel) =>
      panel.lines.flatMap((line, i) => (line ? [[line.key, { row: firstRow + i, panel }] as const] : [])),
    ),
  );
  const address = (key: string, b: number) => {
    const { row, panel } = placeOf.get(key)!;
    return `${columnLetters(panel.firstColumn + PANEL_FIXED + b)}${row}`;
  };
  const lives = blocks.map((block, b) => {
    const own = leaves[b];
    if (!own) return undefined;
    return columnLives(
      definition,
      (key) => address(key, b),
      ({ key }) => {
        const { live, add } = own.get(key)!;
        if (add === undefined) return live;
        const { row, panel } = placeOf.get(key)!;
        const helper = reference(`${columnLetters(panel.firstHelper + helped.indexOf(block))}${row}`, add);
        return sumOf([live, helper].map((part) => ({ sign: 1, live: part })));
      },
    );
  });
  const kept = new Map(statement?.lines.map((line) => [line.key, line]));
  const numbers = new Map(definition.lines.map((line, index) => [line.key, index + 1]));
  const panelCells = (line: LineDefinition | undefined): Cell[] => {
    if (!line) return Array.from({ length: PANEL_FIXED + blocks.length }, () => null);
    const look = line.depth === 0 ? 'total' : 'body';
    const figures = blocks.map((block, b): Cell => {
      const live = lives[b]?.get(line.key);
      const own = kept.get(line.key);
      return { ...(live ? liveCell(live) : rich(own ? figureOf(own, block.key) : null)), look };
    });
    const name = line.starred ? `*${line.name}` : line.name;
    return [
      { value: name, indent: line.depth, look },
      { value: numbers.get(line.key)!, look, align: 'center' },
      ...figures,
    ];
  };
  const helperCells = (line: LineDefinition | undefined): Cell[] =>
    helped.map((block) => (line && leaves[blocks.indexOf(block)]?.get(line.key)?.add) ?? null);
  const rows: Row[] = Array.from({ length: panels[0]!.lines.length }, (_, i) => [
    ...panels.flatMap(({ lines }) => panelCells(lines[i])),
    ...panels.flatMap(({ lines }) => helperCells(lines[i])),
  ]);
  rows.push(...signatures(statement, panels.length * (PANEL_FIXED + blocks.length) - 1));
  return {
    sheet: {
      name: paper.name,
      ...head,
      rows,
      page: pageOf(content, paper, panels.length > 1 ? 'landscape' : 'portrait', { pagesHigh: 1 }),
      tab: 'accent',
    },
    figure: (key, column) => {
      const b = blocks.findIndex((block) => block.key === column);
      const live = lives[b]?.get(key);
      const place = placeOf.get(key);
      if (!live || !place || uneliminated[b]) return undefined;
      return reference(cellOn(paper.name, place.panel.firstColumn + PANEL_FIXED + b, place.row), live.result);
    },
    total: (column) => {
      const b = blocks.findIndex((block) => block.key === column);
      const live = lives[b];
      const system = statement && columnTotal(definition, statement, column);
      if (!live || system === null || system === undefined) return undefined;
      const ranges = panels.map((panel) => {
        const index = panel.firstColumn + PANEL_FIXED + b;
        return `${cellOn(paper.name, index, firstRow)}:${columnLetters(index)}${firstRow + panel.lines.length - 1}`;
      });
      const result = fen([...live.values()].reduce((sum, own) => sum + own.result, 0));
      return { live: { formula: `SUM(${ranges.join(',')})`, result }, system };
    },
  };
}

/** The leaves of a column; undefined when one of them is not to be had: then the whole column is the program's. */
function leavesOf(
  definition: StatementDefinition,
  block: FigureColumn,
  leafOf: LeafSource,
): Map<string, Leaf> | undefined {
  const leaves = new Map<string, Leaf>();
  for (const line of definition.lines) {
    if (line.formula.kind !== 'accounts') continue;
    const leaf = leafOf(line, block);
    if (!leaf) return undefined;
    leaves.set(line.key, leaf);
  }
  return leaves;
}

/** The live columns, and last year's where the statement keeps them. */
function formColumns(definition: StatementDefinition, statement: Statement | undefined): FigureColumn[] {
  const live = liveColumns(definition);
  const hasPrior = definition.basis === 'movement' && statement?.lines.some(({ prior }) => prior !== null);
  return hasPrior ? [...live, { key: 'prior', heading: '上年同期数', measure: undefined }] : live;
}

/** The balance sheet is cut after 资产总计. */
function panelsOf(definition: StatementDefinition, blocks: number, helpers: number): Panel[] {
  const { lines } = definition;
  const cut = definition.statement === 'balance-sheet' ? lines.findIndex(({ key }) => key === 'total-assets') + 1 : 0;
  const sides =
    cut === 0
      ? [{ heading: '项目', lines }]
      : [
          { heading: '资产', lines: lines.slice(0, cut) },
          { heading: '负债和净资产', lines: lines.slice(cut) },
        ];
  const width = PANEL_FIXED + blocks;
  const height = Math.max(...sides.map((side) => side.lines.length));
  return sides.map((side, i) => ({
    heading: side.heading,
    lines: [
      ...side.lines.slice(0, -1),
      ...Array.from({ length: height - side.lines.length }, () => undefined),
      ...side.lines.slice(-1),
    ],
    firstColumn: i * width,
    firstHelper: sides.length * width + i * helpers,
  }));
}

function columnsOf(
  panels: readonly Panel[],
  blocks: readonly FigureColumn[],
  helped: readonly FigureColumn[],
): Column[] {
  const width = panels.length > 1 ? 18 : 22;
  return [
    ...panels.flatMap(({ heading }): Column[] => [
      { heading, kind: 'text' },
      { heading: '行次', kind: 'integer', width: 6 },
      ...blocks.map((block): Column => ({ heading: block.heading, kind: 'money', width })),
    ]),
    ...panels.flatMap(({ heading }) =>
      helped.map(
        (block): Column => ({
          heading: ['系统：其他期间合并的抵销及范围影响', `${block.heading}（${heading}）`],
          kind: 'money',
          width: 24,
          printed: false,
        }),
      ),
    ),
  ];
}

/** What the reader must know, and who signs. */
export function signatures(statement: Statement | undefined, lastColumn: number): Row[] {
  const wide = (value: string, height: number): Row => ({
    look: 'plain',
    cells: [{ value, kind: 'wrap' }],
    merge: [[0, lastColumn]],
    height,
  });
  return [
    ...(statement?.remarks ?? []).map((remark) => wide(`注：${remark}`, 18 + 14 * Math.floor(remark.length / 60))),
    wide('单位负责人：　　　　　　　　主管会计工作负责人：　　　　　　　　会计机构负责人：　　　　　　　　', 28),
  ];
}
