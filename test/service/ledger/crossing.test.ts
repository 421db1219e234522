import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { DIMENSIONS } from '../../../shared/domain/ledger/crossing.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { forged, formulasOf, opened } from '../pack/file.ts';
import { LEAD, openCommunity, type PlainVoucher, someone, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger } = contract;

/** An expense of a department from a source of money, owed to a supplier. */
const spent = (
  date: string,
  amount: string,
  department: string,
  fund: string,
  party = '青石医药公司',
): PlainVoucher => ({
  date,
  summary: `${department}领用`,
  entries: [
    { side: 'D', code: '5001', amount, department, fund },
    { side: 'C', code: '2302', amount, counterparty: party },
  ],
});

async function county() {
  const house = await openCommunity([LEAD, TOWN]);
  await house.call(
    'organisation.addDepartments',
    {
      unit: 'H01',
      departments: [
        { code: 'N01', name: '内科', class: 'clinical' },
        { code: 'W01', name: '外科', class: 'clinical' },
      ],
    },
    someone('li.zong', 'chief-accountant'),
  );
  await house.importJson('H01', [
    spent('2025-01-10', '100.00', 'N01', 'other'),
    spent('2025-02-10', '30.50', 'N01', 'research'),
    spent('2025-02-11', '7.00', 'W01', 'other', '市药械站'),
    spent('2025-03-11', '2.25', 'N01', 'other', '市药械站'),
    { ...spent('2025-03-12', '1.00', 'W01', 'other', 'T01'), summary: '调拨' },
  ]);
  return house;
}

type House = Awaited<ReturnType<typeof county>>;
const SPAN = { unit: 'H01', from: '2025-02', to: '2025-03' };
const cross = (house: House, asked: Partial<RequestOf<typeof ledger.crossing>>) =>
  house.pipeline.perform(ledger.crossing, { ...SPAN, by: ['department'], ...asked }, OPERATOR);

describe('辅助核算余额表', () => {
  it('crosses department with fund nature, names both, and totals what 科目余额表 says', async () => {
    const house = await county();
    const { rows, total } = await cross(house, { code: '5001', by: ['department', 'fund'] });
    expect(rows.map(({ depth, name, opening, debit, closing }) => [depth, name, opening, debit, closing])).toEqual([
      [0, '内科', '100.00', '32.75', '132.75'],
      [1, '其他经费', '100.00', '2.25', '102.25'],
      [1, '科教经费', '0.00', '30.50', '30.50'],
      [0, '外科', '0.00', '8.00', '8.00'],
      [1, '其他经费', '0.00', '8.00', '8.00'],
    ]);
    const balances = await house.pipeline.perform(ledger.balances, SPAN, OPERATOR);
    const { opening, debit, credit, yearDebit, yearCredit, closing } = balances.find(({ code }) => code === '5001')!;
    expect(total).toEqual({ opening, debit, credit, yearDebit, yearCredit, closing });
  });

  it('stands under the accounts of the first level where no account is asked for, each as in 科目余额表', async () => {
    const house = await county();
    const balances = await house.pipeline.perform(ledger.balances, SPAN, OPERATOR);
    for (const by of DIMENSIONS) {
      const { rows } = await cross(house, { by: [by] });
      const accounts = rows.filter(({ key }) => key === 'account');
      expect(accounts.map(({ value }) => value)).toEqual(['2302', '5001']);
      for (const row of accounts) expect(balances.find(({ code }) => code === row.value)).toMatchObject(amounts(row));
    }
  });

  it('refuses months of two years, and the same dimension twice', async () => {
    const house = await county();
    expect(await house.refusal('ledger.crossing', { ...SPAN, from: '2024-12', by: ['fund'] })).toMatchObject({
      code: 'not-one-year',
    });
    expect((await house.refusal('ledger.crossing', { ...SPAN, by: ['fund', 'fund'] })).code).toBe('INVALID_INPUT');
  });

  it('opens as a workbook: unit, account and months in its name, codes as text, subtotals that others come to as well', async (context) => {
    const office = libreOffice(context);
    const house = await county();
    const asked = { ...SPAN, code: '5001', by: ['department', 'fund'] };
    const reply = (await house.call('ledger.crossingBook', asked, OPERATOR)) as { file: string; name: string };
    expect(reply.name).toBe('辅助核算余额表-H01 青石县人民医院-5001 业务活动费用-2025-02至2025-03.xlsx');
    const bytes = (await house.files.bytes('local:wang', reply.file))!;
    const book = await opened(bytes);
    const cells = book.worksheets[0]!.getRow(6).values as unknown[];
    expect(cells.slice(1, 4)).toEqual(['N01', '内科', undefined]);
    const formulas = formulasOf(book);
    // Two subtotals and the total, eight columns each.
    expect(formulas).toHaveLength(24);
    expect(formulas.slice(-8).map(({ result }) => Number(result))).toEqual([100, 0, 40.75, 0, 140.75, 0, 140.75, 0]);
    const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
    const seen = (await office.recalculated(poisoned)).get('辅助核算余额表')!;
    expect(formulas.map(({ row, column }) => Number(seen[row - 1]![column - 1]))).toEqual(
      formulas.map(({ result }) => Number(result)),
    );
  });
});

