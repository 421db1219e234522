import { describe, expect, it } from 'vitest';
import { usedInMonth } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { someone, type TestHouse } from '../support/house.ts';
import {
  AMOXICILLIN,
  CHIEF_PHARMACIST,
  GLUCOSE,
  openPharmacies,
  PHARMACIST,
  TOWN_PHARMACIST,
  TOWN_RECEIVER,
} from './deliveries-support.ts';

/** 药品库存: opened, issued by 先到期先出, sent to another unit, counted; no lot is below nil on any day. */

const { procurement } = contract;
const READER = someone('li.zong', 'chief-accountant');
const LOT = { item: AMOXICILLIN, lot: 'SOON', expiry: '2025-09-30', price: '8.40', packSize: 24 };

const openStock = (house: TestHouse, rows: readonly object[], more: object = {}) =>
  house.call('procurement.openStock', { unit: 'H01', day: '2025-01-01', rows, ...more }, PHARMACIST);
const OPENING = [
  { item: AMOXICILLIN, lot: 'LATE', expiry: '2027-06-30', quantity: 480, price: '8.40' },
  { item: AMOXICILLIN, lot: 'SOON', expiry: '2025-09-30', quantity: 240, price: '8.40' },
];
const issue = (house: TestHouse, rows: readonly object[]) =>
  house.call('procurement.issueStock', { unit: 'H01', source: '消耗.xlsx', rows }, PHARMACIST) as Promise<{
    taken: { lot: string; quantity: number }[];
  }>;
const lots = async (house: TestHouse, unit = 'H01') => {
  const { rows } = await house.pipeline.perform(procurement.stock, { unit: unit as never }, READER);
  return Object.fromEntries(rows.flatMap((row) => row.lots.map(({ lot, quantity }) => [lot, quantity])));
};
async function opened(): Promise<TestHouse> {
  const house = await openPharmacies();
  await openStock(house, OPENING);
  return house;
}

