import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { UnitOutcome } from '../../../shared/contract/jobs.ts';
import {
  handedIn,
  LEAD,
  openCommunity,
  signed,
  simple,
  someone,
  type TestHouse,
  TOWN,
  TOWN2,
} from '../support/house.ts';

/** 批量办理: one command for several units as a job: done or refused unit by unit, each with its own event. */

const { jobs, audit } = contract;
const CENTRE = someone('wang.kj', 'centre-accountant');
const AUDITOR = someone('nei', 'internal-auditor');
const INPUT = { period: '2025-01' };

async function ended(house: TestHouse, id: string, caller = CENTRE) {
  for (;;) {
    const job = await house.pipeline.perform(jobs.get, { job: id }, caller);
    if (job.state !== 'running') return { ...job, result: job.result as UnitOutcome[] };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** H01 and T01 are ready, T02 has sent nothing. */
const filled = async () => {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  for (const unit of ['H01', 'T01'])
    await house.importJson(unit, [simple('2025-01-20', '1002', '4101010101', '90.00')]);
  return house;
};

describe('a command for several units', () => {
  it('is done where it can be, says why where it cannot, and leaves one event for each unit done', async () => {
    const house = await filled();
    const units = ['H01', 'T02', 'T01'];
    const { id } = await house.pipeline.perform(
      jobs.startEach,
      { operation: 'ledger.submitPeriod', input: INPUT, units, idempotencyKey: 'months-1' },
      CENTRE,
    );
    const job = await ended(house, id);
    expect(job).toMatchObject({ state: 'done', total: 3 });
    expect(job.result.map(({ unit, state }) => [unit, state])).toEqual([
      ['H01', 'done'],
      ['T02', 'refused'],
      ['T01', 'done'],
    ]);
    expect(job.result[1]!.error).toMatchObject({ code: 'REFUSED', data: { code: 'no-data' } });
    const { rows } = await house.pipeline.perform(audit.trail, { limit: 2 }, AUDITOR);
    expect(rows.map(({ operation, unit, actor }) => [operation, unit, actor])).toEqual([
      ['ledger.submitPeriod', 'T01', 'wang.kj'],
      ['ledger.submitPeriod', 'H01', 'wang.kj'],
    ]);
    const again = await house.pipeline.perform(
      jobs.startEach,
      { operation: 'ledger.submitPeriod', input: INPUT, units, idempotencyKey: 'months-1' },
      CENTRE,
    );
    expect((await ended(house, again.id)).result.map(({ state }) => state)).toEqual(['done', 'refused', 'done']);
  });

  it('asks each unit’s permission, and refuses at once what is nobody’s to do', async () => {
    const house = await filled();
    const own = someone('kuai', 'unit-accountant', 'T01');
    const { id } = await house.pipeline.perform(
      jobs.startEach,
      { operation: 'ledger.submitPeriod', input: INPUT, units: ['H01', 'T01'] },
      own,
    );
    expect((await ended(house, id, own)).result.map(({ error }) => error?.code ?? 'done')).toEqual([
      'FORBIDDEN',
      'done',
    ]);
    const each = (operation: string, input: object, caller = CENTRE) =>
      house.refusal('jobs.startEach', { operation, input, units: ['T01'] }, caller);
    expect((await each('ledger.lockPeriod', INPUT, own)).code).toBe('FORBIDDEN');
    expect((await each('ledger.lockPeriod', { period: 'never' })).code).toBe('INVALID_INPUT');
    expect((await each('ledger.board', INPUT)).code).toBe('not-by-unit');
    expect((await each('consolidation.run', INPUT)).code).toBe('not-by-unit');
    expect((await each('ledger.nothing', INPUT)).code).toBe('NOT_FOUND');
  });

  it('stopped, says which units it did not reach', async () => {
    const house = await filled();
    const { id } = await house.pipeline.perform(
      jobs.startEach,
      { operation: 'ledger.submitPeriod', input: INPUT, units: ['H01', 'T01', 'T02'] },
      CENTRE,
    );
    await house.pipeline.perform(jobs.cancel, { job: id }, CENTRE);
    const { state, result } = await ended(house, id);
    expect(state).toBe('done');
    expect(result.map((one) => one.unit)).toEqual(['H01', 'T01', 'T02']);
    expect(result.at(-1)!.state).toBe('skipped');
  });

  it('keeps apart a month that was locked before locking asked for its being handed in', async () => {
    const house = await filled();
    const chief = someone('li.kj', 'chief-accountant');
    const submitted = async () => {
      const { rows } = await house.pipeline.perform(contract.ledger.board, INPUT, CENTRE);
      return rows.map((row) => [row.unit, row.state, row.submitted]);
    };
    await handedIn(house, 'H01', INPUT.period);
    await signed(house, 'T01', INPUT.period);
    await house.call('ledger.lockPeriod', { unit: 'H01', ...INPUT }, chief);
    // As older books hold it, with a trail that says so.
    await house.books.transact({ actor: 'test', operation: 'test' }, async ({ db }) => {
      await db.updateTable('period').set({ state: 'locked' }).where('unit', '=', 'T01').execute();
      const last = await db.selectFrom('event').selectAll().orderBy('sequence', 'desc').executeTakeFirstOrThrow();
      const older = { ...last, sequence: last.sequence + 1, previous_hash: last.hash, hash: 'f'.repeat(64) };
      const said = { unit: 'T01', subject: 'T01 2025-01', before: '{"state":"open"}' };
      await db
        .insertInto('event')
        .values({ ...older, ...said })
        .execute();
    });
    expect(await submitted()).toEqual([
      ['H01', 'locked', true],
      ['T01', 'locked', false],
      ['T02', 'open', false],
    ]);
    await house.call('ledger.reopenPeriod', { unit: 'T01', ...INPUT, reason: '补报' }, chief);
    await house.call('ledger.submitPeriod', { unit: 'T01', ...INPUT }, CENTRE);
    await house.call('ledger.lockPeriod', { unit: 'T01', ...INPUT }, chief);
    expect((await submitted())[1]).toEqual(['T01', 'locked', true]);
  });

  it('lists a month that only others have sent, for the unit that has not', async () => {
    const house = await filled();
    await house.importJson('H01', [simple('2025-02-20', '1002', '4101010101', '10.00')]);
    const own = someone('kuai', 'unit-accountant', 'T01');
    expect(await house.pipeline.perform(contract.ledger.periods, {}, own)).toEqual([
      { period: '2025-01', units: 1, open: 1 },
      { period: '2025-02', units: 0, open: 1 },
    ]);
  });

  it('names the months with books to who reads budgets and no books', async () => {
    const house = await filled();
    const approver = someone('feng', 'approver');
    expect(await house.pipeline.perform(contract.budget.bookMonths, {}, approver)).toEqual(['2025-01']);
    expect(await house.refusal('ledger.periods', {}, approver)).toMatchObject({ code: 'FORBIDDEN' });
  });
});
