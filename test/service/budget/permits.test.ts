import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { type Content, deskOf, line, why } from '../support/desk.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 上级同意: where a control asks, the preparer asks, the chief accountant answers, and only that passes. */

const { budget, ledger } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const REVIEWER = someone('chen.sh', 'reviewer', 'T01');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const YEAR = { unit: 'T01', year: 2025 };

const paper = (amount: string): Content => ({
  date: '2025-03-10',
  summary: `购办公用品 ${amount}`,
  attachments: 1,
  lines: [
    line('2302', amount, ''),
    line('1902', '', amount),
    line('72010201', amount, '', { fund: 'other' }),
    line('8001', '', amount),
  ],
});

/** A township with 100.00 for paper, of which more may be asked for. */
async function open(control = 'ask'): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  const accounts = [...[{ code: '720102', name: '商品和服务支出' }], ...[{ code: '72010201', name: '办公费' }]];
  await house.call('ledger.addAccounts', { unit: 'T01', accounts }, CENTRE);
  const row = (item: string, total: string) => ({
    ...{ department: '', item, source: 'other', project: '', months: [total, ...Array<string>(11).fill('0.00')] },
  });
  const does = async (operation: string, more: object, caller = UNIT) => {
    const { revision } = await house.pipeline.perform(budget.plan, YEAR, CHIEF);
    await house.call(`budget.${operation}`, { ...YEAR, revision, ...more }, caller);
  };
  await does('savePlan', { cells: [row('201', '1000.00'), row('50201', '100.00')], carries: [] });
  await does('submitPlan', { passage: 'propose' });
  await does('decidePlan', { passage: 'issue-ceiling' }, CENTRE);
  await does('submitPlan', { passage: 'resubmit' });
  await does('approvePlan', {}, CHIEF);
  const rules = [{ item: '502', source: '', stage: '', control, horizon: 'year', warnFrom: 80 }];
  const { id } = (await house.call('budget.proposeControls', { rules, reason: '试' }, CENTRE)) as { id: number };
  await house.call('budget.decideControls', { id, agree: true }, CHIEF);
  return house;
}

const desk = (house: TestHouse) => deskOf(house, 'T01');
const submit = async (house: TestHouse, id: number) => why(await desk(house).move('submitDrafts', [id], UNIT));
const saveAgain = (house: TestHouse, id: number, revision: number, content: Content) =>
  house.pipeline.perform(ledger.saveDraft, { unit: 'T01', id, revision, content }, UNIT);
const submitAt = (house: TestHouse, id: number, revision: number) =>
  house.pipeline.perform(ledger.submitDrafts, { unit: 'T01', drafts: [{ id, revision }] }, UNIT);
const ask = async (house: TestHouse, draft: number, caller = UNIT) =>
  (await house.call('budget.askPermit', { unit: 'T01', draft, reason: '抢修' }, caller)) as { id: number };
const answer = (house: TestHouse, id: number, grant: boolean, reason?: string, caller = CHIEF) =>
  house.call('budget.decidePermit', { id, unit: 'T01', grant, reason }, caller);
const permits = (house: TestHouse, caller = CHIEF) => house.pipeline.perform(budget.permits, { year: 2025 }, caller);

