import { readAgreedPrices } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';
import { itemOf, seedGoods, supplierOf } from './prices-support.ts';

/** What negotiations and price papers go through, by commands: asked, quoted, awarded, handed in, decided. */

const { procurement } = contract;
export const BUYER = someone('zhou.cg', 'pharmacy-buyer');
export const SECOND = someone('wu.cg', 'pharmacy-buyer');
export const CHIEF = someone('qin.zys', 'chief-pharmacist');
export const UNIT = someone('you.yf', 'unit-pharmacist', 'H01');

export const [A, B, C] = ['AAAA01', 'AAAA02', 'AAAA03'];
export const [S1, S2, S3] = ['SUPP01', 'SUPP02', 'SUPP03'];

/** Three products and five firms that prices may be asked of. */
export async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  await seedGoods(house, {
    items: [itemOf(A), itemOf(B, { flags: ['selected'] }), itemOf(C, { listed: undefined })],
    suppliers: [
      ...[supplierOf(S1), supplierOf(S2), supplierOf(S3, { units: ['T01'] })],
      ...[supplierOf('STOPPED', { stopped: true }), supplierOf('MAKER1', { roles: ['maker'] })],
    ],
  });
  return house;
}

export const INQUIRY = {
  ...{ title: '抗菌药物议价', deadline: '2025-02-20', first: '2025-04-01', last: '2025-12-31', hours: 48, days: 60 },
  ...{ terms: '', basis: 'percent', partners: ['白鹿县医共体'], suppliers: [S1, S2] },
  items: [
    { item: A, packs: 1001, shares: [30] },
    { item: B, packs: 200, shares: [0] },
  ],
};
export const quote = (item: string, price: string, hours = 48, days = 60) => ({ item, price, hours, days, remark: '' });
export const MINUTES = { number: '药事会〔2025〕3号', date: '2025-03-10', attendance: '秦、周、尤' };
export const award = (item: string, suppliers: readonly string[], reason = '') => ({
  ...{ item, reason },
  suppliers: suppliers.map((supplier) => ({ supplier, units: [] })),
});

export type Kept = { id: number; number: string; revision: number };
export const seen = (house: TestHouse, id: number) => house.pipeline.perform(procurement.negotiation, { id }, BUYER);
export const at = async (house: TestHouse, id: number) => ({ id, revision: (await seen(house, id)).revision });
export const agreedOn = (house: TestHouse, day: string) =>
  house.books.read((db) => readAgreedPrices(db, day as AccountingDate));

export async function asked(house: TestHouse): Promise<number> {
  const { id } = (await house.call('procurement.saveInquiry', INQUIRY, BUYER)) as Kept;
  await house.call('procurement.askForQuotes', await at(house, id), BUYER);
  return id;
}
export const quoted = async (
  house: TestHouse,
  id: number,
  round: number,
  supplier: string,
  quotes: readonly object[],
) => house.call('procurement.recordQuotes', { ...(await at(house, id)), round, supplier, quotes }, BUYER);
export const awarded = async (house: TestHouse, id: number, awards: readonly object[], minutes: object = MINUTES) =>
  house.call('procurement.awardNegotiation', { ...(await at(house, id)), minutes, awards }, BUYER);
export const handed = async (house: TestHouse, kind: string, id: number, revision: number) =>
  house.call('procurement.handPaper', { kind, id, revision }, BUYER);
export const decided = (
  house: TestHouse,
  kind: string,
  id: number,
  revision: number,
  outcome = 'approve',
  by = CHIEF,
) => house.call('procurement.decidePapers', { kind, papers: [{ id, revision }], outcome, reason: outcome }, by);

/** Two rounds: S1 stays at 9.00, S2 goes from 9.50 to 8.80; of B only S1 gives a price. */
export async function twoRounds(house: TestHouse): Promise<number> {
  const id = await asked(house);
  await quoted(house, id, 1, S1, [quote(A, '9.00', 24), quote(B, '5.2345')]);
  await quoted(house, id, 1, S2, [quote(A, '9.50', 48, 90)]);
  await quoted(house, id, 2, S2, [quote(A, '8.80', 48, 90)]);
  return id;
}

export const line = (item: string, price: string, more: object = {}) => ({
  ...{ item, price, first: '2025-01-01', last: '2025-06-30', suppliers: [{ supplier: S1, units: [] }] },
  ...more,
});
export const paper = (lines: readonly object[], source = 'listed') => ({ source, title: '上半年价格', lines });

export async function agreed(house: TestHouse, lines: readonly object[], source = 'listed'): Promise<number> {
  const { id, revision } = (await house.call('procurement.savePrices', paper(lines, source), BUYER)) as Kept;
  await handed(house, 'price', id, revision);
  await decided(house, 'price', id, revision + 1);
  return id;
}
