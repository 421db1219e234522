import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 差异说明: owed at a month's end, written by the unit, accepted or returned by the centre, and of its figures. */

const { audit, budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const JANUARY = '2025-01' as Period;
const YEAR = { unit: 'T01', year: 2025 };

const paper = (date: string, amount: string) => ({
  date,
  summary: `购办公用品 ${amount}`,
  entries: [
    { side: 'D' as const, code: '720102', amount, fund: 'other' },
    { side: 'C' as const, code: '8001', amount },
  ],
});

/** A township with 120,000.00 a year for goods and services, 60,000.00 of it spent in January, 1.00 in February. */
async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  const accounts = [{ code: '720102', name: '商品和服务支出' }];
  await house.call('ledger.addAccounts', { unit: 'T01', accounts }, CENTRE);
  await approve(house);
  await house.importJson('T01', [paper('2025-01-10', '60000.00'), paper('2025-02-10', '1.00')]);
  return house;
}

async function approve(house: TestHouse): Promise<void> {
  const cell = (item: string) => ({
    ...{ department: '', item, source: 'other', project: '', months: Array<string>(12).fill('10000.00') },
  });
  const does = async (operation: string, more: object, caller = UNIT) => {
    const { revision } = await house.pipeline.perform(budget.plan, YEAR, CHIEF);
    await house.call(`budget.${operation}`, { ...YEAR, revision, ...more }, caller);
  };
  await does('savePlan', { cells: [cell('201'), cell('502')], carries: [] });
  await does('submitPlan', { passage: 'propose' });
  await does('decidePlan', { passage: 'issue-ceiling' }, CENTRE);
  await does('submitPlan', { passage: 'resubmit' });
  await does('approvePlan', {}, CHIEF);
}

const read = (house: TestHouse, caller = CHIEF, period = JANUARY) =>
  house.pipeline.perform(budget.variances, { period }, caller);
const only = async (house: TestHouse, caller = CHIEF) => (await read(house, caller)).rows[0]!;
const AT = { unit: 'T01', period: JANUARY, item: '502', source: 'other' };
const PLACE = { unit: 'T01', department: '', source: 'other', project: '', month: 3 };
const SAID = { cause: 'ahead', explanation: '全年办公用品一次采购', measure: '后续月份不再采购', due: '2025-12-31' };
const last = async (house: TestHouse) => (await only(house)).steps.at(-1)?.id ?? 0;
const explain = async (house: TestHouse, caller = UNIT) =>
  house.call('budget.explainVariance', { ...AT, ...SAID, last: await last(house) }, caller);
const decide = async (house: TestHouse, accept: boolean, caller = CHIEF, reason?: string) =>
  house.call('budget.decideVariance', { ...AT, accept, reason, last: await last(house) }, caller);
const check = async (house: TestHouse) =>
  (await house.pipeline.perform(audit.check, { period: JANUARY, only: ['budget-variance-explained'] }, CHIEF))
    .checks[0]!;

