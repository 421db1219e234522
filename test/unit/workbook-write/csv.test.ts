import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../electron/service/workbook/write/csv.ts';
import { fen } from '../../../shared/kernel/fen.ts';

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
