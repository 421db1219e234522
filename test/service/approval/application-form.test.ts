import { expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { opened } from '../pack/file.ts';
import { does, filledIn, openApplying, passes, serviceOf } from './applying.ts';
import { ACCOUNTANT, CHIEF, HEAD } from './people.ts';

/** 支出事项审批单: what people sign, and its metadata by the names of DA/T 95—2022 附录 A. */

it('prints what was asked for, who decided it, and leaves a line for each level to come', async () => {
  const house = await openApplying();
  const id = await filledIn(house, serviceOf('60000.00'));
  await does(house, 'submitApplication', id, ACCOUNTANT);
  await passes(house, id, HEAD, { opinion: '同意，请尽快' });
  const { file, name } = await house.pipeline.perform(contract.approval.applicationForm, { id }, CHIEF);
  expect(name).toBe('支出事项审批单-T01-D2025-001.xlsx');
  const book = await opened((await house.files.bytes('li.zong', file))!);
  const [form, data] = book.worksheets.map((sheet) => {
    const rows: string[][] = [];
    sheet.eachRow((row) => rows.push([1, 2, 3, 4].map((column) => row.getCell(column).text)));
    return rows;
  });
  const said = (label: string) => form!.find(([first]) => first === label)?.slice(1);
  expect(said('申请金额（元）')).toEqual(['60000', '大写', '陆万元整']);
  expect(said('附件 2')?.[0]).toBe('argument.pdf');
  expect(said('单位负责人')).toEqual(['同意：同意，请尽快', 'chu.yz', '2025-03-31']);
  expect(said('总会计师')).toEqual(['', '（签字）', '    年   月   日']);
  const metadata = new Map(data!.map(([key, , value]) => [key, value]));
  expect(metadata.get('SpendApplicationFormNo')).toBe('T01-D2025-001');
  expect(metadata.get('SpendAmountComplex')).toBe('陆万元整');
  expect(metadata.get('CurSourceName')).toBe('其他经费');
  expect(metadata.get('ApprovalInfoData[1].Role')).toBe('单位负责人');
  expect(metadata.get('ApprovalInfoData[1].Date')).toBe('2025-03-31');
});
