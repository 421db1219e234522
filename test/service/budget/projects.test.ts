import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 项目库: declared by the unit with its goals, listed by another person, and only then given a budget. */

const { budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const OTHER = someone('zhou.lh', 'unit-accountant', 'T02');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');

const PROJECT = {
  ...{ unit: 'T01', code: '', name: '彩超更新', category: 'equipment', department: '', person: '周科长' },
  reason: '现有设备使用满十年',
  estimates: [{ year: 2026, source: 'other', amount: '600000.00' }],
};
const GOALS = [
  { kind: 'quantity', name: '购置彩超', direction: 'least', target: '1', unit: '台', weight: 60 },
  { kind: 'satisfaction', name: '患者满意度', direction: 'least', target: '90', unit: '%', weight: 40 },
];

const open = (): Promise<TestHouse> => openCommunity([LEAD, TOWN, TOWN2]);
const save = (house: TestHouse, more: object = {}, caller = UNIT) =>
  house.call('budget.saveProject', { ...PROJECT, ...more }, caller) as Promise<{
    id: number;
    code: string;
    revision: number;
  }>;
const project = (house: TestHouse, id: number, caller = CHIEF) =>
  house.pipeline.perform(budget.project, { id }, caller);
const at = async (house: TestHouse, id: number) => ({ id, revision: (await project(house, id)).revision });
const withUnit = (operation: string) => (operation === 'decideProject' ? {} : { unit: 'T01' });
const does = async (house: TestHouse, operation: string, id: number, caller = UNIT, more: object = {}) =>
  house.call(`budget.${operation}`, { ...(await at(house, id)), ...withUnit(operation), ...more }, caller);
const refusal = async (house: TestHouse, operation: string, id: number, caller = UNIT, more: object = {}) =>
  house.refusal(`budget.${operation}`, { ...(await at(house, id)), ...withUnit(operation), ...more }, caller);

async function setGoals(house: TestHouse, id: number, caller = UNIT): Promise<void> {
  const sheet = { id, year: 2026, unit: 'T01' };
  await house.call('budget.saveGoals', { ...sheet, revision: 0, indicators: GOALS }, caller);
  await house.call('budget.submitPerformance', { ...sheet, revision: 1 }, caller);
}

/** A project that is in the library. */
async function listed(house: TestHouse): Promise<{ id: number; code: string }> {
  const { id, code } = await save(house);
  await setGoals(house, id);
  await does(house, 'submitProject', id);
  await does(house, 'decideProject', id, CHIEF, { step: 'admit' });
  return { id, code };
}

const cell = (item: string, month: string, code = '') => ({
  ...{ department: '', item, source: 'other', project: code, months: Array<string>(12).fill(month) },
});
const savePlan = (code: string, revision = 0) => ({
  ...{ unit: 'T01', year: 2026, revision, carries: [] },
  cells: [cell('201', '60000.00'), cell('699', '50000.00', code)],
});

describe('a project', () => {
  it('is declared with its goals, listed by another person, carried out and finished; each step is kept', async () => {
    const house = await open();
    const { id, code } = await save(house);
    expect(code).toBe('P2026-01');
    expect(await refusal(house, 'submitProject', id)).toEqual({
      code: 'no-goals',
      messages: ['先编制并上报 2026 年的绩效目标：没有绩效目标的项目不入库'],
    });
    await setGoals(house, id);
    await does(house, 'submitProject', id);
    await does(house, 'decideProject', id, CHIEF, { step: 'admit' });
    await does(house, 'advanceProject', id, UNIT, { step: 'start' });
    await does(house, 'advanceProject', id, UNIT, { step: 'finish' });
    const { stage, steps, estimate } = await project(house, id);
    expect([stage, estimate]).toEqual(['finished', '600000.00']);
    expect(steps.map(({ step }) => step)).toEqual(['prepare', 'submit', 'admit', 'start', 'finish']);
    // Admission is signed with the goals as they were handed on; the other steps say the same project.
    expect(new Set(steps.map(({ digest }) => digest)).size).toBe(2);
  });

  it('says what its declaration lacks, and which row cannot stand', async () => {
    const house = await open();
    const { id } = await save(house, { person: '', reason: '', estimates: [] });
    expect(await refusal(house, 'submitProject', id)).toMatchObject({
      code: 'unfinished',
      messages: ['申报须写明立项依据和必要性', '申报须写明项目负责人', '申报须按年度和资金来源填写概算'],
    });
    const twice = [...PROJECT.estimates, { year: 2026, source: 'other', amount: '1.00' }];
    expect(await house.refusal('budget.saveProject', { ...PROJECT, estimates: twice }, UNIT)).toEqual({
      code: 'bad-rows',
      messages: ['2026 年的其他经费重复：同一年度同一来源只能有一行'],
    });
    // Twelve such estimates would leave the range in which sums are exact, for everybody who reads the library.
    const slips = Array.from({ length: 12 }, (_, index) => ({
      ...{ year: 2026 + index, source: 'other', amount: '9999999999999.99' },
    }));
    expect(await house.refusal('budget.saveProject', { ...PROJECT, estimates: slips }, UNIT)).toEqual({
      code: 'bad-rows',
      messages: Array(12).fill('概算金额不能超过 100 亿元，请核对单位是不是元'),
    });
    expect(await house.refusal('budget.saveProject', { ...PROJECT, department: 'X' }, UNIT)).toMatchObject({
      messages: ['没有科室 X'],
    });
  });

  it('has one code in its unit, and the other unit may have the same', async () => {
    const house = await open();
    await save(house, { code: 'CS-1' });
    expect(await house.refusal('budget.saveProject', { ...PROJECT, code: 'CS-1' }, UNIT)).toMatchObject({
      code: 'code-taken',
    });
    expect((await save(house, { code: 'CS-1', unit: 'T02' }, OTHER)).code).toBe('CS-1');
    expect((await house.pipeline.perform(budget.projects, {}, UNIT)).map(({ unit }) => unit)).toEqual(['T01']);
  });

  it('is not reviewed by who declared it, goes back with a reason, and may be turned down', async () => {
    const house = await open();
    const { id } = await save(house, {}, CENTRE);
    await setGoals(house, id, CENTRE);
    await does(house, 'submitProject', id, CENTRE);
    expect(await refusal(house, 'decideProject', id, CENTRE, { step: 'admit' })).toMatchObject({
      code: 'same-person',
    });
    expect(await refusal(house, 'decideProject', id, UNIT, { step: 'admit' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(house, 'decideProject', id, CHIEF, { step: 'return' })).toMatchObject({ code: 'no-reason' });
    const seen = await at(house, id);
    await does(house, 'decideProject', id, CHIEF, { step: 'return', reason: '请附论证意见' });
    expect(await house.refusal('budget.decideProject', { ...seen, step: 'admit' }, CHIEF)).toMatchObject({
      code: 'changed',
    });
    await save(house, { at: await at(house, id), reason: '附论证意见' });
    await does(house, 'submitProject', id);
    await does(house, 'withdrawProject', id, UNIT, { reason: '概算有误' });
    await does(house, 'submitProject', id);
    await does(house, 'decideProject', id, CHIEF, { step: 'reject', reason: '与县级规划不符' });
    expect((await project(house, id)).stage).toBe('rejected');
    expect(await refusal(house, 'advanceProject', id, UNIT, { step: 'start' })).toMatchObject({
      code: 'not-yours-now',
    });
  });

  it('is the own unit’s: others neither see nor change it', async () => {
    const house = await open();
    const { id } = await save(house);
    await expect(project(house, id, OTHER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('budget.submitProject', { id, revision: 1, unit: 'T02' }, OTHER)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a budget', () => {
  it('names only projects of the library, by their names', async () => {
    const house = await open();
    expect(await house.refusal('budget.savePlan', savePlan('P2026-01'), UNIT)).toEqual({
      code: 'bad-rows',
      messages: ['项目库没有项目 P2026-01：先申报、审核入库，再安排预算（事业单位财务规则 第22条）'],
    });
    const { code } = await save(house);
    expect(await house.refusal('budget.savePlan', savePlan(code), UNIT)).toMatchObject({
      messages: [`项目 ${code} 彩超更新 还没有入库，不能安排预算（事业单位财务规则 第22条）`],
    });
  });

  it('of a listed project is approved, and what its lines hold stands with the project', async () => {
    const house = await open();
    const { id, code } = await listed(house);
    const plan = { unit: 'T01', year: 2026 };
    await house.call('budget.savePlan', savePlan(code), CENTRE);
    await house.call('budget.submitPlan', { ...plan, revision: 1, passage: 'propose' }, CENTRE);
    await house.call('budget.decidePlan', { ...plan, revision: 2, passage: 'issue-ceiling' }, CHIEF);
    await house.call('budget.submitPlan', { ...plan, revision: 3, passage: 'resubmit' }, CENTRE);
    await house.call('budget.approvePlan', { ...plan, revision: 4 }, CHIEF);
    const { years, lines, rate } = await project(house, id);
    expect(years).toMatchObject([{ year: 2026, estimate: '600000.00', planned: '600000.00', approved: '600000.00' }]);
    expect(lines).toMatchObject([{ year: 2026, item: '699', project: code, available: '600000.00' }]);
    expect(rate).toBe(0);
    const { file } = await house.pipeline.perform(budget.projectBook, { unit: 'T01' }, CHIEF);
    expect(file).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is changed by documents under the same rule: more only for the library, less for any', async () => {
    const house = await open();
    const plan = { unit: 'T01', year: 2026 };
    const cells = [cell('201', '60000.00'), cell('699', '50000.00')];
    await house.call('budget.savePlan', { ...plan, revision: 0, carries: [], cells }, CENTRE);
    await house.call('budget.submitPlan', { ...plan, revision: 1, passage: 'propose' }, CENTRE);
    await house.call('budget.decidePlan', { ...plan, revision: 2, passage: 'issue-ceiling' }, CHIEF);
    await house.call('budget.submitPlan', { ...plan, revision: 3, passage: 'resubmit' }, CENTRE);
    await house.call('budget.approvePlan', { ...plan, revision: 4 }, CHIEF);
    const row = (amount: string, project: string) => ({
      ...{ unit: 'T01', department: '', item: '699', source: 'other', project, month: 6, amount },
    });
    const shift = (project: string) => ({
      ...{ kind: 'shift', year: 2026, unit: 'T01', other: '', reason: '安排彩超', incomeDocument: '' },
      rows: [row('-30000.00', ''), row('30000.00', project)],
    });
    expect(await house.refusal('budget.saveChange', shift('X-1'), UNIT)).toEqual({
      code: 'bad-rows',
      messages: ['项目库没有项目 X-1：先申报、审核入库，再安排预算（事业单位财务规则 第22条）'],
    });
    const { id, code } = await listed(house);
    const change = (await house.call('budget.saveChange', shift(code), UNIT)) as { id: number; revision: number };
    await does(house, 'decideProject', id, CHIEF, { step: 'end', reason: '改为租用' });
    const submit = { id: change.id, revision: change.revision, unit: 'T01' };
    expect(await house.refusal('budget.submitChange', submit, UNIT)).toEqual({
      code: 'breaks-rules',
      messages: [`项目 ${code} 彩超更新 已终止或不予入库，不能再安排预算`],
    });
  });

  it('cannot go on with a project that was ended since; its row may still be taken out', async () => {
    const house = await open();
    const { id, code } = await listed(house);
    await house.call('budget.savePlan', savePlan(code), UNIT);
    await does(house, 'decideProject', id, CHIEF, { step: 'end', reason: '改为租用' });
    const ended = [`项目 ${code} 彩超更新 已终止或不予入库，不能再安排预算`];
    expect((await house.pipeline.perform(budget.plan, { unit: 'T01', year: 2026 }, UNIT)).problems).toEqual(ended);
    const submit = { unit: 'T01', year: 2026, revision: 1, passage: 'propose' };
    expect(await house.refusal('budget.submitPlan', submit, UNIT)).toEqual({ code: 'breaks-rules', messages: ended });
    await house.call('budget.savePlan', { ...savePlan(code, 1), cells: [cell('699', '0.00', code)] }, UNIT);
  });
});
