import { describe, expect, it } from 'vitest';
import { type Encoding, encode } from '../../fixtures/layouts/files.ts';
import { read, refused, texts } from './support.ts';

const utf8 = (text: string) => encode(text, 'utf-8');
const rowsOf = async (text: string, encoding: Encoding = 'utf-8') =>
  texts((await read(encode(text, encoding))).sheets[0]!);

describe('encodings', () => {
  it.each(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le'] as const)('%s', async (encoding) => {
    const file = await read(encode('科目,金额\r\n库存现金,1', encoding), { name: '表.csv' });
    expect(file).toMatchObject({ format: 'csv', encoding, delimiter: ',' });
    expect(file.sheets[0]!.name).toBe('表');
    expect(texts(file.sheets[0]!)).toEqual([
      ['科目', '金额'],
      ['库存现金', '1'],
    ]);
  });

  it('UTF-16 with the high byte first', async () => {
    const bytes = Buffer.from('\ufeff科目,1\n', 'utf16le').swap16();
    expect((await read(bytes)).encoding).toBe('utf-16be');
  });

  it('four-byte characters of GB18030', async () => {
    /** 㐀 (U+3400) is 81 39 EE 39. */
    expect(texts((await read(Uint8Array.of(0x81, 0x39, 0xee, 0x39, 0x2c, 0x31, 0x0a))).sheets[0]!)).toEqual([
      ['㐀', '1'],
    ]);
  });

  it('a UTF-8 text cut inside a character is a truncated file', async () => {
    const whole = utf8('科目,金额\n库存现');
    expect(await refused(whole.subarray(0, whole.length - 1))).toBe('truncated');
  });

  it('what is neither UTF-8 nor GB18030 is not guessed', async () => {
    expect(await refused(Uint8Array.of(0x41, 0xff, 0xfe, 0x2c, 0x31, 0x0a))).toBe('unknown-encoding');
  });
});

describe('delimiters and line ends', () => {
  it.each([
    [',', '\n'],
    ['\t', '\r\n'],
    [';', '\r'],
    ['|', '\n'],
  ])('%j and %j', async (delimiter, end) => {
    const text = [
      ['科目', '金额', '摘要'],
      ['1001', '1 234.50', '甲'],
      ['1002', '5.00', '乙'],
    ]
      .map((row) => row.join(delimiter) + end)
      .join('');
    const file = await read(utf8(text));
    expect(file.delimiter).toBe(delimiter);
    expect(texts(file.sheets[0]!)[1]).toEqual(['1001', '1 234.50', '甲']);
  });

  it('commas in amounts and summaries do not fool it', async () => {
    const file = await read(
      utf8('科目\t金额\t摘要\n1001\t1,234.50\t甲,乙,丙\n1002\t5,000.00\t丁\n1003\t12.00\t戊,己\n'),
    );
    expect(file.delimiter).toBe('\t');
  });

  it('sep=; in the first line is obeyed', async () => {
    expect(await rowsOf('sep=;\n1,5;2\n3,5;4\n')).toEqual([
      ['1,5', '2'],
      ['3,5', '4'],
    ]);
  });
});

describe('fields', () => {
  it('quotes, doubled quotes, line ends inside, blanks around, guards', async () => {
    expect(
      await rowsOf('"a ""b"" c", "x,y" ,"two\r\nlines",="001","=""0022""",\t\r\n"头孢"等,b"c,,"",　全角　,=1+2\n'),
    ).toEqual([
      ['a "b" c', 'x,y', 'two\r\nlines', '001', '0022', ''],
      ['"头孢"等', 'b"c', '', '', '全角', '=1+2'],
    ]);
  });

  it('rows are numbered as a spreadsheet numbers them; blank ones and a last one without an end count', async () => {
    const sheet = (await read(utf8('a,b\n\n"c\nd",e'))).sheets[0]!;
    expect(sheet.rowCount).toBe(3);
    expect([sheet.width(1), sheet.text(2, 0), sheet.rowNumber(2)]).toEqual([1, 'c\nd', 3]);
  });

  it('amounts from quoted fields', async () => {
    const sheet = (await read(utf8('"1,234.50",-5, 7.1 ,x,\n1,2,3,4,5\n'))).sheets[0]!;
    expect([0, 1, 2, 3, 4, 9].map((column) => sheet.plainFen(0, column))).toEqual([123450, -500, 710, NaN, 0, 0]);
  });

  it('a quote that never closes is refused with its row', async () => {
    expect(await refused(utf8('a,b\nc,"d\ne,f\n'))).toBe('unclosed-quote');
  });
});
