import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type ExcelJS from 'exceljs';
import { buildPack } from '../../electron/service/audit/pack/build.ts';
import type { Column, Row } from '../../electron/service/workbook/write/model.ts';
import { writeWorkbook } from '../../electron/service/workbook/write/workbook.ts';
import { fen } from '../../shared/kernel/fen.ts';
import { yearContent } from './workbook-year.ts';

/** Milliseconds of ours and of the peer on the same data, in one run, one after the other. */
export interface BenchResult {
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
}

const ROWS = 100_000;

const COLUMNS: readonly (Column & { readonly key: string })[] = [
  { key: 'date', heading: '日期', kind: 'date', width: 12 },
  { key: 'number', heading: '凭证号', kind: 'text', width: 10 },
  { key: 'summary', heading: '摘要', kind: 'text', width: 30 },
  { key: 'code', heading: '科目编码', kind: 'code', width: 14 },
  { key: 'department', heading: '部门', kind: 'text', width: 12 },
  { key: 'debit', heading: '借方', kind: 'money', width: 18 },
  { key: 'credit', heading: '贷方', kind: 'money', width: 18 },
  { key: 'balance', heading: '余额', kind: 'money', width: 18 },
];

/** Journal lines as they repeat in real books: few codes and departments, some thousands of summaries. */
function journalRow(index: number): Row & readonly (string | number)[] {
  const amount = fen((index * 7919) % 100_000_000);
  return [
    `2025-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    `记-${index % 900}`,
    `支付药品采购款第 ${index % 5000} 号`,
    `1002${String(index % 50).padStart(2, '0')}`,
    `内科${index % 40}`,
    amount,
    fen(0),
    fen(-amount),
  ];
}

async function ours(rows: readonly Row[]): Promise<Uint8Array> {
  const sheet = { name: '序时账', columns: COLUMNS, rows, page: { orientation: 'landscape' } } as const;
  const book = { title: '序时账', creator: '', created: '2026-01-06T00:00:00Z', sheets: [sheet] };
  return (await writeWorkbook(book)).bytes;
}

/** exceljs' streaming writer, its fastest way, with the same formats and shared strings. */
async function peers(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const exceljs = createRequire(import.meta.url)('exceljs') as typeof ExcelJS;
  const folder = await mkdtemp(join(tmpdir(), 'tongcai-bench-'));
  const file = join(folder, 'peer.xlsx');
  try {
    const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: true });
    const sheet = book.addWorksheet('序时账');
    sheet.columns = COLUMNS.map(({ key, width }, index) => ({
      key,
      width: width ?? 12,
      style: {
        numFmt: index === 0 ? 'yyyy-mm-dd' : index === 3 ? '@' : index > 4 ? '#,##0.00;[Red]-#,##0.00' : 'General',
      },
    }));
    sheet.addRow(COLUMNS.map(({ heading }) => heading)).commit();
    for (const [date, number, summary, code, department, ...amounts] of rows) {
      const values = [new Date(`${date}T00:00:00Z`), number, summary, code, department];
      sheet.addRow([...values, ...amounts.map((amount) => Number(amount) / 100)]).commit();
    }
    sheet.commit();
    await book.commit();
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** Writing XLSX beside exceljs' streaming writer (PERFORMANCE wants 100,000 × 8 in a fifth of its time), and a whole pack. */
export const workbookBenches: readonly { readonly name: string; readonly run: () => Promise<BenchResult> }[] = [
  {
    name: 'XLSX write, 100k rows × 8 (peer: exceljs streaming)',
    run: async () => {
      const rows = Array.from({ length: ROWS }, (_, index) => journalRow(index));
      await ours(rows.slice(0, 2000));
      const own: number[] = [];
      for (let run = 0; run < 3; run += 1) own.push(await timed(() => ours(rows)));
      const peer = await timed(() => peers(rows));
      return { ours: median(own), peer, ratio: median(own) / peer };
    },
  },
  {
    name: 'audit pack of a year, 31 units, 60k lines (peer: the journal alone by exceljs streaming)',
    run: async () => {
      const content = yearContent(31, 60_000);
      await buildPack(content);
      const own = await timed(() => buildPack(content));
      const lines = Array.from({ length: 60_000 }, (_, index) => journalRow(index));
      const peer = await timed(() => peers(lines));
      return { ours: own, peer, ratio: own / peer };
    },
  },
];
