import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, simple, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger } = contract;

async function county() {
  const house = await openCommunity([LEAD, TOWN]);
  await house.importJson('H01', [
    simple('2025-01-05', '1002', '1001', '100.00'),
    { ...simple('2025-01-06', '1001', '1002', '30.00'), type: '付' },
    simple('2025-01-20', '1001', '1002', '7.00'),
    simple('2025-01-31', '1001', '1002', '8.00'),
    simple('2025-02-03', '1002', '1001', '50.50'),
  ]);
  await house.importJson('T01', [simple('2025-01-01', '1002', '1001', '9.00')]);
  return house;
}

describe('vouchers for the printer', () => {
  it('come whole and by number, of one unit, month and 凭证字', async () => {
    const house = await county();
    const of = (input: object) =>
      house.pipeline.perform(ledger.printedVouchers, { unit: 'H01', period: '2025-01', ...input }, OPERATOR);
    const all = await of({ type: '记' });
    expect(all).toMatchObject({
      total: 3,
      type: '记',
      types: [
        { type: '付', last: 1 },
        { type: '记', last: 3 },
      ],
    });
    expect(all.rows.map(({ number, unit }) => [number, unit])).toEqual([
      [1, 'H01'],
      [2, 'H01'],
      [3, 'H01'],
    ]);
    expect(all.rows[0]!.lines).toMatchObject([
      { code: '1002', name: '银行存款', debit: '100.00', credit: '0.00' },
      { code: '1001', name: '库存现金', debit: '0.00', credit: '100.00' },
    ]);
    expect((await of({ type: '记', from: 2, to: 2 })).rows.map(({ number }) => number)).toEqual([2]);
    const part = await of({ type: '记', offset: 1, limit: 1 });
    expect(part).toMatchObject({ total: 3, rows: [{ number: 2 }] });
    // Nothing asked: the month's first 凭证字.
    expect(await of({})).toMatchObject({ type: '付', total: 1 });
  });

  it('of a month without vouchers are none', async () => {
    const house = await county();
    const none = await house.pipeline.perform(ledger.printedVouchers, { unit: 'T01', period: '2025-07' }, OPERATOR);
    expect(none).toEqual({ total: 0, type: null, types: [], rows: [], names: {} });
  });
});

describe('books for the printer', () => {
  const of = async (input: object) => {
    const house = await county();
    await house.importTrialBalance(
      'T01',
      '2025-02',
      '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方\n1001,库存现金,1.00,,5.00,,6.00,\n3001,累计盈余,,1.00,,5.00,,6.00\n',
    );
    return (unit: string) =>
      house.pipeline.perform(
        ledger.printedBook,
        { unit, book: 'detail', from: '2025-01', to: '2025-12', ...input },
        OPERATOR,
      );
  };

  it('have each account that stands or moves, with its months and its lines by date', async () => {
    const { accounts, next, total } = await (await of({}))('H01');
    expect([accounts.map(({ code }) => code), next, total]).toEqual([['1001', '1002'], null, 2]);
    expect(accounts[1]).toMatchObject({ name: '银行存款', opening: '0.00' });
    expect(accounts[1]!.months).toEqual([
      {
        period: '2025-01',
        debit: '100.00',
        credit: '45.00',
        yearDebit: '100.00',
        yearCredit: '45.00',
        closing: '55.00',
      },
      {
        period: '2025-02',
        debit: '50.50',
        credit: '0.00',
        yearDebit: '150.50',
        yearCredit: '45.00',
        closing: '105.50',
      },
    ]);
    expect(accounts[1]!.lines.map(({ date, number, debit, credit }) => [date, number, debit, credit])).toEqual([
      ['2025-01-05', '记-1', '100.00', '0.00'],
      ['2025-01-06', '付-1', '0.00', '30.00'],
      ['2025-01-20', '记-2', '0.00', '7.00'],
      ['2025-01-31', '记-3', '0.00', '8.00'],
      ['2025-02-03', '记-1', '50.50', '0.00'],
    ]);
  });

  it('are narrowed to accounts and months; 总账 has no lines, 日记账 only cash and banks', async () => {
    const some = await (await of({ first: '1002', last: '1002', from: '2025-02' }))('H01');
    expect(some.accounts).toMatchObject([{ code: '1002', opening: '55.00', lines: [{ number: '记-1' }] }]);
    const general = await (await of({ book: 'general' }))('H01');
    expect(general.accounts.map(({ code, lines }) => [code, lines.length])).toEqual([
      ['1001', 0],
      ['1002', 0],
    ]);
    const days = await (await of({ book: 'days' }))('T01');
    expect(days.accounts.map(({ code }) => code)).toEqual(['1001', '1002']);
    // A month of which only a balance table tells moves without lines.
    const february = days.accounts[0]!.months.find(({ period }) => period === '2025-02');
    expect(february).toMatchObject({ debit: '5.00' });
  });

  it('go on with the next account where one printing is full', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importJson(
      'T01',
      Array.from({ length: 2_100 }, (_, at) => simple('2025-01-05', '1002', '1001', `${at + 1}.00`)),
    );
    const book = (first?: string) =>
      house.pipeline.perform(
        ledger.printedBook,
        { unit: 'T01', book: 'days', from: '2025-01', to: '2025-01', ...(first === undefined ? {} : { first }) },
        OPERATOR,
      );
    const one = await book();
    expect([one.accounts.map(({ code, lines }) => [code, lines.length]), one.next, one.total]).toEqual([
      [['1001', 2_100]],
      '1002',
      2,
    ]);
    const two = await book(one.next!);
    expect([two.accounts.map(({ code }) => code), two.next]).toEqual([['1002'], null]);
  });

  it('of months of two years are none', async () => {
    await expect((await of({ from: '2024-12' }))('H01')).rejects.toMatchObject({ data: { code: 'not-one-year' } });
  });
});
