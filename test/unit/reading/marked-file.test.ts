import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { markedWorkbook } from '../../../electron/service/workbook/write/rejections.ts';
import { writeWorkbook } from '../../../electron/service/workbook/write/workbook.ts';
import { markedFile } from '../../../shared/domain/ledger/reading/marked-file.ts';
import type { Reading } from '../../../shared/domain/ledger/reading/reading.ts';
import { QINGSHAN } from '../../fixtures/layouts/ledger.ts';
import { sevenFiles } from '../../fixtures/layouts/shapes.ts';
import { opened } from '../../service/pack/file.ts';
import { fileOf, readingOf, readText } from './support.ts';

/** 坏行工作簿：the whole file with the reasons beside its bad rows, which can be mended and imported again as it is. */

const ABOUT = { title: '余额表.csv', creator: '周敏', created: '2026-01-06T01:30:00Z' };

const rawOf = async (bytes: Uint8Array, name: string) => {
  const file = await readFile(bytes, { name });
  if (!file.ok) throw new Error(file.error.message);
  return file.value;
};

const JOURNAL = `
序时账
日期|凭证号|摘要|科目编码|借方金额|贷方金额
2025-13-01|记-1|提现|1001|5.0x|
2025-12-02|记-2|提现|1001|5.00|
2025-12-02|记-2|提现|1002||1,004.00
`;

describe('the file with its reasons', () => {
  it('has every row in its place, all reasons of a row in one cell, amounts as amounts and codes as text', () => {
    const [sheet] = markedFile(readText(JOURNAL), fileOf(JOURNAL));
    expect(sheet).toMatchObject({ columns: 6, headRow: 2 });
    expect(sheet!.rows.map(({ row, bad, reasons }) => [row, bad, reasons])).toEqual([
      [1, false, undefined],
      [2, false, '原因'],
      [3, true, 'A 日期：日期“2025-13-01”不是日历上的一天；E 借方金额：金额“5.0x”不是数字'],
      [4, true, '凭证 2025-12 记-2 借贷不平：借方 5.00，贷方 1,004.00，相差 -999.00'],
      [5, false, undefined],
    ]);
    expect(sheet!.rows[4]!.cells.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'text 2025-12-02',
      'text 记-2',
      'text 提现',
      'text 1002',
      'text ',
      'amount 1,004.00',
    ]);
  });

  it('puts what is wrong with the table as a whole below its heading, where it is no heading of its own', () => {
    const text = `
科目编码|科目名称|期初借方|期初贷方|本期借方|本期贷方|期末借方|期末贷方
1002|银行存款|1000.00||||1000.00|
3001|累计盈余||900.00||||900.00
`;
    const [sheet] = markedFile(readText(text), fileOf(text));
    expect(sheet!.rows[0]).toMatchObject({ bad: false, reasons: '原因' });
    expect(sheet!.rows[1]!.reasons).toContain('期初余额借贷不平');
  });

  it('is written with numbers that count, text that stays text, and coloured bad rows', async () => {
    const { bytes } = await writeWorkbook(markedWorkbook(markedFile(readText(JOURNAL), fileOf(JOURNAL)), ABOUT));
    const sheet = (await opened(bytes)).worksheets[0]!;
    expect(sheet.getRow(5).getCell(6).value).toBe(1004);
    expect(sheet.getRow(5).getCell(4).value).toBe('1002');
    expect(sheet.getRow(3).getCell(5).value).toBe('5.0x');
    expect(sheet.getRow(3).getCell(1).fill).toMatchObject({ pattern: 'solid' });
    expect(sheet.getRow(5).getCell(1).fill).not.toMatchObject({ pattern: 'solid' });
    expect(sheet.autoFilter).toBe('A2:G5');
  });

  it('keeps rows that the file leaves out, so that row numbers stay right, and its first reasons go with the second', async () => {
    const first = await writeWorkbook(markedWorkbook(markedFile(readText(JOURNAL), fileOf(JOURNAL)), ABOUT));
    const again = await readingOf(first.bytes);
    expect(again.rejections.map(({ row, code }) => [row, code])).toEqual(
      readText(JOURNAL).rejections.map(({ row, code }) => [row, code]),
    );
    const [sheet] = markedFile(again, await rawOf(first.bytes, 'x'));
    expect(sheet!.columns).toBe(6);
    expect(sheet!.rows[2]!.reasons).toContain('不是日历上的一天');
  });
});

describe('a shape that members send, marked and read again', () => {
  let files: Record<string, Uint8Array>;
  beforeAll(async () => {
    files = await sevenFiles(QINGSHAN);
  });

  const content = ({ kind, period, unitNames, balances, vouchers, rejections }: Reading) => ({
    kind,
    period,
    unitNames,
    balances,
    vouchers,
    rejections,
  });

  it.each([
    'u8-trial-balance.csv',
    'html.xls',
    'k3-trial-balance.xlsx',
    'u8-journal.csv',
    'k3-vouchers.xlsx',
    'nc-journal.xlsx',
    'cloud-vouchers.tsv',
  ])('%s: says the same, row by row', async (name) => {
    const before = await readingOf(files[name]!, {}, name);
    const row = before.balances[2]?.row ?? before.vouchers[1]!.lines[0]!.row;
    const file = await rawOf(files[name]!, name);
    const bad = {
      ...before,
      rejections: [
        { row, sheet: file.sheets.length > 1 ? file.sheets[0]!.name : undefined, code: 'x', message: '金额看不懂' },
      ],
    };
    const { bytes } = await writeWorkbook(markedWorkbook(markedFile(bad as Reading, file), ABOUT));
    expect(content(await readingOf(bytes, {}, '坏行.xlsx'))).toEqual(content(before));
  });
});
