import { describe, expect, it } from 'vitest';
import type { Column } from '../../../electron/service/workbook/write/model.ts';
import { SharedStrings } from '../../../electron/service/workbook/write/shared-strings.ts';
import { writeWorkbook } from '../../../electron/service/workbook/write/workbook.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { bookOf, bytesOf, partsOf, readBack } from './book.ts';

const COLUMNS: readonly Column[] = [
  { heading: '编码', kind: 'code' },
  { heading: '摘要', kind: 'text' },
  { heading: '日期', kind: 'date' },
  { heading: ['金额', '借方'], kind: 'money' },
  { heading: ['金额', '贷方'], kind: 'money' },
  { heading: '张数', kind: 'integer' },
];

describe('a workbook read back by exceljs', () => {
  const book = bookOf(
    COLUMNS,
    [
      ['06932169358293', '付药款', '2025-12-31', fen(123_456), fen(-1), 3],
      ['0012', '=HYPERLINK("http://example.invalid")', '2024-02-29', fen(0), null, 0],
      ['1.0', '+86 "引号" <标签> & 换行\n第二行', null, fen(9_007_199_254_740_991), undefined, -2],
      {
        look: 'total',
        cells: ['合计', null, null, { value: fen(123_456), formula: 'SUM(D6:D7)', kind: 'money' }],
      },
    ],
    { title: '明细', banner: [{ left: '编制单位：甲', right: '金额单位：元' }], filter: true, frozenColumns: 1 },
  );

  it('keeps text text and codes whole', async () => {
    const sheet = (await readBack(book)).getWorksheet('表')!;
    expect(sheet.getCell('A5').value).toBe('06932169358293');
    expect(sheet.getCell('A5').numFmt).toBe('@');
    expect(sheet.getCell('A7').value).toBe('1.0');
    expect(sheet.getCell('B6').value).toBe('=HYPERLINK("http://example.invalid")');
    expect(sheet.getCell('B6').numFmt).toBe('@');
    expect(sheet.getCell('B7').value).toBe('+86 "引号" <标签> & 换行\n第二行');
  });

  it('has money as real numbers in 元 that show thousands, two decimals and red negatives', async () => {
    const sheet = (await readBack(book)).getWorksheet('表')!;
    expect(sheet.getCell('D5').value).toBe(1234.56);
    expect(sheet.getCell('E5').value).toBe(-0.01);
    expect(sheet.getCell('D6').value).toBe(0);
    expect(sheet.getCell('D5').numFmt).toBe('#,##0.00_ ;[Red]-#,##0.00_ ;"–"_ ');
    expect(sheet.getCell('E6').value).toBeNull();
  });

  it('has dates as real dates and formulas with their results', async () => {
    const sheet = (await readBack(book)).getWorksheet('表')!;
    expect(sheet.getCell('C5').value).toEqual(new Date('2025-12-31T00:00:00Z'));
    expect(sheet.getCell('C6').value).toEqual(new Date('2024-02-29T00:00:00Z'));
    expect(sheet.getCell('D8').value).toEqual({ formula: 'SUM(D6:D7)', result: 1234.56 });
  });

  it('freezes its headings, filters its rows of data and prints headings on every page of A4', async () => {
    const sheet = (await readBack(book)).getWorksheet('表')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 4 });
    expect(sheet.autoFilter).toBe('A4:F7');
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 });
    expect(sheet.pageSetup.printTitlesRow).toBe('3:4');
    expect(sheet.getCell('D3').isMerged && sheet.getCell('E3').isMerged).toBe(true);
    expect(sheet.state).toBe('visible');
  });

  it('makes a row as high as the wrapped text in it needs, and leaves the others alone', async () => {
    const wrapping: readonly Column[] = [{ heading: '说明', kind: 'wrap', width: 21 }];
    const rows = [['短'], ['十个汉字占二十格宽度，此处两行'], ['一\n二\n三'], [null]];
    const sheet = (await readBack(bookOf(wrapping, rows))).getWorksheet('表')!;
    const [short, long, broken, empty] = [2, 3, 4, 5].map((row) => sheet.getRow(row).height as number | undefined);
    expect(short).toBe(empty);
    expect(long).toBeGreaterThan(short ?? 16);
    expect(broken).toBeGreaterThan(long!);
  });

  it('breaks a banner between its parts where pages side by side repeat narrower columns', async () => {
    const columns: Column[] = [16, 16, 30].map((width) => ({ heading: `宽${width}`, kind: 'text', width }));
    const banner = [{ left: '编制单位：某县人民医院', center: '2025-11', right: '金额单位：元' }];
    const page = { orientation: 'landscape', pagesWide: 2 } as const;
    const sheet = (await readBack(bookOf(columns, [['一']], { banner, page, frozenColumns: 2 }))).worksheets[0]!;
    expect(sheet.getCell('A1').value).toBe('编制单位：某县人民医院\n2025-11　　金额单位：元');
    expect(sheet.getCell('B1').master.address).toBe('A1');
    expect(sheet.getRow(1).height).toBe(32);
    const wide = bookOf(columns, [['一']], { banner, page, frozenColumns: 3 });
    expect((await readBack(wide)).worksheets[0]!.getCell('A1').value).toBe(
      '编制单位：某县人民医院　　2025-11　　金额单位：元',
    );
  });

  it('says how many rows of data it wrote', async () => {
    expect((await writeWorkbook(book)).sheets.map(({ name, rows }) => [name, rows])).toEqual([['表', 3]]);
  });
});

