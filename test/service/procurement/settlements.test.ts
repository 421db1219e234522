import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import type { TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import { inBooks, SYRINGE, seedOrder } from './invoices-support.ts';
import {
  BUYER,
  CENTRE,
  CHIEF,
  confirmed,
  HOSPITAL_PHARMACIST,
  openSettling,
  prepared,
  type Seen,
  seedBack,
  TOWN_ACCOUNTANT,
  TOWN_PHARMACIST,
  TOWN2_PHARMACIST,
  yearOf,
} from './settlements-support.ts';

/** 内部结算: prepared from receipts, confirmed by the unit, posted in both books at once, eliminated whole, reversed. */

const { audit, consolidation, procurement } = contract;
const MARCH = '2025-03' as Period;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, () => Promise<{ readonly databaseUrl?: string }>])[] = [
  ['sql.js', async () => ({})],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [['PostgreSQL', async () => ({ databaseUrl: (await postgres.newDatabase()).url! })] as const]
    : []),
];

/** T01 has received 100 packs at 8.40 and 20 at 5.0050 of another kind, and gives 10 of the first back; T02 50, H01 5. */
async function delivered(options: { readonly databaseUrl?: string } = {}): Promise<TestHouse> {
  const house = await openSettling(options);
  const line = await seedOrder(house, {
    units: [
      { unit: 'T01', ordered: 100 },
      { unit: 'T02', ordered: 50 },
      { unit: 'H01', ordered: 5 },
    ],
  });
  await seedOrder(house, { item: SYRINGE, price: '5.0050', units: [{ unit: 'T01', ordered: 20 }] });
  await seedBack(house, line, 'T01', 10, '2025-03-20');
  return house;
}
const ofTown = (notes: readonly Seen[]): Seen => notes.find(({ unit }) => unit === 'T01')!;
const post = (house: TestHouse, note: Seen, by: Caller = CENTRE) =>
  house.call('procurement.postSettlement', note, by) as Promise<{
    vouchers: { id: number; unit: string; number: string }[];
    statement: boolean;
  }>;
const noteOf = async (house: TestHouse, id: number, by: Caller = CENTRE) =>
  (await house.pipeline.perform(procurement.settlementNote, { id }, by)).note;
const groupLines = async (house: TestHouse) => {
  const { lines } = await house.pipeline.perform(
    consolidation.statement,
    { statement: 'balance-sheet', period: MARCH },
    CENTRE,
  );
  return new Map(lines.map(({ name, ...line }) => [name, JSON.stringify(line)]));
};
const rowsOf = (house: TestHouse) =>
  inBooks(house, (db) => db.selectFrom('settlement_row').selectAll().orderBy('id').execute());
const countVouchers = async (house: TestHouse): Promise<number> =>
  (await inBooks(house, (db) => db.selectFrom('voucher').select('id').execute())).length;
const checked = async (house: TestHouse) => {
  const { checks } = await house.pipeline.perform(
    audit.check,
    { period: MARCH, only: ['settled-receipts', 'settlement-vouchers'] },
    CENTRE,
  );
  return checks.map(({ name, ok, idle }) => [name, ok, idle ?? false]);
};

