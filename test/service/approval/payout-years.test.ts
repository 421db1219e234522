import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { TestHouse } from '../support/house.ts';
import { TestClock } from '../support/service.ts';
import { approveBudget, does, filledIn, passes, refusedTo, serviceOf, shown } from './applying.ts';
import {
  accepts,
  approvedOf,
  BOOKKEEPER,
  CASHIER,
  CHECKER,
  invoiceOf,
  openPaying,
  PAID,
  PDF,
  payeeOf,
  payoutOf,
  refusedStep,
  saves,
  shownPayout,
  signedOf,
  steps,
  walks,
} from './paying.ts';
import { ACCOUNTANT, CENTRE, CHIEF, HEAD } from './people.ts';

/** A payment in another year than its application's, in books that are not kept here, and what holds the rest of the module to it. */

const { approval, budget } = contract;
const DAY = 24 * 60 * 60_000;

async function spentIn(house: TestHouse, year: number) {
  const rows = await house.books.read((db) =>
    db
      .selectFrom('budget_line as line')
      .innerJoin('budget_standing as standing', 'standing.line', 'line.id')
      .select(['reserved', 'committed', 'spent'])
      .where('year', '=', year)
      .where('item', '=', '50216')
      .where('month', '=', 0)
      .execute(),
  );
  return rows.map(({ reserved, committed, spent }) => [reserved, committed, spent].map((each) => each / 100));
}

describe('a payment of another year', () => {
  it('binds that year’s budget when it is checked and spends it when it is posted', async () => {
    const clock = new TestClock();
    const house = await openPaying({ clock });
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '40000.00', { payee });
    clock.advance(290 * DAY);
    const day = '2026-01-15';
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00', { day }));
    await steps(house, 'handPayout', id, ACCOUNTANT);
    await approveBudget(house, 2026);
    await steps(house, 'checkPayout', id, CHECKER);
    expect(await spentIn(house, 2026)).toEqual([[0, 25000, 0]]);
    const year = { unit: 'T01', year: 2026 };
    expect(await house.pipeline.perform(budget.openClaims, year as never, CHIEF)).toMatchObject([
      { kind: 'payout', id, committed: '25000.00' },
    ]);
    expect((await refusedStep(house, 'payPayout', id, CASHIER, PAID)).code).toBe('bad-day');
    await steps(house, 'payPayout', id, CASHIER, { day, reference: '1' });
    await steps(house, 'postPayout', id, BOOKKEEPER);
    expect(await spentIn(house, 2026)).toEqual([[0, 0, 25000]]);
    expect(await spentIn(house, 2025)).toEqual([[40000, 0, 0]]);
    await does(house, 'closeApplication', document, ACCOUNTANT, { reason: '付清' });
    expect(await spentIn(house, 2025)).toEqual([[0, 0, 0]]);
    await steps(house, 'reversePayout', id, BOOKKEEPER, { reason: '退票' });
    expect(await spentIn(house, 2026)).toEqual([[0, 0, 0]]);
  });

  it('is not checked where that year has too little, and gives back what it bound when it is returned', async () => {
    const clock = new TestClock();
    const house = await openPaying({ clock });
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '40000.00', { payee });
    const [line] = await house.books.read((db) =>
      db.selectFrom('budget_plan').select('unit').where('year', '=', 2026).execute(),
    );
    expect(line).toBeUndefined();
    clock.advance(290 * DAY);
    await approveBudget(house, 2026);
    const of = { document, contract: null };
    const id = await saves(house, await payoutOf(house, of, '25000.00', { day: '2026-01-15' }));
    await walks(house, id, 'checked');
    await steps(house, 'returnPayout', id, CHECKER, { reason: '缺附件' });
    expect(await spentIn(house, 2026)).toEqual([[0, 0, 0]]);
    await house.books.transact({ actor: 'tester', operation: 'test.less' }, ({ db }) =>
      db.updateTable('budget_standing').set({ approved: 100 }).where('month', '>', 0).execute(),
    );
    await steps(house, 'handPayout', id, ACCOUNTANT);
    expect((await refusedStep(house, 'checkPayout', id, CHECKER)).code).toBe('over');
  });
});

describe('a unit whose books are not kept here', () => {
  it('ends at paying, and is asked for no accounts', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '40000.00', { payee });
    await house.books.transact({ actor: 'tester', operation: 'test.summary' }, async ({ db }) => {
      await db.deleteFrom('period').where('unit', '=', 'T01').execute();
      await db
        .insertInto('period')
        .values({ unit: 'T01', period: '2025-03', state: 'open', basis: 'summary' } as never)
        .execute();
    });
    const nothing = { booked: [{ charge: '', spending: '' }], bank: '', cash: '' };
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00', nothing));
    await walks(house, id, 'paid');
    expect(await refusedStep(house, 'postPayout', id, BOOKKEEPER)).toMatchObject({ code: 'cannot-post' });
    expect((await shownPayout(house, id)).keptHere).toBe(false);
    await does(house, 'closeApplication', document, ACCOUNTANT, { reason: '付清' });
  });
});

