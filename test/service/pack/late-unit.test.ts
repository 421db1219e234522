import { expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, simple, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import { opened } from './file.ts';

/** 未报单位：a member that has not sent the month stands on the cover, in the scope and among what is not settled. */

const coverOf = async (house: TestHouse, unit?: string): Promise<string> => {
  const { file, made } = await house.pipeline.perform(
    contract.audit.pack,
    { period: '2025-02', ...(unit === undefined ? {} : { unit }) },
    OPERATOR,
  );
  expect(new Date(made).toISOString()).toBe(made);
  const texts: string[] = [];
  const cover = (await opened((await house.files.bytes('local:wang', file))!)).worksheets[0]!;
  cover.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value ?? ''))));
  return texts.join('\n');
};

it('says whose earlier month stands in, and nothing once the month has come', async () => {
  const house = await openCommunity([LEAD, TOWN]);
  for (const unit of ['H01', 'T01'])
    await house.importJson(unit, [simple('2025-01-20', '1002', '4101010101', '90.00')]);
  await house.importJson('H01', [simple('2025-02-20', '1002', '4101010101', '10.00')]);

  const cover = await coverOf(house);
  expect(cover).toContain('青石县医共体（合并），2 个单位，其中 1 个本期尚未报账');
  expect(cover).toContain('未了事项\nT01 柳河镇卫生院本期尚未报账，以截至 2025-01 的余额和累计数代入');
  expect(await coverOf(house, 'T01')).toContain('本期尚未报账');
  expect(await coverOf(house, 'H01')).not.toContain('本期尚未报账');

  await house.importJson('T01', [simple('2025-02-20', '1002', '4101010101', '10.00')]);
  expect(await coverOf(house)).not.toContain('本期尚未报账');
});
