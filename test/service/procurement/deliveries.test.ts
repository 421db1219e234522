import { describe, expect, it } from 'vitest';
import { readAccepted, readReceipts, receivedOf } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { someone, type TestHouse } from '../support/house.ts';
import {
  AMOXICILLIN,
  arrival,
  BUYER,
  GLUCOSE,
  INSULIN,
  line,
  openPharmacies,
  PHARMACIST,
  RECEIVER,
  seedOrder,
  TOWN_PHARMACIST,
  TOWN_RECEIVER,
} from './deliveries-support.ts';

/** 配送与验收: registered by one, accepted by another, in the stock at once; what goes back leaves the rest as it was. */

const { procurement } = contract;
const PRICE = 84_000;

const register = (house: TestHouse, arrivals: readonly object[], caller = PHARMACIST, unit = 'H01') =>
  house.call('procurement.registerReceipts', { unit, arrivals }, caller) as Promise<{
    receipts: { id: number; number: string; revision: number }[];
  }>;
const accept = (
  house: TestHouse,
  receipts: readonly { id: number; revision: number }[],
  caller = RECEIVER,
  unit = 'H01',
) =>
  house.call(
    'procurement.decideReceipts',
    { unit, receipts: receipts.map(({ id, revision }) => ({ id, revision })), outcome: 'accept' },
    caller,
  );
const stockOf = async (house: TestHouse, unit = 'H01') =>
  (await house.pipeline.perform(procurement.stock, { unit } as never, someone('li.zong', 'chief-accountant'))).rows;
const received = (house: TestHouse, allocations: readonly number[]) =>
  house.books.read((db) => receivedOf(db, allocations));

async function open(packs = 10) {
  const house = await openPharmacies();
  const seeded = await seedOrder(house, [
    { unit: 'H01', item: AMOXICILLIN, packs, price: PRICE },
    { unit: 'H01', item: GLUCOSE, packs: 20, price: 31_500 },
    { unit: 'T01', item: AMOXICILLIN, packs: 5, price: PRICE },
  ]);
  return { house, ...seeded };
}

