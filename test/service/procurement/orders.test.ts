import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderForAll } from '../../../electron/service/demo/purchasing-orders.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { opened } from '../pack/file.ts';
import { LEAD, openCommunity, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { TestClock } from '../support/service.ts';
import {
  AMOX,
  addOverride,
  addRequest,
  BUYER,
  CEF,
  FIRM,
  FIRM2,
  GAUZE,
  HEAD,
  inBooks,
  OTHER_BUYER,
  seedBuying,
  TOWN_PHARMACIST,
  TOWN2_PHARMACIST,
} from './orders-support.ts';

/** 采购计划 and 采购订单: three units ask, their lines are merged, part is ordered, what is cancelled returns to the plan. */

const { procurement } = contract;
const DAY = '2025-06-02' as AccountingDate;

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2], { clock: new TestClock(Date.UTC(2025, 6, 31)) });
  await seedBuying(house);
  return house;
}

interface Made {
  readonly orders: readonly { readonly id: number; readonly number: string; readonly revision: number }[];
}
type Line = readonly [requestLine: number, packs: number, supplier?: string];
const input = (lines: readonly Line[], more: object = {}) => ({
  ...{ day: DAY, place: true },
  lines: lines.map(([requestLine, packs, supplier = FIRM]) => ({ requestLine, packs, supplier })),
  ...more,
});
const make = (house: TestHouse, lines: readonly Line[], more: object = {}) =>
  house.call('procurement.makeOrders', input(lines, more), BUYER) as Promise<Made>;
const refused = (house: TestHouse, lines: readonly Line[], more: object = {}, caller: Caller = BUYER) =>
  house.refusal('procurement.makeOrders', input(lines, more), caller);
const order = (house: TestHouse, id: number, caller: Caller = BUYER) =>
  house.pipeline.perform(procurement.order, { id }, caller);
const does = async (house: TestHouse, operation: string, id: number, more: object = {}) =>
  house.call(`procurement.${operation}`, { id, revision: (await order(house, id)).revision, ...more }, BUYER);
/** Packs that are open, by request line. */
const openNow = async (house: TestHouse, caller: Caller = BUYER) => {
  const { lines } = await house.pipeline.perform(procurement.orderPlan, { day: DAY }, caller);
  return Object.fromEntries(lines.map(({ requestLine, open: packs }) => [requestLine, packs]));
};
const parts = async (house: TestHouse, id: number, caller: Caller = BUYER) =>
  (await order(house, id, caller)).rows.map(({ item, packs, allocations }) => [
    ...[item, packs],
    allocations.map(({ unit, quantity, cancelled }) => [unit, quantity - cancelled]),
  ]);

