import type { BooksTx } from '../../../electron/service/database.ts';
import { SAMPLE_FIRMS, type SampleFirm } from '../../../electron/service/demo/purchasing-firms.ts';
import { SAMPLE_ITEMS, type SampleItem } from '../../../electron/service/demo/purchasing-items.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** What invoices are held against, put straight into the tables of its neighbours: products, firms, orders, receipts. */

export const BUYER = someone('zhou.cg', 'pharmacy-buyer');
export const OTHER_BUYER = someone('gao.cg', 'pharmacy-buyer');
export const CHIEF = someone('qin.zys', 'chief-pharmacist');
export const TOWN_PHARMACIST = someone('xu.yf', 'unit-pharmacist', 'T01');

/** 阿莫西林胶囊 0.25g×24 (江南), 头孢呋辛酯片 (江南), 注射器 (康宁: a consumable). */
export const AMOX = 'XJ01CAA018A004010110001';
export const CEFU = 'XJ01DCA025A007020110001';
export const SYRINGE = 'C1401010010000320033';
/** Distributors, and the maker of the first two. */
export const DISTRIBUTOR = '91330000XL00000157';
export const OTHER_FIRM = '91330000XL00000232';
export const MAKER = '91330000XL0000111G';

type Db = BooksTx['db'];
export const inBooks = <T>(house: Pick<TestHouse, 'books'>, work: (db: Db) => Promise<T>): Promise<T> =>
  house.books.transact({ actor: 'tester', operation: 'test.seed' }, ({ db }) => work(db));

let last = 900_000;
async function paper(db: Db, kind: string, values: object): Promise<number> {
  last += 1;
  const own = { unit: '', number: `${kind}-${last}`, subject: '', first: '2025-01-01', last: '', content: '{}' };
  await db
    .insertInto('procurement_paper')
    .values({ ...own, stage: 'approved', revision: 1, ...values, id: last, kind })
    .execute();
  return last;
}

/** Products and firms: those of the sample county, or others. */
export const seedGround = (
  house: Pick<TestHouse, 'books'>,
  items: readonly SampleItem[] = SAMPLE_ITEMS,
  firms: readonly SampleFirm[] = SAMPLE_FIRMS,
): Promise<void> =>
  inBooks(house, async (db) => {
    const version = await paper(db, 'formulary', {});
    for (const { listed, ...sample } of items) {
      const item = { ...sample, listed: parsePrice(listed)!, units: [], doctor: '', otherCode: '', remark: '' };
      const { code, kind, name, generic } = item;
      const content = canonicalJson(item as unknown as Json);
      await db
        .insertInto('formulary_item')
        .values({
          ...{ code, kind, name, generic, search: name, listed: item.listed, version, content },
          ...{ first: '2025-01-01', last: '9999-12-31' },
        })
        .execute();
    }
    for (const { code, name, roles, group = '', chain = '' } of firms) {
      const card = await paper(db, 'supplier', { subject: code });
      const content = canonicalJson({
        ...{ code, name, roles, chain, group, licences: [], units: [], hours: 48, urgentHours: 4 },
        ...{ contact: '', phone: '' },
      } as unknown as Json);
      await db
        .insertInto('supplier')
        .values({ code, name, search: name, state: 'active', paper: card, content })
        .execute();
    }
  });

export interface SeedOrder {
  readonly day?: string;
  readonly supplier?: string;
  readonly item?: string;
  readonly price?: string;
  /** 承诺到货; none without it. */
  readonly promised?: string;
  readonly mode?: 'insurance' | 'community' | 'unit';
  /** Packs ordered and accepted, by unit. */
  readonly units: readonly { readonly unit: string; readonly ordered: number; readonly accepted?: number }[];
  readonly lot?: string;
}

