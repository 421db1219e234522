import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, simple, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 科室卡: what a unit's departments are from which month on, and what its own programs call them. */

const { organisation } = contract;
const CHIEF = someone('li.zong', 'chief-accountant');
const UNIT = someone('sun.qs', 'unit-accountant', 'H01');

const card = (more: object = {}) => ({
  ...{ unit: 'H01', code: '01', from: '2025-07', name: '内科', class: 'clinical', parent: '', standard: '' },
  ...{ open: true, reason: '编办批复', revision: 1 },
  ...more,
});

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  await house.call(
    'organisation.addDepartments',
    {
      unit: 'H01',
      departments: [
        { code: '01', name: '内科', class: 'clinical', standard: '03' },
        { code: '0101', name: '心血管内科', class: 'clinical', parent: '01', standard: '03.04' },
        { code: '32', name: '体检中心', class: 'auxiliary' },
      ],
    },
    CHIEF,
  );
  return house;
}

const at = (house: TestHouse, period: string) =>
  house.pipeline.perform(organisation.departmentsAt, { unit: 'H01', period: period as Period }, CHIEF);
const change = (house: TestHouse, more: object) => house.call('organisation.changeDepartment', card(more), CHIEF);
const refused = async (house: TestHouse, more: object) =>
  house.refusal('organisation.changeDepartment', card(more), CHIEF);

