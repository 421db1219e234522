import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { preparedCommand, query } from '../../../electron/service/pipeline/implementation.ts';
import { contract } from '../../../shared/contract/index.ts';
import * as declare from '../../../shared/contract/operation.ts';
import { CORE, openCounty } from '../support/service.ts';

const { jobs } = contract;

/** Long work whose every step the test lets go on. */
const toil = {
  work: declare.command({
    summary: '费时的命令',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: z.string().max(12), steps: z.int().min(1).max(1000) }),
    output: z.object({ steps: z.int() }),
    refusals: ['tired'],
    long: true,
    example: { unit: 'T01', steps: 3 },
  }),
  quick: declare.query({
    summary: '不费时的查询',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({}),
    output: z.object({}),
    example: {},
  }),
};

async function openWorks() {
  const gates: (() => void)[] = [];
  const step = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      gates.push(resolve);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  const modules = [
    preparedCommand(
      toil.work,
      async ({ signal, progress }, { steps }) => {
        for (let done = 0; done < steps; done += 1) {
          await step(signal);
          progress({ phase: '做工', done: done + 1, total: steps });
        }
      },
      async ({ db, refused }, { steps }) => {
        await db
          .insertInto('setting')
          .values({ key: `worked ${steps}`, value: '1' })
          .execute();
        if (steps === 7) throw refused('tired', '累了');
        if (steps === 8) throw new Error('a defect');
        return { steps };
      },
    ),
    query(toil.quick, async () => ({})),
  ];
  const county = await openCounty({ contract: { ...CORE, toil }, modules });
  const { caller } = await county.hire('lihua', [{ role: 'unit-accountant', unit: 'T01' }]);
  /** Lets the work take its next step; waits until it has come that far. */
  const goOn = async () => {
    while (gates.length === 0) await new Promise((resolve) => setImmediate(resolve));
    gates.shift()?.();
  };
  const start = (steps: number, unit = 'T01') =>
    county.ask(jobs.start, { operation: 'toil.work', input: { unit, steps } }, caller);
  const ended = (id: string) =>
    new Promise<ReturnType<typeof county.jobs.get>>((resolve) => {
      const look = () => {
        const job = county.jobs.get(id, caller);
        if (job && job.state !== 'running') resolve(job);
        else setImmediate(look);
      };
      look();
    });
  const worked = () =>
    county.books.read((db) => db.selectFrom('setting').select('key').where('key', 'like', 'worked%').execute());
  return { ...county, caller, goOn, start, ended, worked };
}

describe('a job', () => {
  it('starts, tells how far it has come, and keeps its result for its owner', async () => {
    const { start, goOn, ended, caller, jobs: desk, ask } = await openWorks();
    const told: string[] = [];
    desk.subscribe((owner, job) => told.push(`${owner} ${job.state} ${job.done}/${job.total}`));
    const job = await start(2);
    expect(job).toMatchObject({ operation: 'toil.work', state: 'running', done: 0, total: 0 });
    await goOn();
    await goOn();
    expect(await ended(job.id)).toMatchObject({ state: 'done', result: { steps: 2 }, done: 2, total: 2 });
    expect(await ask(jobs.get, { job: job.id }, caller)).toMatchObject({ state: 'done', result: { steps: 2 } });
    expect(told).toEqual(['lihua running 1/2', 'lihua running 2/2', 'lihua done 2/2']);
  });

  it('leaves one event, its operation’s own', async () => {
    const { start, goOn, ended, events } = await openWorks();
    const before = await events();
    const { id } = await start(1);
    await goOn();
    await ended(id);
    expect(await events()).toBe(before + 1);
  });

  it('that is cancelled changes nothing', async () => {
    const { start, goOn, ended, events, caller, ask, worked } = await openWorks();
    const before = await events();
    const { id } = await start(3);
    await goOn();
    await ask(jobs.cancel, { job: id }, caller);
    expect(await ended(id)).toMatchObject({ state: 'cancelled' });
    expect(await worked()).toEqual([]);
    expect(await events()).toBe(before);
    await expect(ask(jobs.cancel, { job: id }, caller)).rejects.toMatchObject({ data: { code: 'already-ended' } });
  });

  it('that fails says why, in the contract’s terms; a defect only by its reference', async () => {
    const { start, goOn, ended, defects } = await openWorks();
    const tired = await start(7);
    for (let i = 0; i < 7; i += 1) await goOn();
    expect(await ended(tired.id)).toMatchObject({
      state: 'failed',
      error: { code: 'REFUSED', message: '累了', data: { code: 'tired' } },
    });
    const broken = await start(8);
    for (let i = 0; i < 8; i += 1) await goOn();
    const job = await ended(broken.id);
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'INTERNAL_SERVER_ERROR', data: { reference: 'defect-1' } },
    });
    expect(JSON.stringify(job)).not.toContain('a defect');
    expect(defects).toEqual([new Error('a defect')]);
  });

  it('is refused at once when its caller may not, or the input does not hold, or it is not long', async () => {
    const { start, ask, caller } = await openWorks();
    await expect(start(1, 'T02')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(start(0)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const quick = ask(jobs.start, { operation: 'toil.quick', input: {} }, caller);
    await expect(quick).rejects.toMatchObject({ data: { code: 'not-long' } });
    const unknown = ask(jobs.start, { operation: 'toil.unknown', input: {} }, caller);
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('belongs to its owner: nobody else sees or cancels it', async () => {
    const { start, goOn, ended, ask, administrator } = await openWorks();
    const { id } = await start(1);
    await expect(ask(jobs.get, { job: id }, administrator.caller)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask(jobs.cancel, { job: id }, administrator.caller)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(jobs.list, {}, administrator.caller)).toEqual([]);
    await goOn();
    await ended(id);
  });

  it('no one may start more than a few at once', async () => {
    const { start, close } = await openWorks();
    for (let i = 0; i < 4; i += 1) await start(1);
    await expect(start(1)).rejects.toMatchObject({ data: { code: 'too-many-jobs' } });
    await close();
  });
});
