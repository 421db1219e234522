import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger, audit } = contract;

const HEADING = '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方';
const sheet = (...rows: string[]): string => ['单位：元', HEADING, ...rows].join('\n');

/** A December that says nothing of the year: 900 came in until November, 1,600 is there now. */
const DECEMBER = sheet(
  '1002,银行存款,1500.00,,100.00,,1600.00,',
  '3001,累计盈余,,600.00,,,,600.00',
  '410101,医疗收入,,900.00,,100.00,,1000.00',
);
const LAST_DECEMBER = sheet('1002,银行存款,450.00,,150.00,,600.00,', '3001,累计盈余,,450.00,,150.00,,600.00');

const balanceSheet = async (house: TestHouse) => {
  const { lines, remarks } = await house.pipeline.perform(
    ledger.statement,
    { statement: 'balance-sheet', period: '2025-12', unit: 'H01' },
    OPERATOR,
  );
  return { lines: new Map(lines.flatMap((line) => ('key' in line ? [[line.key, line] as const] : []))), remarks };
};

const failing = async (house: TestHouse, severity: 'error' | 'finding') => {
  const { checks } = await house.pipeline.perform(audit.check, { period: '2025-12', unit: 'H01' }, OPERATOR);
  return checks.filter((check) => !check.ok && check.severity === severity).map(({ name }) => name);
};

const openings = async (house: TestHouse, csv: string, period?: string) => ({
  unit: 'H01',
  year: 2025,
  file: await house.file(csv),
  fileName: '年初.csv',
  ...(period === undefined ? {} : { period }),
});

