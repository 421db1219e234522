import { describe, expect, it } from 'vitest';
import { readPurchases } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { TestHouse } from '../support/house.ts';
import {
  AMOX,
  BUYER,
  firstInvoice,
  inBooks,
  invoice,
  openInvoices,
  SYRINGE,
  seedOrder,
  seedReceipt,
  seedReturn,
  shortOf,
  TOWN_PHARMACIST,
} from './invoices-support.ts';

/** 采购链: what became of orders, read over all rooms. */

const { procurement } = contract;
const YEAR = ['2025-01-01', '2025-12-31'] as AccountingDate[];
const register = (house: TestHouse, ...invoices: object[]) =>
  house.call('procurement.registerInvoices', { invoices }, BUYER);
const rowsOf = (house: TestHouse, last = YEAR[1]!) => house.books.read((db) => readPurchases(db, YEAR[0]!, last));
const told = async (house: TestHouse, last?: AccountingDate) =>
  (await rowsOf(house, last)).map((row) =>
    [
      ...[
        row.unit,
        row.packs,
        row.outstanding,
        row.received,
        shortOf(row.bill?.number ?? ''),
        shortOf(row.bill?.first ?? ''),
      ],
      ...[row.billed, row.bill?.verdict ?? '', row.bill?.payment ?? '', row.paid, row.receipt?.settlement ?? ''],
      row.settled,
    ].join(' | '),
  );

/** An order for two units, one of which got less, two deliveries, both invoices, some packs given back. */
async function bought(house: TestHouse): Promise<number> {
  const line = await seedOrder(house, {
    units: [
      { unit: 'H01', ordered: 10, accepted: 6 },
      { unit: 'T01', ordered: 5, accepted: 3 },
    ],
  });
  await seedReceipt(house, line, 'H01', 4, '2025-03-05');
  await register(house, firstInvoice('1001', 20), invoice('2001', 8, '8.40'));
  return line;
}

