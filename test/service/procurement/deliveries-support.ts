import type { BooksTx } from '../../../electron/service/database.ts';
import { SAMPLE_ITEMS } from '../../../electron/service/demo/purchasing-items.ts';
import { takeNumbers } from '../../../electron/service/ledger/commands.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { TestClock } from '../support/service.ts';

/** What deliveries and stocks stand on: a formulary, a supplier, and orders with what each unit is to get. */

export const SUPPLIER = '91330000XL00000157';
export const SUPPLIER_NAME = '示例青山医药配送有限公司';
export const AMOXICILLIN = 'XJ01CAA018A004010110001';
export const INSULIN = 'XA10AEA179A073240110012';
export const GLUCOSE = 'XB05BAA284A028390110012';

export const BUYER = someone('zhou.cg', 'pharmacy-buyer');
export const PHARMACIST = someone('you.yf', 'unit-pharmacist', 'H01' as never);
export const RECEIVER = someone('zheng.ys', 'receiver', 'H01' as never);
export const TOWN_PHARMACIST = someone('xu.yf', 'unit-pharmacist', 'T01' as never);
export const TOWN_RECEIVER = someone('tang.ys', 'receiver', 'T01' as never);
export const CHIEF_PHARMACIST = someone('qin.zys', 'chief-pharmacist');

/** A row of an order: a product for a unit, in packs, at a price of a pack in 万分之一元. */
export interface OrderedFor {
  readonly unit: string;
  readonly item: string;
  readonly packs: number;
  readonly price: number;
}

const paper = (id: number, kind: string, more: object) => ({
  ...{ id, kind, unit: '', number: '', subject: '', first: '2025-01-01', last: '', stage: 'approved', revision: 1 },
  ...{ content: '{}', ...more },
});

/** Keeps a formulary of the sample's products and one supplier. */
export async function keepGround({ db, ...tx }: BooksTx): Promise<void> {
  const id = await takeNumbers({ db, ...tx } as BooksTx, 'procurement_paper', 2);
  await db
    .insertInto('procurement_paper')
    .values([paper(id, 'formulary', { number: '2025-1' }), paper(id + 1, 'supplier', { subject: SUPPLIER })])
    .execute();
  for (const item of SAMPLE_ITEMS.filter(({ code }) => [AMOXICILLIN, INSULIN, GLUCOSE].includes(code)))
    await db
      .insertInto('formulary_item')
      .values({
        ...{ code: item.code, first: '2025-01-01', last: '9999-12-31', version: id, kind: item.kind, name: item.name },
        ...{ generic: item.generic, search: item.name, listed: null },
        content: canonicalJson({
          ...item,
          units: [],
          doctor: '',
          otherCode: '',
          remark: '',
          listed: undefined,
        } as never),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const card = { code: SUPPLIER, name: SUPPLIER_NAME, roles: ['distributor'], hours: 48, urgentHours: 24, units: [] };
  await db
    .insertInto('supplier')
    .values({
      ...{ code: SUPPLIER, name: SUPPLIER_NAME, search: SUPPLIER_NAME },
      state: 'active',
      paper: id + 1,
      content: canonicalJson(card),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps an order that was placed, signed by whoever bought. Gives its allocations in the order of its rows. */
export async function keepOrder(
  tx: BooksTx,
  rows: readonly OrderedFor[],
  { day = '2025-03-01', buyer = 'zhou.cg', number = '' } = {},
): Promise<{ order: number; allocations: number[] }> {
  const { db } = tx;
  const id = await takeNumbers(tx, 'procurement_paper', 2);
  const order = id + 1;
  await db
    .insertInto('procurement_paper')
    .values([
      paper(id, 'request', {
        ...{ unit: rows[0]!.unit, first: day, last: day, stage: 'approved' },
        content: canonicalJson({ kind: 'ordinary', needed: day, hours: 0, cause: '', instead: '' }),
      }),
      paper(order, 'order', { number: number || `CG-${order}`, subject: SUPPLIER, first: day, stage: 'placed' }),
    ])
    .execute();
  await db.insertInto('order_head').values({ order_id: order, urgent: 0, settlement: 'community' }).execute();
  const step = await takeNumbers(tx, 'procurement_step', 2);
  const made = {
    person: buyer,
    display: buyer,
    instant: `${day}T08:00:00.000Z`,
    reason: '',
    content: '{}',
    digest: '',
  };
  await db
    .insertInto('procurement_step')
    .values([
      { ...made, id: step, paper: id, step: 'approve' },
      { ...made, id: step + 1, paper: order, step: 'place' },
    ])
    .execute();
  const allocations: number[] = [];
  for (const { unit, item, packs, price } of rows) {
    const request = await takeNumbers(tx, 'request_line', 1);
    await db
      .insertInto('request_line')
      .values({
        ...{ id: request, request: id, unit, item, asked: packs, suggested: null, remark: '', approved: packs },
        ...{ why: '', dropped: 0 },
      })
      .execute();
    const line = await takeNumbers(tx, 'order_line', 1);
    await db.insertInto('order_line').values({ id: line, order_id: order, item, price, agreement: null }).execute();
    const allocation = await takeNumbers(tx, 'order_allocation', 1);
    await db
      .insertInto('order_allocation')
      .values({ id: allocation, line, request_line: request, unit, quantity: packs, cancelled: 0 })
      .execute();
    allocations.push(allocation);
  }
  return { order, allocations };
}

const inBooks = <T>(house: TestHouse, work: (tx: BooksTx) => Promise<T>): Promise<T> =>
  house.books.transact({ actor: 'tester', operation: 'test.seed' }, work);

export const seedOrder = (house: TestHouse, rows: readonly OrderedFor[], more?: Parameters<typeof keepOrder>[2]) =>
  inBooks(house, (tx) => keepOrder(tx, rows, more));

/** Three units, a formulary and a supplier; the clock stands in the middle of 2025. */
export async function openPharmacies(options: Parameters<typeof openCommunity>[1] = {}): Promise<TestHouse> {
  const clock = new TestClock();
  const house = await openCommunity([LEAD, TOWN, TOWN2], { clock, ...options });
  await inBooks(house, keepGround);
  return house;
}

/** One line as it arrives, whole and long-lived unless it is said otherwise. */
export const line = (allocation: number, delivered: number, more: object = {}) => ({
  ...{ allocation, lot: '250101', produced: '', expiry: '2027-12-31', delivered, accepted: delivered },
  ...{ reason: '', why: '', codes: [], ...more },
});
export const arrival = (order: number, lines: readonly object[], more: object = {}) => ({
  ...{ order, note: 'SH-1', at: '2025-03-02T09:30', coldWhy: '', lines, ...more },
});
