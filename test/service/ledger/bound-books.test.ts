import { describe, expect, it, type TestContext } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { forged, formulasOf, opened } from '../pack/file.ts';
import { LEAD, openCommunity, simple, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger } = contract;

async function county() {
  const house = await openCommunity([LEAD, TOWN]);
  await house.importJson('H01', [
    simple('2025-01-05', '1002', '4609', '100.00'),
    simple('2025-01-20', '1001', '1002', '30.00'),
    simple('2025-02-03', '1002', '4609', '50.50'),
    simple('2025-02-03', '5901', '1002', '0.10'),
    simple('2025-02-28', '1001', '1002', '20.00'),
  ]);
  return house;
}

type House = Awaited<ReturnType<typeof county>>;
const SPAN = { unit: 'H01', from: '2025-02', to: '2025-03' };

/** A saved book whose formulas LibreOffice comes to as well, read anew without their results. */
async function saved(context: TestContext, house: House, operation: string, asked: object, sheet: string) {
  const office = libreOffice(context);
  const reply = (await house.call(operation, asked, OPERATOR)) as { file: string; name: string };
  const bytes = (await house.files.bytes('local:wang', reply.file))!;
  const formulas = formulasOf(await opened(bytes));
  const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
  const seen = (await office.recalculated(poisoned)).get(sheet)!;
  const results = formulas.map(({ result }) => Number(result));
  expect(formulas.map(({ row, column }) => Number(seen[row - 1]![column - 1]))).toEqual(results);
  return { name: reply.name, results };
}

describe('总账', () => {
  it('has every month of each first-level account, and closes as 科目余额表', async () => {
    const house = await county();
    const accounts = await house.pipeline.perform(ledger.generalLedger, SPAN, OPERATOR);
    const balances = await house.pipeline.perform(ledger.balances, SPAN, OPERATOR);
    expect(accounts.map(({ code }) => code)).toEqual(['1001', '1002', '4609', '5901']);
    for (const { code, opening, months } of accounts) {
      const own = balances.find((row) => row.code === code)!;
      expect([opening, months.at(-1)?.closing, months.at(-1)?.yearDebit]).toEqual([
        own.opening,
        own.closing,
        own.yearDebit,
      ]);
    }
    expect(accounts[1]).toMatchObject({ opening: '70.00', months: [{ closing: '100.40' }, { closing: '100.40' }] });
  });

  it('opens as a workbook of live balances', async (context) => {
    const { name, results } = await saved(
      context,
      await county(),
      'ledger.generalLedgerBook',
      { ...SPAN, code: '1002' },
      '总账',
    );
    expect(name).toBe('总账-H01 青石县人民医院-1002 银行存款-2025-02至2025-03.xlsx');
    expect(results).toEqual([100.4, 100.4, 150.5, 50.1, 100.4]);
  });
});

describe('日记账', () => {
  const ASKED = { ...SPAN, code: '1002' };

  it('has each day with its balance, and ends as 科目余额表', async () => {
    const house = await county();
    const { opening, days } = await house.pipeline.perform(ledger.days, ASKED, OPERATOR);
    expect(opening).toBe('70.00');
    expect(days.map(({ date, lines, closing }) => [date, lines, closing])).toEqual([
      ['2025-02-03', 2, '120.40'],
      ['2025-02-28', 1, '100.40'],
    ]);
    expect(days.map(({ month }) => month?.yearCredit)).toEqual([undefined, '50.10']);
    expect(await house.refusal('ledger.days', { ...ASKED, from: '2024-01' })).toMatchObject({ code: 'not-one-year' });
  });

  it('opens as a workbook of live balances and day totals', async (context) => {
    const { name, results } = await saved(context, await county(), 'ledger.dayBook', ASKED, '日记账');
    expect(name).toBe('日记账-H01 青石县人民医院-1002 银行存款-2025-02至2025-03.xlsx');
    expect(results).toEqual([
      120.5, 120.4, 50.5, 0.1, 120.4, 100.4, 0, 20, 100.4, 50.5, 20.1, 100.4, 150.5, 50.1, 100.4,
    ]);
  });
});
