import type { BooksTx } from '../../../electron/service/database.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { TestClock } from '../support/service.ts';

/** What orders stand on, put straight into the tables: products, firms, prices, the account, decided requests, exceptions. */

export const BUYER = someone('zhou.cg', 'pharmacy-buyer');
export const OTHER_BUYER = someone('gao.cg', 'pharmacy-buyer');
export const HEAD = someone('qin.zys', 'chief-pharmacist');
export const TOWN_PHARMACIST = someone('xu.yf', 'unit-pharmacist', 'T01');
export const TOWN2_PHARMACIST = someone('he.yf', 'unit-pharmacist', 'T02');

export const AMOX = 'XJ01CAA018A004010110001';
export const CEF = 'XJ01DCA025A007020110001';
export const GAUZE = 'C1401010011303807555';
export const FIRM = '91330000XL00000157';
export const FIRM2 = '91330000XL00000232';

type Db = BooksTx['db'];

const item = (code: string, name: string, more: object = {}) => ({
  ...{ code, kind: 'western', name, generic: name, form: '胶囊剂', strength: '0.25g', unit: '粒', pack: '盒' },
  ...{ packSize: 24, maker: '示例江南制药有限公司', listed: 84_000, flags: [], units: [], doctor: '', otherCode: '' },
  ...{ remark: '', ...more },
});
const firm = (code: string, name: string, more: object = {}) => ({
  ...{ code, name, roles: ['distributor'], chain: '', group: '', units: [], hours: 48, urgentHours: 4 },
  ...{ contact: '示例联系人', phone: '0000-0000000' },
  licences: [
    { kind: 'business', number: '示例0' },
    { kind: 'drug-trading', number: '示例1', until: '2026-12-31' },
    { kind: 'device-trading', number: '示例2', until: '2026-12-31' },
  ],
  ...more,
});

let lastPaper = 960_000;

async function paper(db: Db, kind: string, values: object): Promise<number> {
  lastPaper += 1;
  const own = { unit: '', number: `${kind}-${lastPaper}`, subject: '', first: '2025-01-01', last: '', content: '{}' };
  await db
    .insertInto('procurement_paper')
    .values({ ...own, stage: 'approved', revision: 1, ...values, id: lastPaper, kind })
    .execute();
  return lastPaper;
}

export const inBooks = <T>(house: TestHouse, work: (db: Db) => Promise<T>): Promise<T> =>
  house.books.transact({ actor: 'tester', operation: 'test.seed' }, ({ db }) => work(db));

export async function addItem(db: Db, of: ReturnType<typeof item>, version: number): Promise<void> {
  const { code, kind, name, generic, listed } = of;
  const span = { first: '2025-01-01', last: '9999-12-31' };
  await db
    .insertInto('formulary_item')
    .values({ code, kind, name, generic, listed, ...span, version, search: name, content: canonicalJson(of) })
    .execute();
}

/** A price agreement of 2025; `price` in 万分之一元. */
export async function addPrice(
  db: Db,
  of: { id: number; item: string; price: number; suppliers: readonly (readonly [string, readonly string[]])[] },
): Promise<void> {
  const own = { first: '2025-01-01', last: '2025-12-31', source: 'negotiation', origin: 0 };
  const { id, item: code, price, suppliers } = of;
  await db
    .insertInto('price_agreement')
    .values({ id, item: code, price, ...own, paper: await paper(db, 'price', { subject: code }) })
    .execute();
  for (const [supplier, units] of suppliers)
    await db
      .insertInto('price_supplier')
      .values({ agreement: id, supplier, units: JSON.stringify(units) })
      .execute();
}

export async function addFirm(db: Db, of: ReturnType<typeof firm>): Promise<void> {
  const { code, name } = of;
  await db
    .insertInto('supplier')
    .values({
      code,
      name,
      search: name,
      state: 'active',
      paper: await paper(db, 'supplier', {}),
      content: canonicalJson(of),
    })
    .execute();
}

/** A decided request of a unit: each line a product and what was approved of it. Line ids are given out from `firstLine`. */
export async function addRequest(
  db: Db,
  of: {
    readonly unit: string;
    readonly firstLine: number;
    readonly lines: readonly (readonly [item: string, approved: number])[];
    readonly kind?: string;
    readonly needed?: string;
  },
): Promise<void> {
  const content = canonicalJson({ kind: of.kind ?? 'ordinary', needed: of.needed ?? '2025-06-10' });
  const request = await paper(db, 'request', { unit: of.unit, number: `SQ-${of.unit}-${of.firstLine}`, content });
  for (const [index, [code, approved]] of of.lines.entries())
    await db
      .insertInto('request_line')
      .values({
        ...{ id: of.firstLine + index, request, unit: of.unit, item: code, asked: Math.max(approved, 1), approved },
        ...{ suggested: null, remark: '', why: '', dropped: 0 },
      })
      .execute();
}

