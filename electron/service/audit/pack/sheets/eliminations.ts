import type { Elimination, EliminationEntry } from '../../../../../shared/domain/consolidation/model.ts';
import type { StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { type Fen, fen, formatYuan, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { BOOK_NAMES, type GroupBooks, type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { lineCode } from './statement-papers.ts';

export const ELIMINATIONS: Paper = {
  index: 'A9',
  name: '抵销分录',
  about: '合并抵销分录清单（只在工作底稿上，不入各单位账）',
};

const COLUMNS: readonly Column[] = [
  { heading: '编号', kind: 'text', width: 9 },
  { heading: '规则', kind: 'text', width: 8 },
  { heading: '单位甲', kind: 'text' },
  { heading: '单位乙', kind: 'text' },
  { heading: '账簿', kind: 'text', width: 6 },
  { heading: '行次', kind: 'code', width: 9 },
  { heading: '报表项目', kind: 'text' },
  { heading: '归属单位', kind: 'text' },
  { heading: '按经济性质', kind: 'text', width: 18 },
  { heading: '借方', kind: 'money' },
  { heading: '贷方', kind: 'money' },
  { heading: '核对\n借－贷', kind: 'check', width: 11 },
  { heading: '状态', kind: 'text', width: 8 },
  { heading: '单据', kind: 'text', width: 24 },
  { heading: '说明', kind: 'text', width: 30 },
];
export const ENTRY_RANGE = {
  id: '抵销_编号',
  line: '抵销_行次',
  unit: '抵销_单位',
  debit: '抵销_借方',
  credit: '抵销_贷方',
} as const;
const RANGE_COLUMN = { id: 0, line: 5, unit: 7, debit: 9, credit: 10 } as const;

const STATES: Record<Elimination['state'], string> = { draft: '草稿', confirmed: '已确认', rejected: '已退回' };

/** Numbers of the eliminations in this pack: 抵001, 抵002 … in the order of the consolidation. */
export function eliminationNumbers(group: GroupBooks): Map<string, string> {
  return new Map(
    group.consolidation.eliminations.map(({ id }, index) => [id, `抵${String(index + 1).padStart(3, '0')}`]),
  );
}

/** Every entry of every elimination; those a person rejected stand below, outside of what the formulas add up. */
export function eliminationSheet(
  content: PackContent,
  group: GroupBooks,
  definitions: readonly StatementDefinition[],
): { sheet: Sheet; names: NamedRange[] } {
  const head = { title: '抵销分录清单', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const numbers = eliminationNumbers(group);
  const name = unitNamer(content);
  const rowsOf = (elimination: Elimination): Row[] =>
    elimination.entries.map(
      (entry, index): Row => entryRow(elimination, entry, index === 0, numbers, name, definitions),
    );
  const counted = group.consolidation.eliminations.filter(({ state }) => state !== 'rejected');
  const rejected = group.consolidation.eliminations.filter(({ state }) => state === 'rejected');
  const rows = counted.flatMap(rowsOf);
  const lastRow = firstRow + Math.max(1, rows.length) - 1;
  if (rows.length === 0) rows.push([null, null, '无']);
  const all = counted.flatMap(({ entries }) => entries);
  rows.push({ look: 'total', cells: totalCells(all) });
  if (rejected.length > 0) {
    rows.push({ look: 'section', cells: ['已退回的抵销（不计入）'] });
    rows.push(
      ...rejected.flatMap(rowsOf).map((row): Row => ({ look: 'note', cells: 'cells' in row ? row.cells : row })),
    );
  }
  return {
    sheet: {
      name: ELIMINATIONS.name,
      ...head,
      rows,
      filter: true,
      frozenColumns: 2,
      page: pageOf(content, ELIMINATIONS, 'landscape'),
    },
    names: Object.entries(ENTRY_RANGE).map(([key, name]) => ({
      name,
      sheet: ELIMINATIONS.name,
      column: RANGE_COLUMN[key as keyof typeof RANGE_COLUMN],
      firstRow,
      lastRow,
    })),
  };
}

const sideSum = (entries: readonly EliminationEntry[], side: EliminationEntry['side']): Fen =>
  sumFen(entries.filter((entry) => entry.side === side).map(({ amount }) => amount));

function entryRow(
  elimination: Elimination,
  entry: EliminationEntry,
  first: boolean,
  numbers: ReadonlyMap<string, string>,
  name: (unit: string) => string,
  definitions: readonly StatementDefinition[],
): Row {
  const definition = definitions.find(({ statement }) => statement === entry.statement);
  const number = numbers.get(elimination.id)!;
  const named = (codes: readonly string[]) => codes.map(name).join('、') || null;
  const difference = fen(sideSum(elimination.entries, 'debit') - sideSum(elimination.entries, 'credit'));
  const balance = liveCell(
    {
      formula: `SUMIFS(${ENTRY_RANGE.debit},${ENTRY_RANGE.id},"${number}")-SUMIFS(${ENTRY_RANGE.credit},${ENTRY_RANGE.id},"${number}")`,
      result: elimination.state === 'rejected' ? ZERO : difference,
    },
    'check',
  );
  return [
    number,
    elimination.rule === 'manual' ? '手工' : elimination.rule,
    named(elimination.pair.slice(0, 1)),
    named(elimination.pair.slice(1)),
    BOOK_NAMES[elimination.book],
    definition ? lineCode(definition, entry.key) : null,
    entry.name,
    entry.unit === undefined ? null : name(entry.unit),
    naturesText(entry),
    entry.side === 'debit' ? entry.amount : null,
    entry.side === 'credit' ? entry.amount : null,
    first && elimination.state !== 'rejected' ? balance : { value: null, kind: 'money' },
    STATES[elimination.state],
    elimination.documents.join('、') || null,
    elimination.note ?? null,
  ];
}

/** The economic view of an entry on expense: the one nature, or each with its amount. */
function naturesText({ natures = [] }: EliminationEntry): string | null {
  if (natures.length <= 1) return natures[0]?.name ?? null;
  return natures.map(({ name, amount }) => `${name} ${formatYuan(amount)}`).join('、');
}

function totalCells(entries: readonly EliminationEntry[]): Cell[] {
  const [debit, credit] = [sideSum(entries, 'debit'), sideSum(entries, 'credit')];
  return [
    '合计',
    ...Array.from({ length: RANGE_COLUMN.debit - 1 }, () => null),
    liveCell({ formula: `SUM(${ENTRY_RANGE.debit})`, result: debit }),
    liveCell({ formula: `SUM(${ENTRY_RANGE.credit})`, result: credit }),
    liveCell({ formula: `SUM(${ENTRY_RANGE.debit})-SUM(${ENTRY_RANGE.credit})`, result: fen(debit - credit) }, 'check'),
  ];
}
