import { describe, expect, it } from 'vitest';
import { Books, C, D } from './support/books.ts';

/** A hospital's year from the first entry to the last closing voucher (DOMAIN 1.6, 1.7). */
function year(): Books {
  const books = new Books('hospital', { '100201': '工行', '400101': '财政基本拨款收入' }).open({
    '100201': 1000,
    '300102': -700,
    '310101': -300,
  });
  books.post('2025-01-10', [D('100201', 500), C('4101010102', 500)]);
  books.post('2025-02-10', [D('5001', 380, { fund: 'other' }), C('100201', 380)]);
  books.post('2025-03-10', [D('5001', 10, { fund: 'other' }), C('310102', 10)]);
  books.post('2025-04-10', [D('1601', 40, { fund: 'other' }), C('3401', 40)]);
  books.post('2025-05-10', [D('130201', 6), C('3501', 6)]);
  books.post('2025-06-10', [D('1601', 50), C('100201', 50)]);
  books.post('2025-06-10', [D('310101', 50), C('300102', 50)]);
  books.post('2025-07-10', [D('310101', 20), C('100201', 20)]);
  books.post('2025-08-10', [D('1501', 15), C('3201', 15)]);
  return books;
}

function closed(): Books {
  const books = year();
  books.post('2025-12-31', [D('4101010102', 500), C('330102', 500)]);
  books.post('2025-12-31', [D('330102', 390), C('5001', 390, { fund: 'other' })]);
  books.post('2025-12-31', [D('330102', 110), C('3302', 110)]);
  books.post('2025-12-31', [D('330201', 30), C('310101', 30)]);
  books.post('2025-12-31', [D('330201', -30), D('330202', 110), C('300102', 80)]);
  books.post('2025-12-31', [D('3401', 40), C('300102', 40)]);
  books.post('2025-12-31', [D('3501', 6), C('300102', 6)]);
  return books;
}

describe('净资产变动表 会政财03 (DOMAIN 1.10)', () => {
  const rows: [string, number][] = [
    ['opening.accumulated-surplus', 700],
    ['opening.special-funds', 300],
    ['opening.total', 1000],
    ['prior-adjustment.accumulated-surplus', 6],
    ['adjusted-opening.total', 1006],
    ['surplus.accumulated-surplus', 110],
    ['gratuitous-transfer.accumulated-surplus', 40],
    ['carry-over-adjustment.accumulated-surplus', 0],
    ['funds-from-revenue.special-funds', 10],
    ['funds-from-surplus.special-funds', 30],
    ['funds-from-surplus.accumulated-surplus', -30],
    ['funds-from-surplus.total', 0],
    ['funds-established.special-funds', 0],
    ['funds-set.special-funds', 40],
    ['funds-used.special-funds', -70],
    ['funds-used.accumulated-surplus', 50],
    ['equity-method.equity-method', 15],
    ['change.accumulated-surplus', 170],
    ['change.special-funds', -30],
    ['change.total', 155],
    ['closing.accumulated-surplus', 876],
    ['closing.special-funds', 270],
    ['closing.equity-method', 15],
    ['closing.total', 1161],
  ];

  it.each(rows)('after the year is closed, %s is %d', (key, amount) => {
    expect(closed().amount('2025-12', 'net-assets', key)).toBe(amount);
  });

  it('says the same before closing, but for what closing itself extracts', () => {
    const before = year();
    const extracted = new Set(['funds-from-surplus', 'funds-set', 'change', 'closing']);
    for (const [key, amount] of rows) {
      const [row = '', column] = key.split('.');
      if (extracted.has(row) && column !== 'total') continue;
      expect(before.amount('2025-12', 'net-assets', key), key).toBe(amount);
    }
  });

  it('五 is 净资产合计 of the balance sheet, and 四（一） is 本期盈余 of 02, in every month', () => {
    const books = closed();
    for (let month = 1; month <= 12; month += 1) {
      const at = `2025-${String(month).padStart(2, '0')}`;
      expect(books.amount(at, 'net-assets', 'closing.total')).toBe(
        books.amount(at, 'balance-sheet', 'total-net-assets'),
      );
      expect(books.amount(at, 'net-assets', 'surplus.total')).toBe(books.amount(at, 'income', 'surplus'));
    }
  });

  it('shows what was extracted from an undivided 专用基金 by its closing voucher', () => {
    const books = new Books('institution').open({ '1002': 100, '3001': -100 });
    books.post('2025-01-05', [D('1002', 50), C('4101', 50)]);
    books.post('2025-02-05', [D('1002', 7), C('3101', 7)]);
    books.post('2025-12-31', [D('4101', 50), C('3301', 50), D('3301', 50), C('3302', 50)]);
    books.post('2025-12-31', [D('3302', 20), C('3101', 20)]);
    books.post('2025-12-31', [D('3302', 30), C('3001', 30)]);
    const at = (key: string) => books.amount('2025-12', 'net-assets', key);
    expect(at('funds-from-surplus.special-funds')).toBe(20);
    expect(at('funds-established.special-funds')).toBe(7);
    expect(at('funds-used.accumulated-surplus')).toBe(0);
    expect(at('closing.accumulated-surplus')).toBe(130);
  });

  it('takes 归集 from the details of the carry-overs', () => {
    const books = new Books('institution', { '810103': '归集上缴', '810102': '累计结转' }).open({
      '1201': 80,
      '3001': -80,
      '8001': 80,
      '810102': -80,
    });
    books.post('2025-03-01', [D('3001', 30), C('1201', 30), D('810103', 30), C('8001', 30)]);
    books.post('2025-12-31', [D('810102', 30), C('810103', 30)]);
    expect(books.amount('2025-12', 'net-assets', 'carry-over-adjustment.accumulated-surplus')).toBe(-30);
    expect(books.amount('2025-12', 'net-assets', 'funds-used.accumulated-surplus')).toBe(0);
    expect(books.amount('2025-12', 'budget-carry-over', 'transferred-out')).toBe(-30);
    expect(books.amount('2025-12', 'fiscal-budget', 'total.transferred-out')).toBe(-30);
  });
});
