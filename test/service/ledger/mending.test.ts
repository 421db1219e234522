import { describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import { opened } from '../pack/file.ts';
import { LEAD, openCommunity, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 改正坏行：a month with three bad rows, given back as a workbook, mended there and imported, is the whole month. */

const { ledger } = contract;
const MONTH = '2025-01';
const HEADING = '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方';
const RIGHT = [
  '2025年1月 科目余额表',
  '单位：元',
  HEADING,
  '1001,库存现金,50.00,,20.00,30.00,40.00,',
  '1002,银行存款,"1,000.00",,500.00,230.00,"1,270.00",',
  '2302,应付账款,,400.00,200.00,,,200.00',
  '3001,累计盈余,,650.00,,,,650.00',
  '410101,医疗收入,,,,500.00,,500.00',
  '5001,业务活动费用,,,40.00,,40.00,',
];
const BAD = RIGHT.map((row) => row.replace(',30.00,40.00', ',3O.00,40.00').replace(',650.00,,,,650', ',6S0.00,,,,650'))
  .join('\n')
  .replace('410101,', '41O101,');

const imported = (house: TestHouse, file: string, fileName: string) =>
  house.pipeline.perform(
    ledger.importTrialBalance,
    { unit: 'T01', period: MONTH, file, fileName, amountsIn: 'yuan' },
    OPERATOR,
  );

const closings = async (house: TestHouse) => {
  const made = await house.pipeline.perform(
    ledger.statement,
    { statement: 'trial-balance', period: MONTH, unit: 'T01' },
    OPERATOR,
  );
  return made.lines.flatMap((line) => ('code' in line ? [[line.code, line.closing]] : []));
};

/** What a bookkeeper does in the workbook: three cells, found by what is wrong in them. */
async function mended(house: TestHouse, file: string): Promise<Uint8Array> {
  const book = await opened((await house.files.bytes('local:wang', file))!);
  const right: Record<string, string | number> = { '3O.00': 30, '6S0.00': 650, '41O101': '410101' };
  book.worksheets[0]!.eachRow((row) =>
    row.eachCell((cell) => {
      const value = right[cell.text];
      if (value !== undefined) cell.value = value;
    }),
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a month with bad rows', () => {
  it('comes back whole with the bad rows marked, and mended there it is the whole month', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const file = await house.file(BAD);
    expect(
      (await house.refusal('ledger.importTrialBalance', { unit: 'T01', period: MONTH, file, fileName: 'a.csv' })).code,
    ).toBe('rejected-rows');
    const taken = await house.pipeline.perform(
      ledger.rejectedRows,
      { unit: 'T01', period: MONTH, kind: 'trial-balance', file, fileName: 'a.csv', amountsIn: 'yuan' },
      OPERATOR,
    );
    expect(taken.rows).toBe(3);
    const raw = await readFile((await house.files.bytes('local:wang', taken.file))!, { name: 'a.xlsx' });
    expect(raw.ok && raw.value.sheets[0]!.rowCount).toBe(RIGHT.length);

    const whole = await house.file(await mended(house, taken.file));
    const reply = await imported(house, whole, 'a-待改正.xlsx');
    expect(reply).toMatchObject({ imported: 6, supersedes: null });

    const other = await openCommunity([LEAD, TOWN]);
    await other.importTrialBalance('T01', MONTH, RIGHT.join('\n'));
    expect(await closings(house)).toEqual(await closings(other));
  });

  it('takes the place of the month that stood there before, whole', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importTrialBalance(
      'T01',
      MONTH,
      RIGHT.join('\n')
        .replace('500.00,230.00,"1,270.00"', '490.00,220.00,"1,270.00"')
        .replace(',,500.00,,500.00', ',,490.00,,490.00')
        .replace(',,40.00,,40.00', ',,30.00,,30.00'),
    );
    const file = await house.file(BAD);
    const taken = await house.pipeline.perform(
      ledger.rejectedRows,
      { unit: 'T01', period: MONTH, kind: 'trial-balance', file, fileName: 'a.csv', amountsIn: 'yuan' },
      OPERATOR,
    );
    const reply = await imported(house, await house.file(await mended(house, taken.file)), 'a-待改正.xlsx');
    expect(reply.supersedes).not.toBeNull();
    expect(reply.imported).toBe(6);
    expect(new Map((await closings(house)) as [string, string][]).get('3001')).toBe('-650.00');
  });
});
