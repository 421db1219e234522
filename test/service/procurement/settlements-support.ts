import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { LEAD, openCommunity, simple, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { inBooks, seedGround } from './invoices-support.ts';

/** Units that receive what the lead hospital's account pays for, with books of their own. */

const { procurement } = contract;
export const BUYER = someone('zhou.cg', 'pharmacy-buyer');
export const TOWN_PHARMACIST = someone('xu.yf', 'unit-pharmacist', 'T01');
export const TOWN2_PHARMACIST = someone('he.yf', 'unit-pharmacist', 'T02');
export const HOSPITAL_PHARMACIST = someone('you.yf', 'unit-pharmacist', 'H01');
export const CENTRE = someone('wang.kj', 'centre-accountant');
export const CHIEF = someone('li.zong', 'chief-accountant');
export const TOWN_ACCOUNTANT = someone('sun.qs', 'unit-accountant', 'T01');

let last = 700_000;

/** The lead hospital, T01 and T02 with books of March, the formulary, the suppliers, and the one account of H01. */
export async function openSettling(options: Parameters<typeof openCommunity>[1] = {}): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2], options);
  await seedGround(house);
  await inBooks(house, async (db) => {
    last += 1;
    await db
      .insertInto('procurement_paper')
      .values({
        ...{ id: last, kind: 'account', unit: '', number: '1', subject: '', first: '2025-01-01', last: '' },
        ...{ stage: 'approved', revision: 1, content: '{}' },
      })
      .execute();
    await db
      .insertInto('purchase_account')
      .values({ id: 1, unit: 'H01', bank: '示例银行', name: '采购专户', number: '62220000', paper: last })
      .execute();
  });
  for (const unit of ['H01', 'T01', 'T02'])
    await house.importJson(unit, [simple('2025-03-10', '1002', '4609', '900.00')]);
  return house;
}

/** Packs of what came in for an order's line go back, for the unit that they came to. */
export const seedBack = (house: TestHouse, line: number, unit: string, packs: number, day: string) =>
  inBooks(house, async (db) => {
    const came = await db
      .selectFrom('receipt_line as receipt')
      .innerJoin('order_allocation as allocation', 'allocation.id', 'receipt.allocation')
      .innerJoin('procurement_paper as paper', 'paper.id', 'receipt.receipt')
      .select(['receipt.id', 'paper.subject'])
      .where('allocation.line', '=', line)
      .where('allocation.unit', '=', unit)
      .orderBy('receipt.id')
      .executeTakeFirstOrThrow();
    last += 2;
    await db
      .insertInto('procurement_paper')
      .values({
        ...{ id: last, kind: 'return', unit, number: `TH-${last}`, subject: came.subject, first: day, last: '' },
        ...{ stage: 'accepted', revision: 1, content: '{}' },
      })
      .execute();
    await db
      .insertInto('return_line')
      .values({ id: last + 1, return_id: last, receipt_line: came.id, packs, form: 'goods' })
      .execute();
  });

export interface Seen {
  readonly id: number;
  readonly revision: number;
  readonly unit: string;
}

/** Notes of the units up to a day, as they were prepared. */
export async function prepared(house: TestHouse, day = '2025-03-31', units?: readonly string[]): Promise<Seen[]> {
  const made = (await house.call('procurement.prepareSettlements', { day, ...(units ? { units } : {}) }, BUYER)) as {
    id: number;
    unit: string;
  }[];
  return made.map(({ id, unit }) => ({ id, revision: 1, unit }));
}

/** A note that its unit confirmed. */
export async function confirmed(house: TestHouse, note: Seen, by: Caller = TOWN_PHARMACIST): Promise<Seen> {
  await house.call('procurement.confirmSettlement', note, by);
  return { ...note, revision: note.revision + 1 };
}

export const yearOf = (
  house: TestHouse,
  caller: Caller = CENTRE,
): Promise<ReplyOf<typeof procurement.settlementYear>> =>
  house.pipeline.perform(procurement.settlementYear, { year: 2025 }, caller);