describe('a delivery', () => {
  it('is partial and damaged, accepted by another person, and is then in the stock by lot', async () => {
    const { house, order, allocations } = await open();
    const [first, second, towns] = allocations as [number, number, number];
    const { orders } = await house.pipeline.perform(procurement.arriving, { unit: 'H01' as never }, PHARMACIST);
    expect(orders).toMatchObject([
      { order, lines: 2, outstanding: 30, promised: '2025-03-03', expected: true, overdue: 28, registers: true },
    ]);
    const { receipts } = await register(house, [
      arrival(order, [
        line(first, 10, { accepted: 8, reason: 'short' }),
        line(second, 20, { accepted: 19, reason: 'damaged' }),
      ]),
    ]);
    expect(receipts).toMatchObject([{ number: 'YS-2025-00001', revision: 2 }]);
    expect((await received(house, [first])).get(first)).toEqual({ received: 0, waiting: 8, returned: 0 });
    expect(await stockOf(house)).toEqual([]);
    await accept(house, receipts);
    expect(await stockOf(house)).toMatchObject([
      { item: GLUCOSE, quantity: 19, value: '59.85' },
      { item: AMOXICILLIN, quantity: 192, value: '67.20', lots: [{ lot: '250101', quantity: 192 }] },
    ]);
    const lines = await house.books.read(readReceipts);
    expect(lines).toMatchObject([{ allocation: first, packs: 8, unit: 'H01', packSize: 24 }, { packs: 19 }]);
    // The remainder comes later, and the whole is never exceeded.
    const later = arrival(order, [line(first, 2, { lot: '250202' })], { at: '2025-03-05T10:00', note: 'SH-2' });
    await accept(house, (await register(house, [later])).receipts);
    expect((await received(house, allocations)).get(first)).toMatchObject({ received: 10, waiting: 0 });
    expect(
      await house.refusal('procurement.registerReceipts', { unit: 'H01', arrivals: [later] }, PHARMACIST),
    ).toMatchObject({ code: 'not-fit', messages: [expect.stringContaining('超过未到货的 0')] });
    expect((await received(house, [towns])).get(towns)).toMatchObject({ received: 0, waiting: 0 });
    const scores = await house.pipeline.perform(procurement.deliveryScores, { unit: 'H01' as never }, RECEIVER);
    expect(scores).toMatchObject([
      { due: 0, onTime: 0, timely: null, ordered: 30, received: 29, refused: 3, filled: 967 },
    ]);
  });

  it('is accepted neither by who registered it nor by who bought, and refused only with a reason', async () => {
    const { house, order, allocations } = await open();
    const both = {
      ...RECEIVER,
      grants: [
        ...(RECEIVER as never as typeof PHARMACIST & { grants: [] }).grants,
        { role: 'unit-pharmacist', unit: 'H01' },
      ],
    } as typeof RECEIVER;
    const buysToo = { ...someone('zhou.cg', 'receiver', 'H01' as never) };
    const { receipts } = await register(house, [arrival(order, [line(allocations[0]!, 3)])], both);
    const asked = { unit: 'H01', receipts: receipts.map(({ id, revision }) => ({ id, revision })) };
    const decide = (outcome: string, caller: typeof RECEIVER) =>
      house.refusal('procurement.decideReceipts', { ...asked, outcome }, caller);
    expect(await decide('accept', both)).toMatchObject({
      code: 'own-work',
      messages: [expect.stringContaining('登记到货的人')],
    });
    expect(await decide('accept', buysToo)).toMatchObject({
      code: 'own-work',
      messages: [expect.stringContaining('采购与验收不相容')],
    });
    expect(await decide('accept', PHARMACIST)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await decide('accept', TOWN_RECEIVER)).toMatchObject({ code: 'FORBIDDEN' });
    const other = someone('li.ys', 'receiver', 'H01' as never);
    expect(await decide('refuse', other)).toMatchObject({ code: 'no-reason' });
    expect((await house.pipeline.perform(procurement.receipts, {}, both))[0]?.may).toEqual(['withdraw']);
    expect((await house.pipeline.perform(procurement.receipts, {}, other))[0]?.may).toEqual(['refuse', 'accept']);
    await house.call('procurement.decideReceipts', { ...asked, outcome: 'refuse', reason: '批号抄错' }, other);
    expect(await decide('accept', other)).toMatchObject({ code: 'changed' });
    expect(await stockOf(house)).toEqual([]);
    expect((await received(house, allocations)).get(allocations[0]!)).toMatchObject({ received: 0, waiting: 0 });
  });

  it('may be registered by the buyer, but not by another unit or a reader, and taken back while it waits', async () => {
    const { house, order, allocations } = await open();
    const arrivals = [arrival(order, [line(allocations[0]!, 3)])];
    const input = { unit: 'H01', arrivals };
    expect(await house.refusal('procurement.registerReceipts', input, RECEIVER)).toMatchObject({ code: 'not-yours' });
    expect(await house.refusal('procurement.registerReceipts', input, TOWN_PHARMACIST)).toMatchObject({
      code: 'FORBIDDEN',
    });
    const { receipts } = await register(house, arrivals, BUYER);
    const { id, revision } = receipts[0]!;
    expect(
      await house.refusal('procurement.withdrawReceipt', { unit: 'H01', id, revision: 1, reason: '错' }, BUYER),
    ).toMatchObject({ code: 'changed' });
    await house.call('procurement.withdrawReceipt', { unit: 'H01', id, revision, reason: '登记错单' }, PHARMACIST);
    expect((await received(house, allocations)).get(allocations[0]!)).toMatchObject({ waiting: 0 });
  });

  it('reads a 追溯码 once in all units, until its receipt no longer stands', async () => {
    const { house, order, allocations } = await open();
    const codes = ['81234567890123456789'];
    const bad = { unit: 'H01', arrivals: [arrival(order, [line(allocations[0]!, 1, { codes: ['ABC'] })])] };
    expect((await house.refusal('procurement.registerReceipts', bad, PHARMACIST)).messages).toEqual([
      expect.stringMatching(/^第 1 行：.*追溯码“ABC”不正确：须为 8–40 位数字或字母$/),
    ]);
    const { receipts } = await register(house, [arrival(order, [line(allocations[0]!, 1, { codes })])]);
    const towns = { unit: 'T01', arrivals: [arrival(order, [line(allocations[2]!, 1, { codes })])] };
    expect(await house.refusal('procurement.registerReceipts', towns, TOWN_PHARMACIST)).toMatchObject({
      code: 'not-fit',
      messages: ['第 1 行：追溯码 81234567890123456789 已在 H01 的 YS-2025-00001 中验收，同一追溯码不能再次入库'],
    });
    const { id, revision } = receipts[0]!;
    await house.call('procurement.withdrawReceipt', { unit: 'H01', id, revision, reason: '扫错' }, PHARMACIST);
    await house.call('procurement.registerReceipts', towns, TOWN_PHARMACIST);
  });

  it('of one unit is not seen by another', async () => {
    const { house, order, allocations } = await open();
    const { receipts } = await register(house, [arrival(order, [line(allocations[0]!, 1)])]);
    expect(await house.pipeline.perform(procurement.receipts, {}, TOWN_PHARMACIST)).toEqual([]);
    expect(await house.refusal('procurement.receipt', { id: receipts[0]!.id }, TOWN_PHARMACIST)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(
      (await house.pipeline.perform(procurement.arriving, {}, TOWN_PHARMACIST)).orders.map(({ unit }) => unit),
    ).toEqual(['T01']);
  });

  it('that travels cold asks for its reading by the rules that were set', async () => {
    const house = await openPharmacies();
    const { order, allocations } = await seedOrder(house, [{ unit: 'H01', item: INSULIN, packs: 4, price: 487_100 }]);
    const rules = {
      leastMonths: 6,
      nearDays: 180,
      shortDays: 7,
      useDays: 90,
      cold: [{ item: INSULIN, least: 20, most: 80 }],
    };
    expect(
      await house.refusal('procurement.setDeliveryRules', { ...rules, reason: '药事会' }, PHARMACIST),
    ).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('procurement.setDeliveryRules', { ...rules, reason: '药事会' }, BUYER);
    expect(await house.pipeline.perform(procurement.deliveryRules, {}, RECEIVER)).toEqual(rules);
    const input = { unit: 'H01', arrivals: [arrival(order, [line(allocations[0]!, 4)])] };
    expect((await house.refusal('procurement.registerReceipts', input, PHARMACIST)).messages).toEqual([
      '有冷链品种（2℃ 至 8℃），请登记途中最低和最高温度',
    ]);
    const { receipts } = await register(house, [
      arrival(order, [line(allocations[0]!, 4)], { cold: { least: 31, most: 64 } }),
    ]);
    const { cold, coldRange } = await house.pipeline.perform(procurement.receipt, { id: receipts[0]!.id }, RECEIVER);
    expect([cold, coldRange]).toEqual([
      { least: 31, most: 64 },
      { least: 20, most: 80 },
    ]);
  });
});

describe('what goes back', () => {
  it('by mistake leaves every earlier partial receipt as it was, and can be delivered again', async () => {
    const { house, order, allocations } = await open();
    const [allocation] = allocations as [number];
    for (const [lot, packs] of [
      ['A', 4],
      ['B', 6],
    ] as const)
      await accept(house, (await register(house, [arrival(order, [line(allocation, packs, { lot })])])).receipts);
    const kept = await house.pipeline.perform(procurement.receipts, {}, RECEIVER);
    const second = await house.pipeline.perform(procurement.receipt, { id: kept[0]!.id }, PHARMACIST);
    const ask = {
      unit: 'H01',
      form: 'reversal',
      day: '2025-03-10',
      why: '批号错',
      lines: [{ line: second.rows[0]!.id, packs: 6 }],
    };
    const made = (await house.call('procurement.askReturn', ask, PHARMACIST)) as { id: number; revision: number };
    expect(await house.refusal('procurement.askReturn', ask, PHARMACIST)).toMatchObject({ code: 'not-fit' });
    const decide = { unit: 'H01', id: made.id, revision: made.revision, outcome: 'accept' };
    const same = { ...PHARMACIST, grants: [{ role: 'receiver', unit: 'H01' }] } as typeof PHARMACIST;
    expect(await house.refusal('procurement.decideReturn', decide, same)).toMatchObject({ code: 'own-work' });
    await house.call('procurement.decideReturn', decide, RECEIVER);
    expect((await received(house, [allocation])).get(allocation)).toEqual({ received: 4, waiting: 0, returned: 0 });
    expect((await stockOf(house))[0]?.lots).toMatchObject([{ lot: 'A', quantity: 96 }]);
    expect((await house.pipeline.perform(procurement.receipts, {}, RECEIVER)).map(({ stage }) => stage)).toEqual([
      'accepted',
      'accepted',
    ]);
    await accept(house, (await register(house, [arrival(order, [line(allocation, 6, { lot: 'C' })])])).receipts);
    expect((await received(house, [allocation])).get(allocation)).toMatchObject({ received: 10 });
  });

  it('to the supplier takes the lot out of the stock, not more than is there, and is not delivered again', async () => {
    const { house, order, allocations } = await open();
    const [allocation] = allocations as [number];
    const { receipts } = await register(house, [arrival(order, [line(allocation, 10)])]);
    await accept(house, receipts);
    const { rows } = await house.pipeline.perform(procurement.receipt, { id: receipts[0]!.id }, PHARMACIST);
    const ask = (packs: number) => ({
      unit: 'H01',
      form: 'goods',
      day: '2025-03-10',
      why: '受潮',
      lines: [{ line: rows[0]!.id, packs }],
    });
    expect(await house.refusal('procurement.askReturn', ask(11), PHARMACIST)).toMatchObject({ code: 'not-fit' });
    await house.call(
      'procurement.issueStock',
      { unit: 'H01', rows: [{ day: '2025-03-09', item: AMOXICILLIN, quantity: 200 }] },
      PHARMACIST,
    );
    expect((await house.refusal('procurement.askReturn', ask(5), PHARMACIST)).messages).toEqual([
      '第 1 行：阿莫西林胶囊 0.25g×24粒/盒 批号 250101 库存可退 40，不够 120（最小单位）',
    ]);
    const one = (await house.call('procurement.askReturn', ask(1), PHARMACIST)) as { id: number; revision: number };
    // What is proposed is not returned yet.
    const seen = await house.pipeline.perform(procurement.receipt, { id: receipts[0]!.id }, PHARMACIST);
    expect(seen.rows).toMatchObject([{ returned: 0, returning: 1 }]);
    await house.call(
      'procurement.decideReturn',
      { unit: 'H01', id: one.id, revision: one.revision, outcome: 'accept' },
      RECEIVER,
    );
    expect((await received(house, [allocation])).get(allocation)).toEqual({ received: 10, waiting: 0, returned: 1 });
    expect((await stockOf(house))[0]).toMatchObject({ quantity: 16 });
    expect(
      (await house.pipeline.perform(procurement.returns, {}, RECEIVER)).map(({ stage, form }) => [stage, form]),
    ).toEqual([['accepted', 'goods']]);
    const rowsOf = await house.books.read((db) =>
      readAccepted(db, '2025-01-01' as AccountingDate, '2025-12-31' as AccountingDate),
    );
    expect(rowsOf.map(({ receipt, packs }) => [receipt.split(':')[0], packs])).toEqual([
      ['receipt', 10],
      ['return', -1],
    ]);
  });
});
