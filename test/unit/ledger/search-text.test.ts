import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearchText } from '../../../shared/domain/ledger/search-text.ts';

describe('what was typed into the search box', () => {
  it.each([
    ['记-12', '记', 12],
    ['记字第0012号', '记', 12],
    ['记12', '记', 12],
    ['12', undefined, 12],
    ['０１２', undefined, 12],
    ['银付—7', '银付', 7],
  ])('%s is a voucher’s number', (typed, type, number) => {
    expect(readSearchText(typed).number).toEqual({ type, number });
  });

  it.each([
    ['1234.5', 123450],
    ['1,234.50', 123450],
    ['￥１，２３４．５０', 123450],
    ['1234.50元', 123450],
    ['-20', 2000],
  ])('%s is an amount', (typed, amount) => {
    expect(readSearchText(typed).amount).toBe(amount);
  });

  it.each(['12,34', '1.234', '1.2.3', 'abc', '记-12', '12345678901234'])('%s is none', (typed) => {
    expect(readSearchText(typed).amount).toBeUndefined();
  });

  it('is words in any case, and an account’s code where it is digits', () => {
    expect(readSearchText(' 药品  XD-2512 ')).toMatchObject({ words: ['药品', 'xd-2512'], code: undefined });
    expect(readSearchText('1002').code).toBe('1002');
  });

  it('is never anything else than text, numbers and whole 分', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (typed) => {
        const read = readSearchText(typed);
        expect(read.words.length).toBeLessThanOrEqual(5);
        if (read.amount !== undefined) expect(Number.isSafeInteger(read.amount)).toBe(true);
        if (read.number) expect(Number.isSafeInteger(read.number.number)).toBe(true);
      }),
      { seed: 11 },
    );
  });
});