describe('a permit to go over the budget', () => {
  it('is asked for by the preparer, granted by the chief accountant, and lets that voucher through to the books', async () => {
    const house = await open();
    const id = await desk(house).save(paper('150.00'), UNIT);
    expect(await submit(house, id)).toEqual(['over-budget']);
    const { id: permit } = await ask(house, id);
    expect(await submit(house, id)).toEqual(['over-budget']);
    const [waiting] = await permits(house);
    expect(waiting).toMatchObject({
      ...{ draft: id, state: 'waiting', open: true, reason: '抢修', may: ['decide'] },
      lines: [{ item: '50201', fund: 'other', wanted: '150.00', over: '50.00' }],
    });
    expect((await permits(house, UNIT))[0]?.may).toEqual([]);
    await answer(house, permit, true);
    expect(await submit(house, id)).toEqual(['done']);
    await desk(house).move('reviewDrafts', [id], REVIEWER);
    expect(why(await desk(house).move('postDrafts', [id], UNIT))).toEqual(['done']);
    const [kept] = await house.pipeline.perform(budget.lines, YEAR, CHIEF);
    expect(kept).toMatchObject({ spent: '150.00', reserved: '0.00', available: '-50.00' });
    expect((await permits(house))[0]).toMatchObject({
      state: 'granted',
      open: false,
      decision: { display: 'li.zong' },
    });
  });

  it('is for that draft and that amount: another draft, or more of it, is asked for again', async () => {
    const house = await open();
    const id = await desk(house).save(paper('150.00'), UNIT);
    const other = await desk(house).save(paper('150.00'), UNIT);
    await answer(house, (await ask(house, id)).id, true);
    expect(await submit(house, other)).toEqual(['over-budget']);
    await house.pipeline.perform(ledger.saveDraft, { unit: 'T01', id, revision: 1, content: paper('150.01') }, UNIT);
    const again = await house.pipeline.perform(
      ledger.submitDrafts,
      { unit: 'T01', drafts: [{ id, revision: 2 }] },
      UNIT,
    );
    expect(why(again)).toEqual(['over-budget']);
    await answer(house, (await ask(house, id)).id, true);
    const passed = await house.pipeline.perform(
      ledger.submitDrafts,
      { unit: 'T01', drafts: [{ id, revision: 2 }] },
      UNIT,
    );
    expect(why(passed)).toEqual(['done']);
  });

  it('passes no other taking or purpose than was asked, though the line has more by then; and says to ask again', async () => {
    const house = await open();
    const first = await desk(house).save(paper('90.00'), UNIT);
    await submit(house, first);
    const id = await desk(house).save(paper('60.00'), UNIT);
    await answer(house, (await ask(house, id)).id, true);
    // 90.00 come back: 150.00 would be over by the same 50.00.
    await desk(house).move('withdrawDrafts', [first], UNIT);
    await saveAgain(house, id, 1, paper('150.00'));
    const [outcome] = (await submitAt(house, id, 2)).outcomes;
    expect(outcome?.reasons).toMatchObject([
      { code: 'over-budget', message: expect.stringContaining('请重新申请上级同意') },
    ]);
    await submit(house, first);
    await saveAgain(house, id, 2, { ...paper('60.00'), summary: '宴请' });
    expect(why(await submitAt(house, id, 3))).toEqual(['over-budget']);
    // What was granted is shown as it was asked.
    expect((await permits(house))[0]).toMatchObject({ summary: '购办公用品 60.00' });
    await saveAgain(house, id, 3, paper('60.00'));
    expect(why(await submitAt(house, id, 4))).toEqual(['done']);
  });

  it('still counts by its amounts where it was signed without purpose and reason', async () => {
    const house = await open();
    const id = await desk(house).save(paper('150.00'), UNIT);
    const at = { id: 77, ...YEAR, draft: id, person: 'sun.qs', display: 'sun.qs', instant: '2025-03-01T00:00:00.000Z' };
    const of = { ...YEAR, department: '', item: '50201', source: 'other', project: '' };
    const old = { form: 'tongcai-budget-permit-1', unit: 'T01', draft: id };
    const content = JSON.stringify({ ...old, lines: [{ line: of, wanted: 15_000, over: 5_000 }] });
    const made = { actor: 'tester', operation: 'test.permit' };
    await house.books.transact(made, (tx) =>
      tx.db
        .insertInto('budget_permit')
        .values({ ...at, reason: '抢修', content, digest: 'd'.repeat(64) })
        .execute(),
    );
    await answer(house, 77, true);
    expect(await submit(house, id)).toEqual(['done']);
  });

  it('is declined with a reason, decided once, and never by who asked', async () => {
    const house = await open();
    const both = someone('wang.kj', 'centre-accountant');
    const id = await desk(house).save(paper('150.00'), UNIT);
    const { id: permit } = await ask(house, id, both);
    expect(await house.refusal('budget.askPermit', { unit: 'T01', draft: id, reason: '再问' }, UNIT)).toMatchObject({
      code: 'asked',
    });
    const declines = { id: permit, unit: 'T01', grant: false };
    expect(await house.refusal('budget.decidePermit', declines, CHIEF)).toMatchObject({ code: 'no-reason' });
    const own = someone('wang.kj', 'chief-accountant');
    expect(await house.refusal('budget.decidePermit', { ...declines, reason: '-' }, own)).toMatchObject({
      code: 'same-person',
    });
    await answer(house, permit, false, '请先调整预算');
    expect(await house.refusal('budget.decidePermit', { ...declines, grant: true }, CHIEF)).toMatchObject({
      code: 'decided',
    });
    expect(await submit(house, id)).toEqual(['over-budget']);
  });

  it('is not asked for what fits, nor for what no level lets pass', async () => {
    const house = await open();
    const fits = await desk(house).save(paper('100.00'), UNIT);
    expect(await house.refusal('budget.askPermit', { unit: 'T01', draft: fits, reason: '-' }, UNIT)).toMatchObject({
      code: 'fits',
    });
    const hard = await open('refuse');
    const over = await desk(hard).save(paper('150.00'), UNIT);
    expect(await hard.refusal('budget.askPermit', { unit: 'T01', draft: over, reason: '-' }, UNIT)).toMatchObject({
      code: 'never',
    });
  });
});

describe('the setting that nothing is spent without a budget', () => {
  it('stops a unit that has none, once two people put it in force', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const accounts = [...[{ code: '720102', name: '商品和服务支出' }], ...[{ code: '72010201', name: '办公费' }]];
    await house.call('ledger.addAccounts', { unit: 'T01', accounts }, CENTRE);
    const settings = {
      ...{ movable: ['other'], holdUnapproved: true, variancePoints: 10, varianceLeast: '10000.00' },
    };
    const propose = { rules: [], settings, reason: '无预算不支出' };
    const id = await desk(house).save(paper('1.00'), UNIT);
    const { id: set } = (await house.call('budget.proposeControls', propose, CENTRE)) as { id: number };
    expect(await submit(house, id)).toEqual(['done']);
    await house.call('budget.decideControls', { id: set, agree: true }, CHIEF);
    const next = await desk(house).save(paper('1.00'), UNIT);
    expect(await submit(house, next)).toEqual(['over-budget']);
  });
});
