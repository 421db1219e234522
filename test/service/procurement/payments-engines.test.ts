import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { BUYER, CHIEF, DISTRIBUTOR, OTHER_BUYER } from './invoices-support.ts';
import {
  ACCOUNTANT,
  approved,
  asked,
  CASHIER,
  matched,
  matchedGoods,
  openPayments,
  pay,
  payables,
  proposed,
  run,
  TODAY,
  voucherLines,
} from './payments-support.ts';

/** One run over both engines: proposed, approved, exported, paid, posted, taken back; and no line twice. */

const { procurement, ledger } = contract;
const SHARED = {
  units: [
    { unit: 'H01', ordered: 6 },
    { unit: 'T01', ordered: 4 },
  ],
};

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
const ENGINES: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ['sql.js', async () => undefined],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server' ? [['PostgreSQL', async () => (await postgres.newDatabase()).url!] as const] : []),
];

describe.each(ENGINES)('a run on %s', (_, url) => {
  it('is proposed, approved, exported, paid, posted for its own share, and taken back in red', async () => {
    const house = await openPayments(await url());
    await matched(house, SHARED);
    await matchedGoods(house);
    const before = await payables(house);
    expect(before.total).toMatchObject({ open: '294.00', overdue: '0.00', late: 0 });
    const at = await approved(house);
    const one = await run(house, at.id, CASHIER);
    expect(one).toMatchObject({
      ...{ number: 'FK-2025-0001', stage: 'approved', mode: 'community', amount: '294.00', suppliers: 1 },
      ...{ own: '260.40', advanced: '33.60', may: ['pay'], holder: 'H01' },
      payees: [{ supplier: DISTRIBUTOR, account: '6222000012345678', amount: '294.00', lines: 2 }],
    });
    expect(one.gates.every(({ problems }) => problems.length === 0)).toBe(true);
    // A run that is not paid yet pays nothing: it is owed as before, and free for no other run.
    expect((await payables(house)).total).toMatchObject({ unpaid: '294.00', planned: '294.00', open: '0.00' });

    const first = await house.pipeline.perform(procurement.exportPayment, { ...at, form: 'csv' }, CASHIER);
    const again = await house.pipeline.perform(procurement.exportPayment, { ...at, form: 'xlsx' }, CASHIER);
    expect([first.times, again.times, again.digest === first.digest]).toEqual([1, 2, true]);
    const csv = new TextDecoder().decode(await house.files.bytes('zhao.cn', first.file));
    expect(csv).toContain('6222000012345678,示例银行青石支行,294.00,药品耗材货款 FK-2025-0001');

    await pay(house, at);
    expect((await payables(house)).rows).toEqual([]);
    const { vouchers } = await house.pipeline.perform(procurement.postPayment, { ...at, revision: 4 }, ACCOUNTANT);
    expect(await voucherLines(house, vouchers[0]!.id)).toEqual([
      ...['2302 294.00 0.00', '1002 0.00 294.00'],
      ...['7201 260.40 0.00', '8001 0.00 260.40'],
    ]);
    const posted = await run(house, at.id);
    expect(posted).toMatchObject({ stage: 'posted', paid: TODAY, reference: '20250331-0001', exports: 2, gates: [] });
    const voucher = await house.pipeline.perform(ledger.voucher, { id: vouchers[0]!.id, unit: 'H01' }, ACCOUNTANT);
    expect(voucher).toMatchObject({
      preparedBy: 'zhou.cg',
      reviewedBy: 'qin.zys',
      signedBy: 'zhao.cn',
      postedBy: 'wang.kj',
    });

    const back = await house.pipeline.perform(
      procurement.reversePayment,
      { ...at, revision: 5, reason: '银行退票' },
      ACCOUNTANT,
    );
    expect(back.vouchers).toHaveLength(1);
    expect((await run(house, at.id)).vouchers.map(({ reversal }) => reversal)).toEqual([false, true]);
    expect((await payables(house)).total.open).toBe('294.00');
    expect((await proposed(house)).lines).toHaveLength(2);
  });

  it('takes no line twice, also where two are prepared at once', async () => {
    const house = await openPayments(await url());
    await matched(house);
    const { lines } = await proposed(house);
    const own = asked(lines.map(({ invoiceLine, amount }) => ({ invoiceLine, amount })));
    const both = await Promise.allSettled([
      house.call('procurement.savePayment', own, BUYER),
      house.call('procurement.savePayment', own, OTHER_BUYER),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { messages } = await house.refusal('procurement.savePayment', own, OTHER_BUYER);
    expect(messages.join()).toContain('超过已匹配未付的 0.00 元');
    const runs = await house.pipeline.perform(procurement.paymentRuns, { year: 2025 }, CHIEF);
    expect(runs).toHaveLength(1);
    // A part of it, and then no more than the rest.
    const [{ id, revision }] = runs as [(typeof runs)[number]];
    const part = (amount: string) => asked([{ invoiceLine: lines[0]!.invoiceLine, amount }]);
    await house.call('procurement.savePayment', { ...part('50.00'), at: { id, revision } }, BUYER);
    expect((await house.refusal('procurement.savePayment', part('34.01'), BUYER)).code).toBe('not-fit');
    await house.call('procurement.savePayment', part('34.00'), BUYER);
    expect((await house.refusal('procurement.savePayment', part('0.01'), BUYER)).code).toBe('not-fit');
    expect((await payables(house)).total).toMatchObject({ unpaid: '84.00', planned: '84.00', open: '0.00' });
    // Given up, it is open again.
    await house.call('procurement.withdrawPaper', { kind: 'payment', id, revision: 2, reason: '重新编制' }, BUYER);
    expect((await payables(house)).total).toMatchObject({ unpaid: '84.00', planned: '34.00', open: '50.00' });
  });
});
