import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 预算绩效: goals that weigh 100, scored by the unit with evidence, reviewed and graded by another person. */

const { budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');

const goal = (kind: string, name: string, target: string, weight: number) => ({
  ...{ kind, name, direction: 'least', target, unit: '', weight },
});
const GOALS = [goal('quantity', '购置彩超', '1', 60), goal('satisfaction', '患者满意度', '90', 40)];
const result = (actual: string, score: number | null, explanation = '') => ({
  ...{ actual, score: score === null ? null : String(score), explanation, evidence: '记-12' },
});

async function open(by = UNIT): Promise<{ house: TestHouse; id: number }> {
  const house = await openCommunity([LEAD, TOWN]);
  const project = {
    ...{ unit: 'T01', code: '', name: '彩超更新', category: 'equipment', department: '', person: '周科长' },
    ...{ reason: '现有设备使用满十年', estimates: [{ year: 2026, source: 'other', amount: '600000.00' }] },
  };
  const { id } = (await house.call('budget.saveProject', project, by)) as { id: number };
  return { house, id };
}

const sheet = (id: number, revision: number, more: object = {}) => ({ id, year: 2026, revision, unit: 'T01', ...more });
const read = async (house: TestHouse, id: number, caller = CHIEF) =>
  (await house.pipeline.perform(budget.project, { id }, caller)).sheets[0]!;

/** Goals set, the project listed and begun: the sheet stands at revision 2. */
async function begun(by = UNIT): Promise<{ house: TestHouse; id: number }> {
  const { house, id } = await open(by);
  await house.call('budget.saveGoals', sheet(id, 0, { indicators: GOALS }), by);
  await house.call('budget.submitPerformance', sheet(id, 1), by);
  await house.call('budget.submitProject', { id, revision: 1, unit: 'T01' }, by);
  await house.call('budget.decideProject', { id, revision: 2, step: 'admit' }, CHIEF);
  await house.call('budget.advanceProject', { id, revision: 3, unit: 'T01', step: 'start' }, by);
  return { house, id };
}

const SCORES = [result('1', 60), result('86', 38, '候诊时间偏长')];

async function scored(by = UNIT): Promise<{ house: TestHouse; id: number }> {
  const { house, id } = await begun(by);
  await house.call('budget.saveScores', sheet(id, 2, { results: SCORES }), by);
  await house.call('budget.submitPerformance', sheet(id, 3), by);
  return { house, id };
}

describe('goals', () => {
  it('weigh 100 before they are handed on, and are not income', async () => {
    const { house, id } = await open();
    await house.call('budget.saveGoals', sheet(id, 0, { indicators: GOALS.slice(0, 1) }), UNIT);
    expect(await house.refusal('budget.submitPerformance', sheet(id, 1), UNIT)).toEqual({
      code: 'unfinished',
      messages: ['指标权重合计 60，须为 100'],
    });
    const income = [goal('economic', '科室人均业务收入', '10', 100)];
    expect(await house.refusal('budget.saveGoals', sheet(id, 1, { indicators: income }), UNIT)).toEqual({
      code: 'bad-rows',
      messages: ['“科室人均业务收入”是收入指标：不得向成员单位和医务人员下达创收指标（贵 三(十二)）'],
    });
    expect(await house.refusal('budget.saveGoals', sheet(id, 0, { indicators: GOALS }), UNIT)).toMatchObject({
      code: 'changed',
    });
  });

  it('go back with a reason, also where the unit takes them back itself', async () => {
    const { house, id } = await open();
    await house.call('budget.saveGoals', sheet(id, 0, { indicators: GOALS }), UNIT);
    await house.call('budget.submitPerformance', sheet(id, 1), UNIT);
    const { unit: _, ...asked } = sheet(id, 2, { reason: '满意度目标偏低' });
    await house.call('budget.returnPerformance', asked, CHIEF);
    expect((await read(house, id)).stage).toBe('goals');
    await house.call('budget.submitPerformance', sheet(id, 3), UNIT);
    await house.call('budget.withdrawPerformance', sheet(id, 4, { reason: '指标值有误' }), UNIT);
    expect((await read(house, id)).stage).toBe('goals');
  });
});

describe('goals that were judged', () => {
  const lower = [goal('quantity', '购置彩超', '1', 60), goal('satisfaction', '患者满意度', '50', 40)];
  const withdrawn = (id: number) => sheet(id, 2, { reason: '目标偏高' });
  const returned = (id: number) => ({ id, year: 2026, revision: 2, reason: '目标偏高' });

  it('are not lowered by the unit alone: only the centre sends them back, and they are admitted as handed on', async () => {
    const { house, id } = await open();
    await house.call('budget.saveGoals', sheet(id, 0, { indicators: GOALS }), UNIT);
    await house.call('budget.submitPerformance', sheet(id, 1), UNIT);
    await house.call('budget.submitProject', { id, revision: 1, unit: 'T01' }, UNIT);
    expect(await house.refusal('budget.withdrawPerformance', withdrawn(id), UNIT)).toEqual({
      code: 'not-yours-now',
      messages: ['项目已经送审，绩效目标不能由单位自行撤回：请财务中心说明原因后退回'],
    });
    await house.call('budget.returnPerformance', returned(id), CHIEF);
    const admit = { id, revision: 2, step: 'admit' };
    expect(await house.refusal('budget.decideProject', admit, CHIEF)).toEqual({
      code: 'no-goals',
      messages: ['先编制并上报 2026 年的绩效目标：没有绩效目标的项目不入库'],
    });
    await house.call('budget.saveGoals', sheet(id, 3, { indicators: lower }), UNIT);
    await house.call('budget.submitPerformance', sheet(id, 4), UNIT);
    await house.call('budget.decideProject', admit, CHIEF);
    const { steps, sheets } = await house.pipeline.perform(budget.project, { id }, CHIEF);
    const signed = await house.pipeline.parts.books.read((db) =>
      db.selectFrom('budget_project_step').select('content').where('step', '=', 'admit').executeTakeFirstOrThrow(),
    );
    const goals = sheets[0]!.steps.findLast(({ step }) => step === 'set')!;
    expect(JSON.parse(signed.content)).toMatchObject({ goals: { year: 2026, digest: goals.digest } });
    expect(steps.at(-1)?.digest).not.toBe(steps[0]?.digest);
  });

  it('are not taken back once the project is finished, so that it can still be scored', async () => {
    const { house, id } = await begun();
    await house.call('budget.advanceProject', { id, revision: 4, unit: 'T01', step: 'finish' }, UNIT);
    const over = {
      code: 'not-yours-now',
      messages: ['项目已经完工、终止或不予入库，绩效目标不能再撤回或退回：请按已定的目标自评'],
    };
    expect(await house.refusal('budget.withdrawPerformance', withdrawn(id), UNIT)).toEqual(over);
    expect(await house.refusal('budget.returnPerformance', returned(id), CHIEF)).toEqual(over);
    await house.call('budget.saveScores', sheet(id, 2, { results: SCORES }), UNIT);
  });

  it('give no full points for a missed target in the review either', async () => {
    const { house, id } = await scored();
    const review = { id, year: 2026, revision: 4, scores: ['60', '40'], comment: '同意' };
    expect(await house.refusal('budget.reviewPerformance', review, CHIEF)).toEqual({
      code: 'bad-rows',
      messages: ['“患者满意度”没有达到目标，不能得满分'],
    });
  });
});

describe('an evaluation', () => {
  it('is scored by the unit, reviewed by another person, and graded by the bounds in force', async () => {
    const { house, id } = await scored();
    expect((await house.pipeline.perform(budget.projects, {}, CHIEF))[0]?.waits).toBe(2026);
    const review = { id, year: 2026, revision: 4, scores: ['60', '29.5'], comment: '满意度佐证不足' };
    expect(await house.call('budget.reviewPerformance', review, CHIEF)).toEqual({ total: 89.5, grade: 'good' });
    const { stage, total, grade, indicators, steps } = await read(house, id);
    expect([stage, total, grade]).toEqual(['reviewed', 89.5, 'good']);
    expect(indicators.map(({ score, reviewed }) => [score, reviewed])).toEqual([
      [60, 60],
      [38, 29.5],
    ]);
    expect(steps.map(({ step }) => step)).toEqual(['goals', 'set', 'score', 'submit', 'review']);
    expect(await house.refusal('budget.reviewPerformance', { ...review, revision: 5 }, CHIEF)).toMatchObject({
      code: 'not-yours-now',
    });
    expect((await house.pipeline.perform(budget.projects, {}, CHIEF))[0]?.evaluated).toEqual({
      ...{ year: 2026, total: 89.5, grade: 'good' },
    });
  });

  it('names its evidence and says why a target was missed', async () => {
    const { house, id } = await begun();
    const scores = (results: readonly object[]) => sheet(id, 2, { results });
    expect(await house.refusal('budget.saveScores', scores([result('1', 61), result('86', 40)]), UNIT)).toMatchObject({
      code: 'bad-rows',
      messages: ['“购置彩超”的得分须在 0 到 60 之间，至多一位小数', '“患者满意度”没有达到目标，不能得满分'],
    });
    await house.call('budget.saveScores', scores([{ ...result('1', 60), evidence: '' }, result('86', 38)]), UNIT);
    expect(await house.refusal('budget.submitPerformance', sheet(id, 3), UNIT)).toMatchObject({
      code: 'unfinished',
      messages: [
        '“购置彩超”须写明佐证材料（凭证号、合同号、验收单等）',
        '“患者满意度”没有达到目标或没有得满分，须说明原因',
      ],
    });
  });

  it('is not reviewed by who scored it, and is not scored before the project is carried out', async () => {
    const { house, id } = await scored(CENTRE);
    const review = { id, year: 2026, revision: 4, scores: ['60', '38'], comment: '同意' };
    expect(await house.refusal('budget.reviewPerformance', review, CENTRE)).toMatchObject({ code: 'same-person' });
    expect(await house.refusal('budget.reviewPerformance', review, UNIT)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('budget.reviewPerformance', { ...review, scores: ['60', '41'] }, CHIEF)).toMatchObject({
      code: 'bad-rows',
    });
    const early = await open();
    await early.house.call('budget.saveGoals', sheet(early.id, 0, { indicators: GOALS }), UNIT);
    await early.house.call('budget.submitPerformance', sheet(early.id, 1), UNIT);
    expect(await early.house.refusal('budget.saveScores', sheet(early.id, 2, { results: SCORES }), UNIT)).toMatchObject(
      { code: 'not-yours-now' },
    );
  });

  it('is graded by bounds that the chief accountant may set, with a reason', async () => {
    const { house, id } = await scored();
    const bounds = { excellent: 95, good: 90, medium: 70, reason: '全县统一口径' };
    expect(await house.refusal('budget.setGrades', { ...bounds, good: 95 }, CHIEF)).toMatchObject({
      code: 'bad-bounds',
    });
    expect(await house.refusal('budget.setGrades', bounds, UNIT)).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('budget.setGrades', bounds, CHIEF);
    const review = { id, year: 2026, revision: 4, scores: ['55', '34'], comment: '同意' };
    expect(await house.call('budget.reviewPerformance', review, CHIEF)).toEqual({ total: 89, grade: 'medium' });
  });
});
