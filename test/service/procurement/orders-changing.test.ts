import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { opened } from '../pack/file.ts';
import {
  AMOX,
  BUYER,
  DAY,
  does,
  FIRM,
  inBooks,
  make,
  open,
  openNow,
  order,
  parts,
  TOWN_PHARMACIST,
  TOWN2_PHARMACIST,
} from './orders-support.ts';

/** 采购订单: placed, confirmed, changed and cancelled; what is cancelled returns to the plan. */

const { procurement } = contract;

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
