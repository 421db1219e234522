import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget, DEFAULT_LIMITS } from '../../../electron/service/workbook/read/limits.ts';
import { shownNumber } from '../../../electron/service/workbook/read/number-text.ts';
import { PackedSheetBuilder } from '../../../electron/service/workbook/read/packed-sheet.ts';
import { plainFenOfBytes } from '../../../electron/service/workbook/read/plain-fen.ts';
import { SheetScanner } from '../../../electron/service/workbook/read/sheet-scanner.ts';
import { isDateFormat, isRedFormat } from '../../../electron/service/workbook/read/styles.ts';
import { plainFenOf } from '../../../shared/domain/ledger/reading/grid.ts';
import { book, read, refused, sheetBook, shown, texts } from './support.ts';

describe('numbers as a spreadsheet shows them', () => {
  it.each([
    ['50000.099999999999', '50000.1'],
    ['0.30000000000000004', '0.3'],
    ['1057946.2300000002', '1057946.23'],
    ['386520.45', '386520.45'],
    ['-5600', '-5600'],
    ['1.2345E5', '1.2345E5'],
    ['1234567890123456789', '1234567890123460000'],
    ['9.9999999999999989', '10'],
    ['1.0000000000000000E-5', '1.0000000000000000E-5'],
    ['123456789012345', '123456789012345'],
    ['+5', '5'],
  ])('%s is %s', (stored, wanted) => {
    expect(shownNumber(stored)).toBe(wanted);
  });

  it.each(['', 'NaN', 'INF', '1,5', '1.2.3', '0x1', '-'])('%s is no number', (text) => {
    expect(shownNumber(text)).toBeUndefined();
  });

  it('property: the shortest decimal of up to 15 digits comes back from the float that holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (cents) => {
        const yuan = cents / 100;
        const stored = yuan.toPrecision(17);
        expect(Number(shownNumber(stored))).toBe(yuan);
      }),
      { seed: 3 },
    );
  });

  it('property: amounts straight from bytes are those of the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[\d,]{0,18}\.?\d{0,3}[ x]?$/), (text) => {
        const bytes = Buffer.from(text);
        expect(plainFenOfBytes(bytes, 0, bytes.length)).toBe(plainFenOf(text));
      }),
      { seed: 4, numRuns: 3000 },
    );
  });
});

describe('cells', () => {
  it('shared, rich, inline and escaped strings; phonetic hints left out', async () => {
    const file = await read(
      sheetBook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>库</t></r><r><t>存</t></r></is></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="str"><f>A1</f><v>a&amp;b&#33;</v></c></row>',
        {
          shared:
            '<si><t xml:space="preserve"> 现金 </t></si><si><r><rPr><b/></rPr><t>银行</t></r><r><t>存款</t></r><rPh sb="0" eb="1"><t>yin</t></rPh></si><si><t>甲_x000D_乙_x005F_x000D_</t></si>',
        },
      ),
    );
    expect(texts(file.sheets[0]!)).toEqual([['现金', '银行存款', '库存', '甲\r乙_x000D_', 'a&b!']]);
  });

  it('numbers, booleans, errors, dates; formulas are never evaluated', async () => {
    const file = await read(
      sheetBook(
        '<row r="1"><c r="A1"><v>50000.099999999999</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1" s="1"><v>45993</v></c><c r="E1"><f>1+1</f><v>3</v></c><c r="F1"><f>1+1</f></c><c r="G1" t="d"><v>2025-12-02</v></c><c r="H1"><v>NaN</v></c></row>',
        { styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>' },
      ),
    );
    expect(shown(file.sheets[0]!)[0]).toEqual([
      'n:50000.1',
      't:TRUE',
      'e:#DIV/0!',
      'nD:45993',
      'n:3',
      'e:（公式没有保存的结果）',
      't:2025-12-02',
      'e:NaN',
    ]);
    const sheet = file.sheets[0]!;
    expect(sheet.plainFen(0, 0)).toBe(5_000_010);
    expect([1, 2, 3, 5].map((column) => sheet.plainFen(0, column))).toEqual([NaN, NaN, NaN, NaN]);
    expect(sheet.plainFen(0, 20)).toBe(0);
  });

  it('the stated dimension is wrong, rows and columns have gaps, cells lack references', async () => {
    const file = await read(
      book({
        sheets: [
          {
            name: '表',
            xml: '<dimension ref="A1"/><sheetData><row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row><row r="9"><c r="C9"><v>5</v></c><c r="A9"><v>6</v></c></row></sheetData>',
          },
        ],
      }),
    );
    const sheet = file.sheets[0]!;
    expect(texts(sheet)).toEqual([
      ['', '1', '', '2'],
      ['3', '4'],
      ['6', '', '5'],
    ]);
    expect([0, 1, 2].map((row) => sheet.rowNumber(row))).toEqual([3, 4, 9]);
  });

  it('merged ranges repeat their first value, and say so; an amount counts once', async () => {
    const file = await read(
      sheetBook(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>期初余额</t></is></c><c r="C1"><v>7</v></c></row><row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>',
        {},
        '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C1:C3"/><mergeCell ref="XFA1:XFD9"/></mergeCells>',
      ),
    );
    const sheet = file.sheets[0]!;
    expect(shown(sheet)).toEqual([
      ['t:期初余额', 't~:期初余额', 'n:7'],
      ['e:', 'n:1', 'n~:7'],
      ['n:2', 'e:', 'n~:7'],
    ]);
    expect([sheet.plainFen(0, 2), sheet.plainFen(1, 2)]).toEqual([700, NaN]);
  });

  it('red ink: a red font, a red or bracketed format of figures that are not negative', async () => {
    const file = await read(
      sheetBook(
        '<row r="1"><c r="A1" s="1"><v>5</v></c><c r="B1" s="2"><v>5</v></c><c r="C1" s="3"><v>-5</v></c><c r="D1" s="4"><v>5</v></c><c r="E1" s="1"><v>-5</v></c></row>',
        {
          styles:
            '<numFmts><numFmt numFmtId="170" formatCode="[Red]#,##0.00"/><numFmt numFmtId="171" formatCode="#,##0.00;[Red]-#,##0.00"/></numFmts><fonts><font/><font><color rgb="FFFF0000"/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="171"/></cellXfs>',
        },
      ),
    );
    expect(shown(file.sheets[0]!)[0]).toEqual(['nR:5', 'nR:5', 'n:-5', 'n:5', 'n:-5']);
  });

  it.each([
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日";@', true],
    ['[$-804]yyyy/m/d', true],
    ['h:mm:ss.000', true],
    ['[h]:mm', true],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', false],
    ['General', false],
    ['0.00"元/日"', false],
    ['G/通用格式', false],
    ['0.00E+00', false],
  ])('format %s is a date: %s', (format, wanted) => {
    expect(isDateFormat(format)).toBe(wanted);
  });

  it.each([
    ['[Red]0.00', true],
    ['[红色]0.00;0', true],
    ['(0.00);0.00', true],
    ['_(* #,##0.00_);_(* (#,##0.00)', false],
    ['0.00;[Red]0.00', false],
    ['0.00_);(0.00)', false],
  ])('format %s shows red: %s', (format, wanted) => {
    expect(isRedFormat(format)).toBe(wanted);
  });
});