describe('a stock', () => {
  it('is opened once a product, by products of the formulary', async () => {
    const house = await opened();
    expect(await lots(house)).toEqual({ LATE: 480, SOON: 240 });
    const again = { unit: 'H01', day: '2025-01-02', rows: OPENING };
    expect((await house.refusal('procurement.openStock', again, PHARMACIST)).messages[0]).toContain('已有库存账');
    const strange = { ...again, rows: [{ ...OPENING[0], item: 'NOTHING1' }] };
    expect((await house.refusal('procurement.openStock', strange, PHARMACIST)).messages[0]).toContain('不在目录中');
    expect(await house.refusal('procurement.openStock', again, TOWN_PHARMACIST)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gives what expires first, the lot that is named, and all rows or none', async () => {
    const house = await opened();
    const { taken } = await issue(house, [{ day: '2025-02-10', item: AMOXICILLIN, quantity: 300 }]);
    expect(taken.map(({ lot, quantity }) => [lot, quantity])).toEqual([
      ['SOON', 240],
      ['LATE', 60],
    ]);
    await issue(house, [{ day: '2025-02-11', item: AMOXICILLIN, lot: 'LATE', quantity: 20 }]);
    const much = {
      unit: 'H01',
      rows: [
        { day: '2025-02-12', item: AMOXICILLIN, quantity: 1 },
        { day: '2025-02-12', item: GLUCOSE, quantity: 1 },
      ],
    };
    expect((await house.refusal('procurement.issueStock', much, PHARMACIST)).messages).toEqual([
      '第 2 行：葡萄糖注射液 250ml:12.5g×1袋/袋 2025-02-12 可发 0，不够 1',
    ]);
    expect(await lots(house)).toEqual({ LATE: 400 });
    // Booked late for an earlier day: what later days have used is not there any more.
    const early = { unit: 'H01', rows: [{ day: '2025-01-15', item: AMOXICILLIN, quantity: 401 }] };
    expect(await house.refusal('procurement.issueStock', early, PHARMACIST)).toMatchObject({ code: 'not-fit' });
    const used = await house.books.read((db) => usedInMonth(db, 'H01' as never, '2025-02' as Period));
    expect([...used]).toEqual([[AMOXICILLIN, 320]]);
  });

  it('takes the same list of use once', async () => {
    const house = await opened();
    const rows = [{ day: '2025-02-10', item: AMOXICILLIN, quantity: 10 }];
    await issue(house, rows);
    expect(
      await house.refusal('procurement.issueStock', { unit: 'H01', source: '再导.xlsx', rows }, PHARMACIST),
    ).toMatchObject({ code: 'same' });
    expect(await lots(house)).toMatchObject({ SOON: 230 });
  });

  it('is read from the lists that hospital systems export, each bad row named', async () => {
    const house = await opened();
    const csv = `发药日期,药品编码,药品名称,批号,消耗数量\n2025/2/3,${AMOXICILLIN},阿莫西林,,"1,200"\n2025/2/3,${AMOXICILLIN},阿莫西林,,半盒\n合计,,,,1200\n`;
    const file = await house.file(csv, PHARMACIST);
    const found = await house.pipeline.perform(
      procurement.readStockList,
      { unit: 'H01' as never, kind: 'issue', file, fileName: '消耗.csv' },
      PHARMACIST,
    );
    expect(found.rows).toEqual([
      { row: 2, item: AMOXICILLIN, quantity: 1200, day: '2025-02-03', lot: '', expiry: '', price: '' },
    ]);
    expect(found.problems).toEqual(['第 3 行：数量“半盒”不是正整数（最小单位）']);
    const none = await house.file('科室,金额\n内科,5\n', PHARMACIST);
    expect(
      await house.refusal(
        'procurement.readStockList',
        { unit: 'H01', kind: 'opening', file: none, fileName: 'x.csv' },
        PHARMACIST,
      ),
    ).toMatchObject({ code: 'unreadable' });
  });

  it('goes to another unit at the same lot and price, both at once, when that unit receives it', async () => {
    const house = await opened();
    const send = {
      unit: 'H01',
      to: 'T01',
      day: '2025-03-01',
      form: 'adjust',
      why: '近效期',
      lines: [{ ...LOT, quantity: 48 }],
    };
    expect(await house.refusal('procurement.sendTransfer', { ...send, to: 'H01' }, PHARMACIST)).toMatchObject({
      code: 'not-fit',
    });
    expect(
      (await house.refusal('procurement.sendTransfer', { ...send, lines: [{ ...LOT, quantity: 241 }] }, PHARMACIST))
        .messages[0],
    ).toContain('可调 240');
    const { id, revision } = (await house.call('procurement.sendTransfer', send, PHARMACIST)) as {
      id: number;
      revision: number;
    };
    expect(await lots(house)).toMatchObject({ SOON: 240 });
    // What is on its way is not sent once more, nor issued.
    const { lines: _, ...rest } = send;
    expect(
      (await house.refusal('procurement.sendTransfer', { ...rest, lines: [{ ...LOT, quantity: 193 }] }, PHARMACIST))
        .messages,
    ).toEqual([
      '第 1 行：阿莫西林胶囊 0.25g×24粒/盒 批号 SOON 2025-03-01 可调 192，不够 193（在途调出和待退的不能再调）',
    ]);
    const used = { unit: 'H01', rows: [{ row: 7, day: '2025-02-10', item: AMOXICILLIN, lot: 'SOON', quantity: 193 }] };
    expect((await house.refusal('procurement.issueStock', used, PHARMACIST)).messages).toEqual([
      '第 7 行：阿莫西林胶囊 0.25g×24粒/盒 批号 SOON 2025-02-10 可发 192，不够 193',
    ]);
    const { rows } = await house.pipeline.perform(procurement.stock, { unit: 'H01' as never }, READER);
    expect(rows[0]!.lots.map(({ lot, sending, returning }) => [lot, sending, returning])).toEqual([
      ['SOON', 48, 0],
      ['LATE', 0, 0],
    ]);
    const decide = { unit: 'T01', id, revision, outcome: 'accept' };
    expect(
      await house.refusal('procurement.decideTransfer', decide, someone('you.yf', 'receiver', 'T01' as never)),
    ).toMatchObject({ code: 'own-work' });
    expect(
      await house.refusal('procurement.decideTransfer', { ...decide, unit: 'H01' }, someone('x', 'receiver')),
    ).toMatchObject({ code: 'NOT_FOUND' });
    const [seen] = await house.pipeline.perform(procurement.stockPapers, { kind: 'transfer' }, TOWN_RECEIVER);
    expect(seen).toMatchObject({ id, holder: 'H01', other: 'T01', may: ['refuse', 'accept'], amount: '16.80' });
    await house.call('procurement.decideTransfer', decide, TOWN_RECEIVER);
    const history = await house.pipeline.perform(procurement.paperHistory, { id, kind: 'transfer' }, TOWN_RECEIVER);
    expect(history.map(({ step }) => step)).toEqual(['prepare', 'hand', 'accept']);
    expect([await lots(house), await lots(house, 'T01')]).toEqual([{ LATE: 480, SOON: 192 }, { SOON: 48 }]);
    const [move] = await house.pipeline.perform(
      procurement.stockMoves,
      { unit: 'T01' as never, item: AMOXICILLIN },
      TOWN_RECEIVER,
    );
    expect(move).toMatchObject({ kind: 'transfer-in', price: '8.40', left: 48 });
  });

  it('is kept for the other unit while it waits, and free again once it is taken back', async () => {
    const house = await opened();
    const send = {
      unit: 'H01',
      to: 'T01',
      day: '2025-03-01',
      form: 'gratis',
      why: '支援',
      lines: [{ ...LOT, quantity: 240 }],
    };
    const { id, revision } = (await house.call('procurement.sendTransfer', send, PHARMACIST)) as {
      id: number;
      revision: number;
    };
    const { taken } = await issue(house, [{ day: '2025-02-10', item: AMOXICILLIN, quantity: 10 }]);
    expect(taken).toMatchObject([{ lot: 'LATE', quantity: 10 }]);
    expect(await lots(house, 'T01')).toEqual({});
    await house.call('procurement.withdrawTransfer', { unit: 'H01', id, revision, reason: '已用' }, PHARMACIST);
    const again = await issue(house, [{ day: '2025-02-11', item: AMOXICILLIN, quantity: 10 }]);
    expect(again.taken).toMatchObject([{ lot: 'SOON', quantity: 10 }]);
  });

  it('is counted lot by lot; the difference is posted by the approval of another', async () => {
    const house = await opened();
    const count = {
      unit: 'H01',
      day: '2025-03-30',
      why: '月末盘点',
      lines: [
        { ...LOT, counted: 236 },
        { ...LOT, lot: 'LATE', expiry: '2027-06-30', counted: 482 },
      ],
    };
    const { id, revision } = (await house.call('procurement.saveCount', count, PHARMACIST)) as {
      id: number;
      revision: number;
    };
    expect((await house.refusal('procurement.saveCount', count, PHARMACIST)).messages).toEqual([
      expect.stringMatching(/^本单位 2025-03-30 的盘点 PD-2025-\d{5} 还在待审，请先办理它$/),
    ]);
    const decide = { unit: 'H01', id, revision, outcome: 'accept' };
    expect(await house.refusal('procurement.decideCount', decide, someone('you.yf', 'chief-pharmacist'))).toMatchObject(
      { code: 'own-work' },
    );
    expect(await house.refusal('procurement.decideCount', decide, PHARMACIST)).toMatchObject({ code: 'FORBIDDEN' });
    const { rows } = await house.pipeline.perform(procurement.stockPaper, { id, kind: 'count' }, CHIEF_PHARMACIST);
    expect(rows).toMatchObject([
      { quantity: 240, counted: 236, value: '-1.40' },
      { quantity: 480, counted: 482, value: '0.70' },
    ]);
    await house.call('procurement.decideCount', decide, CHIEF_PHARMACIST);
    expect(await lots(house)).toEqual({ LATE: 482, SOON: 236 });
    const again = (await house.call(
      'procurement.saveCount',
      { ...count, lines: [{ ...LOT, counted: 230 }] },
      PHARMACIST,
    )) as { id: number; revision: number };
    await issue(house, [{ day: '2025-03-29', item: AMOXICILLIN, quantity: 1 }]);
    const late = { unit: 'H01', id: again.id, revision: again.revision, outcome: 'accept' };
    expect((await house.refusal('procurement.decideCount', late, CHIEF_PHARMACIST)).messages[0]).toContain(
      '请重新盘点',
    );
  });

  it('lists what expires soon and what runs short', async () => {
    const house = await opened();
    await issue(house, [{ day: '2025-03-20', item: AMOXICILLIN, quantity: 700 }]);
    const { on, rows } = await house.pipeline.perform(procurement.stock, { unit: 'H01' as never }, PHARMACIST);
    expect(on).toBe('2025-03-31');
    expect(rows).toMatchObject([{ quantity: 20, cover: 2, short: true, near: false }]);
    const before = await house.pipeline.perform(procurement.stock, { on: '2025-03-19' as never }, PHARMACIST);
    expect(before.rows).toMatchObject([{ quantity: 720, short: false, near: false }]);
    const april = await house.pipeline.perform(procurement.stock, { on: '2025-03-19' as never }, TOWN_PHARMACIST);
    expect(april.rows).toEqual([]);
  });
});
