import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { readLedger } from '../../../shared/domain/ledger/reading/read-ledger.ts';
import { encode, textFile, workbookFile } from '../../fixtures/layouts/files.ts';
import { QINGSHAN } from '../../fixtures/layouts/ledger.ts';
import { k3Vouchers, u8TrialBalance } from '../../fixtures/layouts/shapes.ts';
import { book, refused, sheetBook, zip } from './support.ts';

/** Whatever comes from outside is read right or refused with a sentence; it never hangs, and nothing is thrown. */

const plain = (text: string) => encode(text, 'utf-8');
const SHEET = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

describe('what a file is, is told from its bytes', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'empty'],
    ['only blanks', plain(' \r\n\t '), 'empty'],
    ['NUL bytes', new Uint8Array(100), 'binary'],
    ['control bytes', Uint8Array.from({ length: 64 }, (_, at) => (at % 8) + 1), 'binary'],
    ['a PDF', plain('%PDF-1.7 …'), 'not-a-table'],
    ['an old .xls', ole('Workbook'), 'legacy-xls'],
    ['an old WPS file', ole('ETWorkbook'), 'legacy-xls'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'encrypted'],
    ['a Word document', ole('WordDocument'), 'other-ole'],
    ['Excel 4', Uint8Array.of(0x09, 0x04, 0x06, 0x00, 0x00, 0x04, 0x10, 0x00), 'legacy-xls'],
    ['an empty archive', zip({}), 'not-a-workbook'],
    ['an archive of something else', zip({ 'a.txt': 'x' }), 'not-a-workbook'],
    ['OpenDocument', zip({ mimetype: 'x', 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' }), 'ods'],
    ['a binary workbook', zip({ 'xl/workbook.bin': 'x' }), 'xlsb'],
    ['a beginning without an end', plain('PK\x03\x04 this is not a zip'), 'truncated'],
    [
      'a document that calls itself a workbook',
      book({ sheets: [] }, { 'xl/workbook.xml': '<document/>' }),
      'not-a-workbook',
    ],
    [
      'a sheet without its part',
      book(
        { sheets: [] },
        { 'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="s9"/></sheets></workbook>' },
      ),
      'damaged-zip',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refused(bytes)).toBe(code);
  });

  it('says what to do with an old .xls and with a password', async () => {
    const message = async (bytes: Uint8Array) => {
      const file = await readFile(bytes);
      return file.ok ? '' : file.error.message;
    };
    expect(await message(ole('Workbook'))).toContain('另存为');
    expect(await message(ole('EncryptedPackage'))).toContain('去掉密码');
  });
});

function ole(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from(`${stream}\0`, 'utf16le').copy(bytes, 1024);
  return bytes;
}

describe('containers', () => {
  it('two parts of one name', async () => {
    const bytes = zipSync({
      'xl/worksheets/sheet1.xml': new Uint8Array(1),
      'xl/worksheets/Sheet1.xml': new Uint8Array(1),
    });
    expect(await refused(bytes)).toBe('duplicate-entry');
  });

  it('an encrypted part, another compression, a part over another', async () => {
    const at = (bytes: Uint8Array, signature: number[]) => Buffer.from(bytes).indexOf(Buffer.from(signature));
    const patched = (change: (file: Buffer, central: number) => void) => {
      const file = Buffer.from(sheetBook('<row r="1"/>'));
      change(file, at(file, [0x50, 0x4b, 0x01, 0x02]));
      return file;
    };
    expect(await refused(patched((file, central) => file.writeUInt16LE(1, central + 8)))).toBe('encrypted');
    expect(await refused(patched((file, central) => file.writeUInt16LE(12, central + 10)))).toBe('damaged-zip');
    expect(await refused(patched((file, central) => file.writeUInt32LE(0x7fffffff, central + 20)))).toBe('truncated');
    const overlapping = patched((file, central) => {
      const second = file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), central + 4);
      file.writeUInt32LE(file.readUInt32LE(second + 42), central + 42);
    });
    expect(await refused(overlapping)).toBe('damaged-zip');
  });

  it('a flipped bit in the compressed data', async () => {
    const file = Buffer.from(sheetBook(`<row r="1">${'<c><v>12345</v></c>'.repeat(500)}</row>`));
    const name = file.indexOf('xl/worksheets/sheet1.xml');
    file[name + 24 + 30]! ^= 0x10;
    expect(['damaged-zip', 'damaged-xml', 'truncated']).toContain(await refused(file));
  });

  it('a bomb is stopped by its ratio, and by what it inflates to', async () => {
    const blank = '<row/>'.repeat(4_000_000);
    const bomb = book({ sheets: [{ name: '表', xml: `<sheetData>${blank}</sheetData>` }] });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refused(bomb)).toBe('zip-ratio');
    expect(await refused(sheetBook(SHEET), { limits: { inflatedBytes: 100 } })).toBe('zip-bomb');
  });

  it('more parts, sheets, rows, cells, letters, bytes than allowed', async () => {
    const two = book({
      sheets: [
        { name: 'a', xml: SHEET },
        { name: 'b', xml: SHEET },
      ],
    });
    expect(await refused(two, { limits: { entries: 3 } })).toBe('too-many-entries');
    expect(await refused(two, { limits: { sheets: 1 } })).toBe('too-many-sheets');
    expect(await refused(sheetBook('<row/><row/><row/>'), { limits: { rows: 2 } })).toBe('too-many-rows');
    expect(await refused(sheetBook('<row r="1"><c r="Z1"><v>1</v></c></row>'), { limits: { cells: 20 } })).toBe(
      'too-many-cells',
    );
    expect(
      await refused(sheetBook('<row r="1"><c t="str"><v>abcdef</v></c></row>'), { limits: { cellChars: 5 } }),
    ).toBe('cell-too-long');
    expect(await refused(plain('abc'), { limits: { bytes: 2 } })).toBe('too-large');
    expect(await refused(plain('a,b\nc,d\ne,f\n'), { limits: { rows: 2 } })).toBe('too-many-rows');
    expect(await refused(plain('a,b,c\n'), { limits: { columns: 2 } })).toBe('too-many-columns');
    expect(await refused(plain(`${'x'.repeat(100)},b\n`), { limits: { cellChars: 10 } })).toBe('cell-too-long');
  });

  it('time is up, or the person has cancelled', async () => {
    let now = 0;
    const clock = {
      nowMs: () => {
        now += 1000;
        return now;
      },
    };
    expect(await refused(sheetBook(SHEET), { clock, limits: { timeMs: 500 } })).toBe('too-slow');
    expect(await refused(sheetBook(SHEET), { signal: AbortSignal.abort() })).toBe('cancelled');
  });

  it('XML with a DOCTYPE, in any part', async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a "b">]>';
    expect(await refused(sheetBook('', {}, evil))).toBe('xml-doctype');
    expect(
      await refused(
        book({ sheets: [{ name: 'a', xml: SHEET }], shared: '' }, { 'xl/sharedStrings.xml': `${evil}<sst></sst>` }),
      ),
    ).toBe('xml-doctype');
    expect(
      await refused(book({ sheets: [{ name: 'a', xml: SHEET }] }, { 'xl/styles.xml': `${evil}<styleSheet/>` })),
    ).toBe('xml-doctype');
  });
});

