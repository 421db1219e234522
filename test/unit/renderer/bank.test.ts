import { describe, expect, it } from 'vitest';
import { filtered, standingOf, toggled } from '../../../renderer/ledger/bank/picked.ts';
import { isBankLine } from '../../../renderer/ledger/bank/voucher-of.ts';

const line = (key: string, amount: string, more: object = {}) => ({
  key,
  amount,
  date: '2026-03-05',
  counterparty: '',
  summary: '',
  document: '',
  ...more,
});

describe('what is picked', () => {
  const bank = [line('b1', '300.00'), line('b2', '-20.00')];
  const book = [line('v1.1', '100.00'), line('v2.1', '200.00')];

  it('may be matched when both sides are equal, and not before', () => {
    expect(standingOf(bank, book, new Set())).toMatchObject({ count: 0, ready: false });
    expect(standingOf(bank, book, new Set(['b1', 'v1.1']))).toMatchObject({ difference: 20_000, ready: false });
    expect(standingOf(bank, book, new Set(['b1', 'v1.1', 'v2.1']))).toMatchObject({
      bank: 30_000,
      book: 30_000,
      difference: 0,
      ready: true,
    });
  });

  it('forgets lines that are no longer there', () => {
    expect(standingOf(bank, book, new Set(['b9', 'v9.9']))).toMatchObject({ count: 0, ready: false });
  });

  it('is picked and put back', () => {
    const once = toggled(new Set(), 'b1');
    expect([...once]).toEqual(['b1']);
    expect([...toggled(once, 'b1')]).toEqual([]);
  });
});

describe('the filter', () => {
  const lines = [
    line('b1', '-1234.50', { counterparty: '青石药业', summary: '药款' }),
    line('b2', '99.00', { document: '现支-0012' }),
  ];
  const keys = (typed: string) => filtered(lines, typed).map(({ key }) => key);

  it('finds by words, document, and the beginning of an amount however it is typed', () => {
    expect(keys('')).toEqual(['b1', 'b2']);
    expect(keys('药款 青石')).toEqual(['b1']);
    expect(keys('1,234')).toEqual(['b1']);
    expect(keys('-1234.5')).toEqual(['b1']);
    expect(keys('0012')).toEqual(['b2']);
    expect(keys('药款 99')).toEqual([]);
  });
});

it('a voucher that begins with a bank line is told from a copy', () => {
  expect(['b1-23-2026-03', '12', 'd12', 'b1-23'].map(isBankLine)).toEqual([true, false, false, false]);
});
