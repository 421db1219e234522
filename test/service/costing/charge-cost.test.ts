import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { TestHouse } from '../support/house.ts';
import { CENTRE, CHIEF, MARCH, month, openHospital, REVIEWER, withScheme } from './hospital.ts';

/** Which cost a shared centre charges: of the locked run where there is one, else what the books have put on it. */
const { costing } = contract;
const AT = { unit: 'H01', centre: 1, period: '2025-03' as Period } as const;
const review = (house: TestHouse, paper: string, { id, revision }: { id: number; revision: number }) =>
  house.call('costing.reviewCharge', { id, revision, unit: 'H01', paper, agree: true }, REVIEWER);
const charged = async (house: TestHouse) =>
  (await house.pipeline.perform(costing.chargeMonth, { period: AT.period }, CENTRE))[0]!;

/** A laboratory with 100 pieces of its own hospital in March, reviewed. */
async function laboratory(departments: readonly string[] = ['21']): Promise<TestHouse> {
  const house = await openHospital();
  const form = {
    ...{ unit: 'H01', name: '检验中心', kind: 'laboratory' as const, measure: '项检验', departments: [...departments] },
    ...{ receivable: '121203', income: '4101010104' },
  };
  await review(house, 'centre', await house.pipeline.perform(costing.saveChargeCentre, form, CENTRE));
  const volumes = { ...AT, revision: 0, source: '手工录入', rows: [{ unit: 'H01', count: 100 }] };
  await review(house, 'volumes', await house.pipeline.perform(costing.saveChargeVolumes, volumes, CENTRE));
  return house;
}

async function locked(house: TestHouse): Promise<void> {
  await withScheme(house);
  const { runs } = await house.pipeline.perform(costing.run, { unit: 'H01', periods: [AT.period] }, CENTRE);
  await house.pipeline.perform(costing.lockRuns, { unit: 'H01', runs: runs.map(({ id }) => id) }, REVIEWER);
}

describe('the cost that a shared centre charges', () => {
  it('is of the locked run, before it was handed over, and what was prepared before says that it is out of date', async () => {
    const house = await laboratory();
    await house.pipeline.perform(costing.prepareCharge, AT, CENTRE);
    expect(await charged(house)).toMatchObject({ cost: '2000.00', costSource: 'direct', costRun: null });
    await locked(house);
    // What was prepared stays as it was prepared, and says so.
    expect(await charged(house)).toMatchObject({
      ...{ cost: '2000.00', costSource: 'direct', costRun: null, run: { stale: true } },
      departments: [{ code: '21', amount: '2000.00' }],
    });
    await house.pipeline.perform(costing.prepareCharge, AT, CENTRE);
    // 2,180.00 of its own after sharing, and what 行政后勤 and 医疗辅助 handed over; 科室全成本 of it is nil.
    expect(await charged(house)).toMatchObject({
      ...{ cost: '2665.75', costSource: 'full', costRun: 1, run: { stale: false } },
      departments: [{ code: '21', name: '检验科', amount: '2665.75' }],
      charge: { unitCost: '26.6575' },
    });
  });

  it('of several departments counts once what one took of the other', async () => {
    const house = await laboratory(['21', '31']);
    await locked(house);
    const { cost, departments } = await charged(house);
    // 31 hands 322.25 of its 644.50 to 21, which it has counted itself.
    expect(departments.map(({ code, amount }) => [code, amount])).toEqual([
      ['21', '2343.50'],
      ['31', '644.50'],
    ]);
    expect(cost).toBe('2988.00');
  });

  it('of the books is also what stands on the departments below', async () => {
    const house = await laboratory();
    const departments = [{ code: '2101', name: '生化室', class: 'technology' as const, parent: '21' }];
    await house.call('organisation.addDepartments', { unit: 'H01', departments }, CHIEF);
    const below = MARCH.slice(3, 4).map((entry) => ({ ...entry, department: '2101', amount: '50.00' }));
    await house.importJson('H01', [month('2025-03', below, '生化室')]);
    expect(await charged(house)).toMatchObject({ cost: '2050.00', costSource: 'direct' });
  });
});
