import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { checksNotNil, forged, formulasOf, opened } from '../pack/file.ts';
import { LEAD, openCommunity, simple, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger } = contract;
const SPAN = { unit: 'H01', code: '1212', from: '2025-02', to: '2025-03' };

async function county() {
  const house = await openCommunity([LEAD, TOWN]);
  await house.importJson('H01', [
    simple('2025-01-05', '121201', '4609', '100.00'),
    simple('2025-02-03', '121201', '4609', '50.50'),
    simple('2025-02-20', '1002', '121201', '30.00'),
    simple('2025-03-01', '12120202', '4609', '7.00'),
    simple('2025-03-02', '12120203', '4609', '0.25'),
    simple('2025-03-02', '121203', '4609', '3.00'),
  ]);
  return house;
}

type House = Awaited<ReturnType<typeof county>>;
const columns = (house: House, asked: Partial<RequestOf<typeof ledger.columns>> = {}) =>
  house.pipeline.perform(ledger.columns, { ...SPAN, ...asked }, OPERATOR);

describe('多栏账', () => {
  it('has the accounts right below as columns, which sum to what moved', async () => {
    const house = await county();
    const { side, columns: own, others, total, places } = await columns(house);
    expect([side, own.map(({ value, amount }) => [value, amount]), others, total]).toEqual([
      'debit',
      [
        ['121201', '20.50'],
        ['121202', '7.25'],
        ['121203', '3.00'],
      ],
      null,
      '30.75',
    ]);
    expect(places).toMatchObject({ '12120202': '121202', '121201': '121201' });
    const balances = await house.pipeline.perform(
      ledger.balances,
      { unit: 'H01', from: '2025-02', to: '2025-03' },
      OPERATOR,
    );
    const { debit, credit } = balances.find(({ code }) => code === '1212')!;
    expect([debit, credit]).toEqual(['60.75', '30.00']);
  });

  it('puts what has no column in 其他, and goes by department as well', async () => {
    const house = await county();
    expect(await columns(house, { columns: ['121202'] })).toMatchObject({
      others: '23.50',
      columns: [{ amount: '7.25' }],
    });
    expect(await columns(house, { by: 'department' })).toMatchObject({ columns: [{ value: '', amount: '30.75' }] });
    expect(await house.refusal('ledger.columns', { ...SPAN, to: '2026-01' })).toMatchObject({ code: 'not-one-year' });
  });

  it('opens as a workbook in which each row ties', async (context) => {
    const office = libreOffice(context);
    const house = await county();
    const asked = { ...SPAN, columns: ['121201', '121202'] };
    const reply = (await house.call('ledger.columnarBook', asked, OPERATOR)) as { file: string; name: string };
    expect(reply.name).toBe('多栏账-H01 青石县人民医院-1212 应收账款-2025-02至2025-03.xlsx');
    const bytes = (await house.files.bytes('local:wang', reply.file))!;
    const book = await opened(bytes);
    expect(checksNotNil(book, '多栏账')).toEqual([]);
    const formulas = formulasOf(book);
    expect(formulas.slice(-7).map(({ result }) => Number(result))).toEqual([60.75, 30, 130.75, 20.5, 7.25, 3, 0]);
    const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
    const seen = (await office.recalculated(poisoned)).get('多栏账')!;
    expect(formulas.map(({ row, column }) => Number(seen[row - 1]![column - 1]))).toEqual(
      formulas.map(({ result }) => Number(result)),
    );
  });
});
