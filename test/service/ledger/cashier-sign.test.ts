import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/service/database.ts';
import { contract } from '../../../shared/contract/index.ts';
import { accrued, chief, deskOf, received, sun, why, zhao, zhou } from '../support/desk.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 出纳签字: a voucher of cash waits for her, another does not. */

const { ledger, organisation } = contract;

async function submitted(house: TestHouse) {
  const desk = deskOf(house);
  const cash = await desk.save(received('2025-03-05', '50.00'));
  const other = await desk.save(accrued('2025-03-06', '8.00'));
  expect(why(await desk.move('submitDrafts', [cash, other], sun))).toEqual(['done', 'done']);
  return { desk, cash, other };
}

describe('the cashier’s sign', () => {
  it('is asked for from the beginning, of vouchers of cash alone; posting waits for it and then says who signed', async () => {
    const house = await openCommunity([LEAD]);
    const { desk, cash, other } = await submitted(house);
    expect(await house.pipeline.perform(organisation.cashierSign, {}, sun)).toEqual({ required: true });
    await desk.move('reviewDrafts', [cash, other], zhou);
    expect(why(await desk.move('postDrafts', [cash, other], sun))).toEqual(['not-signed', 'done']);
    expect(await desk.draft(cash)).toMatchObject({ state: 'reviewed', unsigned: true, cash: true });
    expect(why(await desk.move('signDrafts', [cash], zhao))).toEqual(['done']);
    expect(await desk.draft(cash)).toMatchObject({ state: 'reviewed', unsigned: false, signedBy: 'zhao' });
    const { outcomes } = await desk.move('postDrafts', [cash], sun);
    const id = outcomes[0]!.voucher!.id;
    expect(await house.pipeline.perform(ledger.voucher, { unit: 'H01', id }, sun)).toMatchObject({
      signedBy: 'zhao',
      preparedBy: 'sun',
      reviewedBy: 'zhou',
    });
    const printed = await house.pipeline.perform(ledger.printedVouchers, { unit: 'H01', period: '2025-03' }, sun);
    expect(printed.rows.map(({ signedBy }) => signedBy)).toEqual([null, 'zhao']);
  });

  it('lists what waits for her, whatever its review, and counts it by unit', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const { desk, cash, other } = await submitted(house);
    const queue = (caller = zhao) =>
      house.pipeline.perform(ledger.drafts, { states: ['submitted', 'reviewed'], unsigned: true }, caller);
    expect((await queue()).rows.map(({ id }) => id)).toEqual([cash]);
    await desk.move('reviewDrafts', [cash, other], zhou);
    const waiting = await queue();
    expect(waiting).toMatchObject({ total: 1, cashierSigns: true, totals: { reviewed: 2, unsigned: 1 } });
    expect(waiting.units).toEqual([expect.objectContaining({ unit: 'H01', unsigned: 1 })]);
    expect((await queue(someone('tian', 'cashier', 'T01'))).rows).toEqual([]);
    await desk.move('signDrafts', [cash], zhao);
    expect((await queue()).total).toBe(0);
  });

  it('is hers alone: not of who prepared or reviewed it, not of another unit’s cashier, not of who may post', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const { desk, cash, other } = await submitted(house);
    const everything = {
      ...someone('wu', 'cashier', 'H01'),
      grants: ['cashier', 'unit-accountant', 'reviewer'].map((role) => ({ role, unit: 'H01' })),
    };
    const own = await desk.save(received('2025-03-07', '1.00'), everything);
    await desk.move('submitDrafts', [own], everything);
    expect(why(await desk.move('signDrafts', [own], everything))).toEqual(['separation']);
    await desk.move('reviewDrafts', [cash], everything);
    expect(why(await desk.move('signDrafts', [cash], everything))).toEqual(['separation']);
    await desk.move('unreviewDrafts', [cash], everything);
    expect(why(await desk.move('signDrafts', [cash, other, cash], everything))).toEqual([
      'done',
      'no-cash',
      'already-signed',
    ]);
    await desk.move('reviewDrafts', [cash], zhou);
    expect(why(await desk.move('postDrafts', [cash], everything))).toEqual(['separation']);
    const named = { unit: 'H01', drafts: [{ id: cash, revision: 1 }] };
    for (const who of [sun, zhou, chief, someone('tian', 'cashier', 'T01')])
      expect(await house.refusal('ledger.signDrafts', named, who)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('can be taken back by her before posting, and is gone from what goes back to its preparer', async () => {
    const house = await openCommunity([LEAD]);
    const { desk, cash } = await submitted(house);
    await desk.move('signDrafts', [cash], zhao);
    expect(why(await desk.move('unsignDrafts', [cash], someone('tian', 'cashier')))).toEqual(['not-signer']);
    expect(why(await desk.move('unsignDrafts', [cash], zhao))).toEqual(['done']);
    expect((await desk.draft(cash)).signedBy).toBeNull();
    for (const back of [
      () => desk.move('withdrawDrafts', [cash], sun),
      () =>
        house.pipeline.perform(
          ledger.returnDrafts,
          { unit: 'H01', drafts: [{ id: cash, revision: 1 }], reason: '金额不对' },
          zhou,
        ),
    ]) {
      await desk.move('signDrafts', [cash], zhao);
      expect((await desk.draft(cash)).signedBy).toBe('zhao');
      await back();
      expect(await desk.draft(cash)).toMatchObject({ state: 'draft', signedBy: null, signed: null });
      await desk.move('submitDrafts', [cash], sun);
      expect((await desk.draft(cash)).unsigned).toBe(true);
    }
    await desk.move('signDrafts', [cash], zhao);
    await desk.move('reviewDrafts', [cash], zhou);
    await desk.move('unreviewDrafts', [cash], zhou);
    // The review was taken back, not the voucher: what she signed is as it was.
    expect((await desk.draft(cash)).signedBy).toBe('zhao');
  });

  it('is turned off with a reason by who keeps the register', async () => {
    const house = await openCommunity([LEAD]);
    const { desk, cash } = await submitted(house);
    const off = { required: false, reason: '出纳在纸质凭证上签章' };
    expect(await house.refusal('organisation.setCashierSign', off, zhao)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.pipeline.perform(organisation.setCashierSign, off, chief)).toEqual({ required: false });
    expect(await desk.list({})).toMatchObject({ cashierSigns: false, totals: { unsigned: 0 } });
    await desk.move('reviewDrafts', [cash], zhou);
    expect(why(await desk.move('postDrafts', [cash], sun))).toEqual(['done']);
  });

  it('is not asked for in books that were kept before there was a sign, until somebody turns it on', async () => {
    const { Database } = await initSqlJs();
    const books = new Database();
    const at = MIGRATIONS.findIndex(({ name }) => name === 'voucher-patterns');
    const step = MIGRATIONS[at]!;
    const earlier = MIGRATIONS.filter(({ id }) => id < step.id);
    for (const { statements } of earlier) for (const statement of statements) books.run(statement);
    books.run("INSERT INTO community VALUES (1, '青石县医共体', 2025, '2025-01-01', 0)");
    for (const statement of step.statements) books.run(statement);
    expect(books.exec('SELECT key, value FROM setting')[0]!.values).toEqual([['cashier-sign', '{"required":false}']]);
    books.close();
  });
});