describe('the plan', () => {
  it('holds every open line of all units, with who delivers there, the price, and what stands against it', async () => {
    const house = await open();
    const { lines, problems } = await house.pipeline.perform(procurement.orderPlan, { day: DAY }, BUYER);
    expect(problems).toEqual([]);
    expect(lines.map((line) => [line.unit, line.item, line.open, line.suppliers, line.price, line.settlement])).toEqual(
      [
        ['T01', AMOX, 20, [FIRM], '8.00', 'community'],
        ['T01', CEF, 10, [FIRM], '3.3333', 'insurance'],
        ['T02', AMOX, 30, [FIRM, FIRM2], '8.00', 'community'],
        ['T02', GAUZE, 40, [FIRM2], '1.25', 'community'],
        ['H01', AMOX, 100, [FIRM], '8.00', 'community'],
      ],
    );
    expect(lines[0]).toMatchObject({ itemName: '阿莫西林胶囊 0.25g×24粒/盒', needed: '2025-06-10', problems: [] });
    await inBooks(house, async (db) => {
      await db.deleteFrom('purchase_account').execute();
      await db.updateTable('supplier').set({ state: 'stopped' }).where('code', '=', FIRM).execute();
    });
    const after = await house.pipeline.perform(procurement.orderPlan, { day: DAY }, BUYER);
    expect(after.problems).toEqual(['医共体还没有登记唯一采购账户，不能订货']);
    expect(after.lines[0]?.problems).toEqual(['示例青山医药配送有限公司已停用，不能向它订货']);
    // Of two that deliver, the one that was not stopped is proposed.
    expect(after.lines[2]).toMatchObject({ suppliers: [FIRM2, FIRM], problems: [] });
  });

  it('offers what an exception still allows and no more, and nothing once it is used up', async () => {
    const house = await open();
    const exception = await inBooks(house, async (db) => {
      await db.updateTable('price_agreement').set({ price: 90_000 }).where('item', '=', AMOX).execute();
      return addOverride(db, AMOX, { kind: 'above-price', unit: 'T01', quantity: 12 });
    });
    const line = async () =>
      (await house.pipeline.perform(procurement.orderPlan, { day: DAY }, BUYER)).lines.find(
        ({ requestLine }) => requestLine === 1,
      );
    const number = `override-${exception}`;
    expect(await line()).toMatchObject({ open: 20, proposed: 12, problems: [], exceptions: [{ number, left: 12 }] });
    const { orders } = await make(house, [[1, 12]], { place: false });
    expect(await line()).toMatchObject({
      ...{ open: 8, proposed: 0, exceptions: [], guards: ['above-listed'], lifts: ['above-price'] },
      problems: [
        '阿莫西林胶囊 0.25g×24粒/盒的协议价 9.00 元高于挂网价 8.40 元，不能订货',
        `采购例外 ${number} 的 12 包装已订完，再要须另行登记采购例外`,
      ],
    });
    expect((await refused(house, [[1, 1]])).messages).toEqual([
      '阿莫西林胶囊 0.25g×24粒/盒的协议价 9.00 元高于挂网价 8.40 元，不能订货',
    ]);
    // The draft that used it up stands on it still, and gives it back once it is cancelled.
    await house.call('procurement.placeOrders', { day: DAY, orders: [{ id: orders[0]!.id, revision: 1 }] }, BUYER);
    await does(house, 'cancelOrder', orders[0]!.id, { reason: '厂家缺货' });
    expect(await line()).toMatchObject({ open: 20, proposed: 12 });
  });

  it('says which day it takes where none is asked for: never one by which something is needed', async () => {
    const house = await open();
    const { day, usual } = await house.pipeline.perform(procurement.orderPlan, {}, BUYER);
    // Seeded requests were asked on 2025-01-01; nobody's decision is on record.
    expect([day, usual]).toEqual(['2025-01-02', { day: '2025-01-02', from: 'decided', after: '2025-01-01' }]);
  });

  it('shows a unit its own lines and no other', async () => {
    const house = await open();
    expect(await openNow(house, TOWN_PHARMACIST)).toEqual({ 1: 20, 2: 10 });
  });
});

