import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/service/pipeline/failure.ts';
import { readTaken } from '../../../electron/service/procurement/payments/payables.ts';
import { readMatched, readPurchases, receivedOf } from '../../../electron/service/procurement/queries.ts';
import { readMoves } from '../../../electron/service/procurement/stock/moves.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { byLot, lowestOf } from '../../../shared/domain/procurement/stock/move.ts';
import { traceTotals } from '../../../shared/domain/procurement/trace/trace.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { formatYuan, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { BATCH, seedBatch } from './advances-support.ts';
import { DISTRIBUTOR, inBooks } from './invoices-support.ts';
import { addPrice, addRequest } from './orders-support.ts';
import { approve, asked, CASHIER, day, hand, pay, proposed, seedPayee } from './payments-support.ts';
import {
  BUYER,
  CENTRE,
  confirmed,
  HOSPITAL_PHARMACIST,
  openSettling,
  prepared,
  TOWN_PHARMACIST,
  TOWN2_PHARMACIST,
} from './settlements-support.ts';

/**
 * Random histories of joint purchases from the request to the consolidation, over both engines and by commands alone: asked,
 * ordered, changed, received in parts, issued, given back, billed, paid, also out of an advance, settled, taken back. Whatever is refused changes
 * nothing, and of whatever happened nothing is lost and nothing counted twice.
 */

const { audit, consolidation, procurement } = contract;
const MASK = 'C1404010040000620033';
const GAUZE = 'C1405010050000720033';
/** In 万分之一元: one of them so that packs do not come to whole 分. */
const PRICES = { [MASK]: 119_999, [GAUZE]: 25_555 };
const APPROVED = 60;
/** One deed of so many is followed by a look at what is kept. */
const LOOKED_AT = 8;
const YEAR = ['2025-01-01', '2025-12-31'] as AccountingDate[];
const MARCH = '2025-03' as Period;
const LAST = '2025-03-31';
const PEOPLE = {
  H01: { pharmacist: HOSPITAL_PHARMACIST, receiver: someone('zheng.ys', 'receiver', 'H01') },
  T01: { pharmacist: TOWN_PHARMACIST, receiver: someone('tang.ys', 'receiver', 'T01') },
  T02: { pharmacist: TOWN2_PHARMACIST, receiver: someone('lu.ys', 'receiver', 'T02') },
} as const;
type Unit = keyof typeof PEOPLE;
const UNITS = Object.keys(PEOPLE) as Unit[];
/** Request lines: 1 and 2 are the first unit's mask and gauze, 11 and 12 the second's, 21 and 22 the third's. */
const requestLine = (unit: Unit, item: string): number => UNITS.indexOf(unit) * 10 + (item === MASK ? 1 : 2);

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, number, () => Promise<{ readonly databaseUrl?: string }>])[] = [
  ['sql.js', 40, async () => ({})],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [['PostgreSQL', 6, async () => ({ databaseUrl: (await postgres.newDatabase()).url! })] as const]
    : []),
];

async function openBuying(options: { readonly databaseUrl?: string }): Promise<TestHouse> {
  const house = await openSettling(options);
  await seedPayee(house);
  await seedBatch(house, { items: [GAUZE] });
  await inBooks(house, async (db) => {
    const { content } = await db
      .selectFrom('supplier')
      .select('content')
      .where('code', '=', DISTRIBUTOR)
      .executeTakeFirstOrThrow();
    const licences = ['business', 'device-trading'].map((kind) => ({ kind, number: '示例', until: '2029-12-31' }));
    await db
      .updateTable('supplier')
      .set({ content: JSON.stringify({ ...JSON.parse(content), licences }) })
      .where('code', '=', DISTRIBUTOR)
      .execute();
    let id = 1;
    for (const [item, price] of Object.entries(PRICES)) {
      await addPrice(db, { id, item, price, suppliers: [[DISTRIBUTOR, []]] });
      id += 1;
    }
    for (const [at, unit] of UNITS.entries())
      await addRequest(db, {
        ...{ unit, firstLine: at * 10 + 1, needed: '2025-03-10' },
        lines: [
          [MASK, APPROVED],
          [GAUZE, APPROVED],
        ],
      });
  });
  return house;
}