describe.each(ENGINES)('a settlement on %s', (_, open) => {
  it('goes from receipts to vouchers in both books, is eliminated whole, and is taken back on both sides', async () => {
    const house = await delivered(await open());
    const notes = await prepared(house);
    expect((await yearOf(house)).months).toMatchObject([
      { unit: 'H01', period: '2025-03', received: '42.00', settled: '42.00', confirmed: '0.00', elsewhere: '0.00' },
      { unit: 'T01', period: '2025-03', received: '856.10', settled: '856.10', posted: '0.00' },
      { unit: 'T02', period: '2025-03', received: '420.00' },
    ]);
    const note = await confirmed(house, ofTown(notes));
    const before = await groupLines(house);
    const { vouchers, statement } = await post(house, note);
    expect([vouchers.map(({ unit }) => unit), statement]).toEqual([['H01', 'T01'], false]);
    const lines = await inBooks(house, (db) =>
      db
        .selectFrom('voucher_line')
        .selectAll()
        .where(
          'voucher',
          'in',
          vouchers.map(({ id }) => id),
        )
        .orderBy('voucher')
        .orderBy('line')
        .execute(),
    );
    expect(
      lines.map(({ code, debit, credit, counterparty, document }) => [code, debit, credit, counterparty, document]),
    ).toEqual([
      ['1218', 85_610, 0, 'unit:T01', 'JS-2025-0002'],
      ['2302', 0, 85_610, '', 'JS-2025-0002'],
      ['1302010101', 75_600, 0, '', 'JS-2025-0002'],
      ['13020205', 10_010, 0, '', 'JS-2025-0002'],
      ['2307', 0, 85_610, 'unit:H01', 'JS-2025-0002'],
    ]);
    const sheet = await house.pipeline.perform(consolidation.run, { period: MARCH }, CENTRE);
    expect(sheet.differences.filter((row) => row.class !== 'matched')).toEqual([]);
    expect(sheet.checks.filter(({ name, ok }) => name === 'differences' && !ok)).toEqual([]);
    expect(await checked(house)).toEqual([
      ['settled-receipts', true, false],
      ['settlement-vouchers', true, false],
    ]);
    // What suppliers are owed and what is in stock stays; what the two owe each other does not.
    const after = await groupLines(house);
    expect([...after].filter(([name, line]) => line !== before.get(name)).map(([name]) => name.trim())).toEqual([
      ...['存货', '流动资产合计', '资产总计', '应付账款', '流动负债合计', '负债合计', '负债和净资产总计'],
    ]);

    const posted = { ...note, revision: 3 };
    await house.call('procurement.reverseSettlement', { ...posted, reason: '价格有误' }, CENTRE);
    expect(await noteOf(house, note.id)).toMatchObject({ stage: 'reversed', may: [] });
    expect((await noteOf(house, note.id)).vouchers.map(({ unit, reversal }) => [unit, reversal])).toEqual([
      ...[['H01', false] as const, ['T01', false] as const, ['H01', true] as const, ['T01', true] as const],
    ]);
    const again = await house.pipeline.perform(consolidation.run, { period: MARCH }, CENTRE);
    expect(again.differences.filter((row) => row.class !== 'matched')).toEqual([]);
    expect(await groupLines(house)).toEqual(before);
    expect((await rowsOf(house)).map(({ unit }) => unit)).toEqual(['H01', 'T02']);
    // The rows are free again, and settled anew by a note of its own.
    const anew = await prepared(house);
    expect(anew).toMatchObject([{ unit: 'T01' }]);
    expect(await noteOf(house, anew[0]!.id)).toMatchObject({ number: 'JS-2025-0004', amount: '856.10', rows: 3 });
  });
});