describe('workbooks', () => {
  it('hidden sheets are named as such, 1904 is told, names are decoded', async () => {
    const file = await read(
      book({
        workbookPr: '<workbookPr date1904="1"/>',
        sheets: [
          { name: '一&amp;二', xml: '<sheetData/>' },
          { name: '藏', xml: '<sheetData/>', state: 'veryHidden' },
        ],
      }),
    );
    expect(file.sheets.map(({ name, hidden, date1904, rowCount }) => [name, hidden, date1904, rowCount])).toEqual([
      ['一&二', false, true, 0],
      ['藏', true, true, 0],
    ]);
  });

  it('prefixed and strict files are the same', async () => {
    const rows =
      '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:v>1.5</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>丙</x:t></x:is></x:c></x:row>';
    const prefixed = book(
      { prefix: 'x', sheets: [{ name: '表', xml: `<x:sheetData>${rows}</x:sheetData>` }] },
      { 'xl/sharedStrings.xml': '<x:sst xmlns:x="y"><x:si><x:t>甲</x:t></x:si></x:sst>' },
    );
    const strict = book({
      namespace: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
      relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
      shared: '<si><t>甲</t></si>',
      sheets: [{ name: '表', xml: `<sheetData>${rows.replaceAll('x:', '')}</sheetData>` }],
    });
    for (const bytes of [prefixed, strict])
      expect(texts((await read(bytes)).sheets[0]!)).toEqual([['甲', '1.5', '丙']]);
  });

  it('property: chunks of any size give the same sheet', () => {
    const xml = Buffer.from(
      '<?xml version="1.0"?><!-- a > b --><worksheet><sheetFormatPr x="a>b"/><sheetData><row r="1" spans="1:3"><c r="A1" s="0" t="inlineStr"><is><t>你好&lt;</t></is></c><c r="B1"><v>1234.5</v></c><c r="C1"><f>IF(A1>2,"x","y")</f><v>7</v></c></row><row r="2"/><row r="5"><c r="B5" t="s"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="B5:C5"/></mergeCells><extLst><ext uri="u"><a:b xmlns:a="z"/></ext></extLst></worksheet>',
    );
    const scan = (cuts: readonly number[]): string[][] => {
      const budget = new Budget({ limits: DEFAULT_LIMITS });
      const builder = new PackedSheetBuilder('表', budget);
      const scanner = new SheetScanner({ part: 'p', styles: new Uint8Array(0), shared: ['零', '壹'] }, builder, budget);
      const places = [0, ...[...cuts].sort((a, b) => a - b), xml.length];
      for (let at = 1; at < places.length; at += 1) scanner.push(xml.subarray(places[at - 1], places[at]));
      scanner.end();
      return shown(builder.finish({ hidden: false, date1904: false, shared: ['零', '壹'], merged: scanner.merged }));
    };
    const whole = scan([]);
    expect(whole).toEqual([['t:你好<', 'n:1234.5', 'n:7'], [], ['e:', 't:壹', 't~:壹']]);
    fc.assert(
      fc.property(fc.array(fc.nat(xml.length), { maxLength: 40 }), (cuts) => {
        expect(scan(cuts)).toEqual(whole);
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(scan(Array.from({ length: xml.length }, (_, at) => at))).toEqual(whole);
  });

  it.each([
    ['two cells of one place', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'duplicate-cell'],
    ['two rows of one number', '<row r="1"/><row r="1"/>', 'duplicate-cell'],
    ['a string that is not there', '<row r="1"><c r="A1" t="s"><v>9</v></c></row>', 'damaged-xml'],
    ['an element closed by another', '<row r="1"></rows>', 'damaged-xml'],
    ['a column beyond the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'too-many-columns'],
    ['an entity of its own', '<row r="1"><c r="A1" t="str"><v>&evil;</v></c></row>', 'xml-doctype'],
    ['deep nesting', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'too-deep'],
  ])('refuses %s', async (_, rows, code) => {
    expect(await refused(sheetBook(rows))).toBe(code);
  });
});
