import { itemRows, type SumRow, sourceRows, statementRows } from '../../../../shared/domain/budget/sum-views.ts';
import { type Fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, quotedText } from '../../workbook/write/address.ts';
import type { Cell, Column, Row } from '../../workbook/write/model.ts';
import type { ReadSums } from './reading-sums.ts';
import { first, money, type Part } from './sheet-parts.ts';
import { type Detail, difference, PAPER, picked, SIDE_WORDS } from './sums-detail.ts';

/** 收入支出总表. */
export function formSheet({ units, budget }: ReadSums, detail: Detail): Part {
  const columns: Column[] = [
    { heading: '项目', kind: 'text', width: 44 },
    money('单位合计', 22),
    money('内部抵销', 22),
    money('合并数', 22),
  ];
  const start = first(columns);
  const rows = statementRows(budget, units);
  const rowOf = (key: string): number => start + rows.findIndex((row) => row.key === key);
  const partsOf = (key: string): string => {
    let last = rowOf(key);
    while (rows[last + 1 - start]?.depth === 1) last += 1;
    return last === rowOf(key) ? '0' : `SUM(#${rowOf(key) + 1}:#${last})`;
  };
  const formulas: Readonly<Record<string, () => string>> = {
    revenue: () => partsOf('revenue'),
    'revenue-all': () => `#${rowOf('revenue')}+#${rowOf('used')}`,
    spending: () => partsOf('spending'),
    balance: () => `ROUND(#${rowOf('revenue-all')}-#${rowOf('spending')},2)`,
    closing: () => `#${rowOf('balance')}+#${rowOf('unused')}`,
  };
  const cell = (row: SumRow, column: 'units' | 'eliminated'): Cell => {
    const word = row.key === 'paper' ? PAPER : row.depth === 1 ? row.name : undefined;
    if (word !== undefined)
      return { value: row[column], formula: picked(detail, column, detail.range('form'), quotedText(word)) };
    const formula = formulas[row.key];
    return formula
      ? { value: row[column], formula: formula().replaceAll('#', column === 'units' ? 'B' : 'C') }
      : row[column];
  };
  return {
    name: '收入支出总表',
    columns,
    rows: rows.map((row, index) => ({
      look: row.total ? ('total' as const) : ('body' as const),
      data: true as const,
      cells: [
        { value: `${row.starred ? '*' : ''}${row.name}`, indent: row.depth },
        cell(row, 'units'),
        cell(row, 'eliminated'),
        { value: row.amount, formula: difference(start + index, 'B', 'C') },
      ],
    })),
  };
}

/** 按资金来源. */
export function sourceSheet({ units, budget }: ReadSums, detail: Detail): Part {
  const columns: Column[] = [
    { heading: '资金来源', kind: 'text', width: 28 },
    ...['收入 单位合计', '收入 内部抵销', '使用年初结转结余', '支出 单位合计', '支出 内部抵销', '收支相抵后结余'].map(
      (heading) => money(heading),
    ),
  ];
  const start = first(columns);
  const listed = sourceRows(budget, units);
  const rows: Row[] = listed.map(({ name, revenue, spending, used, balance }, index) => {
    const row = start + index;
    const of = (side: 'revenue' | 'spending', column: 'units' | 'eliminated', value: Fen): Cell => ({
      value,
      formula: picked(
        detail,
        column,
        detail.range('source'),
        `$A${row}`,
        detail.range('side'),
        quotedText(SIDE_WORDS[side]),
      ),
    });
    return [
      name,
      of('revenue', 'units', revenue.units),
      of('revenue', 'eliminated', revenue.eliminated),
      used,
      of('spending', 'units', spending.units),
      of('spending', 'eliminated', spending.eliminated),
      { value: balance, formula: `ROUND(B${row}-C${row}+D${row}-E${row}+F${row},2)` },
    ];
  });
  const end = start + rows.length - 1;
  const sums = [
    listed.map(({ revenue }) => revenue.units),
    listed.map(({ revenue }) => revenue.eliminated),
    listed.map(({ used }) => used),
    listed.map(({ spending }) => spending.units),
    listed.map(({ spending }) => spending.eliminated),
    listed.map(({ balance }) => balance),
  ].map((values, index): Cell => {
    const letter = columnLetters(index + 1);
    return { value: sumFen(values), formula: rows.length === 0 ? '0' : `SUM(${letter}${start}:${letter}${end})` };
  });
  rows.push({ look: 'total', cells: ['合计', ...sums] });
  return { name: '按资金来源', columns, rows };
}

/** 按项目: classes are the sums of what is below them. */
export function itemSheet({ budget }: ReadSums, detail: Detail): Part {
  const columns: Column[] = [
    { heading: '项目编码', kind: 'code', width: 12 },
    { heading: '预算项目', kind: 'text', width: 40 },
    ...['单位合计', '内部抵销', '合并数'].map((heading) => money(heading, 22)),
  ];
  const start = first(columns);
  const listed = itemRows(budget);
  const below = (index: number): number => {
    let last = index;
    while (listed[last + 1]?.depth === 1) last += 1;
    return last;
  };
  return {
    name: '按项目',
    columns,
    rows: listed.map((row, index) => {
      const code = row.key.replace('.', '');
      const at = start + index;
      const of = (column: 'units' | 'eliminated'): Cell => {
        const letter = column === 'units' ? 'C' : 'D';
        return {
          value: row[column],
          formula: row.total
            ? `SUM(${letter}${at + 1}:${letter}${start + below(index)})`
            : picked(detail, column, detail.range('code'), quotedText(code)),
        };
      };
      return {
        look: row.total ? ('total' as const) : ('body' as const),
        data: true as const,
        cells: [
          code,
          { value: `${row.starred ? '*' : ''}${row.name}`, indent: row.depth },
          of('units'),
          of('eliminated'),
          { value: row.amount, formula: difference(at, 'C', 'D') },
        ],
      };
    }),
  };
}