describe('a department', () => {
  it('is another from a month on; earlier months stay, and its history tells who and why', async () => {
    const house = await open();
    await change(house, { code: '32', name: '体检科', class: 'clinical', standard: '01', reason: '独立接诊' });
    const shown = async (period: string) =>
      (await at(house, period)).map(({ code, name, class: kind, depth, next }) => [code, name, kind, depth, next]);
    expect(await shown('2025-06')).toEqual([
      ['01', '内科', 'clinical', 0, ''],
      ['0101', '心血管内科', 'clinical', 1, ''],
      ['32', '体检中心', 'auxiliary', 0, '2025-07'],
    ]);
    expect((await shown('2025-07'))[2]).toEqual(['32', '体检科', 'clinical', 0, '']);
    const history = await house.pipeline.perform(organisation.departmentHistory, { unit: 'H01', code: '32' }, CHIEF);
    expect(history.map(({ from, why, person }) => [from, why, person])).toEqual([
      ['2025-07', '独立接诊', 'li.zong'],
      ['', '', 'li.zong'],
    ]);
    expect((await house.pipeline.perform(organisation.departments, { unit: 'H01' }, CHIEF)).at(-1)).toEqual({
      ...{ unit: 'H01', code: '32', name: '体检科', class: 'clinical', open: true },
    });
    const { rows } = await house.pipeline.perform(contract.audit.trail, { unit: 'H01' }, CHIEF);
    expect(rows[0]).toMatchObject({ operation: 'organisation.changeDepartment', reason: '独立接诊' });
  });

  it('is closed from a month on, and is told closed to whoever chooses one', async () => {
    const house = await open();
    await change(house, { code: '32', name: '体检中心', class: 'auxiliary', open: false });
    expect((await at(house, '2025-06'))[2]).toMatchObject({ state: 'open', next: '2025-07' });
    expect((await at(house, '2025-07'))[2]).toMatchObject({ state: 'closed', since: '2025-07' });
    expect((await house.pipeline.perform(organisation.departments, { unit: 'H01' }, CHIEF)).at(-1)?.open).toBe(false);
  });

  it('that is there from a month on is not there before', async () => {
    const house = await open();
    const departments = [{ code: '0102', name: '肾内科', class: 'clinical', parent: '01' }];
    await house.call('organisation.addDepartments', { unit: 'H01', departments, from: '2025-04' }, CHIEF);
    const states = async (period: string) => (await at(house, period)).map(({ code, state }) => `${code} ${state}`);
    expect(await states('2025-03')).toContain('0102 later');
    expect(await states('2025-04')).toContain('0102 open');
  });

  it.each([
    ['circle', { parent: '0101' }],
    ['no-parent', { parent: '77' }],
    ['has-below', { open: false }],
    ['unknown-standard', { standard: '99.01' }],
    ['changed', { revision: 2, name: '大内科' }],
    ['nothing-changed', { standard: '03' }],
  ])('is not changed against a rule: %s', async (code, more) => {
    const house = await open();
    expect((await refused(house, more)).code).toBe(code);
    expect((await at(house, '2025-12')).map(({ revision }) => revision)).toEqual([1, 1, 1]);
  });

  it('is not found where there is none, begins not before its unit, and is changed by who keeps the register', async () => {
    const house = await open();
    await expect(change(house, { code: '99' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(house.call('organisation.changeDepartment', card(), UNIT)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const joined = { code: 'H01', name: LEAD.name, kind: 'lead', joined: '2025-06', reason: '六月加入' };
    await house.call('organisation.updateUnit', joined, CHIEF);
    expect((await refused(house, { from: '2025-05', name: '大内科' })).code).toBe('before-joined');
  });

  it('below one that is not there is not added', async () => {
    const house = await open();
    const departments = [{ code: '0201', name: '普外科', class: 'clinical', parent: '02' }];
    expect(await house.refusal('organisation.addDepartments', { unit: 'H01', departments }, CHIEF)).toEqual({
      ...{ code: 'no-parent', messages: ['0201 普外科：没有上级科室 02'] },
    });
  });
});

describe('cost', () => {
  it('follows the class of the month; a ward that nothing is booked on has no row', async () => {
    const house = await open();
    const pay = (date: string, department: string) => {
      const voucher = simple(date, '5001', '2302', '100.00');
      return { ...voucher, entries: voucher.entries.map((entry, i) => (i === 0 ? { ...entry, department } : entry)) };
    };
    await house.importJson('H01', [pay('2025-06-05', '32'), pay('2025-07-05', '32')]);
    await change(house, { code: '32', name: '体检中心', class: 'clinical' });
    const rows = async (period: string, span: 'month' | 'year' = 'month') =>
      (
        await house.pipeline.perform(contract.costing.direct, { unit: 'H01', period: period as Period, span }, CHIEF)
      ).rows.flatMap(({ kind, code, class: of, total }) => (kind === 'department' ? [`${code} ${of} ${total}`] : []));
    expect(await rows('2025-06')).toEqual(['01 clinical 0.00', '32 auxiliary 100.00']);
    expect(await rows('2025-07')).toEqual(['01 clinical 0.00', '32 clinical 100.00']);
    expect(await rows('2025-07', 'year')).toEqual(['01 clinical 0.00', '32 clinical 200.00']);
    await change(house, { code: '32', from: '2025-08', class: 'clinical', open: false, revision: 2 });
    expect(await rows('2025-08')).toEqual(['01 clinical 0.00']);
    expect(await rows('2025-08', 'year')).toContain('32 clinical 200.00');
  });
});

describe('a unit’s own codes', () => {
  it('mean a department when vouchers are imported', async () => {
    const house = await open();
    await house.call(
      'organisation.mapDepartmentCodes',
      { unit: 'H01', codes: [{ own: 'KS07', department: '0101' }] },
      CHIEF,
    );
    const voucher = simple('2025-03-05', '5001', '2302', '100.00');
    const entries = voucher.entries.map((entry, i) => (i === 0 ? { ...entry, department: 'KS07' } : entry));
    await house.importJson('H01', [{ ...voucher, entries }]);
    const { rows } = await house.pipeline.perform(
      contract.costing.direct,
      { unit: 'H01', period: '2025-03' as Period, span: 'month' },
      CHIEF,
    );
    expect(rows.find(({ code }) => code === '0101')).toMatchObject({ total: '100.00', depth: 1 });
  });

  it('are mapped once, to a department, and never where the register knows the word', async () => {
    const house = await open();
    const map = (own: string, department: string) => ({ unit: 'H01', codes: [{ own, department }] });
    const codeOf = async (own: string, department: string) =>
      (await house.refusal('organisation.mapDepartmentCodes', map(own, department), CHIEF)).code;
    await house.call('organisation.mapDepartmentCodes', map('A', '01'), CHIEF);
    expect(await codeOf('A', '0101')).toBe('already-mapped');
    expect(await codeOf('B', '77')).toBe('unknown-department');
    expect(await codeOf('0101', '01')).toBe('own-code-taken');
    expect(await codeOf('内科', '0101')).toBe('own-code-taken');
    await house.call('organisation.unmapDepartmentCode', { unit: 'H01', own: 'A' }, CHIEF);
    expect(await house.pipeline.perform(organisation.departmentCodes, { unit: 'H01' }, CHIEF)).toEqual([]);
    const again = house.call('organisation.unmapDepartmentCode', { unit: 'H01', own: 'A' }, CHIEF);
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a list of departments', () => {
  const HEAD = '科室编码,科室名称,科室分类,上级科室,诊疗科目\n';

  it('is taken whole: what is new is added, what differs is changed', async () => {
    const house = await open();
    const csv = `${HEAD}01,内科,临床服务类,,03\n0102,肾内科,临床服务类,内科,03.06\n32,体检中心,临床服务类,,01\n`;
    const input = { unit: 'H01', file: await house.file(csv, CHIEF), name: '科室.csv', from: '2025-07' as Period };
    const { rows } = await house.pipeline.perform(organisation.previewDepartmentList, input, CHIEF);
    expect(rows.map(({ code, does }) => `${code} ${does}`)).toEqual(['01 nothing', '0102 add', '32 change']);
    const taken = await house.call('organisation.importDepartmentList', { ...input, reason: '编办批复' }, CHIEF);
    expect(taken).toEqual({ added: 1, changed: 1 });
    expect((await at(house, '2025-07')).map(({ code, class: kind }) => `${code} ${kind}`)).toEqual([
      ...['01 clinical', '0101 clinical', '0102 clinical', '32 clinical'],
    ]);
    const again = { ...input, reason: '再导一次' };
    expect((await house.refusal('organisation.importDepartmentList', again, CHIEF)).code).toBe('nothing-changed');
  });

  it('with a wrong row changes nothing, and says which', async () => {
    const house = await open();
    const csv = `${HEAD}02,外科,临床服务类,,\n0201,普外科,门诊,外科,\n03,骨科,临床服务类,99,\n`;
    const input = { unit: 'H01', file: await house.file(csv, CHIEF), name: '科室.csv', reason: '编办批复' };
    expect(await house.refusal('organisation.importDepartmentList', input, CHIEF)).toEqual({
      code: 'bad-rows',
      messages: ['科室分类须是行政后勤类、医疗辅助类、医疗技术类或临床服务类', '03 骨科：没有上级科室 99'],
    });
    expect(await at(house, '2025-12')).toHaveLength(3);
    const none = { ...input, file: await house.file('姓名,年龄\n甲,1\n', CHIEF) };
    expect((await house.refusal('organisation.importDepartmentList', none, CHIEF)).code).toBe('unreadable');
  });

  it('given out is taken in again as it is', async () => {
    const house = await open();
    const period = '2025-12' as Period;
    const { file, name } = await house.pipeline.perform(organisation.departmentBook, { unit: 'H01', period }, CHIEF);
    expect(name).toBe('科室名单-H01 青石县人民医院-2025-12.xlsx');
    const { rows } = await house.pipeline.perform(
      organisation.previewDepartmentList,
      { unit: 'H01', file, name },
      CHIEF,
    );
    expect(rows.map(({ code, does }) => `${code} ${does}`)).toEqual(['01 nothing', '0101 nothing', '32 nothing']);
  });
});
