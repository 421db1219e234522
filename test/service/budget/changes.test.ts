import { describe, expect, it } from 'vitest';
import { passGate } from '../../../electron/service/budget/gate.ts';
import { contract } from '../../../shared/contract/index.ts';
import { lineKey } from '../../../shared/domain/budget/line.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 预算调整单: prepared by the unit, signed by the other side where there is one, approved by the chief accountant. */

const { budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const OTHER = someone('zhou.lh', 'unit-accountant', 'T02');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');

const cell = (item: string, month: string, source = 'other') => ({
  ...{ department: '', item, source, project: '', months: Array<string>(12).fill(month) },
});
const row = (item: string, amount: string, more: object = {}) => ({
  ...{ unit: 'T01', department: '', item, source: 'other', project: '', month: 6, amount },
  ...more,
});
const document = (rows: readonly object[], more: object = {}) => ({
  ...{ kind: 'shift', year: 2026, unit: 'T01', other: '', reason: '会议改为线上', incomeDocument: '', rows },
  ...more,
});
const SHIFT = document([row('50211', '-500.00'), row('50201', '500.00')]);

/** Both townships have 1,000.00 a month for paper and for journeys, and 300.00 of fiscal money for power. */
async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  for (const unit of ['T01', 'T02']) await approvePlan(house, unit, 2026);
  return house;
}

async function approvePlan(house: TestHouse, unit: string, year: number): Promise<void> {
  const at = { unit, year };
  const cells = [
    ...[cell('201', '2000.00'), cell('101', '300.00', 'fiscal-basic')],
    ...[cell('50201', '1000.00'), cell('50211', '1000.00'), cell('50205', '300.00', 'fiscal-basic')],
  ];
  await house.call('budget.savePlan', { ...at, revision: 0, cells, carries: [] }, CENTRE);
  await house.call('budget.submitPlan', { ...at, revision: 1, passage: 'propose' }, CENTRE);
  await house.call('budget.decidePlan', { ...at, revision: 2, passage: 'issue-ceiling' }, CHIEF);
  await house.call('budget.submitPlan', { ...at, revision: 3, passage: 'resubmit' }, CENTRE);
  await house.call('budget.approvePlan', { ...at, revision: 4 }, CHIEF);
}

const lines = async (house: TestHouse, unit = 'T01', year = 2026) =>
  Object.fromEntries(
    (await house.pipeline.perform(budget.lines, { unit, year }, CHIEF)).map(({ item, available }) => [item, available]),
  );
const save = (house: TestHouse, input: object, caller = UNIT) =>
  house.call('budget.saveChange', input, caller) as Promise<{ id: number; number: string; revision: number }>;
const change = (house: TestHouse, id: number, caller = CHIEF) => house.pipeline.perform(budget.change, { id }, caller);
const at = async (house: TestHouse, id: number) => ({ id, revision: (await change(house, id)).revision });
/** Whose step it is: the unit's, the other side's, or the centre's. */
const unitOf = (operation: string) =>
  operation === 'answerChange' ? { unit: 'T02' } : /^(submit|withdraw)/.test(operation) ? { unit: 'T01' } : {};
const does = async (house: TestHouse, operation: string, id: number, caller = UNIT, more: object = {}) =>
  house.call(`budget.${operation}`, { ...(await at(house, id)), ...unitOf(operation), ...more }, caller);
const refusal = async (house: TestHouse, operation: string, id: number, caller = UNIT, more: object = {}) =>
  house.refusal(`budget.${operation}`, { ...(await at(house, id)), ...unitOf(operation), ...more }, caller);

/** Takes money of T01's line of journeys, as a request does. */
const take = (house: TestHouse, item: string, amount: number) => {
  const line = { unit: 'T01' as UnitCode, year: 2026, department: '', item, source: 'other', project: '' };
  return house.books.transact({ actor: 'tester', operation: 'test.take' }, (tx) =>
    passGate(tx, {
      demands: [{ kind: 'reserve', claim: 'a', line: lineKey(line), amount: fen(amount) }],
      lines: [line],
      occasion: { today: '2026-06-01' as AccountingDate, month: 6, authorised: false },
      ...{ by: 'tester', instant: '2026-06-01T08:00:00.000Z' },
    }),
  );
};