describe('preparing', () => {
  it('takes what the account pays for, each receipt once, and later what came later', async () => {
    const house = await delivered();
    await seedOrder(house, { mode: 'insurance', units: [{ unit: 'T02', ordered: 7 }] });
    await seedOrder(house, { mode: 'unit', units: [{ unit: 'T02', ordered: 8 }] });
    const notes = await prepared(house, '2025-03-31', ['T02']);
    expect(notes).toMatchObject([{ unit: 'T02' }]);
    expect(await noteOf(house, notes[0]!.id)).toMatchObject({ amount: '420.00', rows: 1 });
    expect(await house.refusal('procurement.prepareSettlements', { day: '2025-03-31', units: ['T02'] }, BUYER)).toEqual(
      {
        code: 'nothing',
        messages: ['到 2025-03-31 没有验收而未结算的药品耗材'],
      },
    );
    const { months } = await yearOf(house);
    expect(months.find(({ unit }) => unit === 'T02')).toMatchObject({ received: '420.00', elsewhere: '126.00' });
    const open = await house.pipeline.perform(procurement.unsettledReceipts, { year: 2025 }, TOWN_PHARMACIST);
    expect(open.map(({ unit, packs, amount }) => [unit, packs, amount])).toEqual([
      ['T01', 100, '840.00'],
      ['T01', 20, '100.10'],
      ['T01', -10, '-84.00'],
    ]);
    // Where the fund takes it off the holder's share, direct settlement is settled here too.
    const scope = { insurance: true, reason: '总额里扣' };
    await house.call('procurement.setSettlementScope', scope, CENTRE);
    expect(await house.refusal('procurement.setSettlementScope', scope, CENTRE)).toMatchObject({
      code: 'nothing-changed',
    });
    const more = await prepared(house, '2025-03-31', ['T02']);
    expect(await noteOf(house, more[0]!.id)).toMatchObject({ amount: '58.80', rows: 1 });
  });

  it('asks for the account, a day that has come, and the right to buy', async () => {
    const house = await delivered();
    const asked = { day: '2025-03-31' };
    expect(await house.refusal('procurement.prepareSettlements', { day: '2098-01-01' }, BUYER)).toMatchObject({
      code: 'later-day',
    });
    expect(await house.refusal('procurement.prepareSettlements', asked, TOWN_PHARMACIST)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await house.refusal('procurement.prepareSettlements', asked)).toMatchObject({ code: 'FORBIDDEN' });
    await inBooks(house, (db) => db.deleteFrom('purchase_account').execute());
    expect(await house.refusal('procurement.prepareSettlements', asked, BUYER)).toMatchObject({ code: 'no-account' });
  });

  it('settles each receipt once though two prepare at the same time', async () => {
    const house = await delivered();
    const asked = { day: '2025-03-31' };
    const [one, two] = await Promise.allSettled([
      house.call('procurement.prepareSettlements', asked, BUYER),
      house.call('procurement.prepareSettlements', asked, BUYER),
    ]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    const rows = await rowsOf(house);
    expect(new Set(rows.map(({ receipt }) => receipt)).size).toBe(rows.length);
    expect(rows).toHaveLength(5);
  });
});

describe('a note', () => {
  it('is confirmed or sent back by its own unit, and posted by neither of those who made it', async () => {
    const house = await delivered();
    const note = ofTown(await prepared(house));
    const refused = (operation: string, input: object, by?: Caller) =>
      house.refusal(`procurement.${operation}`, input, by).then(({ code }) => code);
    expect(await refused('confirmSettlement', note, TOWN2_PHARMACIST)).toBe('FORBIDDEN');
    expect(await refused('confirmSettlement', note, BUYER)).toBe('FORBIDDEN');
    expect(await refused('confirmSettlement', note)).toBe('FORBIDDEN');
    const both = { ...TOWN_PHARMACIST, name: 'zhou.cg' } as Caller;
    expect(await house.refusal('procurement.confirmSettlement', note, both)).toEqual({
      code: 'own-work',
      messages: ['编制内部结算单的人不能自己确认，编制或确认的人不能自己记账'],
    });
    expect(await refused('confirmSettlement', { ...note, revision: 9 }, TOWN_PHARMACIST)).toBe('changed');
    expect(await refused('postSettlement', note, CENTRE)).toBe('not-now');
    const sure = await confirmed(house, note);
    expect(await refused('withdrawSettlement', { ...sure, reason: '重编' }, BUYER)).toBe('not-now');
    expect(await refused('postSettlement', sure, TOWN_PHARMACIST)).toBe('FORBIDDEN');
    const asPharmacist = { ...CENTRE, name: 'xu.yf' } as Caller;
    expect(await refused('postSettlement', sure, asPharmacist)).toBe('own-work');
    // Both books are written into: who may post at the member alone may not.
    expect(await refused('postSettlement', sure, TOWN_ACCOUNTANT)).toBe('FORBIDDEN');
    expect(await refused('postSettlement', sure, OPERATOR as never)).toBe('FORBIDDEN');
    const back = { ...sure, reason: '有一批没有收到' };
    await house.call('procurement.returnSettlement', back, TOWN_PHARMACIST);
    expect(await noteOf(house, note.id)).toMatchObject({ stage: 'refused', reason: '有一批没有收到' });
    const anew = ofTown(await prepared(house));
    await house.call('procurement.withdrawSettlement', { ...anew, reason: '日期不对' }, BUYER);
    expect(await prepared(house, '2025-03-31', ['T01'])).toHaveLength(1);
  });

  it('is seen by its own unit alone', async () => {
    const house = await delivered();
    const note = ofTown(await prepared(house));
    const { notes, months } = await yearOf(house, TOWN2_PHARMACIST);
    expect([...notes, ...months].map(({ unit }) => unit)).toEqual(['T02', 'T02']);
    expect(await house.refusal('procurement.settlementNote', { id: note.id }, TOWN2_PHARMACIST)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await yearOf(house, TOWN_PHARMACIST)).notes[0]?.may).toEqual(['return', 'confirm']);
  });

  it('of the holder itself is one voucher, stock against suppliers', async () => {
    const house = await delivered();
    const own = (await prepared(house)).find(({ unit }) => unit === 'H01')!;
    const { vouchers } = await post(house, await confirmed(house, own, HOSPITAL_PHARMACIST));
    expect(vouchers.map(({ unit }) => unit)).toEqual(['H01']);
    expect(await checked(house)).toEqual([
      ['settled-receipts', true, false],
      ['settlement-vouchers', true, false],
    ]);
  });

  it('is stopped by a closed month of either side, by name, and nothing is posted', async () => {
    const house = await delivered();
    const note = await confirmed(house, ofTown(await prepared(house)));
    await house.call('ledger.submitPeriod', { unit: 'T01', period: MARCH }, CENTRE);
    const count = await countVouchers(house);
    expect(await house.refusal('procurement.postSettlement', note, CENTRE)).toEqual({
      code: 'period-closed',
      messages: ['T01 的 2025-03 已经上报', '可由单位退回结算单，再按没有上报的月份重新编制'],
    });
    expect([await countVouchers(house), (await noteOf(house, note.id)).stage]).toEqual([count, 'confirmed']);
  });

  it('is not reversed once a month of either side is closed', async () => {
    const house = await delivered();
    const note = await confirmed(house, ofTown(await prepared(house)));
    await post(house, note);
    await house.call('ledger.submitPeriod', { unit: 'H01', period: MARCH }, CENTRE);
    const asked = { ...note, revision: 3, reason: '错了' };
    expect(await house.refusal('procurement.reverseSettlement', asked, CENTRE)).toMatchObject({
      code: 'period-closed',
      messages: [expect.stringContaining('H01 的 2025-03 已经上报')],
    });
    expect(await noteOf(house, note.id)).toMatchObject({ stage: 'posted' });
    expect((await rowsOf(house)).filter(({ unit }) => unit === 'T01')).toHaveLength(3);
  });

  it('is posted once though two post it at the same time', async () => {
    const house = await delivered();
    const note = await confirmed(house, ofTown(await prepared(house)));
    const count = await countVouchers(house);
    const done = await Promise.allSettled([post(house, note), post(house, note, CHIEF)]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await countVouchers(house)).toBe(count + 2);
  });

  it('gives a unit that sends trial balances a statement instead of a voucher', async () => {
    const house = await delivered();
    const note = await confirmed(house, ofTown(await prepared(house)));
    await inBooks(house, (db) =>
      db.updateTable('period').set({ basis: 'summary' }).where('unit', '=', 'T01').execute(),
    );
    const { vouchers, statement } = await post(house, note);
    expect([vouchers.map(({ unit }) => unit), statement]).toEqual([['H01'], true]);
    expect((await checked(house)).map(([, ok]) => ok)).toEqual([true, true]);
    const { name } = await house.pipeline.perform(
      procurement.settlementStatement,
      { unit: 'T01', period: MARCH },
      CENTRE,
    );
    expect(name).toBe('药品耗材内部结算对账单-T01 柳河镇卫生院-2025-03.xlsx');
    expect(
      await house.refusal('procurement.settlementStatement', { unit: 'T01', period: '2025-02' }, CENTRE),
    ).toMatchObject({ code: 'no-note' });
  });
});

