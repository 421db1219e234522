import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 汇总预算 of a lead hospital and two townships, through the stages. */

const { budget } = contract;
const AT_TOWN = someone('sun.qs', 'unit-accountant', 'T01');
const AT_TOWN2 = someone('zhao.m', 'unit-accountant', 'T02');
const AT_LEAD = someone('he.x', 'unit-accountant', 'H01');
const CENTRE = someone('wang.kj', 'centre-accountant');

const row = (item: string, month: string, source = 'other') => ({
  ...{ department: '', item, source, project: '' },
  months: Array<string>(12).fill(month),
});
const save = (house: TestHouse, unit: string, caller: typeof CENTRE, ...cells: ReturnType<typeof row>[]) =>
  house.call('budget.savePlan', { unit, year: 2026, revision: 0, cells, carries: [] }, caller);
const sums = (house: TestHouse, stage: 'now' | 'proposed' | 'ceiling' = 'now', caller = CENTRE) =>
  house.pipeline.perform(budget.sums, { year: 2026, stage }, caller);

async function planned(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await save(house, 'H01', AT_LEAD, row('201', '900.00'), row('505', '100.00'));
  await save(house, 'T01', AT_TOWN, row('301', '60.00'), row('50201', '50.00'));
  await save(house, 'T02', AT_TOWN2, row('301', '70.00'));
  return house;
}

describe('the summed budget', () => {
  it('is Σ units − eliminations, with what is not eliminated and whose it is', async () => {
    const { whole, eliminates, lines, pairs } = await sums(await planned());
    expect([whole, eliminates]).toEqual([true, true]);
    expect(lines.map(({ item, units, eliminated, amount }) => [item, units[0], eliminated[0], amount[0]])).toEqual([
      ['201', '900.00', '0.00', '900.00'],
      ['301', '130.00', '100.00', '30.00'],
      ['50201', '50.00', '0.00', '50.00'],
      ['505', '100.00', '100.00', '0.00'],
    ]);
    expect(pairs).toEqual([
      {
        group: 'subsidy',
        revenue: [
          { unit: 'T01', amount: '720.00' },
          { unit: 'T02', amount: '840.00' },
        ],
        spending: [{ unit: 'H01', amount: '1200.00' }],
        eliminated: '1200.00',
        left: '360.00',
      },
    ]);
  });

  it('shows a member itself alone, and eliminates nothing whose other side is not in sight', async () => {
    const { whole, units, lines, pairs } = await sums(await planned(), 'now', AT_TOWN);
    expect([whole, units.map(({ unit }) => unit)]).toEqual([false, ['T01']]);
    expect(lines.map(({ item, amount }) => [item, amount[0]])).toEqual([
      ['301', '60.00'],
      ['50201', '50.00'],
    ]);
    expect(pairs.map(({ eliminated }) => eliminated)).toEqual(['0.00']);
  });

  it('holds the figures of the stage that is asked for, and names who has none', async () => {
    const house = await planned();
    const step = (operation: string, revision: number, more: object, caller: typeof CENTRE) =>
      house.call(`budget.${operation}`, { unit: 'T01', year: 2026, revision, ...more }, caller);
    await step('submitPlan', 1, { passage: 'propose' }, AT_TOWN);
    await step('cutPlan', 2, { changes: [{ ...row('50201', '45.00'), reason: '按上年执行数核定' }] }, CENTRE);
    const counted = async (stage: 'now' | 'proposed' | 'ceiling') =>
      (await sums(house, stage)).units.filter((one) => one.counted).map(({ unit }) => unit);
    const paper = async (stage: 'now' | 'proposed' | 'ceiling') =>
      (await sums(house, stage)).lines.find(({ item }) => item === '50201')?.amount[0];
    expect([await counted('proposed'), await counted('ceiling')]).toEqual([['T01'], []]);
    expect([await paper('proposed'), await paper('now')]).toEqual(['50.00', '45.00']);
    const cuts = async () => house.pipeline.perform(budget.cutUnits, { year: 2026 }, CENTRE);
    expect(await cuts()).toMatchObject([{ unit: 'T01', asked: '600.00', cut: '-60.00', items: 1 }]);
    await step('decidePlan', 3, { passage: 'return-proposal', reason: '缺测算依据' }, CENTRE);
    expect(await counted('proposed')).toEqual([]);
    const [gone] = await cuts();
    expect([gone?.asked, gone?.cut, gone?.items]).toEqual([undefined, '0.00', 0]);
  });

  it('reports what every line holds at a month’s end, by unit and as a group', async () => {
    const house = await planned();
    const chief = someone('li.zong', 'chief-accountant');
    const step = (unit: string, operation: string, revision: number, more: object, caller: typeof CENTRE) =>
      house.call(`budget.${operation}`, { unit, year: 2026, revision, ...more }, caller);
    for (const [unit, caller] of [
      ['H01', AT_LEAD],
      ['T01', AT_TOWN],
    ] as const) {
      await step(unit, 'submitPlan', 1, { passage: 'propose' }, caller);
      await step(unit, 'decidePlan', 2, { passage: 'issue-ceiling' }, CENTRE);
      await step(unit, 'submitPlan', 3, { passage: 'resubmit' }, caller);
      await step(unit, 'approvePlan', 4, {}, chief);
    }
    const report = (caller: typeof CENTRE) =>
      house.pipeline.perform(budget.report, { period: '2026-06' as Period }, caller);
    const { lines, units, group } = await report(CENTRE);
    expect(lines.map(({ unit, item, approved, available }) => [unit, item, approved, available])).toEqual([
      ['H01', '505', '1200.00', '1200.00'],
      ['T01', '50201', '600.00', '600.00'],
    ]);
    expect(units['T01']).toMatchObject({ approved: '600.00', spent: '0.00', available: '600.00' });
    expect(group.eliminated).toBe('720.00');
    expect(
      group.lines.map(({ item, approved, eliminated, consolidated }) => [item, approved, eliminated, consolidated]),
    ).toEqual([
      ['50201', '600.00', '0.00', '600.00'],
      ['505', '1200.00', '720.00', '480.00'],
    ]);
    expect((await report(AT_TOWN)).lines.map(({ unit }) => unit)).toEqual(['T01']);
    // More on both sides of the service within is more that is eliminated, of what is received as of what is given.
    const more = async (unit: string, caller: typeof CENTRE, ...rows: [item: string, amount: string][]) => {
      const place = { unit, department: '', source: 'other', project: '', month: 6 };
      const change = {
        ...{ kind: 'supplement', year: 2026, unit, other: '', reason: '追加补助', incomeDocument: '青卫财〔2026〕8号' },
        rows: rows.map(([item, amount]) => ({ ...place, item, amount })),
      };
      const { id, revision } = (await house.call('budget.saveChange', change, caller)) as {
        id: number;
        revision: number;
      };
      await house.call('budget.submitChange', { id, revision, unit }, caller);
      await house.call('budget.approveChange', { id, revision: revision + 1 }, chief);
    };
    await more('H01', AT_LEAD, ['201', '100.00'], ['505', '100.00']);
    await more('T01', AT_TOWN, ['301', '100.00'], ['50201', '100.00']);
    const { group: after } = await report(CENTRE);
    expect(after.eliminated).toBe('820.00');
    expect(after.lines.map(({ item, adjusted, consolidated }) => [item, adjusted, consolidated])).toEqual([
      ['50201', '100.00', '700.00'],
      ['505', '100.00', '480.00'],
    ]);
  });
});
