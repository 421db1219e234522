import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 业务量、采购 and 批注 of a township's plan: with whom the figures are, so are the schedules; remarks are anybody's who has a part. */

const { budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const AUDITOR = someone('qian.sj', 'internal-auditor');
const YEAR = { unit: 'T01', year: 2026 };

const row = (item: string, month: string, source = 'other') => ({
  ...{ department: '', item, source, project: '' },
  months: Array<string>(12).fill(month),
});
const visits = (each: number, department = '') => ({
  ...{ department, measure: 'W01' },
  months: Array<number>(12).fill(each),
});
const printer = (more: object = {}) => ({
  ...{ department: '', item: '50201', source: 'other', project: '', goods: '打印机', kind: 'goods', listed: true },
  ...{ quantity: 4, unit: '台', price: '3000.00', month: 3, method: 'online-mall' },
  ...more,
});
const NONE = { workload: [], procurement: [], removed: [] };
const PLACE = { department: '', item: '50201', source: 'other', project: '' };

const plan = (house: TestHouse) => house.pipeline.perform(budget.plan, YEAR, CHIEF);
const does = async (house: TestHouse, operation: string, more: object, caller = UNIT) =>
  house.call(`budget.${operation}`, { ...YEAR, revision: (await plan(house)).revision, ...more }, caller);
const refused = async (house: TestHouse, operation: string, more: object, caller = UNIT) =>
  house.refusal(`budget.${operation}`, { ...YEAR, revision: (await plan(house)).revision, ...more }, caller);

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await does(house, 'savePlan', { cells: [row('201', '10000.00'), row('50201', '1000.00')], carries: [] });
  return house;
}

describe('the schedules of a plan', () => {
  it('are kept with it, stand in its versions as they were handed on, and are summed over the units', async () => {
    const house = await open();
    await does(house, 'saveSchedules', { ...NONE, workload: [visits(100)], procurement: [printer()] });
    await does(house, 'submitPlan', { passage: 'propose', reason: '按服务人口测算' });
    const changes = { ...NONE, workload: [visits(90)], reason: '按上年实际核定' };
    await does(house, 'reviseSchedules', changes, CENTRE);
    const { workload, procurement, versions, revisions } = await plan(house);
    expect(workload).toMatchObject([{ measure: 'W01', year: 1080 }]);
    expect(procurement).toMatchObject([{ goods: '打印机', amount: '12000.00' }]);
    expect(versions[0]).toMatchObject({ reason: '按服务人口测算', workload: [{ year: 1200 }] });
    expect(revisions).toMatchObject([
      { reason: '按上年实际核定', workload: [{ before: 1200, after: 1080 }], procurement: { after: '12000.00' } },
    ]);
    const at = async (stage: 'now' | 'proposed') =>
      (await house.pipeline.perform(budget.sums, { year: 2026, stage }, CHIEF)).units.find(
        ({ unit }) => unit === 'T01',
      );
    expect(await at('now')).toMatchObject({
      workload: [{ measure: 'W01', months: Array(12).fill(90) }],
      procurement: [{ kind: 'goods', listed: true, rows: 1, amount: '12000.00' }],
    });
    expect(await at('proposed')).toMatchObject({ workload: [{ months: Array(12).fill(100) }] });
  });

  it('are in one pair of hands at a time, and keep what a second desk changed', async () => {
    const house = await open();
    const change = { ...NONE, workload: [visits(1)] };
    expect(await refused(house, 'reviseSchedules', { ...change, reason: '核定' }, CENTRE)).toMatchObject({
      code: 'not-yours-now',
    });
    await does(house, 'saveSchedules', change);
    expect(await house.refusal('budget.saveSchedules', { ...YEAR, revision: 1, ...change }, UNIT)).toMatchObject({
      code: 'changed',
    });
    await does(house, 'submitPlan', { passage: 'propose' });
    expect(await refused(house, 'saveSchedules', change)).toMatchObject({ code: 'not-yours-now' });
    // What the figures do, a saving of the figures leaves: the schedules stay as they are.
    await does(house, 'cutPlan', { changes: [{ ...row('50201', '900.00'), reason: '核减' }] }, CENTRE);
    expect((await plan(house)).workload).toMatchObject([{ year: 12 }]);
  });

  it('name each row that cannot stand, and change nothing then', async () => {
    const house = await open();
    const bad = {
      ...NONE,
      workload: [{ ...visits(1), measure: 'W99' }, visits(1, 'X01'), visits(1), visits(2)],
      procurement: [printer({ item: '201' })],
    };
    expect(await refused(house, 'saveSchedules', bad)).toMatchObject({
      code: 'bad-rows',
      messages: [
        '没有业务量指标 W99',
        '没有科室 X01',
        '附表第 4 行重复',
        expect.stringMatching(/医疗收入 不是支出或资本性支出/),
      ],
    });
    expect((await plan(house)).workload).toEqual([]);
  });

  it('stop the plan while more is bought than a row has, or out of no row', async () => {
    const house = await open();
    const orphan = printer({ item: '50205', goods: '水表', quantity: 1 });
    await does(house, 'saveSchedules', { ...NONE, procurement: [printer({ price: '3000.01' }), orphan] });
    const over = expect.stringMatching(/办公费（其他经费）的采购合计比这一行的预算多 0\.04 元/);
    const homeless = expect.stringMatching(/采购 水表 所属的水电费（其他经费）不在预算表里/);
    expect((await plan(house)).problems).toEqual([over, homeless]);
    expect(await refused(house, 'submitPlan', { passage: 'propose' })).toMatchObject({
      ...{ code: 'breaks-rules', messages: [over, homeless] },
    });
    const { goods, month } = orphan;
    const gone = { department: '', item: '50205', source: 'other', project: '', goods, month };
    await does(house, 'saveSchedules', { ...NONE, procurement: [printer()], removed: [gone] });
    await does(house, 'submitPlan', { passage: 'propose' });
    expect((await plan(house)).stage).toBe('proposed');
  });
});

