import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderForAll } from '../../../electron/service/demo/purchasing-orders.ts';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, TOWN, TOWN2 } from '../support/house.ts';
import { AMOX, addRequest, BUYER, CEF, inBooks, input, open, openNow, order, seedBuying } from './orders-support.ts';

/** Orders of random days and of a year of the sample county, by commands alone. */

const { procurement } = contract;

describe('random histories of the books', () => {
  it('always hold: Σ allocations = ordered; open + ordered + dropped = approved; nothing below nil', async () => {
    const house = await open();
    await inBooks(house, (db) =>
      addRequest(db, {
        unit: 'T02',
        firstLine: 31,
        lines: [
          [AMOX, 25],
          [CEF, 15],
        ],
        needed: '2025-06-20',
      }),
    );
    const LINES = [1, 2, 11, 21, 31, 32];
    const line = fc.constantFrom(...LINES);
    const wish = fc.oneof(
      fc.record({
        kind: fc.constant('make' as const),
        place: fc.boolean(),
        lines: fc.array(fc.tuple(line, fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('change' as const), at: fc.nat(20), packs: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ kind: fc.constant('cancel' as const), at: fc.nat(20) }),
    );
    const histories = fc.sample(fc.array(wish, { minLength: 8, maxLength: 12 }), { numRuns: 6, seed: 7 });
    for (const each of histories.flat()) {
      const all = await house.pipeline.perform(procurement.orders, { year: 2025 }, BUYER);
      const one = all[('at' in each ? each.at : 0) % Math.max(all.length, 1)];
      const allocation = one && (await order(house, one.id)).rows[0]?.allocations[0]?.id;
      const seen = { id: one?.id ?? 1, revision: one?.revision ?? 1, reason: '随机' };
      const [operation, wanted] =
        each.kind === 'make'
          ? ['makeOrders', input(each.lines, { place: each.place })]
          : each.kind === 'cancel'
            ? ['cancelOrder', seen]
            : ['changeOrder', { ...seen, cancel: [{ allocation: allocation ?? 1, packs: each.packs }] }];
      await house.call(`procurement.${operation}`, wanted, BUYER).catch(() => undefined);
      const still = await openNow(house);
      const { rows, allocations, changed } = await house.books.read(async (db) => ({
        rows: await db.selectFrom('request_line').selectAll().where('id', 'in', LINES).execute(),
        allocations: await db.selectFrom('order_allocation').selectAll().execute(),
        changed: await db.selectFrom('order_change').selectAll().execute(),
      }));
      for (const { id, approved, dropped } of rows) {
        const own = allocations.filter(({ request_line: of }) => of === id);
        const ordered = own.reduce((sum, { quantity, cancelled }) => sum + quantity - cancelled, 0);
        expect((still[id] ?? 0) + ordered + dropped).toBe(approved);
      }
      for (const { id, cancelled } of allocations) {
        const packs = changed.filter((row) => row.allocation === id).reduce((sum, row) => sum + row.packs, 0);
        expect(packs).toBe(cancelled);
      }
      for (const head of await house.pipeline.perform(procurement.orders, { year: 2025 }, BUYER)) {
        const { rows } = await order(house, head.id);
        for (const { packs, allocations } of rows)
          expect(allocations.reduce((sum, { quantity, cancelled }) => sum + quantity - cancelled, 0)).toBe(packs);
        expect(head.packs).toBe(rows.reduce((sum, { packs }) => sum + packs, 0));
      }
    }
    expect(house.defects).toEqual([]);
  });
});

describe('the sample county', () => {
  it('orders a year, month by month: one order unanswered, one cancelled in part, the rest confirmed', async () => {
    const house = await openCommunity([LEAD, TOWN, TOWN2]);
    await seedBuying(house);
    await inBooks(house, async (db) => {
      for (const [index, month] of ['01', '05', '08', '11', '12'].entries())
        for (const unit of ['T01', 'H01'])
          await addRequest(db, {
            ...{ unit, firstLine: 100 + index * 10 + (unit === 'T01' ? 0 : 5), needed: `2025-${month}-15` },
            lines: [
              [AMOX, 30],
              [CEF, 9],
            ],
          });
      await addRequest(db, { unit: 'T02', firstLine: 200, lines: [[AMOX, 8]], needed: '2025-12-28' });
    });
    house.clock.ms = Date.UTC(2026, 2, 1);
    await orderForAll(house, 2025, BUYER);
    const orders = await house.pipeline.perform(procurement.orders, { year: 2025 }, BUYER);
    expect(new Set(orders.map(({ day }) => day))).toEqual(
      new Set(['01', '05', '06', '08', '09', '11', '12'].map((month) => `2025-${month}-05`)),
    );
    expect(orders.filter(({ stage }) => stage === 'placed').map(({ day }) => day)).toEqual(['2025-11-05']);
    expect(orders.filter(({ cancelled }) => cancelled > 0).map(({ day, cancelled }) => [day, cancelled])).toEqual([
      ['2025-08-05', 20],
    ]);
    expect(orders.filter(({ urgent }) => urgent).map(({ day, promised }) => [day, promised])).toEqual([
      ['2025-06-05', '2025-06-06'],
    ]);
    // What is needed at the year's very end is still in the plan.
    expect(await openNow(house)).toEqual({ 200: 8 });
  });
});
