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