describe('files made to be slow', () => {
  /** Each takes well under a second; a pattern that goes back over what it has seen would take hours. */
  const spaces = ' '.repeat(30_000);
  it.each([
    ['brackets that never close', plain(`<html>${'<a'.repeat(500_000)}`)],
    ['comments that never close', plain(`<html><table>${'<!--'.repeat(200_000)}`)],
    ['quotes in tags', plain(`<table>${`<td a="'`.repeat(200_000)}`)],
    ['a quote before every field', plain(`${'"a"b,'.repeat(10_000)}\n`)],
    [
      'cells of blanks between words',
      plain(`单位${spaces}:${spaces}元,2025${spaces}年${spaces}12${spaces}x,1001${spaces}y\n科目编码,日期,借方,贷方\n`),
    ],
    ['a heading as long as a book', plain(`${'科目'.repeat(10_000)},${'借方'.repeat(10_000)},贷方\n1,2,3\n`)],
    ['deep XML', plain(`<?xml version="1.0"?><Workbook>${'<a>'.repeat(100_000)}`)],
  ])('%s', async (_, bytes) => {
    const file = await readFile(bytes);
    if (file.ok) readLedger(file.value);
  });

  it('an amount column for each letter of the alphabet, without a heading', async () => {
    const row = Array.from({ length: 26 }, (_, at) => `${at}.50`).join(',');
    const file = await readFile(plain(`${`1001,现金,${row}\n`.repeat(50)}`));
    expect(file.ok && readLedger(file.value).ok).toBe(false);
  });
});

describe('broken files', () => {
  /** A linear congruence, so that a failure comes again. */
  const random = (seed: number) => {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state / 0x7fffffff;
    };
  };

  const survives = async (bytes: Uint8Array): Promise<void> => {
    const file = await readFile(bytes);
    if (!file.ok) expect(file.error.message).toMatch(/[。]$/);
    else
      for (const sheet of file.value.sheets)
        for (let row = 0; row < Math.min(sheet.rowCount, 30); row += 1)
          for (let column = 0; column < Math.min(sheet.width(row), 30); column += 1) {
            sheet.text(row, column);
            sheet.plainFen(row, column);
          }
  };

  it('cut off anywhere', async () => {
    const files = [
      await workbookFile(k3Vouchers(QINGSHAN)),
      textFile(u8TrialBalance(QINGSHAN), { encoding: 'gb18030' }),
    ];
    for (const file of files)
      for (let length = 0; length < file.length; length += Math.max(1, Math.floor(file.length / 300)))
        await survives(file.subarray(0, length));
    const [workbook] = files;
    expect(await refused(workbook!.subarray(0, workbook!.length - 30))).toBe('truncated');
  });

  it('with bytes changed at random', async () => {
    const next = random(11);
    const files = [
      await workbookFile(k3Vouchers(QINGSHAN)),
      sheetBook('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row>', {
        shared: '<si><t>甲</t></si>',
      }),
      textFile(u8TrialBalance(QINGSHAN), { encoding: 'gb18030' }),
      plain('<html><table><tr><td>1</td><td rowspan=3>甲</td></tr><tr><td>2</td></tr></table>'),
      plain(
        '<?xml version="1.0"?><Workbook><Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>',
      ),
    ];
    for (const file of files)
      for (let run = 0; run < 400; run += 1) {
        const broken = Uint8Array.from(file);
        const changes = 1 + Math.floor(next() * 4);
        for (let change = 0; change < changes; change += 1)
          broken[Math.floor(next() * broken.length)] = Math.floor(next() * 256);
        await survives(broken);
      }
  });

  it('with XML changed at random inside an intact container', async () => {
    const next = random(12);
    const xml = `<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c><c r="C1"><f>1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
    for (let run = 0; run < 600; run += 1) {
      const letters = [...xml];
      for (let change = 0; change < 3; change += 1)
        letters[Math.floor(next() * letters.length)] = '<>/"&;=c123 \0r'[Math.floor(next() * 13)]!;
      await survives(book({ sheets: [{ name: 'a', xml: letters.join('') }], shared: '<si><t>甲</t></si>' }));
    }
  });
});
