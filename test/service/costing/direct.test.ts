import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 科室直接成本 as the service reads it from posted vouchers. */
const { costing } = contract;
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const ELSEWHERE = someone('sun.qs', 'unit-accountant', 'T01');
const AT = { unit: 'H01', period: '2025-03' } as const;

const spent = (code: string, amount: string, more: { department?: string; fund?: string } = {}) => ({
  ...{ side: 'D' as const, code, amount },
  ...more,
});

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  await house.call(
    'organisation.addDepartments',
    {
      unit: 'H01',
      departments: [
        { code: '01', name: '内科', class: 'clinical' },
        { code: '21', name: '检验科', class: 'technology' },
        { code: '41', name: '院办公室', class: 'admin' },
      ],
    },
    CHIEF,
  );
  await house.importJson('H01', [
    {
      date: '2025-02-20',
      summary: '二月费用',
      entries: [
        spent('5001', '70.00', { department: '01', fund: 'other' }),
        { side: 'C', code: '2302', amount: '70.00' },
      ],
    },
    {
      date: '2025-03-15',
      summary: '三月费用',
      entries: [
        spent('5001', '1000.00', { department: '01', fund: 'other' }),
        spent('5001', '300.00', { department: '21', fund: 'fiscal-basic' }),
        spent('5001', '40.00', { department: '01', fund: 'fiscal-project' }),
        spent('5001', '5.00', { fund: 'other' }),
        spent('5101', '200.01', { department: '41', fund: 'other' }),
        { side: 'C', code: '2302', amount: '1545.01' },
      ],
    },
  ]);
  return house;
}

const read = (house: TestHouse, span: 'month' | 'year' = 'month') =>
  house.pipeline.perform(costing.direct, { ...AT, span }, CENTRE);

describe('direct cost of a member', () => {
  it('is its posted expense by department, without fiscal project money and what has no department', async () => {
    const form = await read(await open());
    expect(form.rows.filter(({ total }) => total !== '0.00').map(({ name, total }) => [name, total])).toEqual([
      ['内科', '1000.00'],
      ['临床服务类小计', '1000.00'],
      ['检验科', '300.00'],
      ['医疗技术类小计', '300.00'],
      ['医疗业务成本合计', '1300.00'],
      ['管理费用', '200.01'],
      ['本月总计', '1500.01'],
    ]);
    expect(form.excluded['fiscal-project'].total).toBe('40.00');
    expect(form.unassigned).toMatchObject([{ code: '5001', amount: '5.00', why: 'no-department' }]);
    expect(form.books).toEqual({ operating: '1345.00', management: '200.01' });
    expect(form.official).toBe(true);
  });

  it('sums the months of the year so far', async () => {
    const { rows } = await read(await open(), 'year');
    expect(rows.find(({ name }) => name === '内科')?.total).toBe('1070.00');
  });

  it('says what a figure is made of, and of nothing that is no cost', async () => {
    const house = await open();
    const asked = { ...AT, department: '01' } as const;
    const { parts, total } = await house.pipeline.perform(costing.directParts, asked, CENTRE);
    expect([parts.map(({ code, fund, amount }) => [code, fund, amount]), total]).toEqual([
      [['5001', 'other', '1000.00']],
      '1000.00',
    ]);
    const none = await house.pipeline.perform(costing.directParts, { ...asked, item: 'drugs' }, CENTRE);
    expect(none).toEqual({ parts: [], total: '0.00' });
    expect(await house.refusal('costing.directParts', { ...AT, department: '99' }, CENTRE)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is nobody’s who may not read that member', async () => {
    const house = await open();
    expect((await house.refusal('costing.direct', AT, ELSEWHERE)).code).toBe('FORBIDDEN');
  });

  it('is held against the ledger, and what has no department is listed', async () => {
    const house = await open();
    const checks = await house.pipeline.perform(
      contract.audit.check,
      { period: '2025-03', unit: 'H01', only: ['cost-ledger', 'cost-assigned'] },
      CENTRE,
    );
    expect(checks.checks.map(({ name, ok, rows }) => [name, ok, rows.map(({ difference }) => difference)])).toEqual([
      ['cost-ledger', true, []],
      ['cost-assigned', false, ['5.00']],
    ]);
  });

  it('adds up in LibreOffice, every 小计 and 总计 a formula', { timeout: 180_000 }, async (context) => {
    const office = libreOffice(context);
    const house = await open();
    const { file } = (await house.call('costing.directBook', AT, CENTRE)) as { file: string };
    const sheets = await office.recalculated((await house.files.bytes('wang.kj', file))!);
    const total = (name: string) => Number(sheets.get('成本医01')?.find((cells) => cells[0]?.trim() === name)?.[8]);
    expect(['内科', '医疗业务成本合计', '管理费用', '本月总计'].map(total)).toEqual([1000, 1300, 200.01, 1500.01]);
    expect(['不计入：财政项目拨款经费', '待归集到科室'].map(total)).toEqual([40, 5]);
  });
});
