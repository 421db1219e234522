import { sideOfItem } from '../../../../shared/domain/budget/consolidated.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { statementRows } from '../../../../shared/domain/budget/sum-views.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { type Fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, quotedSheet } from '../../workbook/write/address.ts';
import type { Column, Row } from '../../workbook/write/model.ts';
import type { ReadSums } from './reading-sums.ts';
import { first, money, type Part } from './sheet-parts.ts';

export const SIDE_WORDS = { revenue: '收入', spending: '支出', paper: '非付现' } as const;
export const DETAIL = '分单位明细';
export const PAPER = '非付现费用（不计入支出）';

/** 合并数 = 单位合计 − 抵销, of one row. */
export const difference = (row: number, units: string, eliminated: string): string =>
  `ROUND(${units}${row}-${eliminated}${row},2)`;

export interface Detail {
  readonly sheet: Part;
  /** A column of the detail as other sheets sum it. */
  readonly range: (column: 'form' | 'side' | 'code' | 'source' | 'units' | 'eliminated') => string;
}

/** Item × source, a column a unit: 单位合计 = Σ units, 合并数 = 单位合计 − 抵销. */
export function detailSheet({ units, budget }: ReadSums): Detail {
  const fixed: Column[] = [
    { heading: '总表项目', kind: 'text', width: 22, printed: false },
    { heading: '收支', kind: 'text', width: 8, printed: false },
    { heading: '项目编码', kind: 'code', width: 10 },
    { heading: '预算项目', kind: 'text', width: 22 },
    { heading: '资金来源', kind: 'text', width: 20 },
  ];
  // What is not printed stands at the end.
  const columns: Column[] = [
    ...fixed.slice(2),
    ...units.map(({ unit, name }) => money(`${unit} ${name}`, 16)),
    ...[money('单位合计'), money('内部抵销'), money('合并数')],
    ...fixed.slice(0, 2),
  ];
  const start = first(columns);
  const at = {
    code: 0,
    source: 2,
    units: 3 + units.length,
    eliminated: 4 + units.length,
    form: 6 + units.length,
    side: 7 + units.length,
  };
  const forms = statementRows(budget, units).filter(({ depth }) => depth === 1);
  const letters = (column: number): string => columnLetters(column);
  const rows: Row[] = budget.lines.map(({ item, source, units: sum, eliminated, amount }, index): Row => {
    const row = start + index;
    const side = sideOfItem(item);
    const own = (cells: ReadSums['units'][number]['cells']): Fen =>
      sumFen(cells.filter((cell) => cell.item === item && cell.source === source).flatMap(({ months }) => months));
    return [
      item,
      budgetItem(item)?.name ?? item,
      fundSource(source)?.name ?? source,
      ...units.map(({ cells }) => own(cells)),
      {
        value: sumFen(sum),
        formula: units.length === 0 ? '0' : `SUM(${letters(3)}${row}:${letters(at.units - 1)}${row})`,
      },
      sumFen(eliminated),
      { value: sumFen(amount), formula: difference(row, letters(at.units), letters(at.eliminated)) },
      side === 'paper' ? PAPER : (forms.find(({ of }) => of?.items.includes(item))?.name ?? ''),
      side === undefined ? '' : SIDE_WORDS[side],
    ];
  });
  const last = start + Math.max(rows.length, 1) - 1;
  return {
    sheet: { name: DETAIL, columns, rows: rows.length > 0 ? rows : [[]], frozenColumns: 3 },
    range: (column) => `${quotedSheet(DETAIL)}!$${letters(at[column])}$${start}:$${letters(at[column])}$${last}`,
  };
}

/** What of the detail's column is in rows that meet the conditions. */
export const picked = (detail: Detail, column: 'units' | 'eliminated', ...where: string[]): string =>
  `ROUND(SUMIFS(${detail.range(column)},${where.join(',')}),2)`;
