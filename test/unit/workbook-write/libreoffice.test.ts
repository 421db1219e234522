import { describe, expect, it } from 'vitest';
import type { Column, Row } from '../../../electron/service/workbook/write/model.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { bookOf, bytesOf } from './book.ts';

const COLUMNS: readonly Column[] = [
  { heading: '科目', kind: 'code' },
  { heading: '摘要', kind: 'text' },
  { heading: '日期', kind: 'date' },
  { heading: '金额', kind: 'money' },
];
const ROWS: readonly Row[] = [
  ['00100201', '=1+1', '2025-12-31', fen(123_456)],
  ['1002', '-药品', '2024-02-29', fen(-1)],
  ['1003', null, null, fen(99_999_999_999_999)],
];

describe('a workbook opened by LibreOffice', () => {
  it('shows text, codes, dates and amounts as they were given', async (context) => {
    const office = libreOffice(context);
    const sheets = await office.recalculated(await bytesOf(bookOf(COLUMNS, ROWS)));
    expect(sheets.get('表')).toEqual([
      ['科目', '摘要', '日期', '金额'],
      ['00100201', '=1+1', '2025-12-31', '1234.56'],
      ['1002', '-药品', '2024-02-29', '-0.01'],
      ['1003', '', '', '999999999999.99'],
    ]);
  });

  it('is recalculated: a wrong result in the file does not survive', async (context) => {
    const office = libreOffice(context);
    const wrong = fen(77_777);
    const formulas = [
      'SUM(D2:D3)',
      'SUMIFS(D2:D3,A2:A3,"1002*")',
      'SUMPRODUCT(ABS(D2:D3))',
      'ROUND(0.1+0.2-0.3,2)',
      'SUM(金额)',
    ];
    const book = bookOf(COLUMNS, [
      ...ROWS,
      ...formulas.map((formula): Row => ({ look: 'total', cells: ['式', null, null, { value: wrong, formula }] })),
    ]);
    const names = [{ name: '金额', sheet: '表', column: 3, firstRow: 2, lastRow: 3 }];
    const rows = (await office.recalculated(await bytesOf({ ...book, names }))).get('表')!;
    expect(rows.slice(4).map((row) => row[3])).toEqual(['1234.55', '-0.01', '1234.57', '0', '1234.55']);
  });

  it('prints amounts whole, never as ####, however narrow the column', async (context) => {
    const office = libreOffice(context);
    const narrow = COLUMNS.map((column) => ({ ...column, width: 6 }));
    const [page] = await office.printed(await bytesOf(bookOf(narrow, ROWS)));
    for (const shown of ['1,234.56', '-0.01', '999,999,999,999.99', '2025-12-31']) expect(page).toContain(shown);
  });
});
