import type { LineDefinition, Statement, StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { fen } from '../../../../../shared/kernel/fen.ts';
import { cellOn, columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row } from '../../../workbook/write/model.ts';
import { preparerName, type StatementContent } from '../content.ts';
import { liveCell, reference } from '../live.ts';
import { columnLives } from './line-formulas.ts';
import { pageOf, periodText } from './paper.ts';
import { type LeafSource, type StatementForm, signatures } from './statement-form.ts';
import { columnTotal } from './statement-matrix.ts';
import { liveColumns, type PackStatement, statementPaper } from './statement-papers.ts';

/**
 * A statement that is a table of its own (净资产变动表, 财政拨款预算收入支出表): rows and columns are in the keys of its lines
 * (`row.column`), their names in the lines' names (`本年盈余（累计盈余）`); cells that the form does not have stay shut (——).
 */
export function statementGrid(
  content: StatementContent,
  definition: StatementDefinition,
  statement: Statement | undefined,
  leafOf: LeafSource,
): StatementForm {
  const paper = statementPaper(definition.statement as PackStatement);
  const [block] = liveColumns(definition);
  const cells = new Map(definition.lines.map((line) => [line.key, gridCell(line)]));
  const columnNames = new Map([...cells.values()].map(({ column, columnName }) => [column, columnName]));
  const rowNames = new Map([...cells.values()].map(({ row, rowName, depth }) => [row, { rowName, depth }]));
  const order = orderedColumns(definition);
  const columns: Column[] = [
    { heading: '项目', kind: 'text', width: 40 },
    ...order.map(
      (key): Column => ({ heading: columnNames.get(key)!, kind: 'money', width: order.length > 5 ? 17 : 20 }),
    ),
  ];
  const head = {
    title: definition.title,
    banner: [
      { right: definition.number },
      {
        left: `编制单位：${preparerName(content)}`,
        center: `${periodText(content)}（本年累计）`,
        right: '金额单位：元',
      },
    ],
    columns,
  };
  const { firstRow } = frameOf(head);
  const rowOrder = [...rowNames.keys()];
  const placeOf = (key: string) => {
    const { row, column } = cells.get(key)!;
    return { row: firstRow + rowOrder.indexOf(row), index: 1 + order.indexOf(column) };
  };
  const address = (key: string) => `${columnLetters(placeOf(key).index)}${placeOf(key).row}`;
  const lives = columnLives(definition, address, (line) => leafOf(line, block!)!.live);
  const rows: Row[] = rowOrder.map((row) => {
    const { rowName, depth } = rowNames.get(row)!;
    const figures = order.map((column): Cell => {
      const live = lives.get(`${row}.${column}`);
      return live ? liveCell(live) : { value: '——', kind: 'text', align: 'center' };
    });
    return { look: depth === 0 ? 'total' : 'body', data: true, cells: [{ value: rowName, indent: depth }, ...figures] };
  });
  rows.push(...signatures(statement, columns.length - 1));
  return {
    sheet: {
      name: paper.name,
      ...head,
      rows,
      page: pageOf(content, paper, 'landscape', { pagesHigh: 1 }),
      tab: 'accent',
    },
    figure: (key, column) => {
      const live = column === block!.key ? lives.get(key) : undefined;
      return live && reference(cellOn(paper.name, placeOf(key).index, placeOf(key).row), live.result);
    },
    total: (column) => {
      const system = statement && column === block!.key ? columnTotal(definition, statement, column) : null;
      if (system === null || system === undefined) return undefined;
      const last = `${columnLetters(order.length)}${firstRow + rowOrder.length - 1}`;
      const result = fen([...lives.values()].reduce((sum, live) => sum + live.result, 0));
      return { live: { formula: `SUM(${cellOn(paper.name, 1, firstRow)}:${last})`, result }, system };
    },
  };
}

function gridCell({ key, name, depth }: LineDefinition) {
  const [row, column] = key.split('.') as [string, string];
  const [, rowName, columnName] = /^(.*)（([^（）]*)）$/.exec(name) ?? [name, name, column];
  return { row, column, rowName: rowName!, columnName: columnName!, depth };
}

/** Columns in the order of the fullest row. */
function orderedColumns(definition: StatementDefinition): string[] {
  const byRow = new Map<string, string[]>();
  for (const { key } of definition.lines) {
    const [row, column] = key.split('.') as [string, string];
    byRow.set(row, [...(byRow.get(row) ?? []), column]);
  }
  const fullest = [...byRow.values()].reduce((most, own) => (own.length > most.length ? own : most), []);
  const rest = definition.lines.map(({ key }) => key.split('.')[1]!).filter((column) => !fullest.includes(column));
  return [...fullest, ...new Set(rest)];
}
