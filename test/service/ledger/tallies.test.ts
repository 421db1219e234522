import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerMigrations } from '../../../electron/service/ledger/tables.ts';
import { contract } from '../../../shared/contract/index.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { LEAD, openCommunity, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** What is kept of how many vouchers and lines a month has is what one would count. */

const { ledger } = contract;
const CAUSE = { actor: 'test', operation: 'test' };

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** Vouchers of two units and three months, several imports, a reversal, and one with a budget block alone. */
async function filled(databaseUrl?: string): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  for (const [at, month] of ['2025-01', '2025-03', '2025-01'].entries())
    await house.importJson('H01', [
      simple(`${month}-0${at + 1}`, '1002', '4101010101', '100.00', '门诊'),
      simple(`${month}-06`, '1001', '4101010101', '20.30', '门诊'),
    ]);
  await house.importJson('T01', [simple('2025-02-07', '1002', '4101010101', '7.00', '门诊')]);
  await house.importJson('H01', [
    {
      date: '2025-01-31',
      summary: '调整预算科目',
      entries: [
        { side: 'D', code: '7201', amount: '9.00' },
        { side: 'C', code: '8001', amount: '9.00' },
      ],
    },
  ]);
  const { rows } = await house.pipeline.perform(ledger.vouchers, { unit: 'H01' }, OPERATOR);
  await house.pipeline.perform(
    ledger.reverseVoucher,
    { unit: 'H01', voucher: rows[0]!.id, date: '2025-03-31', reason: '录错' },
    someone('wang', 'centre-accountant'),
  );
  return house;
}

/** The migration that began to keep them counts what was posted before: its own words say what they must be. */
const COUNTED = ledgerMigrations
  .flatMap(({ name, statements }) => (name === 'tallies' ? statements : []))
  .flatMap((statement) => {
    const [, table, columns, select] = /^INSERT INTO (\w+) \(([^)]+)\) (SELECT .*)$/.exec(statement) ?? [];
    return table === undefined ? [] : [{ table, columns, select }];
  });

describe('the tallies', () => {
  it('are what the migration would count, whatever was posted', async () => {
    const databases = postgresKind() === 'server' ? [undefined, (await postgres.newDatabase()).url] : [undefined];
    expect(COUNTED.map(({ table }) => table)).toEqual(['voucher_tally', 'line_tally']);
    for (const database of databases) {
      const house = await filled(database);
      for (const { table, columns, select } of COUNTED) {
        const [kept, counted] = await house.books.transact(CAUSE, async ({ db }) => {
          const read = async (words: string) =>
            (await db.executeQuery<object>(CompiledQuery.raw(words))).rows
              .map((row) => Object.values(row).map(String).join(' '))
              .sort();
          return [await read(`SELECT ${columns} FROM ${table}`), await read(`${select}`)];
        });
        expect(kept).toEqual(counted);
        expect(kept!.length).toBeGreaterThan(2);
      }
    }
  });

  it('say of the journal what the lines say', async () => {
    const house = await filled();
    const whole = await house.pipeline.perform(ledger.vouchers, {}, OPERATOR);
    // Another question about the same vouchers is answered from the lines.
    const counted = await house.pipeline.perform(ledger.vouchers, { type: '记' }, OPERATOR);
    expect(whole.total).toBe(counted.total);
    expect(whole.sum).toBe(counted.sum);
    expect(whole.rows).toEqual(counted.rows);
  });
});