/** An order of one line with what was accepted of it; gives the line's id. */
export const seedOrder = (house: Pick<TestHouse, 'books'>, order: SeedOrder): Promise<number> =>
  inBooks(house, async (db) => {
    const { day = '2025-03-01', supplier = DISTRIBUTOR, item = AMOX, price = '8.40', mode = 'community' } = order;
    const id = await paper(db, 'order', {
      ...{ stage: 'confirmed', subject: supplier, first: day, number: `CG-${last + 1}` },
      last: order.promised ?? '',
      content: canonicalJson({ settlement: mode }),
    });
    await db.insertInto('order_head').values({ order_id: id, urgent: 0, settlement: mode }).execute();
    last += 1;
    const line = last;
    await db
      .insertInto('order_line')
      .values({ id: line, order_id: id, item, price: parsePrice(price)!, agreement: null })
      .execute();
    for (const { unit, ordered, accepted = ordered } of order.units) {
      const request = await paper(db, 'request', { unit });
      last += 1;
      const allocation = last;
      await db
        .insertInto('request_line')
        .values({
          ...{ id: allocation, request, unit, item, asked: ordered, suggested: null, remark: '', approved: ordered },
          ...{ why: '', dropped: 0 },
        })
        .execute();
      await db
        .insertInto('order_allocation')
        .values({ id: allocation, line, request_line: allocation, unit, quantity: ordered, cancelled: 0 })
        .execute();
      if (accepted > 0) await accept(db, { ...order, day, supplier, item, price, unit, allocation, packs: accepted });
    }
    return line;
  });

async function accept(
  db: Db,
  of: {
    unit: string;
    allocation: number;
    packs: number;
    day: string;
    supplier: string;
    item: string;
    price: string;
    lot?: string;
  },
): Promise<void> {
  const receipt = await paper(db, 'receipt', {
    ...{ unit: of.unit, stage: 'accepted', subject: of.supplier, first: of.day, number: `YS-${of.unit}-${last + 1}` },
  });
  last += 1;
  await db
    .insertInto('receipt_line')
    .values({
      ...{ id: last, receipt, allocation: of.allocation, item: of.item, lot: of.lot ?? 'A1', produced: '2025-01-01' },
      ...{ expiry: '2027-01-01', delivered: of.packs, accepted: of.packs, reason: '', why: '' },
      ...{ price: parsePrice(of.price)!, pack_size: 24 },
    })
    .execute();
}

/** Packs of an order's line come in later, for a unit of it. */
export const seedReceipt = (house: Pick<TestHouse, 'books'>, line: number, unit: string, packs: number, day: string) =>
  inBooks(house, async (db) => {
    const { id, item, price, subject } = await db
      .selectFrom('order_allocation as allocation')
      .innerJoin('order_line as line', 'line.id', 'allocation.line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
      .select(['allocation.id', 'line.item', 'line.price', 'paper.subject'])
      .where('allocation.line', '=', line)
      .where('allocation.unit', '=', unit)
      .executeTakeFirstOrThrow();
    await accept(db, { unit, allocation: id, packs, day, supplier: subject, item, price: (price / 10_000).toFixed(4) });
  });

/** Packs go back to the supplier of what came for an order's line. */
export const seedReturn = (house: Pick<TestHouse, 'books'>, line: number, packs: number, day = '2025-05-01') =>
  inBooks(house, async (db) => {
    const { id } = await db
      .selectFrom('receipt_line as receipt')
      .innerJoin('order_allocation as allocation', 'allocation.id', 'receipt.allocation')
      .select('receipt.id')
      .where('allocation.line', '=', line)
      .executeTakeFirstOrThrow();
    const back = await paper(db, 'return', { stage: 'accepted', first: day });
    last += 1;
    await db
      .insertInto('return_line')
      .values({ id: last, return_id: back, receipt_line: id, packs, form: 'goods' })
      .execute();
  });

export async function openInvoices(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  await seedGround(house);
  return house;
}

/** A short number of a test as 数电发票 have them (`2001`, `R1` of a red one), and back. */
export const digital = (short: string): string => short.replace(/^R/, '900').padStart(20, '0');
export const shortOf = (number: string): string => number.replace(/^0+/, '').replace(/^900(?=\d$)/, 'R');

/** An invoice of one line as somebody types it; what differs is given. */
export const invoice = (number: string, packs: number, price: string, more: object = {}, line: object = {}) => {
  const amount = (Number(price) * packs).toFixed(2);
  return {
    ...{
      level: 2,
      seller: DISTRIBUTOR,
      buyer: '',
      code: '',
      number: digital(number),
      day: '2025-03-10',
      amount,
      tax: '0',
    },
    ...{ original: '', file: '', fileName: '' },
    lines: [{ item: AMOX, lot: 'A1', packs, price, amount, ...line }],
    ...more,
  };
};
/** The maker's first invoice to the distributor. */
export const firstInvoice = (number: string, packs: number, more: object = {}, line: object = {}) =>
  invoice(number, packs, '7.90', { level: 1, seller: MAKER, buyer: DISTRIBUTOR, day: '2025-02-20', ...more }, line);