describe('making orders', () => {
  it('merges 20 + 30 into a line of 50 that keeps both, and what is left of 10 − 5 stays orderable', async () => {
    const house = await open();
    const { orders } = await make(house, [
      [1, 20],
      [11, 30],
      [2, 5],
    ]);
    // 集采中选 is settled by the fund, and stands on an order of its own.
    expect(orders.map(({ number }) => number)).toEqual(['CG-2025-0001', 'CG-2025-0002']);
    expect(await parts(house, orders[0]!.id)).toEqual([
      [
        AMOX,
        50,
        [
          ['T01', 20],
          ['T02', 30],
        ],
      ],
    ]);
    expect(await order(house, orders[0]!.id)).toMatchObject({
      ...{ supplier: FIRM, day: DAY, stage: 'placed', settlement: 'community', urgent: false, amount: '400.00' },
      rows: [{ price: '8.00', agreed: true, amount: '400.00' }],
    });
    // 3.3333 × 5 = 16.6665, rounded half up.
    expect(await order(house, orders[1]!.id)).toMatchObject({ settlement: 'insurance', amount: '16.67' });
    expect(await openNow(house)).toEqual({ 2: 5, 12: 40, 21: 100 });
    await make(house, [[2, 5]]);
    expect(await openNow(house)).toEqual({ 12: 40, 21: 100 });
    expect(house.defects).toEqual([]);
  });

  it('keeps suppliers and urgent ones apart', async () => {
    const house = await open();
    const { orders } = await make(house, [
      [1, 20],
      [11, 30, FIRM2],
      [12, 40, FIRM2],
      [21, 100],
    ]);
    const made = await Promise.all(orders.map(({ id }) => order(house, id)));
    expect(made.map(({ supplier, urgent, packs, lines }) => [supplier, urgent, packs, lines])).toEqual([
      [FIRM, true, 100, 1],
      [FIRM, false, 20, 1],
      [FIRM2, false, 70, 2],
    ]);
  });

  it('refuses more than is open, by the row, and changes nothing; of two buyers at once the second', async () => {
    const house = await open();
    expect(
      await refused(house, [
        [1, 20],
        [2, 11],
      ]),
    ).toEqual({
      code: 'not-fit',
      messages: ['柳河镇卫生院 头孢呋辛酯片 0.25g×24粒/盒 还可订 10，不能订 11'],
    });
    // Twice the same line counts together.
    expect(
      await refused(house, [
        [2, 6],
        [2, 6],
      ]),
    ).toMatchObject({ code: 'not-fit' });
    expect(await openNow(house)).toMatchObject({ 1: 20, 2: 10 });
    const both = await Promise.allSettled(
      [BUYER, OTHER_BUYER].map((buyer) => house.call('procurement.makeOrders', input([[1, 20]]), buyer)),
    );
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await refused(house, [[1, 1]], {}, OTHER_BUYER)).toEqual({
      code: 'not-fit',
      messages: ['柳河镇卫生院 阿莫西林胶囊 0.25g×24粒/盒 没有未订的数量了，可能刚由他人订货'],
    });
    expect(await refused(house, [[999, 1]])).toMatchObject({ messages: ['没有可以订货的申请明细 999'] });
  });

  it('refuses what the guards refuse, each a sentence, unless an approved exception lets it', async () => {
    const house = await open();
    await inBooks(house, async (db) => {
      await db.deleteFrom('formulary_item').where('code', '=', GAUZE).execute();
      await db.updateTable('price_agreement').set({ price: 90_000 }).where('item', '=', AMOX).execute();
    });
    const lines = [
      [1, 20],
      [12, 40, FIRM],
      [2, 1, ''],
    ] as const;
    expect(await refused(house, lines)).toEqual({
      code: 'not-fit',
      messages: [
        '阿莫西林胶囊 0.25g×24粒/盒的协议价 9.00 元高于挂网价 8.40 元，不能订货',
        `${GAUZE} 在 2025-06-02 不在统一用药目录内，不能订货`,
        `示例青山医药配送有限公司按协议不向白杨镇卫生院配送${GAUZE}`,
        '头孢呋辛酯片 0.25g×24粒/盒没有向柳河镇卫生院配送的供应商，请先选定供应商',
      ],
    });
    const exception = await inBooks(house, async (db) => {
      await addOverride(db, GAUZE, { kind: 'outside-formulary', unit: 'T02' });
      await addOverride(db, GAUZE, { kind: 'unlicensed', unit: 'T02' });
      // For another unit, and so of no use.
      await addOverride(db, AMOX, { kind: 'above-price', unit: 'T02' });
      return addOverride(db, AMOX, { kind: 'above-price', unit: 'T01', quantity: 19 });
    });
    expect(await refused(house, lines.slice(0, 2))).toEqual({
      code: 'not-fit',
      messages: [`采购例外 override-${exception} 还可订 19，不能订 20`],
    });
    const { orders } = await make(house, [[1, 15], lines[1]]);
    expect(await refused(house, [[1, 5]])).toMatchObject({
      messages: [`采购例外 override-${exception} 还可订 4，不能订 5`],
    });
    const { rows } = await order(house, orders[0]!.id);
    expect(rows.map(({ item, allocations }) => [item, allocations[0]?.overrides.length])).toEqual([
      [GAUZE, 2],
      [AMOX, 1],
    ]);
    expect(rows[1]?.allocations[0]?.overrides).toEqual([`override-${exception}`]);
  });

  it('refuses without the one account, for a day that is to come, and from whoever may not buy', async () => {
    const house = await open();
    expect(await refused(house, [[1, 20]], { day: '2025-08-01' })).toMatchObject({ code: 'future-day' });
    expect(await refused(house, [[1, 20]], {}, TOWN_PHARMACIST)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(house, [[1, 20]], {}, HEAD)).toMatchObject({ code: 'FORBIDDEN' });
    await inBooks(house, (db) => db.deleteFrom('purchase_account').execute());
    expect(await refused(house, [[1, 20]])).toMatchObject({ code: 'no-account' });
    expect(await house.pipeline.perform(procurement.orders, { year: 2025 }, BUYER)).toEqual([]);
  });
});

