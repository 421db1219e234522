import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 两上两下 of a township's budget: made by the unit, cut by the centre with reasons, approved by the chief accountant. */

const { budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const YEAR = { unit: 'T01', year: 2026 };

const row = (item: string, month: string, source = 'other', department = '') => ({
  ...{ department, item, source, project: '' },
  months: Array<string>(12).fill(month),
});
const INCOME = row('201', '10000.00');
const PAPER = row('50201', '1000.00');
const WORN = row('507', '50000.00');

const open = () => openCommunity([LEAD, TOWN, TOWN2]);
const plan = (house: TestHouse, caller = UNIT) => house.pipeline.perform(budget.plan, YEAR, caller);
const revision = async (house: TestHouse) => (await plan(house, CHIEF)).revision;
const does = async (house: TestHouse, operation: string, more: object, caller = UNIT) =>
  house.call(`budget.${operation}`, { ...YEAR, revision: await revision(house), ...more }, caller);
const refused = async (house: TestHouse, operation: string, more: object, caller = UNIT) =>
  (await house.refusal(`budget.${operation}`, { ...YEAR, revision: await revision(house), ...more }, caller)).code;

async function proposed(): Promise<TestHouse> {
  const house = await open();
  await does(house, 'savePlan', { cells: [INCOME, PAPER, WORN], carries: [] });
  await does(house, 'submitPlan', { passage: 'propose' });
  return house;
}

describe('a budget through its rounds', () => {
  it('goes up twice and down twice; each version stays, with who cut what and why; then the lines have money', async () => {
    const house = await proposed();
    await does(house, 'cutPlan', { changes: [{ ...row('50201', '900.00'), reason: '按上年执行数核定' }] }, CENTRE);
    await does(house, 'decidePlan', { passage: 'issue-ceiling' }, CENTRE);
    await does(house, 'submitPlan', { passage: 'resubmit' });
    await does(house, 'approvePlan', {}, CHIEF);
    const { stage, custody, versions, cuts } = await plan(house);
    expect([stage, custody]).toEqual(['approved', 'nobody']);
    const paper = (cells: readonly { item: string; total: string }[]) =>
      cells.find(({ item }) => item === '50201')?.total;
    expect(versions.map(({ passage, cells }) => [passage, paper(cells)])).toEqual([
      ['propose', '12000.00'],
      ['issue-ceiling', '10800.00'],
      ['resubmit', '10800.00'],
      ['approve', '10800.00'],
    ]);
    expect(cuts).toMatchObject([{ item: '50201', before: '12000.00', after: '10800.00', reason: '按上年执行数核定' }]);
    // 折旧 is planned, and nothing is claimed of it.
    expect(await house.pipeline.perform(budget.lines, YEAR, UNIT)).toMatchObject([
      { item: '50201', approved: '10800.00', available: '10800.00' },
    ]);
  });

  it('is in one pair of hands at a time, and who reported it does not decide', async () => {
    const house = await proposed();
    expect(await refused(house, 'savePlan', { cells: [PAPER], carries: [] })).toBe('not-yours-now');
    expect(await refused(house, 'decidePlan', { passage: 'return-proposal' }, CENTRE)).toBe('no-reason');
    await does(house, 'decidePlan', { passage: 'return-proposal', reason: '缺测算依据' }, CENTRE);
    const change = { changes: [{ ...PAPER, reason: '核减' }] };
    expect(await refused(house, 'cutPlan', change, CENTRE)).toBe('not-yours-now');
    await does(house, 'submitPlan', { passage: 'propose' }, CENTRE);
    expect(await refused(house, 'decidePlan', { passage: 'issue-ceiling' }, CENTRE)).toBe('same-person');
    expect(await refused(house, 'approvePlan', {}, CHIEF)).toBe('not-yours-now');
  });

  it('keeps what a second desk changed: who saw the older figures is told', async () => {
    const house = await open();
    const old = await revision(house);
    await does(house, 'savePlan', { cells: [PAPER], carries: [] });
    const late = { ...YEAR, revision: old, cells: [INCOME], carries: [] };
    expect(await house.refusal('budget.savePlan', late, UNIT)).toMatchObject({ code: 'changed' });
    expect((await plan(house)).cells.map(({ item }) => item)).toEqual(['50201']);
  });

  it('names each rule that it breaks, and gives no income target to a department', async () => {
    const house = await open();
    expect(await house.refusal('budget.submitPlan', { ...YEAR, revision: 0, passage: 'propose' }, UNIT)).toMatchObject({
      code: 'nothing-planned',
    });
    await does(house, 'savePlan', { cells: [INCOME, row('50201', '10000.01')], carries: [] });
    expect((await plan(house)).problems).toEqual([
      expect.stringMatching(/0\.12 元：不得编制赤字预算/),
      expect.stringMatching(/^其他经费的支出.*0\.12 元/),
    ]);
    expect(await refused(house, 'submitPlan', { passage: 'propose' })).toBe('breaks-rules');
    expect(
      await house.refusal(
        'budget.savePlan',
        { ...YEAR, revision: 1, cells: [row('201', '1.00', 'other', 'C01')], carries: [] },
        UNIT,
      ),
    ).toMatchObject({ code: 'bad-rows', messages: [expect.stringMatching(/不得向科室和个人下达收入指标/)] });
  });
});