describe('采购链', () => {
  it('has orders with what came, was billed, and is still to come', async () => {
    const house = await openInvoices();
    const line = await bought(house);
    expect(await told(house)).toEqual([
      'H01 | 6 | 0 | 5040 | 2001 | 1001 | 5040 | pay |  | 0 |  | 0',
      'T01 | 2 | 0 | 1680 | 2001 | 1001 | 1680 | pay |  | 0 |  | 0',
      'T01 | 1 | 0 | 840 |  |  | 0 |  |  | 0 |  | 0',
      'H01 | 4 | 0 | 3360 |  |  | 0 |  |  | 0 |  | 0',
      'T01 | 0 | 2 | 0 |  |  | 0 |  |  | 0 |  | 0',
    ]);
    // As it stood before the second delivery and before the invoice.
    expect((await told(house, '2025-03-04' as AccountingDate)).map((row) => row.split(' | ').slice(0, 5))).toEqual([
      ['H01', '6', '0', '5040', ''],
      ['T01', '3', '0', '2520', ''],
      ['H01', '0', '4', '0', ''],
      ['T01', '0', '2', '0', ''],
    ]);
    await seedReturn(house, line, 2);
    expect((await rowsOf(house)).reduce((sum, { received }) => sum + received, 0)).toBe((13 - 2) * 840);
  });

  it('is found from the search, by each as far as it is theirs', async () => {
    const house = await openInvoices();
    await bought(house);
    const find = async (text: string, caller = BUYER) =>
      (await house.pipeline.perform(procurement.find, { text }, caller)).map(({ kind }) => kind);
    expect(await find('CG-')).toEqual(['order']);
    expect(await find('2001')).toContain('invoice');
    expect(await find('2001', TOWN_PHARMACIST)).not.toContain('invoice');
    expect(await find('阿莫西林')).toContain('item');
    expect(await find('   x%_nothing')).toEqual([]);
  });

  it('follows the invoice to its payment and the goods to their note', async () => {
    const house = await openInvoices();
    const bill = await bought(house);
    await inBooks(house, async (db) => {
      const own = { unit: '', subject: '', first: '2025-04-01', last: '2025-04-30', content: '{}', revision: 1 };
      await db
        .insertInto('procurement_paper')
        .values([
          { ...own, id: 800_001, kind: 'payment', number: 'FK-2025-001', stage: 'posted' },
          { ...own, id: 800_002, kind: 'settlement', number: 'JS-H01-2025-03', unit: 'H01', stage: 'draft' },
          { ...own, id: 800_003, kind: 'payment', number: 'FK-2025-002', stage: 'withdrawn' },
        ])
        .execute();
      await db.insertInto('payment_made').values({ payment: 800_001, day: '2025-04-02', reference: '1' }).execute();
      const { id } = await db
        .selectFrom('supplier_invoice_line as line')
        .innerJoin('supplier_invoice as invoice', 'invoice.id', 'line.invoice')
        .select('line.id')
        .where('invoice.level', '=', 2)
        .executeTakeFirstOrThrow();
      const pays = { invoice_line: id, supplier: '', mode: 'community' };
      await db
        .insertInto('payment_line')
        .values([
          { ...pays, id: 1, payment: 800_001, amount: 6_720 },
          { ...pays, id: 2, payment: 800_003, amount: 6_720 },
        ])
        .execute();
      const { line } = await db.selectFrom('receipt_line').select('id as line').orderBy('id').executeTakeFirstOrThrow();
      await db
        .insertInto('settlement_row')
        .values({
          ...{ id: 1, settlement: 800_002, receipt: `receipt:${line}`, unit: 'H01', item: 'A' },
          ...{ packs: 6, price: 84_000, amount: 5_040 },
        })
        .execute();
    });
    expect((await told(house)).slice(0, 3)).toEqual([
      'H01 | 6 | 0 | 5040 | 2001 | 1001 | 5040 | pay | FK-2025-001 | 5040 | JS-H01-2025-03 | 5040',
      'T01 | 2 | 0 | 1680 | 2001 | 1001 | 1680 | pay | FK-2025-001 | 1680 |  | 0',
      'T01 | 1 | 0 | 840 |  |  | 0 |  |  | 0 |  | 0',
    ]);
    const period = '2025-12' as Period;
    const report = await house.pipeline.perform(procurement.report, { period }, BUYER);
    expect(report.orders[0]!.lines).toMatchObject([
      { ordered: '15', received: '13', accepted: '13', invoiced: '67.20', paid: '67.20' },
    ]);
    expect(report.settlements).toEqual([
      {
        ...{ no: 'JS-H01-2025-03', unit: 'H01', first: '2025-04-01', last: '2025-04-30', stage: 'draft' },
        amount: '50.40',
      },
    ]);
    // On the screen the chain leads from the order's line to each paper.
    const { id: order } = await house.books.read((db) =>
      db.selectFrom('procurement_paper').select('id').where('kind', '=', 'order').executeTakeFirstOrThrow(),
    );
    const chain = await house.pipeline.perform(procurement.orderChain, { order }, BUYER);
    expect(chain).toHaveLength(5);
    expect(chain[0]).toMatchObject({
      ...{
        orderLine: bill,
        unit: 'H01',
        packs: 6,
        received: '50.40',
        billed: '50.40',
        paid: '50.40',
        settled: '50.40',
      },
      invoice: { id: expect.any(Number), number: expect.stringContaining('2001'), verdict: 'pay' },
      payments: [{ id: 800_001, number: 'FK-2025-001' }],
      settlements: [{ id: 800_002, number: 'JS-H01-2025-03' }],
    });
    expect(chain[0]!.receipts).toMatchObject([{ id: expect.any(Number) }]);
    const towns = await house.pipeline.perform(procurement.orderChain, { order }, TOWN_PHARMACIST);
    expect(towns.map(({ unit, packs, outstanding }) => [unit, packs, outstanding])).toEqual([
      ['T01', 2, 0],
      ['T01', 1, 0],
      ['T01', 0, 2],
    ]);
    await expect(house.call('procurement.orderChain', { order: 999 }, BUYER)).rejects.toThrow();
    // A unit is told of its own packs, what they cost, and its own notes.
    const own = await house.pipeline.perform(procurement.report, { period }, TOWN_PHARMACIST);
    expect(own.orders[0]!.lines).toMatchObject([{ ordered: '5', received: '3', invoiced: '16.80', paid: '16.80' }]);
    expect(own.settlements).toEqual([]);
  });

  it('reports prices and findings on their own, each of what the reader may see', async () => {
    const house = await openInvoices();
    const allOf = { units: [{ unit: 'H01', ordered: 10 }] };
    await seedOrder(house, { ...allOf, price: '8.40', day: '2025-03-01' });
    await seedOrder(house, { units: [{ unit: 'T01', ordered: 5, accepted: 3 }], price: '9.00', day: '2025-03-05' });
    await seedOrder(house, { ...allOf, item: SYRINGE, price: '1.00', day: '2026-01-05' });
    const period = '2025-12' as Period;
    const { prices } = await house.pipeline.perform(procurement.priceReport, { period }, BUYER);
    expect(prices).toEqual([
      {
        ...{
          code: AMOX,
          name: '阿莫西林胶囊 0.25g×24粒/盒',
          maker: '示例江南制药有限公司',
          listed: '8.40',
          agreed: null,
        },
        ...{ lowest: '8.40', highest: '9.00', accepted: '13', amount: '111.00' },
      },
    ]);
    const own = await house.pipeline.perform(procurement.priceReport, { period }, TOWN_PHARMACIST);
    expect(own.prices).toMatchObject([{ lowest: '9.00', highest: '9.00', accepted: '3', amount: '27.00' }]);

    const { alerts } = await house.pipeline.perform(procurement.guardReport, { period }, BUYER);
    expect(alerts).toEqual((await house.pipeline.perform(procurement.report, { period }, BUYER)).alerts);
    expect(alerts).toContainEqual(
      expect.objectContaining({ rule: 'above-price', unit: 'T01', found: '9.00', held: '8.40', state: 'open' }),
    );
    const seen = await house.pipeline.perform(procurement.guardReport, { period }, TOWN_PHARMACIST);
    expect(seen.alerts.every(({ unit }) => unit === 'T01')).toBe(true);
    expect(seen.alerts).not.toEqual([]);
    const early = { period: '2025-02' as Period };
    expect((await house.pipeline.perform(procurement.priceReport, early, BUYER)).prices).toEqual([]);
  });
});