describe('an order', () => {
  it('is drafted, placed once what stands against it was looked at again, confirmed with a day', async () => {
    const house = await open();
    const { orders } = await make(house, [[1, 20]], { place: false });
    const { id, number, revision } = orders[0]!;
    expect((await order(house, id)).stage).toBe('draft');
    // What is drafted is spoken for, and nobody's but the buyers' to see.
    expect((await openNow(house))[1]).toBeUndefined();
    expect(await house.pipeline.perform(procurement.orders, { year: 2025 }, TOWN_PHARMACIST)).toEqual([]);
    await inBooks(house, (db) =>
      db.updateTable('price_agreement').set({ price: 70_000 }).where('item', '=', AMOX).execute(),
    );
    const placing = { day: '2025-06-03', orders: [{ id, revision }] };
    expect(await house.refusal('procurement.placeOrders', placing, BUYER)).toEqual({
      code: 'not-fit',
      messages: ['阿莫西林胶囊 0.25g×24粒/盒的价格已由 8.00 元变为 7.00 元，请取消草稿后重新订货'],
    });
    await inBooks(house, (db) =>
      db.updateTable('price_agreement').set({ price: 80_000 }).where('item', '=', AMOX).execute(),
    );
    await house.call('procurement.placeOrders', placing, BUYER);
    expect(await house.refusal('procurement.placeOrders', placing, BUYER)).toMatchObject({ code: 'changed' });
    const seen = { orders: [{ id, revision: revision + 1 }], note: '电话确认' };
    expect(await house.refusal('procurement.confirmOrders', { ...seen, promised: '2025-06-02' }, BUYER)).toMatchObject({
      code: 'too-early',
      messages: [`承诺到货日期不能早于下单日期：${number} 在 2025-06-03 下单`],
    });
    await house.call('procurement.confirmOrders', { ...seen, promised: '2025-06-05' }, BUYER);
    const { steps, ...head } = await order(house, id);
    expect(head).toMatchObject({ stage: 'confirmed', day: '2025-06-03', promised: '2025-06-05' });
    expect(head.may).toEqual(['change', 'close', 'cancel']);
    expect(steps.map(({ step, reason }) => [step, reason])).toEqual([
      ['prepare', ''],
      ['place', ''],
      ['confirm', '电话确认'],
    ]);
    const at = { id, revision: head.revision };
    expect(await house.refusal('procurement.closeOrder', { ...at, reason: '完' }, BUYER)).toMatchObject({
      code: 'nothing-received',
    });
    const again = { orders: [at], promised: '2025-06-06', note: '' };
    expect(await house.refusal('procurement.confirmOrders', again, BUYER)).toMatchObject({ code: 'not-now' });
  });

  it('gives back to the plan what is cancelled of it, says to whom and why, and is gone once nothing is left', async () => {
    const house = await open();
    const { orders } = await make(house, [
      [1, 20],
      [11, 30],
    ]);
    const { id } = orders[0]!;
    const [first, second] = (await order(house, id)).rows[0]!.allocations;
    const too = { cancel: [{ allocation: second!.id, packs: 31 }], reason: '缺货' };
    expect(
      await house.refusal('procurement.changeOrder', { id, revision: orders[0]!.revision, ...too }, BUYER),
    ).toEqual({ code: 'not-fit', messages: ['白杨镇卫生院的这一行还没有到货的只有 30，不能取消更多'] });
    await does(house, 'changeOrder', id, { cancel: [{ allocation: second!.id, packs: 12 }], reason: '厂家缺货' });
    expect(await parts(house, id)).toEqual([
      [
        AMOX,
        38,
        [
          ['T01', 20],
          ['T02', 18],
        ],
      ],
    ]);
    expect(await openNow(house)).toMatchObject({ 11: 12 });
    expect((await order(house, id)).rows[0]?.allocations[1]?.changes).toMatchObject([
      { packs: 12, reason: '厂家缺货' },
    ]);
    // Taking all of it is cancelling it.
    const rest = [
      { allocation: first!.id, packs: 20 },
      { allocation: second!.id, packs: 18 },
    ];
    await does(house, 'changeOrder', id, { cancel: rest, reason: '改向他人订货' });
    expect(await order(house, id)).toMatchObject({ stage: 'cancelled', packs: 0, cancelled: 50, amount: '0.00' });
    expect(await openNow(house)).toMatchObject({ 1: 20, 11: 30 });
    const { orders: again } = await make(house, [[1, 20]]);
    await does(house, 'cancelOrder', again[0]!.id, { reason: '重复下单' });
    expect(await openNow(house)).toMatchObject({ 1: 20 });
    expect(
      await house.refusal('procurement.cancelOrder', { ...again[0], number: undefined, reason: '再取消' }, BUYER),
    ).toMatchObject({ code: 'changed' });
    expect(await house.refusal('procurement.orderForm', { id }, BUYER)).toMatchObject({ code: 'nothing-ordered' });
  });

  it('tells a unit what is ordered for it, and nothing of what others get or why theirs was cancelled', async () => {
    const house = await open();
    const { orders } = await make(house, [
      [1, 20],
      [11, 30],
      [2, 10],
    ]);
    const { id } = orders[0]!;
    const [, second] = (await order(house, id)).rows[0]!.allocations;
    await does(house, 'changeOrder', id, { cancel: [{ allocation: second!.id, packs: 30 }], reason: '白杨不再需要' });
    const own = await order(house, id, TOWN_PHARMACIST);
    expect(own).toMatchObject({ packs: 20, cancelled: 0, amount: '160.00', reason: '', may: [] });
    expect(own.rows.map(({ allocations }) => allocations.map(({ unit }) => unit))).toEqual([['T01']]);
    expect(JSON.stringify(own)).not.toMatch(/T02|白杨/);
    const others = await order(house, id, TOWN2_PHARMACIST);
    expect(others.rows[0]?.allocations[0]?.changes).toMatchObject([{ packs: 30, reason: '白杨不再需要' }]);
    const list = await house.pipeline.perform(procurement.orders, { year: 2025 }, TOWN2_PHARMACIST);
    expect(list.map((each) => [each.id, each.packs])).toEqual([[id, 0]]);
    expect(await house.refusal('procurement.order', { id: orders[1]!.id }, TOWN2_PHARMACIST)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await house.refusal('procurement.orderForm', { id }, TOWN_PHARMACIST)).toMatchObject({ code: 'FORBIDDEN' });
    const { orders: reported } = await house.pipeline.perform(
      procurement.report,
      { period: '2025-06' as Period },
      TOWN_PHARMACIST,
    );
    expect(reported.flatMap(({ lines }) => lines.map(({ ordered, allocations }) => [ordered, allocations]))).toEqual([
      ['20', { T01: '20' }],
      ['10', { T01: '10' }],
    ]);
  });

  it('is a form for the supplier: lines with totals, and who gets what', async () => {
    const house = await open();
    const { orders } = await make(house, [
      [1, 20],
      [11, 30],
    ]);
    const { file, name } = await house.pipeline.perform(procurement.orderForm, { id: orders[0]!.id }, BUYER);
    expect(name).toBe('药品耗材采购订单-CG-2025-0001.xlsx');
    const book = await opened((await house.files.bytes('zhou.cg', file))!);
    const rowsOf = (sheet: string): string[] => {
      const rows: string[] = [];
      book.getWorksheet(sheet)!.eachRow((row) => void rows.push((row.values as unknown[]).slice(1).join('|')));
      return rows;
    };
    expect(rowsOf('订单').join('\n')).toMatch(/供应商：示例青山医药配送有限公司[\s\S]*阿莫西林胶囊[\s\S]*肆佰元整/);
    const parts = rowsOf('分配表').filter((row) => row.includes(AMOX));
    expect(parts.map((row) => row.split('|').slice(0, 1).concat(row.split('|').slice(4, 6)))).toEqual([
      ['T01 柳河镇卫生院', '20', '160'],
      ['T02 白杨镇卫生院', '30', '240'],
    ]);
  });

  it('is reported up to the month with its allocations as texts', async () => {
    const house = await open();
    await make(house, [
      [1, 20],
      [11, 30],
    ]);
    await make(house, [[2, 4]], { day: '2025-07-01' });
    const report = await house.pipeline.perform(procurement.report, { period: '2025-06' as Period }, BUYER);
    expect(report).toEqual({
      ...{ period: '2025-06', settlements: [], alerts: [] },
      // What they come to is the cockpit's (cockpit.test.ts).
      indicators: expect.objectContaining({ essential: { part: '0.00', whole: '0.00', bps: null } }),
      orders: [
        {
          ...{ no: 'CG-2025-0001', supplier: FIRM, supplierName: '示例青山医药配送有限公司', day: DAY },
          ...{ stage: 'placed', settlement: 'community' },
          lines: [
            {
              ...{ code: AMOX, name: '阿莫西林胶囊 0.25g×24粒/盒', unitPrice: '8.00', ordered: '50' },
              ...{ allocations: { T01: '20', T02: '30' }, received: '0', accepted: '0' },
              ...{ invoiced: '0.00', paid: '0.00' },
            },
          ],
        },
      ],
    });
  });
});

describe('结算方式', () => {
  it('is set by who decides for the pharmacy committee, and orders go by it from then on', async () => {
    const house = await open();
    const rule = { selected: 'community', others: 'community', own: ['T02'], reason: '县医保局通知' };
    expect(await house.refusal('procurement.setSettlementModes', rule, BUYER)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('procurement.setSettlementModes', { ...rule, own: ['T99'] }, HEAD)).toMatchObject({
      code: 'unknown-unit',
      messages: ['没有单位 T99'],
    });
    await house.call('procurement.setSettlementModes', rule, HEAD);
    expect(await house.refusal('procurement.setSettlementModes', rule, HEAD)).toMatchObject({
      code: 'nothing-changed',
    });
    expect(await house.pipeline.perform(procurement.settlementModes, {}, TOWN_PHARMACIST)).toMatchObject({ own: [] });
    const { orders } = await make(house, [
      [1, 1],
      [2, 1],
      [11, 1],
    ]);
    const made = await Promise.all(orders.map(({ id }) => order(house, id)));
    expect(made.map(({ settlement, lines }) => [settlement, lines])).toEqual([
      ['community', 2],
      ['unit', 1],
    ]);
  });
});

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