describe('remarks on a plan', () => {
  const remark = (house: TestHouse, caller = CENTRE, more: object = {}) =>
    house.call(
      'budget.openRemark',
      { ...YEAR, ...PLACE, month: 3, text: '三月为什么多？', ...more },
      caller,
    ) as Promise<{
      id: number;
    }>;
  const threads = (house: TestHouse, caller = UNIT) => house.pipeline.perform(budget.remarks, YEAR, caller);

  it('are asked and answered in any stage, and resolved by who asked or the centre', async () => {
    const house = await open();
    const { id } = await remark(house);
    await house.call('budget.answerRemark', { ...YEAR, id, text: '更换打印机' }, UNIT);
    expect(await house.refusal('budget.resolveRemark', { ...YEAR, id }, UNIT)).toMatchObject({ code: 'not-yours' });
    expect(await threads(house)).toMatchObject([{ id, month: 3, open: true, mine: false, said: [{}, {}] }]);
    await does(house, 'submitPlan', { passage: 'propose' });
    await house.call('budget.resolveRemark', { ...YEAR, id, text: '同意' }, CHIEF);
    const [thread] = await threads(house);
    expect(thread).toMatchObject({ open: false });
    expect(thread!.said.map(({ kind, stage, text }) => [kind, stage, text])).toEqual([
      ['open', 'drafting', '三月为什么多？'],
      ['answer', 'drafting', '更换打印机'],
      ['resolve', 'proposed', '同意'],
    ]);
    const late = { ...YEAR, id, text: '还有' };
    expect(await house.refusal('budget.answerRemark', late, UNIT)).toMatchObject({ code: 'resolved' });
    const own = await remark(house, UNIT);
    await house.call('budget.resolveRemark', { ...YEAR, id: own.id }, UNIT);
    // What was remarked changes no figure: nobody's view of the plan grows old by it.
    expect((await plan(house)).revision).toBe(2);
  });

  it('are for those who prepare or decide, and on rows that are there', async () => {
    const house = await open();
    const input = { ...YEAR, ...PLACE, month: 0, text: '看一看' };
    expect(await house.refusal('budget.openRemark', input, AUDITOR)).toMatchObject({ code: 'no-part' });
    expect(await house.refusal('budget.openRemark', { ...input, item: '50205' }, CENTRE)).toMatchObject({
      code: 'no-row',
    });
    expect(await threads(house)).toEqual([]);
  });
});
