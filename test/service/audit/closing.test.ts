import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { LEAD, openCommunity, signed, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 结账检查清单 over real books: each line is what its own page says. */

const { audit, ledger } = contract;
const sun = someone('sun', 'unit-accountant', 'T01');
const NOVEMBER = { unit: 'T01', period: '2025-11' };

async function lines(house: TestHouse, caller: Caller = OPERATOR): Promise<Record<string, string>> {
  const { lines } = await house.pipeline.perform(audit.closingChecklist, NOVEMBER, caller);
  return Object.fromEntries(lines.map(({ key, state, count }) => [key, count > 0 ? `${state} ${count}` : state]));
}

describe('结账检查清单', () => {
  it('is worked down from the first voucher to the lock', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    expect((await lines(house))['books']).toBe('open 1');
    await house.importJson('T01', [simple('2025-11-05', '1002', '4101010101', '900.00')]);
    const content = { date: '2025-11-09', lines: [{ book: 'financial', code: '1002', debit: '1.00' }] };
    await house.call('ledger.saveDraft', { unit: 'T01', content }, sun);
    expect(await lines(house)).toMatchObject({ drafts: 'open 1', transfers: 'open 1', submitted: 'waiting' });

    const { rows } = await house.pipeline.perform(ledger.drafts, NOVEMBER, sun);
    const drafts = rows.map(({ id, revision }) => ({ id, revision }));
    await house.call('ledger.discardDrafts', { unit: 'T01', drafts }, sun);
    expect(await lines(house)).toMatchObject({ drafts: 'done', transfers: 'open 1' });

    const { digest } = await house.pipeline.perform(ledger.periodEnd, NOVEMBER, OPERATOR);
    await house.pipeline.perform(ledger.postPeriodEnd, { ...NOVEMBER, digest }, sun);
    expect(await lines(house)).toMatchObject({ transfers: 'done', locked: 'waiting' });

    await signed(house, 'T01', '2025-11');
    expect((await lines(house))['signed']).toBe('done');
    await house.call('ledger.submitPeriod', NOVEMBER, sun);
    expect(await lines(house)).toMatchObject({ submitted: 'done', locked: 'open 1' });
    await house.call('ledger.lockPeriod', NOVEMBER, someone('wang', 'centre-accountant'));
    const last = await lines(house);
    expect(last).toMatchObject({ submitted: 'done', signed: 'done', locked: 'done' });
    expect(Object.values(last).filter((state) => state.startsWith('open'))).toEqual([]);
  });

  it('finds the day on which the cash was below nil though the month ends with some', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importJson('T01', [
      simple('2025-11-05', '5101', '1001', '30.00'),
      simple('2025-11-06', '1001', '4101010101', '50.00'),
    ]);
    const { lines } = await house.pipeline.perform(audit.closingChecklist, NOVEMBER, OPERATOR);
    expect(lines.find(({ key }) => key === 'cash')).toMatchObject({ state: 'open', count: 1, account: '1001' });
  });

  it('waits with the lock until the month is handed in', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importJson('T01', [simple('2025-11-05', '1002', '4101010101', '900.00')]);
    await signed(house, 'T01', '2025-11');
    const lock = await house.refusal('ledger.lockPeriod', NOVEMBER, someone('wang', 'centre-accountant'));
    expect(lock.code).toBe('not-submitted');
    expect(await lines(house)).toMatchObject({ submitted: 'waiting', locked: 'waiting' });
  });

  it('is not for another unit', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await expect(lines(house, someone('qian', 'unit-accountant', 'H01'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
