import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { readFile } from '../../electron/service/workbook/read/read-file.ts';
import type { RawFile } from '../../shared/domain/ledger/reading/grid.ts';
import { readLedger } from '../../shared/domain/ledger/reading/read-ledger.ts';

/** Reading of PERFORMANCE's table: bytes to grid, and grid to vouchers that are checked; beside what others need, in one run. */
export interface ReadingBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly peer: string; readonly ratio: string }>;
}

const WORKBOOK_ROWS = 100_000;
const TEXT_LINES = 1_000_000;
const LINES_A_VOUCHER = 3;
const ACCOUNTS = [
  ['1001', '库存现金'],
  ['100201', '基本户'],
  ['130201', '药品'],
  ['2302', '应付账款'],
  ['410101', '医疗收入'],
  ['5001', '业务活动费用'],
] as const;

type Line = readonly [
  date: string,
  word: string,
  number: number,
  summary: string,
  code: string,
  name: string,
  debit: string,
  credit: string,
];
const HEADING = ['日期', '凭证字', '凭证号', '摘要', '科目编码', '科目名称', '借方金额', '贷方金额'];

/** Vouchers of three lines that balance, over the twelve months of a year. */
function* journal(lines: number): Generator<Line> {
  const vouchers = Math.floor(lines / LINES_A_VOUCHER);
  for (let number = 1; number <= vouchers; number += 1) {
    const month = 1 + Math.floor(((number - 1) * 12) / vouchers);
    const date = `2025-${String(month).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
    const summary = `第${number}号业务的摘要说明`;
    const part = 1000 + ((number * 7919) % 900_000);
    const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
    const of = (offset: number) => ACCOUNTS[(number + offset) % ACCOUNTS.length]!;
    yield [date, '记', number, summary, ...of(0), yuan(part), ''];
    yield [date, '记', number, summary, ...of(1), yuan(part * 2), ''];
    yield [date, '记', number, summary, ...of(2), '', yuan(part * 3)];
  }
}

function textOf(lines: number): Uint8Array {
  const pieces: string[] = [`${HEADING.join(',')}\n`];
  for (const line of journal(lines)) pieces.push(`${line.join(',')}\n`);
  return Buffer.from(pieces.join(''), 'utf8');
}

/** A workbook as Excel writes it: shared strings, numbers as numbers. */
function workbookOf(lines: number): Uint8Array {
  const strings = new Map<string, number>();
  const shared = (text: string): number => {
    const known = strings.get(text) ?? strings.size;
    strings.set(text, known);
    return known;
  };
  const rows: string[] = [];
  const row = (cells: readonly (string | number)[]): void => {
    const number = rows.length + 1;
    const parts = cells.map((cell, at) => {
      const place = `${String.fromCharCode(65 + at)}${number}`;
      if (cell === '') return '';
      const amount = typeof cell === 'number' || (at > 5 && number > 1);
      return amount ? `<c r="${place}"><v>${cell}</v></c>` : `<c r="${place}" t="s"><v>${shared(String(cell))}</v></c>`;
    });
    rows.push(`<row r="${number}">${parts.join('')}</row>`);
  };
  row(HEADING);
  for (const line of journal(lines)) row(line);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const file = (text: string) => new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`, 'utf8'));
  const type = (part: string, name: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
  return zipSync(
    {
      '[Content_Types].xml': file(
        `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('workbook', 'sheet.main')}${type('worksheets/sheet1', 'worksheet')}${type('sharedStrings', 'sharedStrings')}</Types>`,
      ),
      '_rels/.rels': file(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': file(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="序时账" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': file(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ),
      'xl/sharedStrings.xml': file(
        `<sst xmlns="${main}">${[...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
      ),
      'xl/worksheets/sheet1.xml': file(
        `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
      ),
    },
    { level: 6 },
  );
}

const ms = (value: number): string => `${Math.round(value)} ms`;

async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly took: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { took: performance.now() - start, value };
}

/** The middle of three, ours and the peer's in turn, so that both meet the same machine. */
async function beside(ours: () => Promise<unknown>, peer: () => Promise<unknown>, what: string, times = 3) {
  const own: number[] = [];
  const other: number[] = [];
  for (let at = 0; at < times; at += 1) {
    own.push((await timed(ours)).took);
    other.push((await timed(peer)).took);
  }
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const [a, b] = [middle(own), middle(other)];
  return { ours: ms(a), peer: `${ms(b)} (${what})`, ratio: `${Math.round((a / b) * 100) / 100} ×` };
}

async function gridOf(bytes: Uint8Array): Promise<RawFile> {
  const file = await readFile(bytes, { name: '序时账' });
  if (!file.ok) throw new Error(file.error.message);
  return file.value;
}

async function vouchersOf(bytes: Uint8Array): Promise<number> {
  const reading = readLedger(await gridOf(bytes));
  if (!reading.ok || reading.value.rejections.length > 0) throw new Error('the journal was not read');
  return reading.value.vouchers.length;
}

/** exceljs reading row by row, as its own guide says for large files. */
async function excelRows(bytes: Uint8Array): Promise<number> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
    sharedStrings: 'cache',
    worksheets: 'emit',
    entries: 'emit',
    hyperlinks: 'ignore',
    styles: 'cache',
  });
  let cells = 0;
  for await (const sheet of reader)
    for await (const row of sheet) cells += Array.isArray(row.values) ? row.values.length : 0;
  return cells;
}

/** The least that JavaScript does with such a text: lines and fields as strings, nothing read and nothing checked. */
function splitText(bytes: Uint8Array): number {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n');
  let fields = 0;
  for (const line of lines) fields += line.split(',').length;
  return fields;
}

export const readingBenches: readonly ReadingBench[] = [
  {
    name: `XLSX of ${WORKBOOK_ROWS.toLocaleString('en')} rows × 8, bytes to grid`,
    run: () => {
      const bytes = workbookOf(WORKBOOK_ROWS);
      return beside(
        () => gridOf(bytes),
        () => excelRows(bytes),
        'exceljs, streaming',
      );
    },
  },
  {
    name: `XLSX of ${WORKBOOK_ROWS.toLocaleString('en')} voucher lines, bytes to checked vouchers`,
    run: () => {
      const bytes = workbookOf(WORKBOOK_ROWS);
      return beside(
        () => vouchersOf(bytes),
        () => excelRows(bytes),
        'exceljs, rows only',
      );
    },
  },
  {
    name: `CSV of ${TEXT_LINES.toLocaleString('en')} voucher lines, bytes to grid`,
    run: () => {
      const bytes = textOf(TEXT_LINES);
      return beside(
        () => gridOf(bytes),
        async () => splitText(bytes),
        'String.split',
      );
    },
  },
  {
    name: `CSV of ${TEXT_LINES.toLocaleString('en')} voucher lines, bytes to checked vouchers`,
    run: () => {
      const bytes = textOf(TEXT_LINES);
      return beside(
        () => vouchersOf(bytes),
        async () => splitText(bytes),
        'String.split, nothing checked',
      );
    },
  },
];
