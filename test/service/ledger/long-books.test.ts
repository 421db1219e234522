import { describe, expect, it } from 'vitest';
import { accountBookWorkbook } from '../../../electron/service/ledger/books/account-book-workbook.ts';
import { journalWorkbook } from '../../../electron/service/ledger/books/journal-workbook.ts';
import { LineQueue } from '../../../electron/service/ledger/books/line-pieces.ts';
import type { LineAt } from '../../../electron/service/ledger/books/lines-at.ts';
import { writeWorkbook } from '../../../electron/service/workbook/write/workbook.ts';
import { contract } from '../../../shared/contract/index.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { forged } from '../pack/file.ts';
import { LEAD, openCommunity, simple, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger } = contract;

const HEAD = {
  title: '明细账',
  who: 'H01 青石县人民医院',
  span: { from: periodOf(2025, 1), to: periodOf(2025, 3) },
  of: [],
  creator: 'wang',
  created: '2026-01-05T00:00:00.000Z',
};

/** Lines of 1.00, 2.00, 3.00 … 元, every third of them a credit. */
const lineOf = (period: string, at: number): LineAt => ({
  voucher: at,
  line: 1,
  period,
  code: '1002',
  summary: `第${at}笔`,
  debit: at % 3 === 0 ? 0 : at * 100,
  credit: at % 3 === 0 ? at * 100 : 0,
  book: 'financial',
  counterparty: '',
  department: '',
  project: '',
  fund: '',
  document: '',
  type: '记',
  number: at,
  date: `${period}-15`,
});

async function* pieces(months: readonly { period: string; lines: number }[], length: number) {
  let before = 0;
  for (const { period, lines } of months) {
    const first = before + 1;
    before += lines;
    const own = Array.from({ length: lines }, (_, at) => lineOf(period, first + at));
    for (let from = 0; from < own.length; from += length) yield own.slice(from, from + length);
  }
}

const MONTHS = [
  { period: '2025-01', lines: 13 },
  { period: '2025-02', lines: 0, debit: 500, credit: 700 },
  { period: '2025-03', lines: 4 },
];
const nameOf = (_: string, value: string): string => value;
const ROOM = 5;

/** The same book as a spreadsheet comes to it by its formulas alone. */
async function computed(context: Parameters<typeof libreOffice>[0], book: Parameters<typeof writeWorkbook>[0]) {
  const office = libreOffice(context);
  const { bytes } = await writeWorkbook(book);
  const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
  return office.recalculated(poisoned);
}

const figures = (rows: readonly (readonly unknown[])[], words: string, from: number) =>
  rows.filter((row) => String(row[2]).includes(words)).map((row) => row.slice(from).map(Number));

describe('a book that is longer than a sheet', () => {
  it('goes on the next sheet: 过次页 is 承前页 there, and months add up over sheets', async (context) => {
    const lines = new LineQueue(pieces(MONTHS, 3));
    const book = accountBookWorkbook(HEAD, { opening: 10_000, months: MONTHS, lines, nameOf }, ROOM);
    expect(book.sheets.map(({ name }) => name)).toEqual(['明细账1', '明细账2', '明细账3', '明细账4', '明细账5']);
    const sheets = await computed(context, book);
    const all = [...sheets.values()];
    const carried = all.flatMap((rows) => figures(rows, '过次页', 9));
    expect(all.flatMap((rows) => figures(rows, '承前页', 9))).toEqual(carried);
    expect(carried).toHaveLength(4);
    // Σ 1…13 = 91, of which 3 + 6 + 9 + 12 = 30 are credits; 14 + 16 + 17 and 15 of March.
    const whole = all.flat();
    expect(figures(whole, '本月合计', 9)).toEqual([
      [61, 30, 131],
      [5, 7, 129],
      [47, 15, 161],
    ]);
    expect(figures(whole, '本年累计', 9)).toEqual([
      [61, 30, 131],
      [66, 37, 129],
      [113, 52, 161],
    ]);
    expect(whole.filter((row) => /^第\d+笔$/.test(String(row[2])))).toHaveLength(17);
  });

  it('has the same figures in its cells as its formulas come to', async (context) => {
    const made = () =>
      accountBookWorkbook(
        HEAD,
        { opening: 10_000, months: MONTHS, lines: new LineQueue(pieces(MONTHS, 2)), nameOf },
        ROOM,
      );
    const { bytes } = await writeWorkbook(made());
    const office = libreOffice(context);
    expect(await computed(context, made())).toEqual(await office.recalculated(bytes));
  });

  it('序时账 carries both sides and has no balance', async (context) => {
    const months = MONTHS.filter(({ lines }) => lines > 0).map(({ period, lines }) => ({ period, lines }));
    const book = journalWorkbook(
      { ...HEAD, title: '序时账' },
      { months, lines: new LineQueue(pieces(months, 100)), nameOf },
      ROOM,
    );
    const whole = [...(await computed(context, book)).values()].flat();
    expect(figures(whole, '本月合计', 11)).toEqual([
      [61, 30],
      [47, 15],
    ]);
    expect(figures(whole, '本期累计', 11)).toEqual([
      [61, 30],
      [108, 45],
    ]);
  });

  it('says where its lines end too soon instead of leaving some out', async () => {
    const lines = new LineQueue(pieces([{ period: '2025-01', lines: 2 }], 10));
    const book = accountBookWorkbook(HEAD, { opening: 0, months: [{ period: '2025-01', lines: 3 }], lines, nameOf });
    await expect(writeWorkbook(book)).rejects.toThrow('2025-01');
  });
});

describe('序时账 as a workbook', () => {
  it('holds every line of a unit, and only of that unit', async (context) => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importJson('H01', [
      simple('2025-01-20', '1002', '4609', '100.00'),
      simple('2025-01-05', '1001', '1002', '30.00'),
      simple('2025-02-03', '1002', '4609', '50.50'),
    ]);
    await house.importJson('T01', [simple('2025-01-09', '1001', '1002', '7.00')]);
    const reply = await house.pipeline.perform(
      ledger.journalBook,
      { unit: 'H01', from: '2025-01', to: '2025-12' },
      OPERATOR,
    );
    expect(reply).toMatchObject({ name: '序时账-H01 青石县人民医院-2025-01至2025-12.xlsx', rows: 6 });
    const bytes = (await house.files.bytes('local:wang', reply.file))!;
    const rows = (await libreOffice(context).recalculated(bytes)).get('序时账')!;
    const lines = rows.filter((row) => /^2025-\d\d-\d\d|45\d{3}/.test(String(row[0])) && row[4]);
    expect(lines.map((row) => [row[4], Number(row[11]), Number(row[12])])).toEqual([
      ['1001', 30, 0],
      ['1002', 0, 30],
      ['1002', 100, 0],
      ['4609', 0, 100],
      ['1002', 50.5, 0],
      ['4609', 0, 50.5],
    ]);
  });
});