const unit = fc.constantFrom(...UNITS);
const item = fc.constantFrom(MASK, GAUZE);
const which = fc.nat(30);
const packs = fc.integer({ min: 1, max: 30 });
const often = <Name extends string>(weight: number, does: Name) => ({
  weight,
  arbitrary: fc.record({ does: fc.constant(does), unit, other: unit, item, packs, which }),
});
const deed = fc.oneof(
  ...[often(5, 'order'), often(7, 'receive'), often(5, 'bill'), often(3, 'pay'), often(1, 'change'), often(1, 'issue')],
  ...[often(1, 'return'), often(3, 'prepare'), often(4, 'confirm'), often(4, 'post'), often(1, 'reverse')],
  ...[often(2, 'advance'), often(3, 'payOut'), often(1, 'strike')],
);
type Deed = typeof deed extends fc.Arbitrary<infer Each> ? Each : never;

/** Everything that people do, one deed a day or so, until the month's last. */
async function live(house: TestHouse, deeds: readonly Deed[], seen: Set<string>): Promise<void> {
  let number = 0;
  for (const [at, each] of deeds.entries()) {
    const on = `2025-03-${String(1 + Math.floor((at * 30) / deeds.length)).padStart(2, '0')}`;
    number += 1;
    try {
      await DO[each.does](house, each, on, number);
      seen.add(each.does);
    } catch (error) {
      // A refusal is an answer like another; a defect, or a question that nobody could ask, is none.
      if (!(error instanceof Failure) || !['REFUSED', 'NOT_FOUND'].includes(error.code)) throw error;
      seen.add(`${each.does} refused`);
    }
    if (at % LOOKED_AT === 0) await keepsUp(house);
  }
}

/** What is kept from question to question says what the tables say, whatever the command before: what came, what was billed. */
async function keepsUp(house: TestHouse): Promise<void> {
  const asked = { period: '2025-12' as Period };
  const { prices } = await house.pipeline.perform(procurement.priceReport, asked, BUYER);
  const { orders } = await house.pipeline.perform(procurement.report, asked, BUYER);
  const fresh = traceTotals(await house.books.read((db) => readPurchases(db, YEAR[0]!, YEAR[1]!)));
  expect(prices.reduce((sum, { accepted }) => sum + Number(accepted), 0)).toBe(fresh.packs);
  expect(sumFen(prices.map(({ amount }) => parseYuan(amount)!))).toBe(fresh.received);
  const lines = orders.flatMap((order) => order.lines);
  const sumOf = (of: 'invoiced' | 'paid') => formatYuan(sumFen(lines.map((line) => parseYuan(line[of])!)));
  expect([sumOf('invoiced'), sumOf('paid')]).toEqual([formatYuan(fresh.billed), formatYuan(fresh.paid)]);
}

const NOTHING = new Failure('NOT_FOUND', { what: '可办的' });
const picked = <Row>(rows: readonly Row[], at: number): Row => {
  const row = rows[at % Math.max(1, rows.length)];
  if (row === undefined) throw NOTHING;
  return row;
};
const call = (house: TestHouse, operation: string, input: object, by: Parameters<TestHouse['call']>[2]) =>
  house.call(`procurement.${operation}`, input, by) as Promise<never>;