describe('a payment that is under way', () => {
  it('keeps its application open until its contract is paid', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '60000.00', { payee });
    const own = await signedOf(house, document, payee);
    await accepts(house, own);
    const of = { document, contract: own };
    const id = await saves(house, await payoutOf(house, of, '57000.00'));
    await walks(house, id, 'handed');
    const closing = await refusedTo(house, 'closeApplication', document, ACCOUNTANT, { reason: '完' });
    expect(closing.messages).toEqual(['付款申请 ZF-T01-2025-0001 还没有办完，不能办结：先支付、记账，或作废']);
    await steps(house, 'checkPayout', id, CHECKER);
    await steps(house, 'payPayout', id, CASHIER, PAID);
    expect((await house.pipeline.perform(approval.contract, { id: own }, CHIEF)).paid).toBe('57000.00');
    await steps(house, 'postPayout', id, BOOKKEEPER);
    expect((await refusedTo(house, 'closeApplication', document, ACCOUNTANT, { reason: '完' })).messages).toEqual([
      '合同还没有付清，不能办结：先付清，或变更合同减去不再支付的部分',
    ]);
  });

  it('without a contract is counted against what is signed later, which shrinks below nothing that is asked for', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '40000.00', { payee });
    const first = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00'));
    await walks(house, first, 'posted');
    const amount = '20000.00';
    const stages = [{ name: '一次付清', amount, accepting: false }];
    const said = { number: 'HT-9', payee, signed: '2025-03-31', amount, amounts: [amount], stages };
    const file = { fileName: '合同.pdf', file: await house.file(PDF, ACCOUNTANT) };
    expect((await refusedTo(house, 'signContract', document, ACCOUNTANT, { ...said, ...file })).code).toBe(
      'beyond-approved',
    );
    const less = '15000.00';
    const small = { ...said, amount: less, amounts: [less], stages: [{ ...stages[0]!, amount: less }] };
    const { contract: own } = (await does(house, 'signContract', document, ACCOUNTANT, { ...small, ...file })) as {
      contract: number;
    };
    expect(await spentIn(house, 2025)).toEqual([[0, 15000, 25000]]);
    const invoices = [invoiceOf('25330000000000000008', '15000.00')];
    const under = { document, contract: own };
    const id = await saves(house, await payoutOf(house, under, '15000.00', { invoices }));
    await walks(house, id, 'handed');
    const { revision, unit } = await house.pipeline.perform(approval.contract, { id: own }, CHIEF);
    const shrunk = { amount: '-1000.00', amounts: ['-1000.00'], stages: [{ ...stages[0]!, amount: '14000.00' }] };
    const change = { id: own, revision, unit, day: '2025-03-31', reason: '减少', ...shrunk, ...file };
    expect(await house.refusal('approval.changeContract', change, ACCOUNTANT)).toEqual({
      ...{ code: 'bad-amounts', messages: ['减少的金额已经支付或申请付款，不能再减'] },
    });
    await steps(house, 'checkPayout', id, CHECKER);
    await steps(house, 'payPayout', id, CASHIER, PAID);
    await steps(house, 'postPayout', id, BOOKKEEPER);
    expect(await spentIn(house, 2025)).toEqual([[0, 0, 40000]]);
    const draft = await saves(house, await payoutOf(house, under, '1.00', { invoices }));
    await does(house, 'closeApplication', document, ACCOUNTANT, { reason: '完' });
    expect((await shownPayout(house, draft)).stage).toBe('struck');
  });
});

describe('what was paid on an urgent release', () => {
  it('is not held again where the application is refused and handed in anew', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await filledIn(house, serviceOf('40000.00', { payee, urgent: '当日抢修' }));
    await does(house, 'submitApplication', document, ACCOUNTANT);
    await passes(house, document, HEAD);
    await does(house, 'releaseApplication', document, CHIEF, { reason: '属实' });
    const of = { document, contract: null };
    const first = await saves(house, await payoutOf(house, of, '25000.00'));
    await walks(house, first, 'posted');
    const { mine } = await shown(house, document, CENTRE);
    const refuses = { task: mine!.task, verdict: 'refuse', opinion: '补材料', attested: false };
    await does(house, 'decideApplication', document, CENTRE, refuses);
    expect(await spentIn(house, 2025)).toEqual([[0, 0, 25000]]);
    const invoices = [invoiceOf('25330000000000000002', '15000.00')];
    const rest = await saves(house, await payoutOf(house, of, '15000.00', { invoices }));
    expect((await refusedStep(house, 'handPayout', rest, ACCOUNTANT)).messages).toEqual(['申请没有批完，不能付款']);
    await does(house, 'submitApplication', document, ACCOUNTANT);
    expect(await spentIn(house, 2025)).toEqual([[15000, 0, 25000]]);
    for (const caller of [HEAD, CENTRE]) await passes(house, document, caller);
    expect(await spentIn(house, 2025)).toEqual([[15000, 0, 25000]]);
    await walks(house, rest, 'posted');
    expect(await spentIn(house, 2025)).toEqual([[0, 0, 40000]]);
    // What comes back of the first is the application's again, though it was handed in anew since.
    await steps(house, 'reversePayout', first, BOOKKEEPER, { reason: '退票' });
    expect(await spentIn(house, 2025)).toEqual([[0, 25000, 15000]]);
    await walks(house, await saves(house, await payoutOf(house, of, '25000.00')), 'posted');
    expect(await spentIn(house, 2025)).toEqual([[0, 0, 40000]]);
    expect(house.defects).toEqual([]);
  });
});

describe('an application', () => {
  it('is not changed while a payment of it is asked for', async () => {
    const house = await openPaying();
    const payee = await payeeOf(house);
    const document = await approvedOf(house, '40000.00', { payee });
    const id = await saves(house, await payoutOf(house, { document, contract: null }, '25000.00'));
    await walks(house, id, 'handed');
    const amended = { ...serviceOf('45000.00', { payee }), reason: '加价' };
    expect((await refusedTo(house, 'amendApplication', document, ACCOUNTANT, amended)).code).toBe('bound');
    await steps(house, 'strikePayout', id, ACCOUNTANT, { reason: '先变更' });
    await does(house, 'amendApplication', document, ACCOUNTANT, amended);
  });
});