describe('the variances of a month', () => {
  it('are owed by the unit, and said so by month and by a check', async () => {
    const house = await open();
    const row = await only(house);
    expect(row).toMatchObject({
      ...{ unit: 'T01', item: '502', fund: 'other', planned: '120000.00', spent: '60000.00', expected: '10000.00' },
      ...{ rate: 50, points: 41.7, deviation: '50000.00', outside: true, state: 'owed', may: [], by: 'linear' },
    });
    expect((await only(house, UNIT)).may).toEqual(['explain']);
    expect((await read(house)).owing).toEqual([
      { unit: 'T01', name: TOWN.name, months: [{ month: 1, owed: 1, waiting: 0, mine: 0 }] },
    ]);
    expect((await read(house, UNIT)).owing[0]?.months[0]).toMatchObject({ owed: 1, mine: 1 });
    expect(await check(house)).toMatchObject({ ok: false, severity: 'finding', rows: [{ place: '502' }] });
    // February has not ended: nothing was reported, and nothing comes after it.
    expect((await read(house, CHIEF, '2025-02' as Period)).rows).toEqual([]);
  });

  it('are explained by the unit, returned with a reason, explained again and accepted', async () => {
    const house = await open();
    await explain(house);
    expect(await only(house)).toMatchObject({ state: 'waiting', may: ['accept', 'return'] });
    expect((await read(house)).owing[0]?.months[0]).toEqual({ month: 1, owed: 0, waiting: 1, mine: 1 });
    expect((await read(house, UNIT)).owing[0]?.months[0]).toMatchObject({ waiting: 1, mine: 0 });
    await decide(house, false, CHIEF, '请附采购合同');
    expect(await only(house, UNIT)).toMatchObject({ state: 'returned', may: ['explain'] });
    await explain(house);
    await decide(house, true);
    const { state, steps } = await only(house);
    expect([state, steps.map(({ step, display }) => [step, display])]).toEqual([
      'accepted',
      [
        ['explain', 'sun.qs'],
        ['return', 'li.zong'],
        ['explain', 'sun.qs'],
        ['accept', 'li.zong'],
      ],
    ]);
    expect(steps.at(-2)).toMatchObject({ ...SAID, digest: steps.at(-1)!.digest });
    expect(await check(house)).toMatchObject({ ok: true, idle: false });
    expect((await read(house)).owing).toEqual([]);
  });

  it('say when their figures have changed since, and are not accepted on figures that nobody explained', async () => {
    const house = await open();
    await explain(house);
    await house.importJson('T01', [paper('2025-01-20', '100.00')]);
    expect((await only(house)).state).toBe('changed');
    await expect(decide(house, true)).rejects.toMatchObject({ data: { code: 'figures-changed' } });
    await explain(house);
    await decide(house, true);
    expect((await only(house)).state).toBe('accepted');
    await house.importJson('T01', [paper('2025-01-21', '1.00')]);
    expect(await check(house)).toMatchObject({ ok: false });
  });

  it('are not accepted by who wrote them, not from an older view, and not without a reason where they go back', async () => {
    const house = await open();
    const asked = { ...AT, accept: true };
    expect(await house.refusal('budget.decideVariance', { ...asked, last: 0 }, CHIEF)).toMatchObject({
      code: 'not-now',
    });
    await explain(house, CENTRE);
    const at = await last(house);
    expect(await house.refusal('budget.decideVariance', { ...asked, last: at }, CENTRE)).toMatchObject({
      code: 'same-person',
    });
    expect(await house.refusal('budget.decideVariance', { ...asked, last: 0 }, CHIEF)).toMatchObject({
      code: 'changed',
    });
    expect(await house.refusal('budget.decideVariance', { ...asked, accept: false, last: at }, CHIEF)).toMatchObject({
      code: 'no-reason',
    });
    await decide(house, true);
    const again = { ...AT, ...SAID, last: await last(house) };
    expect(await house.refusal('budget.explainVariance', again, UNIT)).toMatchObject({ code: 'not-now' });
    const other = { ...AT, ...SAID, item: '501', last: 0 };
    expect(await house.refusal('budget.explainVariance', other, UNIT)).toMatchObject({ code: 'not-outside' });
  });

  it('go by the settings that two people put in force', async () => {
    const house = await open();
    const settings = {
      ...{ movable: ['other'], holdUnapproved: false, variancePoints: 50, varianceLeast: '10000.00' },
    };
    const { id } = (await house.call('budget.proposeControls', { rules: [], settings, reason: '放宽' }, CENTRE)) as {
      id: number;
    };
    expect((await read(house)).variancePoints).toBe(10);
    await house.call('budget.decideControls', { id, agree: true }, CHIEF);
    const { rows, variancePoints } = await read(house);
    expect([rows, variancePoints]).toEqual([[], 50]);
    const { inForce } = await house.pipeline.perform(budget.controls, {}, CHIEF);
    expect(inForce?.settings).toEqual(settings);
  });
});

describe('what is adjusted later', () => {
  it('leaves the months before as they were explained, and counts from the month in which it was decided', async () => {
    const house = await open();
    await house.importJson('T01', [paper('2025-03-10', '1.00'), paper('2025-04-10', '1.00')]);
    await explain(house);
    await decide(house, true);
    const rows = [
      { ...PLACE, item: '406', amount: '20000.00' },
      { ...PLACE, item: '502', amount: '20000.00' },
    ];
    const { id } = (await house.call(
      'budget.saveChange',
      { ...YEAR, kind: 'supplement', other: '', reason: '追加', incomeDocument: '青卫财〔2025〕8号', rows },
      UNIT,
    )) as { id: number };
    await house.call('budget.submitChange', { unit: 'T01', id, revision: 1 }, UNIT);
    await house.call('budget.approveChange', { id, revision: 2 }, CHIEF);
    expect(await only(house)).toMatchObject({ planned: '120000.00', state: 'accepted' });
    expect(await check(house)).toMatchObject({ ok: true });
    const planned = async (month: string) =>
      (await read(house, CHIEF, `2025-${month}` as Period)).rows.find(({ item }) => item === '502')?.planned;
    // It was decided in March, the clock's month.
    expect([await planned('02'), await planned('03')]).toEqual(['120000.00', '140000.00']);
  });
});

describe('the execution of a unit that sends trial balances alone', () => {
  it('counts what they say, marked as such, and moves nothing of its lines', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.call(
      'ledger.addAccounts',
      { unit: 'T01', accounts: [{ code: '720102', name: '商品和服务支出' }] },
      CENTRE,
    );
    await approve(house);
    await house.importTrialBalance(
      'T01',
      JANUARY,
      '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方\n' +
        '1002,银行存款,50000,,0,0,50000,\n3001,累计盈余,,50000,0,0,,50000\n' +
        '720102,商品和服务支出,,,30000,0,30000,\n8001,资金结存,30000,,0,30000,0,\n8201,财政拨款结余,,30000,0,0,,30000\n',
    );
    const board = await house.pipeline.perform(budget.progressBoard, { period: JANUARY }, CHIEF);
    expect(board).toMatchObject({ absent: 0, units: [{ unit: 'T01', byBalance: true, soFar: '30000.00', rate: 25 }] });
    const [line] = await house.pipeline.perform(budget.lines, YEAR, CHIEF);
    expect(line).toMatchObject({ item: '502', spent: '0.00', available: '120000.00' });
    const march = await house.pipeline.perform(budget.progressBoard, { period: '2025-03' as Period }, CHIEF);
    expect(march.absent).toBe(1);
  });
});
