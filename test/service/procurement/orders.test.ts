import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import {
  AMOX,
  addOverride,
  BUYER,
  CEF,
  DAY,
  does,
  FIRM,
  FIRM2,
  GAUZE,
  HEAD,
  inBooks,
  input,
  make,
  OTHER_BUYER,
  open,
  openNow,
  order,
  parts,
  refused,
  TOWN_PHARMACIST,
} from './orders-support.ts';

/** 采购计划: three units ask, and their lines are merged into orders, part of them or all; 结算方式. */

const { procurement } = contract;

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