const allocations = (house: TestHouse) =>
  inBooks(house, (db) =>
    db
      .selectFrom('order_allocation as allocation')
      .innerJoin('order_line as line', 'line.id', 'allocation.line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
      .select(['allocation.id', 'allocation.unit', 'allocation.quantity', 'allocation.cancelled', 'allocation.line'])
      .select(['line.order_id as order', 'line.item', 'paper.revision', 'paper.stage'])
      .orderBy('allocation.id')
      .execute(),
  );

const DO: Record<Deed['does'], (house: TestHouse, deed: Deed, on: string, number: number) => Promise<unknown>> = {
  order: (house, { unit: one, other, item: code, packs: count }, on) =>
    call(
      house,
      'makeOrders',
      {
        ...{ day: on, place: true },
        lines: [...new Set([one, other])].map((each) => ({
          ...{ requestLine: requestLine(each, code), supplier: DISTRIBUTOR, packs: count },
        })),
      },
      BUYER,
    ),
  change: async (house, { which: at, packs: count }) => {
    const row = picked(await allocations(house), at);
    const cancel = [{ allocation: row.id, packs: count }];
    return call(house, 'changeOrder', { id: row.order, revision: row.revision, cancel, reason: '少要' }, BUYER);
  },
  receive: async (house, { which: at, packs: count }, on, number) => {
    const row = picked(await allocations(house), at);
    const { pharmacist, receiver } = PEOPLE[row.unit as Unit];
    const goods = { allocation: row.id, lot: number % 2 === 0 ? 'A' : 'B', produced: '', expiry: '2027-12-31' };
    const line = { ...goods, delivered: count, accepted: count, reason: '', why: '', codes: [] };
    const arrivals = [{ order: row.order, note: `SH-${number}`, at: `${on}T09:00`, coldWhy: '', lines: [line] }];
    const { receipts } = (await call(house, 'registerReceipts', { unit: row.unit, arrivals }, pharmacist)) as {
      receipts: { id: number; revision: number }[];
    };
    const own = receipts.map(({ id, revision }) => ({ id, revision }));
    const outcome = number % 7 === 6 ? { outcome: 'refuse', reason: '包装破损' } : { outcome: 'accept' };
    return call(house, 'decideReceipts', { unit: row.unit, receipts: own, ...outcome }, receiver);
  },
  issue: (house, { unit: one, item: code, packs: count }, on, number) =>
    call(
      house,
      'issueStock',
      { unit: one, source: `${number}.xlsx`, rows: [{ day: on, item: code, quantity: count * 3 }] },
      PEOPLE[one].pharmacist,
    ),
  return: async (house, { which: at, packs: count }, on) => {
    // What was billed goes back against a red invoice, which is a history of its own (invoices.test.ts).
    const rows = await inBooks(house, async (db) => {
      const billed = await db.selectFrom('supplier_invoice_line').select('order_line').execute();
      const lines = await db
        .selectFrom('receipt_line as line')
        .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
        .innerJoin('order_allocation as allocation', 'allocation.id', 'line.allocation')
        .select(['line.id', 'paper.unit', 'allocation.line as ordered'])
        .where('paper.stage', '=', 'accepted')
        .execute();
      return lines.filter(({ ordered }) => !billed.some(({ order_line: line }) => line === ordered));
    });
    const row = picked(rows, at);
    const { pharmacist, receiver } = PEOPLE[row.unit as Unit];
    const back = { unit: row.unit, form: count % 3 === 0 ? 'reversal' : 'goods', day: on, why: '退' };
    const { id, revision } = (await call(
      house,
      'askReturn',
      { ...back, lines: [{ line: row.id, packs: Math.min(count, 4) }] },
      pharmacist,
    )) as { id: number; revision: number };
    return call(house, 'decideReturn', { unit: row.unit, id, revision, outcome: 'accept' }, receiver);
  },
  bill: async (house, { which: at, packs: count }, on, number) => {
    // Mostly what came and is not billed yet, now and then whatever somebody made up.
    const unbilled = (await house.pipeline.perform(procurement.unbilledGoods, {}, BUYER)).map(
      ({ item: code, lots }) => ({
        ...{ item: code, packs: lots.reduce((sum, lot) => sum + lot.packs, 0) },
      }),
    );
    const made = count % 4 === 0 || unbilled.length === 0;
    const row = made ? { ...picked(await allocations(house), at), packs: count } : picked(unbilled, at);
    const billed = row.packs;
    const price = (PRICES[row.item as typeof MASK]! / 10_000).toFixed(4);
    const amount = (Math.floor((PRICES[row.item as typeof MASK]! * billed + 50) / 100) / 100).toFixed(2);
    const head = { level: 2, seller: DISTRIBUTOR, buyer: '', code: '', original: '', file: '', fileName: '' };
    const invoice = {
      ...{ ...head, number: `2533000000${String(number).padStart(10, '0')}`, day: on, amount, tax: '0' },
      lines: [{ item: row.item, lot: 'A', packs: billed, price, amount }],
    };
    return call(house, 'registerInvoices', { invoices: [invoice] }, BUYER);
  },
  pay: async (house, { packs: count }, on) => {
    const { lines } = await proposed(house);
    const own = lines.slice(0, count).map(({ invoiceLine, amount }) => ({ invoiceLine, amount }));
    if (own.length === 0) throw NOTHING;
    const { id } = await house.pipeline.perform(procurement.savePayment, asked(own, { day: day(on) }), BUYER);
    await hand(house, { id, revision: 1 });
    await approve(house, { id, revision: 2 });
    const at = { id, unit: 'H01' };
    if (count % 5 === 0) return call(house, 'cancelPayment', { id, revision: 3, reason: '暂不支付' }, BUYER);
    await pay(house, { ...at, revision: 3 }, { day: on });
    if (count % 2 === 0) return call(house, 'postPayment', { ...at, revision: 4 }, CENTRE);
    if (count % 3 === 0) return call(house, 'reversePayment', { ...at, revision: 4, reason: '退票' }, CENTRE);
    return undefined;
  },
  advance: (house, { which: at, packs: count }, on, number) => {
    const move = at % 4 === 0 ? 'set-off' : at % 5 === 0 ? 'return' : 'receipt';
    const amount = `${count * 7}.50`;
    const entry = { unit: 'H01', batch: BATCH, move, day: on, amount, document: `YB-${number}`, remark: '' };
    return call(house, 'enterAdvance', entry, CASHIER);
  },
  payOut: async (house, { packs: count }, on) => {
    const ask = { mode: 'community', until: day('2025-04-30'), advance: BATCH } as const;
    const { lines } = await house.pipeline.perform(procurement.proposePayment, ask, BUYER);
    // Now and then what the advance does not reach, or what is no product of its batch.
    const wanted = count % 6 === 0 ? (await proposed(house)).lines : lines;
    const own = wanted.map(({ invoiceLine, amount }) => ({ invoiceLine, amount }));
    if (own.length === 0) throw NOTHING;
    const of = asked(own, { day: day(on), advance: BATCH });
    const { id } = await house.pipeline.perform(procurement.savePayment, of, BUYER);
    await hand(house, { id, revision: 1 });
    await approve(house, { id, revision: 2 });
    const at = { id, unit: 'H01' };
    if (count % 5 === 0) return call(house, 'cancelPayment', { id, revision: 3, reason: '暂不支付' }, BUYER);
    await pay(house, { ...at, revision: 3 }, { day: on });
    return count % 2 === 0 ? call(house, 'postPayment', { ...at, revision: 4 }, CENTRE) : undefined;
  },
  strike: async (house, { which: at, packs: count }) => {
    const { entries } = await house.pipeline.perform(procurement.advance, { batch: BATCH, on: day(LAST) }, BUYER);
    const { id, revision, unit: whose } = picked(entries, at);
    const seen = { id, revision, unit: whose };
    if (count % 2 === 0) return call(house, 'strikeAdvance', { ...seen, reason: '录错' }, CASHIER);
    if (count % 3 === 0) return call(house, 'reverseAdvance', { ...seen, reason: '退回重拨' }, CENTRE);
    return call(house, 'postAdvance', seen, CENTRE);
  },
  prepare: (house, _, on) => prepared(house, on),
  confirm: async (house, { which: at }) => {
    const { id, revision, unit: whose } = picked(await notesAt(house, 'draft'), at);
    return confirmed(house, { id, revision, unit: whose }, PEOPLE[whose as Unit].pharmacist);
  },
  post: async (house, { which: at }) => {
    const { id, revision, unit: whose } = picked(await notesAt(house, 'confirmed'), at);
    return call(house, 'postSettlement', { id, revision, unit: whose }, CENTRE);
  },
  reverse: async (house, { which: at }) => {
    const { id, revision, unit: whose } = picked(await notesOf(house), at);
    return call(house, 'reverseSettlement', { id, revision, unit: whose, reason: '重来' }, CENTRE);
  },
};

const notesOf = async (house: TestHouse) =>
  (await house.pipeline.perform(procurement.settlementYear, { year: 2025 }, CENTRE)).notes;

/** Mostly those of a stage, so that something happens; where there is none, any. */
async function notesAt(house: TestHouse, stage: string) {
  const notes = await notesOf(house);
  const own = notes.filter((note) => note.stage === stage);
  return own.length > 0 ? own : notes;
}

/** What is open at the month's end is settled, confirmed and posted. */
async function finish(house: TestHouse): Promise<void> {
  try {
    await prepared(house, LAST);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  for (const { id, revision, unit: whose, stage } of await notesOf(house)) {
    let note = { id, revision, unit: whose };
    if (stage === 'draft') note = await confirmed(house, note, PEOPLE[whose as Unit].pharmacist);
    if (stage === 'draft' || stage === 'confirmed') await call(house, 'postSettlement', note, CENTRE);
  }
}

async function holdsTogether(house: TestHouse): Promise<void> {
  const ordered = await allocations(house);
  const ids = ordered.map(({ id }) => id);
  const received = await house.books.read((db) => receivedOf(db, ids));
  for (const row of ordered) {
    const { received: came, waiting, returned } = received.get(row.id)!;
    // received ≤ ordered.
    expect(came + waiting).toBeLessThanOrEqual(row.quantity - row.cancelled);
    expect(came).toBeGreaterThanOrEqual(returned);
  }
  // Σ allocations = ordered: nothing of a request is ordered twice, nor more than was approved.
  const plan = await house.pipeline.perform(procurement.orderPlan, { day: day(LAST) }, BUYER);
  for (const whose of UNITS)
    for (const code of [MASK, GAUZE]) {
      const open = plan.lines.find(({ requestLine: line }) => line === requestLine(whose, code))?.open ?? 0;
      const stands = ordered.filter((row) => row.unit === whose && row.item === code && row.stage !== 'cancelled');
      expect(open + stands.reduce((sum, { quantity, cancelled }) => sum + quantity - cancelled, 0)).toBe(APPROVED);
    }
  // Stock per lot never below nil, on any day.
  for (const whose of UNITS) {
    const moves = await house.books.read((db) => readMoves(db, { unit: whose as UnitCode }));
    for (const own of byLot(moves).values()) expect(lowestOf(own)).toBeGreaterThanOrEqual(0);
  }
  // paid ≤ matched, line by line.
  const matched = new Map(
    (await house.books.read(readMatched)).map(({ invoiceLine, amount }) => [invoiceLine, amount]),
  );
  const taken = new Map<number, number>();
  for (const { invoiceLine, amount } of await house.books.read(readTaken))
    taken.set(invoiceLine, (taken.get(invoiceLine) ?? 0) + amount);
  for (const [line, amount] of taken) expect(amount).toBeLessThanOrEqual(matched.get(line) ?? 0);
  // Nothing is paid out of an advance beyond what came, and no more is set off or returned than is owed.
  for (const { received: came, taken: out, setOff, returned, left, owed } of (
    await house.pipeline.perform(procurement.advances, { on: day(LAST) }, BUYER)
  ).rows) {
    const [all, paid, off, back, rest, debt] = [came, out, setOff, returned, left, owed].map(
      (each) => parseYuan(each)!,
    );
    expect([rest, debt]).toEqual([all! - back! - paid!, all! - back! - off!]);
    expect(Math.min(rest!, debt!)).toBeGreaterThanOrEqual(0);
  }
  // Σ settlements = Σ receipts − returns, and the chain of purchases says the same.
  const rows = await inBooks(house, (db) => db.selectFrom('settlement_row').selectAll().execute());
  const chain = traceTotals(await house.books.read((db) => readPurchases(db, YEAR[0]!, YEAR[1]!)));
  expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(chain.received);
  expect(chain.settled).toBe(chain.received);
  const invoices = await inBooks(house, (db) =>
    db.selectFrom('supplier_invoice').select('amount').where('once', 'is not', null).execute(),
  );
  const billed = sumFen(invoices.map(({ amount }) => amount as never));
  expect(chain.billed).toBeLessThanOrEqual(billed);
  expect(chain.paid).toBeLessThanOrEqual(chain.billed);
  // Both units' vouchers balance and eliminate to nothing.
  const owed = await inBooks(house, (db) =>
    db.selectFrom('voucher_line').select(['debit', 'credit']).where('code', 'in', ['1218', '2307']).execute(),
  );
  expect(owed.reduce((net, { debit, credit }) => net + debit - credit, 0)).toBe(0);
  const sheet = await house.pipeline.perform(consolidation.run, { period: MARCH }, CENTRE);
  expect(sheet.differences.filter((row) => row.class !== 'matched')).toEqual([]);
  const only = ['settled-receipts', 'settlement-vouchers', 'payment-matched', 'payment-booked'];
  const { checks } = await house.pipeline.perform(audit.check, { period: MARCH, only }, CENTRE);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(house.defects).toEqual([]);
}

describe.each(ENGINES)('histories of purchases on %s', (name, runs, open) => {
  it('hold together from the request to the consolidation', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 44, size: 'max' }), async (deeds) => {
        const house = await openBuying(await open());
        await live(house, deeds, seen);
        await finish(house);
        await holdsTogether(house);
      }),
      { numRuns: runs },
    );
    // A history in which nothing ever happens would hold as well.
    if (name === 'sql.js')
      for (const does of [
        'order',
        'change',
        'receive',
        'bill',
        'pay',
        'advance',
        'payOut',
        'prepare',
        'confirm',
        'post',
      ])
        expect([does, seen.has(does)]).toEqual([does, true]);
  });
});
