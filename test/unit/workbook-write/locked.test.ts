import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../electron/service/workbook/write/model.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { bookOf, bytesOf, partsOf, readBack } from './book.ts';

const COLUMNS = [
  { heading: '名称', kind: 'text' },
  { heading: '金额', kind: 'money' },
] as const;
const LOCKED: Partial<Sheet> = {
  locked: true,
  entries: [
    { cells: 'B2:B9', rule: { holds: 'AND(ISNUMBER(B2),B2>=0)' }, message: '只能填 <金额>' },
    { cells: 'A2:A9', rule: { list: "'名单'!$A$1:$A$3" }, message: '请选' },
  ],
};
const ROWS = [['合计', { value: fen(1050), open: true }]] as const;

describe('a locked sheet', () => {
  it('leaves only its open cells to be filled in, by rules and lists that another program reads', async () => {
    const sheet = (await readBack(bookOf(COLUMNS, ROWS, LOCKED))).getWorksheet('表')!;
    const { sheetProtection } = sheet as unknown as { sheetProtection: { sheet?: boolean } };
    expect(sheetProtection).toMatchObject({ sheet: true, formatColumns: true });
    expect(sheet.getCell('B2').protection?.locked).toBe(false);
    expect(sheet.getCell('A2').protection?.locked).not.toBe(false);
    expect(sheet.getCell('B2').value).toBe(10.5);
    expect(sheet.getCell('B9').dataValidation).toMatchObject({ type: 'custom', error: '只能填 <金额>' });
    expect(sheet.getCell('A3').dataValidation).toMatchObject({ type: 'list', formulae: ["'名单'!$A$1:$A$3"] });
  });

  it('is as before where nothing is locked', async () => {
    const xml = partsOf(await bytesOf(bookOf(COLUMNS, [['合计', fen(1050)]]))).get('xl/worksheets/sheet1.xml')!;
    expect(xml).not.toMatch(/sheetProtection|dataValidation/);
  });
});

describe('a hidden sheet', () => {
  it('is not offered to be shown, and prints nothing', async () => {
    const workbook = bookOf(COLUMNS, [['a', null]]);
    const hidden: Sheet = { ...workbook.sheets[0]!, name: '内部', hidden: true };
    const book = partsOf(await bytesOf({ ...workbook, sheets: [...workbook.sheets, hidden] })).get('xl/workbook.xml')!;
    expect(book).toContain('name="内部" sheetId="2" state="veryHidden"');
    expect(book.match(/Print_Area/g)).toHaveLength(1);
  });
});