/** An approved exception for a unit and product in 2025; `price` in 万分之一元, `quantity` in packs. */
export const addOverride = (
  db: Db,
  subject: string,
  of: { readonly kind: string; readonly unit: string; readonly price?: number; readonly quantity?: number },
): Promise<number> => {
  const { unit, kind, price = 100_000, quantity = 1000 } = of;
  const content = canonicalJson({ kind, what: '', quantity, price, supplier: FIRM, why: '临床急需' });
  return paper(db, 'override', { subject, unit, last: '2025-12-31', content });
};

/** Two products of one firm for all units, gauze of another for T02 alone, one account; three units have asked. */
export async function seedBuying(house: TestHouse): Promise<void> {
  await inBooks(house, async (db) => {
    const version = await paper(db, 'formulary', {});
    await addItem(db, item(AMOX, '阿莫西林胶囊'), version);
    await addItem(db, item(CEF, '头孢呋辛酯片', { flags: ['selected'], listed: 120_000 }), version);
    await addItem(
      db,
      item(GAUZE, '医用纱布块', { kind: 'consumable', strength: '8cm', packSize: 5, listed: 20_000 }),
      version,
    );
    await addFirm(db, firm(FIRM, '示例青山医药配送有限公司'));
    await addFirm(db, firm(FIRM2, '示例白水医药有限公司'));
    await addPrice(db, {
      id: 1,
      item: AMOX,
      price: 80_000,
      suppliers: [
        [FIRM, []],
        [FIRM2, ['T02']],
      ],
    });
    await addPrice(db, { id: 2, item: CEF, price: 33_333, suppliers: [[FIRM, []]] });
    await addPrice(db, { id: 3, item: GAUZE, price: 12_500, suppliers: [[FIRM2, ['T02']]] });
    const account = await paper(db, 'account', {});
    const own = { unit: 'H01', bank: '示例银行', name: '示例医共体采购专户', number: '0000 0000 0000 0001' };
    await db
      .insertInto('purchase_account')
      .values({ id: 1, ...own, paper: account })
      .execute();
    await addRequest(db, {
      unit: 'T01',
      firstLine: 1,
      lines: [
        [AMOX, 20],
        [CEF, 10],
      ],
    });
    await addRequest(db, {
      unit: 'T02',
      firstLine: 11,
      lines: [
        [AMOX, 30],
        [GAUZE, 40],
      ],
    });
    await addRequest(db, { unit: 'H01', firstLine: 21, lines: [[AMOX, 100]], kind: 'urgent', needed: '2025-06-03' });
  });
}

const { procurement } = contract;
export const DAY = '2025-06-02' as AccountingDate;

/** Three units whose requests were approved, and everything that they may be ordered by. */
export async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2], { clock: new TestClock(Date.UTC(2025, 6, 31)) });
  await seedBuying(house);
  return house;
}

interface Made {
  readonly orders: readonly { readonly id: number; readonly number: string; readonly revision: number }[];
}
type Line = readonly [requestLine: number, packs: number, supplier?: string];
export const input = (lines: readonly Line[], more: object = {}) => ({
  ...{ day: DAY, place: true },
  lines: lines.map(([requestLine, packs, supplier = FIRM]) => ({ requestLine, packs, supplier })),
  ...more,
});
export const make = (house: TestHouse, lines: readonly Line[], more: object = {}) =>
  house.call('procurement.makeOrders', input(lines, more), BUYER) as Promise<Made>;
export const refused = (house: TestHouse, lines: readonly Line[], more: object = {}, caller: Caller = BUYER) =>
  house.refusal('procurement.makeOrders', input(lines, more), caller);
export const order = (house: TestHouse, id: number, caller: Caller = BUYER) =>
  house.pipeline.perform(procurement.order, { id }, caller);
export const does = async (house: TestHouse, operation: string, id: number, more: object = {}) =>
  house.call(`procurement.${operation}`, { id, revision: (await order(house, id)).revision, ...more }, BUYER);
/** Packs that are open, by request line. */
export const openNow = async (house: TestHouse, caller: Caller = BUYER) => {
  const { lines } = await house.pipeline.perform(procurement.orderPlan, { day: DAY }, caller);
  return Object.fromEntries(lines.map(({ requestLine, open: packs }) => [requestLine, packs]));
};
export const parts = async (house: TestHouse, id: number, caller: Caller = BUYER) =>
  (await order(house, id, caller)).rows.map(({ item, packs, allocations }) => [
    ...[item, packs],
    allocations.map(({ unit, quantity, cancelled }) => [unit, quantity - cancelled]),
  ]);
