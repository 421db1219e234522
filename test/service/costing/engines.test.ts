import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { valueText } from '../../../shared/domain/costing/drivers.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { CENTRE, openHospital, REVIEWER, VALUES, withScheme } from './hospital.ts';

/** One journey of cost over both engines: drivers typed, frozen, allocated, locked and reported, to the same 分. */

const { costing } = contract;
const AT = { unit: 'H01', period: '2025-03' } as const;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, () => Promise<{ readonly databaseUrl?: string }>])[] = [
  ['sql.js', async () => ({})],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [['PostgreSQL', async () => ({ databaseUrl: (await postgres.newDatabase()).url! })] as const]
    : []),
];

describe.each(ENGINES)('cost on %s', (_, open) => {
  it('goes from drivers to a report', async () => {
    const house = await openHospital(await open());
    const { pipeline } = house;
    await withScheme(house);
    // The drivers that the hospital begins with are taken back, and typed, explained and frozen anew.
    let { revision } = await pipeline.perform(costing.driverSheet, AT, REVIEWER);
    ({ revision } = await pipeline.perform(costing.takeBackDrivers, { ...AT, revision, reason: '重填' }, REVIEWER));
    const values = VALUES.map(({ value, ...place }) => ({ ...place, value: valueText(value) }));
    ({ revision } = await pipeline.perform(costing.saveDrivers, { ...AT, revision, values }, CENTRE));
    const { doubts } = await pipeline.perform(costing.driverSheet, AT, CENTRE);
    const keys = doubts.map(({ key }) => key);
    if (keys.length > 0)
      ({ revision } = await pipeline.perform(
        costing.explainDrivers,
        { ...AT, revision, doubts: keys, explanation: '已核对' },
        CENTRE,
      ));
    ({ revision } = await pipeline.perform(costing.submitDrivers, { ...AT, revision }, CENTRE));
    await pipeline.perform(costing.reviewDrivers, { ...AT, revision }, REVIEWER);

    const { runs } = await pipeline.perform(costing.run, { unit: AT.unit, periods: [AT.period] }, CENTRE);
    expect(runs).toMatchObject([{ in: '7800.00', out: '7800.00', holds: true, fresh: true }]);
    await pipeline.perform(costing.lockRuns, { unit: AT.unit, runs: runs.map(({ id }) => id) }, REVIEWER);
    const { months } = await pipeline.perform(costing.runs, { unit: AT.unit, year: 2025 }, CENTRE);
    expect(months[2]!.runs).toMatchObject([{ state: 'locked', changed: [] }]);
    expect(months.filter(({ drivers }) => drivers).map(({ period }) => period)).toEqual([AT.period]);
    const report = await pipeline.perform(costing.fullCost, { ...AT, span: 'year' }, CENTRE);
    expect(report.rows.map(({ code }) => code)).toEqual(['01', '02']);
    expect(JSON.stringify(report.total)).toContain('7800.00');
    // What other rooms keep can be read as well.
    expect(await pipeline.perform(costing.chargeMonth, { period: AT.period }, CENTRE)).toBeDefined();
    expect((await pipeline.perform(costing.costComparison, { period: AT.period }, REVIEWER)).units).toMatchObject([
      { unit: 'H01' },
    ]);
  });
});
