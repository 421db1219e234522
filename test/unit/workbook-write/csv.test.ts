import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../electron/service/workbook/write/csv.ts';
import { rejectionsWorkbook } from '../../../electron/service/workbook/write/rejections.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { readBack } from './book.ts';

describe('CSV', () => {
  const csv = writeCsv({
    columns: [
      { heading: ['科目', '编码'], kind: 'code' },
      { heading: '摘要', kind: 'text' },
      { heading: '日期', kind: 'date' },
      { heading: '金额', kind: 'money' },
      { heading: '张数', kind: 'integer' },
    ],
    rows: [
      ['0012', '=cmd|calc', '2025-12-31', fen(-123_450), 2],
      ['1002', '含,逗号和"引号"', null, fen(0), null],
      { look: 'total', cells: ['@合计', '-3', null, { value: fen(1), formula: 'SUM(D2:D3)' }] },
    ],
  });

  it('begins with a byte order mark and has one line a row', () => {
    expect(csv.startsWith('\ufeff科目 编码,摘要,日期,金额,张数\r\n')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(5);
  });

  it('puts a quote before text that a spreadsheet would take for a formula, and before nothing else', () => {
    expect(csv).toContain("0012,'=cmd|calc,2025-12-31,-1234.50,2\r\n");
    expect(csv).toContain("'@合计,'-3,,0.01,\r\n");
    expect(csv).toContain('1002,"含,逗号和""引号""",,0.00,\r\n');
  });
});

describe('rows that were not imported', () => {
  it('come back as they were, with the reason in a last column', async () => {
    const about = { title: '期末余额.xlsx', creator: '周敏', created: '2026-01-06T01:30:00Z' };
    const rows = [
      { row: 7, cells: ['0012', '=1+1', '12.345'], reasons: '金额有三位小数' },
      { cells: ['1002', '银行存款', '1', '多出的一列'], reasons: '科目不存在' },
    ];
    const sheet = (await readBack(rejectionsWorkbook(rows, ['编码', '名称', '金额'], about))).worksheets[0]!;
    expect([1, 2, 3].map((row) => [1, 2, 3, 4, 5].map((column) => sheet.getRow(row).getCell(column).value))).toEqual([
      ['编码', '名称', '金额', '列4', '原因'],
      ['0012', '=1+1', '12.345', null, '第 7 行：金额有三位小数'],
      ['1002', '银行存款', '1', '多出的一列', '科目不存在'],
    ]);
  });
});
