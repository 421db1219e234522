import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { postgresKind, startPostgres } from '../../store/postgres-server.ts';
import { handedIn, LEAD, openCommunity, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 期末结转: shown, posted by who closes, and carried into the next year. */

const { ledger } = contract;
const sun = someone('sun', 'unit-accountant', 'T01');

async function year(databaseUrl?: string): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  const both = (date: string, lines: readonly (readonly ['D' | 'C', string, string])[]) => ({
    date,
    summary: '收支',
    entries: lines.map(([side, code, amount]) => ({ side, code, amount })),
  });
  await house.importJson('T01', [
    both('2025-11-05', [
      ['D', '1002', '900.00'],
      ['C', '4101010101', '900.00'],
      ['D', '8001', '900.00'],
      ['C', '61010101', '900.00'],
    ]),
    both('2025-12-06', [
      ['D', '500101', '400.00'],
      ['C', '1002', '400.00'],
      ['D', '7201', '400.00'],
      ['C', '8001', '400.00'],
    ]),
  ]);
  return house;
}

const seen = (house: TestHouse, period: string, welfare = '0.00', caller: Caller = OPERATOR) =>
  house.pipeline.perform(ledger.periodEnd, { unit: 'T01', period, welfare }, caller);

async function post(house: TestHouse, period: string, welfare = '0.00') {
  const { digest } = await seen(house, period, welfare);
  return house.pipeline.perform(ledger.postPeriodEnd, { unit: 'T01', period, welfare, digest }, sun);
}

const balances = async (house: TestHouse, period: string): Promise<Record<string, string>> => {
  const rows = await house.pipeline.perform(ledger.balances, { unit: 'T01', from: period, to: period }, OPERATOR);
  return Object.fromEntries(
    rows.filter(({ leaf, closing }) => leaf && closing !== '0.00').map(({ code, closing }) => [code, closing]),
  );
};

