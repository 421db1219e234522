import { describe, expect, it } from 'vitest';
import { CATEGORY_CODES } from '../../../shared/domain/approval/category.ts';
import { type Filled, FORMS, formProblems } from '../../../shared/domain/approval/form.ts';
import { wan } from './ladder.ts';

const SCAN: Filled = {
  equipmentName: '示例彩超',
  count: '1',
  unitPrice: '480000.00',
  place: '超声科',
  benefit: '四年收回',
};
const at = (amount: number, papers: readonly string[]) => ({ amount: wan(amount), papers, largeFrom: wan(5) });

describe('forms of applications (事前审批单)', () => {
  it('are handed in when all that is asked is there', () => {
    expect(formProblems('equipment', SCAN, at(48, ['quotations', 'argument', 'benefit']))).toEqual([]);
    expect(formProblems('equipment', SCAN, at(4.9999, ['quotations']))).toEqual([]);
  });

  it('name what is missing, what cannot be read and which papers are not attached', () => {
    const { benefit: _, ...rest } = SCAN;
    expect(formProblems('equipment', { ...rest, count: '1.5', unitPrice: '48万' }, at(5, ['quotations']))).toEqual([
      { problem: 'unreadable', key: 'count' },
      { problem: 'unreadable', key: 'unitPrice' },
      { problem: 'missing', key: 'benefit' },
      { problem: 'paper', key: 'argument' },
      { problem: 'paper', key: 'benefit' },
    ]);
    expect(
      formProblems('donation', { recipient: ' ', use: '救灾', colour: 'red' }, at(1, ['agreement', 'legal'])),
    ).toEqual([
      { problem: 'missing', key: 'recipient' },
      { problem: 'unknown', key: 'colour' },
    ]);
  });

  it('refuse a loan that nobody permitted (甘 (十三))', () => {
    const loan = { lender: '示例银行', rate: '3.1%', begin: '2025-03-01', end: '2026-03-01', repay: '到期一次还本' };
    const papers = ['permission', 'risk', 'legal'];
    expect(formProblems('borrowing', loan, at(300, papers))).toEqual([{ problem: 'permit', key: 'permitNo' }]);
    expect(formProblems('borrowing', { ...loan, permitNo: '示例财〔2025〕3号' }, at(300, papers))).toEqual([]);
    expect(formProblems('borrowing', { ...loan, permitNo: 'x', end: '2025-02-28' }, at(300, papers))).toEqual([
      { problem: 'days', key: 'end' },
    ]);
  });

  it('exist for every category, each field and paper once', () => {
    for (const category of CATEGORY_CODES) {
      const { fields, papers } = FORMS[category];
      const keys = [...fields, ...papers.map(({ key }) => ({ key: `paper ${key}` }))].map(({ key }) => key);
      expect(new Set(keys).size, category).toBe(keys.length);
      expect(fields.length, category).toBeGreaterThan(0);
    }
  });
});