describe('a change of the budget', () => {
  it('goes from the unit to the chief accountant, each signature kept, and then the lines have changed', async () => {
    const house = await open();
    const { id, number } = await save(house, SHIFT);
    expect(number).toBe('T01-2026-001');
    expect((await change(house, id, UNIT)).may).toEqual(['prepare', 'submit', 'cancel']);
    await does(house, 'submitChange', id);
    expect(await lines(house)).toMatchObject({ 50201: '12000.00', 50211: '12000.00' });
    await does(house, 'approveChange', id, CHIEF);
    expect(await lines(house)).toMatchObject({ 50201: '12500.00', 50211: '11500.00' });
    const { stage, steps, may } = await change(house, id);
    expect([stage, may]).toEqual(['approved', []]);
    expect(steps.map(({ step, person }) => [step, person])).toEqual([
      ['prepare', 'sun.qs'],
      ['submit', 'sun.qs'],
      ['approve', 'li.zong'],
    ]);
    expect(new Set(steps.map(({ digest }) => digest)).size).toBe(1);
    expect(await refusal(house, 'approveChange', id, CHIEF)).toMatchObject({ code: 'not-yours-now' });
  });

  it('is refused where what would remain is less than what is taken, and nothing moves', async () => {
    const house = await open();
    const { id } = await save(house, SHIFT);
    await does(house, 'submitChange', id);
    await take(house, '50211', 1_150_001);
    expect(await refusal(house, 'approveChange', id, CHIEF)).toMatchObject({
      code: 'over',
      messages: ['T01 2026 年差旅费调减后不够已占用、已签约和已支出的数，还差 0.01 元'],
    });
    expect(await lines(house)).toMatchObject({ 50201: '12000.00', 50211: '499.99' });
    expect((await change(house, id)).stage).toBe('approving');
    const again = await save(house, SHIFT);
    expect(await refusal(house, 'submitChange', again.id)).toMatchObject({ code: 'over' });
  });

  it('between two units is signed by both, by two people, and approved by a third', async () => {
    const house = await open();
    const given = [row('50211', '-500.00'), row('50211', '500.00', { unit: 'T02' })];
    const { id } = await save(house, document(given, { kind: 'transfer', other: 'T02' }));
    expect(await house.pipeline.perform(budget.changes, { year: 2026 }, OTHER)).toEqual([]);
    await does(house, 'submitChange', id);
    expect(await refusal(house, 'approveChange', id, CHIEF)).toMatchObject({ code: 'not-yours-now' });
    expect(await refusal(house, 'answerChange', id, UNIT, { agree: true })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(house, 'answerChange', id, UNIT, { agree: true, unit: 'T01' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await house.pipeline.perform(budget.changes, { year: 2026 }, OTHER)).toMatchObject([
      { id, may: ['confirm', 'decline'] },
    ]);
    // The giver's line is not the other side's to see.
    expect((await change(house, id, OTHER)).rows.map(({ available }) => available)).toEqual([undefined, '12000.00']);
    expect(await refusal(house, 'answerChange', id, OTHER, { agree: false })).toMatchObject({ code: 'no-reason' });
    await does(house, 'answerChange', id, OTHER, { agree: true });
    await does(house, 'approveChange', id, CHIEF);
    expect((await lines(house))['50211']).toBe('11500.00');
    expect((await lines(house, 'T02'))['50211']).toBe('12500.00');
  });

  it('is not confirmed or approved by who prepared it, though the permission reaches there', async () => {
    const house = await open();
    const given = [row('50211', '-500.00'), row('50211', '500.00', { unit: 'T02' })];
    const { id } = await save(house, document(given, { kind: 'transfer', other: 'T02' }), CENTRE);
    await does(house, 'submitChange', id, CENTRE);
    expect(await refusal(house, 'answerChange', id, CENTRE, { agree: true })).toMatchObject({ code: 'same-person' });
    await does(house, 'answerChange', id, OTHER, { agree: false, reason: '本单位差旅费够用' });
    expect((await change(house, id)).stage).toBe('draft');
  });

  it('goes back with a reason, is mended, and may be given up', async () => {
    const house = await open();
    const { id } = await save(house, SHIFT);
    await does(house, 'submitChange', id);
    const seen = await at(house, id);
    await does(house, 'returnChange', id, CENTRE, { reason: '请附测算依据' });
    expect(await house.refusal('budget.approveChange', seen, CHIEF)).toMatchObject({ code: 'changed' });
    await save(house, { ...SHIFT, at: await at(house, id), reason: '会议改为线上，附测算' });
    await does(house, 'submitChange', id);
    await does(house, 'withdrawChange', id, UNIT, { cancel: false, reason: '金额有误' });
    await does(house, 'withdrawChange', id, UNIT, { cancel: true, reason: '不再需要' });
    const { stage, steps } = await change(house, id);
    expect(stage).toBe('cancelled');
    expect(steps.map(({ reason }) => reason).filter(Boolean)).toEqual(['请附测算依据', '金额有误', '不再需要']);
  });

  it('names the rule that it breaks when it is submitted, and the row that cannot stand when it is saved', async () => {
    const house = await open();
    const fiscal = { source: 'fiscal-basic' };
    const { id } = await save(house, document([row('50205', '-100.00', fiscal), row('50201', '100.00', fiscal)]));
    expect(await refusal(house, 'submitChange', id)).toMatchObject({
      code: 'breaks-rules',
      messages: [expect.stringContaining('第11条'), expect.stringContaining('第11条')],
    });
    expect(
      await house.refusal('budget.saveChange', document([row('50299', '1.00', { department: 'X' })]), UNIT),
    ).toEqual({
      ...{ code: 'bad-rows', messages: ['没有科室 X'] },
    });
    expect(await house.refusal('budget.saveChange', { ...SHIFT, year: 2027 }, UNIT)).toMatchObject({
      code: 'not-approved',
    });
  });

  it('carries over what last year left, line by line, and no more than that', async () => {
    const house = await open();
    await approvePlan(house, 'T01', 2027);
    const left = document([row('50201', '12000.01', { month: 3 })], { kind: 'carry', year: 2027, reason: '项目跨年' });
    const { id } = await save(house, left);
    expect(await refusal(house, 'submitChange', id)).toMatchObject({ code: 'over' });
    await save(house, { ...left, at: await at(house, id), rows: [row('50201', '9000.00', { month: 3 })] });
    await does(house, 'submitChange', id);
    await does(house, 'approveChange', id, CHIEF);
    expect([(await lines(house))['50201'], (await lines(house, 'T01', 2027))['50201']]).toEqual([
      ...['3000.00', '21000.00'],
    ]);
    // The sums of either year say what its lines say.
    const summed = async (year: number) => {
      const { units } = await house.pipeline.perform(budget.sums, { year, stage: 'adjusted' }, CHIEF);
      const cells = units.find(({ unit }) => unit === 'T01')!.cells.filter(({ item }) => item === '50201');
      return cells.flatMap(({ months }) => months).reduce((sum, month) => sum + Number(month), 0);
    };
    expect([await summed(2026), await summed(2027)]).toEqual([3000, 21000]);
  });

  it('brings in more with its income; revenue holds nothing, and the lines have more', async () => {
    const house = await open();
    const more = { kind: 'supplement', incomeDocument: '青卫财〔2026〕8号' };
    const { id } = await save(house, document([row('406', '800.00'), row('50201', '800.00')], more));
    await does(house, 'submitChange', id);
    await does(house, 'approveChange', id, CHIEF);
    expect(await lines(house)).toEqual({ 50201: '12800.00', 50205: '3600.00', 50211: '12000.00' });
    // The sums of what was changed have the income beside the spending; those of what was approved do not.
    const summed = async (stage: 'approved' | 'adjusted') =>
      (await house.pipeline.perform(budget.sums, { year: 2026, stage }, CHIEF)).units
        .filter(({ unit }) => unit === 'T01')
        .flatMap(({ cells }) => cells.filter(({ item }) => item === '406' || item === '50201'))
        .map(({ item, months }) => [item, months[5]]);
    expect(await summed('approved')).toEqual([['50201', '1000.00']]);
    expect(await summed('adjusted')).toEqual([
      ['406', '800.00'],
      ['50201', '1800.00'],
    ]);
  });

  it('names whom it waits for, and not who signed before', async () => {
    const house = await open();
    await house.books.transact({ actor: 'tester', operation: 'test.people' }, async ({ db }) => {
      const people = [
        ['sun.qs', '孙庆山', 'unit-accountant', 'T01', 0],
        ['li.zong', '李总', 'chief-accountant', '', 0],
        ['zhang.zong', '张总', 'chief-accountant', '', 0],
        ['gone', '离任', 'chief-accountant', '', 1],
      ] as const;
      for (const [name, display, role, unit, disabled] of people) {
        const own = { id: name, name, display, disabled, password_hash: '', failed_attempts: 0, locked_until_ms: 0 };
        await db.insertInto('person').values(own).execute();
        await db.insertInto('person_role').values({ person: name, role, unit }).execute();
      }
      // Who prepared it may not approve it, whatever else they may do.
      await db.insertInto('person_role').values({ person: 'sun.qs', role: 'chief-accountant', unit: '' }).execute();
    });
    const { id } = await save(house, SHIFT);
    const waits = async () => (await change(house, id)).waitsFor;
    expect(await waits()).toContain('孙庆山');
    await does(house, 'submitChange', id);
    expect(await waits()).toEqual(['李总', '张总']);
    await does(house, 'approveChange', id, CHIEF);
    expect(await waits()).toEqual([]);
  });

  it('goes on showing what its lines had when it was approved', async () => {
    const house = await open();
    const { id } = await save(house, SHIFT);
    const has = async () => (await change(house, id)).rows.map(({ planned, available }) => [planned, available]);
    expect(await has()).toEqual(Array(2).fill(['12000.00', '12000.00']));
    await does(house, 'submitChange', id);
    await does(house, 'approveChange', id, CHIEF);
    const then = [
      ['11500.00', '11500.00'],
      ['12500.00', '12500.00'],
    ];
    expect(await has()).toEqual(then);
    await take(house, '50211', 100_000);
    expect(await lines(house)).toMatchObject({ 50211: '10500.00' });
    expect(await has()).toEqual(then);
  });
});
