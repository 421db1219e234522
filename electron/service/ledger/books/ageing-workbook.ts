import type { Aged } from '../../../../shared/domain/ledger/ageing.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { type BookHead, bookWorkbook, cellsOf, made, rowCells } from './book-sheet.ts';
import { NOT_STATED } from './book-words.ts';
import { bareCode } from './value-names.ts';

/** What is open on one account with one counterparty. */
export interface AgedRow extends Aged {
  readonly code: string;
  readonly name: string;
  readonly counterparty: string;
  readonly counterpartyName: string;
}

const FIXED = 4;
const LEAF = '明细';

/** A band by its days, and by its years where its bounds are whole years: 31–90 天, 1–2 年. */
export const bandName = (bounds: readonly number[], at: number): string => {
  const after = bounds[at - 1];
  const upTo = bounds[at];
  const years = (days: number): number | undefined => (days % 365 === 0 ? days / 365 : undefined);
  if (upTo === undefined) return years(after!) === undefined ? `${after} 天以上` : `${years(after!)} 年以上`;
  if (after === undefined) return `${upTo} 天以内`;
  if (years(after) !== undefined && years(upTo) !== undefined) return `${years(after)}–${years(upTo)} 年`;
  return `${after + 1}–${upTo} 天`;
};

/** 往来账龄 as a workbook: each balance the sum of its bands, each account a subtotal, all by formulas. */
export function ageingWorkbook(
  head: BookHead,
  { rows: aged, bands }: { readonly rows: readonly AgedRow[]; readonly bands: readonly number[] },
): Workbook {
  const parts = bands.length + 2;
  const mark = FIXED + 1 + parts;
  const columns: Column[] = [
    { heading: '科目编码', kind: 'code', width: 14 },
    { heading: '科目名称', kind: 'text', width: 26 },
    { heading: '往来单位编码', kind: 'code', width: 13 },
    { heading: '往来单位', kind: 'text', width: 30 },
    { heading: '未结清余额', kind: 'money', width: 17 },
    { heading: '年初余额（账龄不明）', kind: 'money', width: 19 },
    ...Array.from(
      { length: bands.length + 1 },
      (_, at): Column => ({
        heading: bandName(bands, at),
        kind: 'money',
        width: 16,
      }),
    ),
    { heading: '行类', kind: 'text', width: 8, printed: false },
  ];
  const partsOf = (row: AgedRow) => [row.unknown, ...row.bands];
  /** Formulas over the rows from one to another that are no subtotals. */
  const sums = (of: readonly AgedRow[], first: number, last: number, here: number): Cell[] => [
    made(sumFen(of.map(({ total }) => total)), `SUM(${rowCells(FIXED + 1, FIXED + parts, here)})`),
    ...Array.from({ length: parts }, (_, at) =>
      made(
        sumFen(of.map((row) => partsOf(row)[at]!)),
        `SUMIFS(${cellsOf(FIXED + 1 + at, first, last)},${cellsOf(mark, first, last)},"${LEAF}")`,
      ),
    ),
  ];
  const rowsFrom = (firstRow: number): Row[] => {
    const rows: Row[] = [];
    const here = (): number => firstRow + rows.length;
    for (const own of byAccount(aged)) {
      const { code, name } = own[0]!;
      const first = here() + 1;
      rows.push({
        look: 'total',
        data: true,
        cells: [code, name, null, null, ...sums(own, first, here() + own.length, here()), '小计'],
      });
      for (const row of own) {
        const whole = made(row.total, `SUM(${rowCells(FIXED + 1, FIXED + parts, here())})`);
        const named = row.counterparty === '' ? [null, NOT_STATED] : [bareCode(row.counterparty), row.counterpartyName];
        rows.push({ data: true, cells: [code, name, ...named, whole, ...partsOf(row), LEAF] });
      }
    }
    if (rows.length === 0) return [[]];
    const total = sums(aged, firstRow, here() - 1, here());
    rows.push({ look: 'total', cells: [{ value: '合计', kind: 'text' }, null, null, null, ...total] });
    return rows;
  };
  return bookWorkbook(head, {
    columns,
    rows: rowsFrom,
    frozenColumns: FIXED,
    filter: true,
    remarks: [
      '账龄按先进先出计算：同一科目、同一往来单位的反方向发生额先结清最早的未结清金额；截至所列月份的最后一天。',
      '年初余额没有逐笔的发生日期，仍未结清的单列为“账龄不明”。负数为反方向余额（预收、预付性质）。按科目余额表报账的月份，发生额按月末一天计算。',
    ],
  });
}

/** Rows of one account after another, which follow each other. */
function byAccount(rows: readonly AgedRow[]): AgedRow[][] {
  const accounts: AgedRow[][] = [];
  for (const row of rows) {
    const last = accounts.at(-1);
    if (last?.[0]?.code === row.code) last.push(row);
    else accounts.push([row]);
  }
  return accounts;
}