describe('辅助核算明细账', () => {
  it('shows opening, lines and running balance of exactly one crossing, as its row in 辅助核算余额表', async () => {
    const house = await county();
    const { rows } = await cross(house, { code: '5001', by: ['department', 'fund'] });
    for (const row of rows) {
      const { department, fund } = row.within;
      const asked = { ...SPAN, code: '5001', department, ...(fund === undefined ? {} : { fund }) };
      const book = await house.pipeline.perform(ledger.accountLines, asked, OPERATOR);
      expect(book.opening).toBe(row.opening);
      expect(book.months.at(-1)).toMatchObject({ closing: row.closing, yearDebit: row.yearDebit });
      expect(book.rows.at(-1)?.balance).toBe(row.closing);
      expect(book.months.reduce((all, { lines }) => all + lines, 0)).toBe(book.total);
    }
    const none = await house.pipeline.perform(
      ledger.accountLines,
      { ...SPAN, code: '5001', department: 'N01', project: '' },
      OPERATOR,
    );
    expect(none.rows.map(({ balance, department }) => [balance, department])).toEqual([
      ['130.50', 'N01'],
      ['132.75', 'N01'],
    ]);
    const internal = { ...SPAN, code: '2302', counterparty: 'unit:T01' };
    const book = await house.pipeline.perform(ledger.accountLines, internal, OPERATOR);
    expect(book).toMatchObject({ opening: '0.00', total: 1, rows: [{ balance: '-1.00' }] });
  });

  it('keeps the balance of the crossing where lines are left out by text or bounds', async () => {
    const house = await county();
    const asked = { ...SPAN, code: '5001', department: 'W01', text: '调拨' };
    const book = await house.pipeline.perform(ledger.accountLines, asked, OPERATOR);
    expect(book).toMatchObject({ total: 1, rows: [{ debit: '1.00', balance: '8.00' }] });
  });

  it('opens as a workbook whose balances are formulas from line to line', async (context) => {
    const office = libreOffice(context);
    const house = await county();
    const asked = { ...SPAN, code: '5001', department: 'N01' };
    const reply = (await house.call('ledger.accountBook', asked, OPERATOR)) as { file: string; name: string };
    expect(reply.name).toBe('辅助核算明细账-H01 青石县人民医院-5001 业务活动费用-部门 内科-2025-02至2025-03.xlsx');
    const bytes = (await house.files.bytes('local:wang', reply.file))!;
    const formulas = formulasOf(await opened(bytes));
    expect(formulas.map(({ result }) => Number(result))).toEqual([
      130.5, 30.5, 0, 130.5, 130.5, 0, 130.5, 132.75, 2.25, 0, 132.75, 132.75, 0, 132.75,
    ]);
    const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
    const seen = (await office.recalculated(poisoned)).get('辅助核算明细账')!;
    expect(formulas.map(({ row, column }) => Number(seen[row - 1]![column - 1]))).toEqual(
      formulas.map(({ result }) => Number(result)),
    );
    const whole = (await house.call('ledger.accountBook', { ...SPAN, code: '5001' }, OPERATOR)) as { name: string };
    expect(whole.name).toBe('明细账-H01 青石县人民医院-5001 业务活动费用-2025-02至2025-03.xlsx');
  });
});

const amounts = ({ opening, debit, credit, yearDebit, yearCredit, closing }: Record<string, unknown>) => ({
  opening,
  debit,
  credit,
  yearDebit,
  yearCredit,
  closing,
});