describe('a workbook', () => {
  it('is the same bytes for the same model', async () => {
    const book = () => bookOf(COLUMNS, [['1', '甲', '2025-01-01', fen(1), fen(2), 3]]);
    expect(Buffer.compare(await bytesOf(book()), await bytesOf(book()))).toBe(0);
  });

  it('has no macros, no hidden sheets and nothing outside it', async () => {
    const parts = partsOf(await bytesOf(bookOf(COLUMNS, [['1']])));
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'docProps/app.xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/sharedStrings.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(parts.get('xl/workbook.xml')).not.toMatch(/<sheet [^>]*state=/);
    expect([...parts.values()].join('')).not.toMatch(/TargetMode="External"/);
  });

  it('asks to be recalculated when it is opened', async () => {
    expect(partsOf(await bytesOf(bookOf(COLUMNS, []))).get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  it.each([['a/b'], ['History'], ['一'.repeat(32)], ["'引号"], ['']])('refuses the sheet name %s', async (name) => {
    await expect(bytesOf(bookOf(COLUMNS, [], { name }))).rejects.toThrow();
  });

  it('refuses two sheets whose names differ in case only', async () => {
    const book = bookOf(COLUMNS, [], { name: 'Sheet' });
    await expect(
      bytesOf({ ...book, sheets: [...book.sheets, { ...book.sheets[0]!, name: 'SHEET' }] }),
    ).rejects.toThrow();
  });

  it('refuses a formula without its result', async () => {
    await expect(bytesOf(bookOf(COLUMNS, [[{ value: null, formula: '1+1' }]]))).rejects.toThrow();
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    const rows = {
      *[Symbol.iterator]() {
        for (let row = 0; row < 1_000_000; row += 1) {
          if (row === 5_000) abort.abort(new Error('cancelled by the user'));
          yield [String(row)];
        }
      },
    };
    await expect(writeWorkbook(bookOf(COLUMNS, rows), { signal: abort.signal })).rejects.toThrow(
      'cancelled by the user',
    );
  });

  it('writes sheets of a later phase after those of an earlier one, and files them in their own place', async () => {
    const order: string[] = [];
    const rowsOf = (name: string) => ({
      *[Symbol.iterator]() {
        order.push(name);
        yield [name];
      },
    });
    const page = { orientation: 'portrait' } as const;
    const columns: readonly Column[] = [{ heading: '名', kind: 'text' }];
    const sheets = [
      { name: '封面', columns, rows: rowsOf('封面'), page, phase: 1 },
      { name: '正文', columns, rows: rowsOf('正文'), page },
    ];
    const written = await writeWorkbook({ title: '', creator: '', created: '2026-01-06T00:00:00Z', sheets });
    expect(order).toEqual(['正文', '封面']);
    expect(written.sheets.map(({ name }) => name)).toEqual(['封面', '正文']);
  });

  it('keeps a bounded number of texts in memory and writes the others in their cells', async () => {
    const strings = new SharedStrings(2);
    expect(['甲', '乙', '丙', '甲'].map((text) => strings.idOf(text))).toEqual([0, 1, undefined, 0]);
    expect([...strings.xml()].join('')).toContain('count="3" uniqueCount="2"');
  });
});