describe('books that begin in mid-year without the year’s opening (年初数未知)', () => {
  it('are asked for it before the import and after, and nothing is made up', async () => {
    const house = await openCommunity([LEAD]);
    const preview = await house.pipeline.perform(
      ledger.previewImport,
      { unit: 'H01', period: '2025-12', file: await house.file(DECEMBER), fileName: '十二月.csv' },
      OPERATOR,
    );
    expect(preview).toMatchObject({ openingsWanted: 2025, rejected: [] });
    const { remarks } = (await house.importTrialBalance('H01', '2025-12', DECEMBER)) as { remarks: string[] };
    expect(remarks.join()).toContain('年初数未知');
    expect(await failing(house, 'error')).toEqual([]);
    expect(await failing(house, 'finding')).toContain('year-opening-known');
    const sheetNow = await balanceSheet(house);
    expect(sheetNow.lines.get('total-assets')).toMatchObject({ amount: '1600.00', prior: null });
    expect(sheetNow.remarks.join()).toContain('年初数未知');
    const group = await house.pipeline.perform(
      contract.consolidation.statement,
      { statement: 'balance-sheet', period: '2025-12' },
      OPERATOR,
    );
    expect(group.remarks.join()).toContain('年初数未知的单位不在年初数中：H01');
  });

  it('take it from last December’s closing or from January’s opening, and then everything agrees', async () => {
    const january = sheet(
      '1002,银行存款,600.00,,75.00,,675.00,',
      '3001,累计盈余,,600.00,,,,600.00',
      '410101,医疗收入,,,,75.00,,75.00',
    );
    for (const [csv, period] of [
      [LAST_DECEMBER, '2024-12'],
      [january, '2025-01'],
    ] as const) {
      const house = await openCommunity([LEAD]);
      await house.importTrialBalance('H01', '2025-12', DECEMBER);
      const reply = await house.call('ledger.importOpenings', await openings(house, csv, period), OPERATOR);
      expect(reply).toMatchObject({ rows: 2, year: 2025, remarks: [] });
      expect(await failing(house, 'error')).toEqual([]);
      expect(await failing(house, 'finding')).not.toContain('year-opening-known');
      expect((await balanceSheet(house)).lines.get('total-assets')).toMatchObject({
        amount: '1600.00',
        prior: '600.00',
      });
      const preview = await house.pipeline.perform(
        ledger.previewImport,
        { unit: 'H01', period: '2025-11', file: await house.file(DECEMBER), fileName: '十一月.csv' },
        OPERATOR,
      );
      expect(preview.openingsWanted).toBeNull();
    }
  });

  it('refuse a table of another month, one that says no month, one not closed, and one that does not balance', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-12', DECEMBER);
    const refused = async (csv: string, period?: string) =>
      house.refusal('ledger.importOpenings', await openings(house, csv, period));
    expect(await refused(LAST_DECEMBER, '2025-06')).toMatchObject({ code: 'wrong-period' });
    const silent = await refused(LAST_DECEMBER);
    expect(silent.code).toBe('wrong-period');
    expect(silent.messages).toEqual([expect.stringContaining('没有写明月份'), '2024-12', '2025-01']);
    const unclosed = await refused(DECEMBER, '2024-12');
    expect(unclosed).toMatchObject({ code: 'not-closed' });
    expect(unclosed.messages[0]).toContain('410101 医疗收入');
    expect((await balanceSheet(house)).lines.get('total-assets')?.prior).toBeNull();
  });

  it('are as they are once a month was submitted', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-12', DECEMBER);
    await house.call(
      'ledger.submitPeriod',
      { unit: 'H01', period: '2025-12' },
      someone('kuai', 'unit-accountant', 'H01'),
    );
    expect(await house.refusal('ledger.importOpenings', await openings(house, LAST_DECEMBER, '2024-12'))).toMatchObject(
      {
        code: 'period-closed',
      },
    );
  });

  it('of the community are the members’ own while only one of them keeps last December', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const opened = sheet(
      '1002,银行存款,40.00,,10.00,,50.00,',
      '3001,累计盈余,,40.00,,,,40.00',
      '410101,医疗收入,,,,10.00,,10.00',
    );
    await house.importTrialBalance('T01', '2025-01', opened);
    await house.importTrialBalance('H01', '2024-12', LAST_DECEMBER);
    await house.importTrialBalance('H01', '2025-01', opened.replaceAll('40.00', '600.00').replace('50.00', '610.00'));
    const { lines } = await house.pipeline.perform(
      contract.consolidation.statement,
      { statement: 'balance-sheet', period: '2025-01' },
      OPERATOR,
    );
    expect(lines.find((line) => 'key' in line && line.key === 'total-assets')).toMatchObject({
      amount: '660.00',
      prior: '640.00',
    });
  });

  it('property: the check, composed from the facts, and the statement, from what is kept, ask for it alike', async () => {
    const month = fc.record({ month: fc.integer({ min: 1, max: 12 }), ofYear: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(month, { minLength: 1, maxLength: 4, selector: (each) => each.month }),
        fc.constantFrom(0, 600),
        fc.constantFrom('nothing', 'last December', 'openings'),
        async (months, begun, also) => {
          const house = await openCommunity([LEAD]);
          for (const each of months) await house.importTrialBalance('H01', monthOf(each.month), table(each, begun));
          const last = months
            .map(({ month: one }) => monthOf(one))
            .sort()
            .at(-1)!;
          const december = LAST_DECEMBER.replace(
            '1002,银行存款,450.00,,150.00,,600.00,',
            `1002,银行存款,,,${begun}.00,,${begun}.00,`,
          ).replace('3001,累计盈余,,450.00,,150.00,,600.00', `3001,累计盈余,,,,${begun}.00,,${begun}.00`);
          if (also === 'last December') await house.importTrialBalance('H01', '2024-12', december);
          if (also === 'openings')
            await house.call('ledger.importOpenings', await openings(house, december, '2024-12'), OPERATOR);
          const { checks } = await house.pipeline.perform(audit.check, { period: last, unit: 'H01' }, OPERATOR);
          const asked = checks.some(({ name, ok }) => name === 'year-opening-known' && !ok);
          const { remarks } = await house.pipeline.perform(
            ledger.statement,
            { statement: 'balance-sheet', period: last, unit: 'H01' },
            OPERATOR,
          );
          expect(remarks.join().includes('年初数未知')).toBe(asked);
          await house.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});

const monthOf = (month: number): string => `2025-${String(month).padStart(2, '0')}`;

/** A month in which 100 came in, after as many hundreds as months before it; with the year's columns, or silent about them. */
function table({ month, ofYear }: { month: number; ofYear: boolean }, begun: number): string {
  const before = (month - 1) * 100;
  const heading = ofYear
    ? '科目编码,科目名称,年初借方,年初贷方,期初借方,期初贷方,本期借方,本期贷方,本年累计借方,本年累计贷方,期末借方,期末贷方'
    : HEADING;
  const row = (
    code: string,
    name: string,
    year: string,
    opening: string,
    moved: string,
    total: string,
    closing: string,
  ) => [code, name, ...(ofYear ? [year] : []), opening, moved, ...(ofYear ? [total] : []), closing].join(',');
  const [debit, credit] = [(amount: number) => `${amount}.00,`, (amount: number) => `,${amount}.00`];
  return [
    '单位：元',
    heading,
    row(
      '1002',
      '银行存款',
      debit(begun),
      debit(begun + before),
      debit(100),
      debit(before + 100),
      debit(begun + before + 100),
    ),
    row('3001', '累计盈余', credit(begun), credit(begun), ',', ',', credit(begun)),
    row('410101', '医疗收入', ',', credit(before), credit(100), credit(before + 100), credit(before + 100)),
  ].join('\n');
}