describe('accounts', () => {
  it('are proposed by each chart, chosen where they fit, and named where one is missing', async () => {
    const house = await delivered();
    const places = async (unit: string) => {
      const all = await house.pipeline.perform(procurement.settlementAccounts, {}, CENTRE);
      return Object.fromEntries(
        all.find((each) => each.unit === unit)!.accounts.map(({ place, code, chosen }) => [place, [code, chosen]]),
      );
    };
    expect(await places('T01')).toMatchObject({ western: ['1302010101', false], owed: ['2307', false] });
    const bad = { unit: 'T01', accounts: [{ place: 'owed', code: '1002' }] };
    expect(await house.refusal('procurement.chooseSettlementAccounts', bad, CENTRE)).toMatchObject({
      code: 'bad-account',
    });
    const other = { unit: 'T01', accounts: [{ place: 'receivable', code: '1218' }] };
    expect(await house.refusal('procurement.chooseSettlementAccounts', other, CENTRE)).toMatchObject({
      code: 'bad-account',
    });
    const good = { unit: 'T01', accounts: [{ place: 'western', code: '13020102' }] };
    expect(await house.refusal('procurement.chooseSettlementAccounts', good, BUYER)).toMatchObject({
      code: 'FORBIDDEN',
    });
    await house.call('procurement.chooseSettlementAccounts', good, CENTRE);
    expect(await places('T01')).toMatchObject({ western: ['13020102', true] });
    await house.call(
      'procurement.chooseSettlementAccounts',
      { unit: 'T01', accounts: [{ place: 'western', code: '' }] },
      CENTRE,
    );
    expect(await places('T01')).toMatchObject({ western: ['1302010101', false] });
  });
});

describe('the check', () => {
  it('names a note whose rows are no longer what was accepted', async () => {
    const house = await delivered();
    await prepared(house);
    expect(await checked(house)).toEqual([
      ['settled-receipts', true, false],
      ['settlement-vouchers', true, false],
    ]);
    await inBooks(house, (db) => db.updateTable('settlement_row').set({ amount: 1 }).where('packs', '=', 50).execute());
    expect(await checked(house)).toEqual([
      ['settled-receipts', false, false],
      ['settlement-vouchers', true, false],
    ]);
  });
});
