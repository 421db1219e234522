import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';
import {
  BUYER,
  CHIEF,
  DISTRIBUTOR,
  firstInvoice,
  inBooks,
  invoice,
  type SeedOrder,
  SYRINGE,
  seedGround,
  seedOrder,
} from './invoices-support.ts';

/** What payments stand on: the one account, suppliers' accounts, invoices that are matched; and who pays and posts. */

const { procurement } = contract;
export const CASHIER = someone('zhao.cn', 'cashier');
export const ACCOUNTANT = someone('wang.kj', 'centre-accountant');
export const day = (text: string) => text as AccountingDate;
export const TODAY = day('2025-03-31');

export const seedAccount = (house: Pick<TestHouse, 'books'>) =>
  inBooks(house, async (db) => {
    const { id } = await db.selectFrom('procurement_paper').select('id').executeTakeFirstOrThrow();
    const account = { unit: 'H01', bank: '示例银行', name: '青石县人民医院', number: '62220000000001' };
    await db
      .insertInto('purchase_account')
      .values({ id: 1, ...account, paper: id })
      .execute();
  });

export const seedPayee = (house: Pick<TestHouse, 'books'>, supplier = DISTRIBUTOR, number = '6222000012345678') =>
  inBooks(house, async (db) => {
    const { paper, name } = await db
      .selectFrom('supplier')
      .select(['paper', 'name'])
      .where('code', '=', supplier)
      .executeTakeFirstOrThrow();
    const row = { supplier, name, bank: '示例银行青石支行', number, paper };
    await db
      .insertInto('supplier_payee')
      .values(row)
      .onConflict((conflict) => conflict.column('supplier').doUpdateSet(row))
      .execute();
  });

export const stopSupplier = (house: Pick<TestHouse, 'books'>, code = DISTRIBUTOR) =>
  inBooks(house, async (db) => {
    await db.updateTable('supplier').set({ state: 'stopped' }).where('code', '=', code).execute();
  });

export async function openPayments(databaseUrl?: string): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  await seedGround(house);
  await seedAccount(house);
  await seedPayee(house);
  return house;
}

let last = 0;
/** Drugs at 8.40 a pack, ordered, accepted and billed with both invoices: matched whole. */
export async function matched(house: TestHouse, order: Partial<SeedOrder> = {}, day?: string): Promise<number> {
  const units = order.units ?? [{ unit: 'H01', ordered: 10 }];
  await seedOrder(house, { ...order, units });
  const packs = units.reduce((sum, { accepted, ordered }) => sum + (accepted ?? ordered), 0);
  last += 1;
  const seller = order.supplier ?? DISTRIBUTOR;
  const goods = order.item === undefined;
  const second = invoice(
    `9${String(last).padStart(7, '0')}`,
    packs,
    order.price ?? '8.40',
    { seller, ...(day === undefined ? {} : { day }) },
    { item: order.item ?? 'XJ01CAA018A004010110001' },
  );
  const first = firstInvoice(`8${String(last).padStart(7, '0')}`, packs, { buyer: seller });
  const invoices = goods ? [first, second] : [second];
  const { ids } = (await house.call('procurement.registerInvoices', { invoices }, BUYER)) as { ids: number[] };
  return ids.at(-1)!;
}
/** Syringes at 21.00 a pack: consumables, of which two invoices are not asked. */
export const matchedGoods = (house: TestHouse, order: Partial<SeedOrder> = {}): Promise<number> =>
  matched(house, { item: SYRINGE, price: '21.00', ...order });

export const payables = (house: TestHouse, on = TODAY, caller = BUYER) =>
  house.pipeline.perform(procurement.payables, { on }, caller);
export const proposed = (house: TestHouse, mode: 'community' | 'insurance' = 'community', until = day('2025-04-30')) =>
  house.pipeline.perform(procurement.proposePayment, { mode, until }, BUYER);
export const run = (house: TestHouse, id: number, caller = BUYER) =>
  house.pipeline.perform(procurement.paymentRun, { id }, caller);

type Saved = RequestOf<typeof procurement.savePayment>;
export const asked = (lines: Saved['lines'], more: Partial<Saved> = {}): Saved => ({
  ...{ mode: 'community', day: TODAY, until: '2025-04-30', remark: '', lines },
  ...more,
});
/** A draft of everything that is due. */
export async function draft(house: TestHouse, more: Partial<Saved> = {}) {
  const { lines } = await proposed(house, more.mode ?? 'community');
  const own = lines.map(({ invoiceLine, amount }) => ({ invoiceLine, amount }));
  return house.pipeline.perform(procurement.savePayment, asked(own, more), BUYER);
}
export const hand = (house: TestHouse, { id, revision }: { id: number; revision: number }, caller = BUYER) =>
  house.pipeline.perform(procurement.handPaper, { kind: 'payment', id, revision }, caller);
export const approve = (house: TestHouse, { id, revision }: { id: number; revision: number }, caller = CHIEF) =>
  house.pipeline.perform(
    procurement.decidePapers,
    { kind: 'payment', papers: [{ id, revision }], outcome: 'approve' },
    caller,
  );
/** A run of everything that is due, approved: its id and revision. */
export async function approved(house: TestHouse, more: Partial<Saved> = {}) {
  const { id } = await draft(house, more);
  await hand(house, { id, revision: 1 });
  await approve(house, { id, revision: 2 });
  return { id, revision: 3, unit: 'H01' };
}

export const pay = (house: TestHouse, at: { id: number; revision: number; unit: string }, more: object = {}) =>
  house.call('procurement.payPayment', { ...at, day: TODAY, reference: '20250331-0001', ...more }, CASHIER);
export const voucherLines = async (house: TestHouse, id: number) =>
  (await house.pipeline.perform(contract.ledger.voucher, { id, unit: 'H01' }, ACCOUNTANT)).lines.map(
    ({ code, debit, credit }) => `${code} ${debit} ${credit}`,
  );