describe('期末结转', () => {
  it('closes a month, then the year with what is set aside, and the next year opens with it, on both engines', async () => {
    const postgres = postgresKind() === 'server' ? await startPostgres() : undefined;
    const houses = [await year(), ...(postgres ? [await year((await postgres.newDatabase()).url)] : [])];
    for (const house of houses) {
      expect((await seen(house, '2025-11')).transfers.map(({ key }) => key)).toEqual(['revenue']);
      const november = await post(house, '2025-11');
      expect(november.vouchers).toMatchObject([{ number: '记-2', summary: '结转11月收入' }]);
      const voucher = await house.pipeline.perform(
        ledger.voucher,
        { unit: 'T01', id: november.vouchers[0]!.id },
        OPERATOR,
      );
      expect(voucher).toMatchObject({ kind: 'closing', preparedBy: '期末结转', reviewedBy: 'sun', postedBy: 'sun' });
      const december = await seen(house, '2025-12', '100.00');
      expect(december.distributable).toBe('500.00');
      expect(december.proofs.every(({ amount }) => amount === '0.00')).toBe(true);
      await post(house, '2025-12', '100.00');
      expect(await balances(house, '2025-12')).toEqual({
        '1002': '500.00',
        '300101': '-400.00',
        '310101': '-100.00',
        '8001': '500.00',
        '8202': '-400.00',
        '830101': '-100.00',
      });
      expect((await seen(house, '2025-12')).posted.length).toBeGreaterThan(5);
      await house.importJson('T01', [simple('2026-01-05', '1002', '4101010101', '1.00')]);
      expect(await balances(house, '2026-01')).toMatchObject({
        '1002': '501.00',
        '300101': '-400.00',
        '8202': '-400.00',
      });
    }
    await postgres?.stop();
  });

  it('posts what was seen and nothing else', async () => {
    const house = await year();
    const { digest } = await seen(house, '2025-12');
    await house.importJson('T01', [simple('2025-12-20', '1002', '4101010101', '5.00')]);
    const asked = { unit: 'T01', period: '2025-12', digest };
    expect(await house.refusal('ledger.postPeriodEnd', asked, sun)).toMatchObject({ code: 'changed' });
    expect((await seen(house, '2025-12')).posted).toEqual([]);
    await post(house, '2025-12');
    const again = { ...asked, digest: (await seen(house, '2025-12')).digest };
    expect(await house.refusal('ledger.postPeriodEnd', again, sun)).toMatchObject({ code: 'nothing-to-close' });
  });

  it('waits for drafts, an open month and vouchers, and sets no more aside than there is', async () => {
    const house = await year();
    const problems = async (period: string, welfare?: string) => (await seen(house, period, welfare)).problems;
    expect(await problems('2025-12', '500.01')).toMatchObject([{ code: 'cannot-close' }]);
    await house.call(
      'ledger.saveDraft',
      { unit: 'T01', content: { date: '2025-12-09', lines: [{ book: 'financial', code: '1002', debit: '1.00' }] } },
      sun,
    );
    expect(await problems('2025-12')).toMatchObject([{ code: 'open-drafts' }]);
    const { digest } = await seen(house, '2025-12');
    const refused = await house.refusal('ledger.postPeriodEnd', { unit: 'T01', period: '2025-12', digest }, sun);
    expect(refused).toMatchObject({ code: 'cannot-close' });
    expect((await seen(house, '2025-11')).problems).toEqual([]);
    await handedIn(house, 'T01', '2025-11');
    await house.call('ledger.lockPeriod', { unit: 'T01', period: '2025-11' }, someone('wang', 'centre-accountant'));
    expect(await problems('2025-11')).toMatchObject([{ code: 'period-closed' }]);
  });

  it('closes no month again that a later one took along, until that is reversed', async () => {
    const house = await year();
    const { vouchers } = await post(house, '2025-12');
    expect((await seen(house, '2025-11')).problems).toMatchObject([{ code: 'later-closed' }]);
    for (const { id } of vouchers)
      await house.call('ledger.reverseVoucher', { unit: 'T01', voucher: id, date: '2025-12-31', reason: '重做' }, sun);
    expect((await seen(house, '2025-11')).problems).toEqual([]);
    const again = await seen(house, '2025-12');
    expect([again.transfers.length, again.posted]).toEqual([vouchers.length, []]);
  });

  it('reverses the whole closing of a month at once, with one reason, and closes it again as if it had never been', async () => {
    const house = await year();
    await post(house, '2025-11');
    const before = [await balances(house, '2025-11'), await balances(house, '2025-12')];
    const wanted = await seen(house, '2025-12');
    const { vouchers } = await post(house, '2025-12');
    const asked = { unit: 'T01', period: '2025-12', vouchers: vouchers.map(({ id }) => id), reason: '漏记一张发票' };
    expect(await house.refusal('ledger.reversePeriodEnd', { ...asked, period: '2025-11' }, sun)).toMatchObject({
      code: 'later-closed',
    });
    const fewer = { ...asked, vouchers: asked.vouchers.slice(1) };
    expect(await house.refusal('ledger.reversePeriodEnd', fewer, sun)).toMatchObject({ code: 'changed' });
    expect(await house.call('ledger.reversePeriodEnd', asked, sun)).toMatchObject({ reversed: vouchers.length });
    expect([await balances(house, '2025-11'), await balances(house, '2025-12')]).toEqual(before);
    const again = await seen(house, '2025-12');
    expect([again.transfers, again.posted]).toEqual([wanted.transfers, []]);
    expect(await house.refusal('ledger.reversePeriodEnd', asked, sun)).toMatchObject({ code: 'nothing-to-reverse' });
    await post(house, '2025-12');
    expect((await seen(house, '2025-12')).posted.length).toBe(vouchers.length);
  });

  it('reverses nothing of a month that is handed in or locked, and says how it is opened again', async () => {
    const house = await year();
    const { vouchers } = await post(house, '2025-12');
    await handedIn(house, 'T01', '2025-12');
    await house.call('ledger.lockPeriod', { unit: 'T01', period: '2025-12' }, someone('wang', 'centre-accountant'));
    const asked = { unit: 'T01', period: '2025-12', vouchers: vouchers.map(({ id }) => id), reason: '重做' };
    const refused = await house.refusal('ledger.reversePeriodEnd', asked, sun);
    expect(refused).toMatchObject({ code: 'period-closed' });
    expect(JSON.stringify(refused)).toContain('重新打开');
    expect((await seen(house, '2025-12')).irreversible).toContain('重新打开');
    expect((await seen(house, '2025-12')).posted.length).toBe(vouchers.length);
  });

  it('closes money that the community calls tied into 非财政拨款结转, from the day that it says so', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const entries = [
      { side: 'D', code: '1002', amount: '70.00' },
      { side: 'C', code: '4609', amount: '70.00', fund: 'other-level-fiscal' },
      { side: 'D', code: '8001', amount: '70.00' },
      { side: 'C', code: '6609', amount: '70.00', fund: 'other-level-fiscal' },
    ] as const;
    await house.importJson('T01', [{ date: '2025-12-05', summary: '收县级补助', entries }]);
    const keys = async () => (await seen(house, '2025-12')).transfers.map(({ key }) => key);
    expect(await keys()).toContain('other-budget');
    const { digest } = await seen(house, '2025-12');
    const boss = someone('boss', 'chief-accountant');
    const chosen = { sources: ['research', 'other-level-fiscal'], reason: '县里的补助都有指定用途' };
    await expect(house.call('ledger.setSpecialSources', chosen, sun)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await house.call('ledger.setSpecialSources', chosen, boss);
    expect(await keys()).toContain('special-budget');
    expect(await keys()).not.toContain('other-budget');
    // What was seen before is not what would be posted.
    expect(await house.refusal('ledger.postPeriodEnd', { unit: 'T01', period: '2025-12', digest }, sun)).toMatchObject({
      code: 'changed',
    });
  });

  it('is not for who only reads, nor for another unit', async () => {
    const house = await year();
    const { digest } = await seen(house, '2025-12');
    const asked = { unit: 'T01', period: '2025-12', digest };
    const other = someone('qian', 'unit-accountant', 'H01');
    for (const caller of [someone('head', 'unit-head', 'T01'), other])
      await expect(house.pipeline.perform(ledger.postPeriodEnd, asked, caller)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    await expect(seen(house, '2025-12', '0.00', other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
