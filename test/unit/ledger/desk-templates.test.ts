import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begunFrom,
  dayIn,
  LAST_DAY,
  missingIn,
  recursIn,
  type TemplateContent,
} from '../../../shared/domain/ledger/desk/templates.ts';
import { periodOfDate } from '../../../shared/kernel/period.ts';
import { date, period } from './support/books.ts';

describe('a rhythm', () => {
  it('comes on its day, and on the last where the month is shorter', () => {
    expect(dayIn(period('2025-03'), 5)).toBe('2025-03-05');
    expect(dayIn(period('2025-02'), 30)).toBe('2025-02-28');
    expect(dayIn(period('2024-02'), LAST_DAY)).toBe('2024-02-29');
    expect(dayIn(period('2025-04'), LAST_DAY)).toBe('2025-04-30');
  });

  it('is always within its month', () => {
    const months = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: LAST_DAY }), ({ year, month }, day) => {
        const of = period(`${year}-${String(month).padStart(2, '0')}`);
        expect(periodOfDate(dayIn(of, day))).toBe(of);
      }),
    );
  });

  it('begins with its first month and ends with its last, or goes on', () => {
    const quarter = { from: period('2025-02'), to: period('2025-04') };
    const months = ['2025-01', '2025-02', '2025-04', '2025-05', '2026-03'].map(period);
    expect(months.filter((month) => recursIn(quarter, month))).toEqual(['2025-02', '2025-04']);
    expect(months.filter((month) => recursIn({ ...quarter, to: null }, month))).toEqual(months.slice(1));
  });
});

describe('a template', () => {
  const template: TemplateContent = {
    type: '记',
    summary: '支付电费',
    withoutBudget: '',
    lines: [
      { book: 'financial', code: '9999', summary: '支付电费', debit: '12.50', credit: '' },
      { book: 'financial', code: '10', summary: '', debit: '', credit: '' },
      { book: 'financial', summary: '备用', debit: '', credit: '' },
      { book: 'financial', code: '1002', summary: '', debit: '', credit: '12.50' },
    ],
  };

  it('begins a voucher with everything that it says, on another day and without papers', () => {
    expect(begunFrom(template, date('2025-03-31'))).toEqual({ ...template, date: '2025-03-31', attachments: 0 });
  });

  it('names at its line each account that the unit does not have, or not as a leaf', () => {
    const accounts = new Map([
      ['1002', { leaf: true }],
      ['10', { leaf: false }],
    ]);
    expect(missingIn(template, (code) => accounts.get(code))).toEqual([
      { line: 1, code: '9999' },
      { line: 2, code: '10' },
    ]);
  });
});
