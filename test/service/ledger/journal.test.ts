import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthWindow } from '../../../electron/service/ledger/month-window.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { LEAD, openCommunity, simple, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 序时账与明细账 as an endless grid asks for them: page by page, filtered and in either order. */

const { ledger } = contract;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** Four vouchers a month in three months, handed in out of order. */
async function filled(databaseUrl?: string) {
  const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  const vouchers = ['2025-03', '2025-01', '2025-02'].flatMap((month) =>
    [20, 5, 12, 28].map((day) =>
      simple(
        `${month}-${String(day).padStart(2, '0')}`,
        day === 5 ? '1001' : '1002',
        '4101010101',
        `${day}.00`,
        day === 12 ? '退费100%' : '门诊',
      ),
    ),
  );
  await house.importJson('H01', vouchers);
  await house.importJson('H01', [
    {
      date: '2025-02-14',
      summary: '代检',
      entries: [
        { side: 'D', code: '121203', amount: '300.00', counterparty: 'T01', document: 'JC-0214' },
        { side: 'C', code: '4101010104', amount: '300.00', counterparty: 'T01', document: 'JC-0214' },
      ],
    },
  ]);
  return house;
}

const everyEngine = async (): Promise<TestHouse[]> => [
  await filled(),
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server' ? [await filled((await postgres.newDatabase()).url)] : []),
];

type Journal = Omit<RequestOf<typeof ledger.vouchers>, 'unit'>;
const journal = async (house: TestHouse, input: Journal) => {
  const { total, rows } = await house.pipeline.perform(ledger.vouchers, { unit: 'H01', ...input }, OPERATOR);
  return { total, dates: rows.map(({ date }) => date), rows };
};

describe('the journal', () => {
  it('goes by date, page by page, and back again, without a gap or a row twice', async () => {
    for (const house of await everyEngine()) {
      const whole = await journal(house, {});
      expect(whole.total).toBe(13);
      expect(whole.dates).toEqual([...whole.dates].sort());
      for (const descending of [false, true]) {
        const paged: number[] = [];
        for (let offset = 0; offset < 15; offset += 4)
          paged.push(...(await journal(house, { offset, limit: 4, descending })).rows.map(({ id }) => id));
        const ids = whole.rows.map(({ id }) => id);
        expect(paged).toEqual(descending ? ids.reverse() : ids);
      }
      expect(await journal(house, { offset: 13 })).toMatchObject({ total: 13, rows: [] });
    }
  });

  it('is filtered by period, account, text, amount, type and counterparty, and counts what is left', async () => {
    for (const house of await everyEngine()) {
      const count = async (input: Journal) => (await journal(house, input)).total;
      expect(await count({ period: '2025-02' })).toBe(5);
      expect(await count({ from: '2025-02', to: '2025-03' })).toBe(9);
      expect(await count({ code: '1001' })).toBe(3);
      expect(await count({ code: '41010101' })).toBe(13);
      expect(await count({ text: '100%' })).toBe(3);
      expect(await count({ text: '%' })).toBe(3);
      expect(await count({ text: 'jc-02' })).toBe(1);
      expect(await count({ min: '20', max: '28.00' })).toBe(6);
      expect(await count({ type: '记' })).toBe(13);
      expect(await count({ type: '转' })).toBe(0);
      expect(await count({ counterparty: 'unit:T01' })).toBe(1);
      expect(await count({ counterparty: 'unit:T01', code: '1002' })).toBe(0);
      expect(await count({ period: '2025-02', text: '门诊', code: '1002', min: '25' })).toBe(1);
    }
  });

  it('goes by number as well', async () => {
    for (const house of await everyEngine()) {
      const { rows } = await journal(house, { sort: 'number', descending: true, limit: 6 });
      expect(rows.map(({ period, number }) => `${period} ${number}`)).toEqual([
        ...[4, 3, 2, 1].map((number) => `2025-03 ${number}`),
        ...[5, 4].map((number) => `2025-02 ${number}`),
      ]);
    }
  });
});

describe('the lines of an account', () => {
  it('go by date over months, are filtered and counted', async () => {
    for (const house of await everyEngine()) {
      const lines = (more: Partial<RequestOf<typeof ledger.accountLines>>) =>
        house.pipeline.perform(
          ledger.accountLines,
          { unit: 'H01', code: '4101', from: '2025-01', to: '2025-03', ...more },
          OPERATOR,
        );
      const whole = await lines({});
      expect(whole.total).toBe(13);
      const dates = whole.rows.map(({ date }) => date);
      expect(dates).toEqual([...dates].sort());
      const paged = [];
      for (let offset = 0; offset < 13; offset += 5) paged.push(...(await lines({ offset, limit: 5 })).rows);
      expect(paged).toEqual(whole.rows);
      expect((await lines({ text: '退费' })).total).toBe(3);
      expect((await lines({ text: 'unit:T01' })).rows.map(({ document }) => document)).toEqual(['JC-0214']);
    }
  });
});

describe('the months of a page', () => {
  it('hold the page and no other rows before it than they say', () => {
    const months = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 14 });
    fc.assert(
      fc.property(months, fc.nat(400), fc.integer({ min: 1, max: 50 }), (counts, offset, limit) => {
        const listed = counts.map((count, at) => ({ period: `P${at}`, count }));
        const rows = listed.flatMap(({ period, count }) => Array.from({ length: count }, (_, at) => `${period}/${at}`));
        const window = monthWindow(listed, offset, limit);
        const within = rows.filter((row) => window.periods.includes(row.split('/')[0]!));
        expect(within.slice(window.offset, window.offset + limit)).toEqual(rows.slice(offset, offset + limit));
        expect(window.total).toBe(rows.length);
      }),
      { seed: 5 },
    );
  });
});
