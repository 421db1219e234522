import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { openTestHouse } from '../support/house.ts';
import { COMMUNITY, NOBODY, openBench, openCounty, PASSWORD, TestClock } from '../support/service.ts';

/** 首次启动: the first page of new books, where one looks around the sample county or sets up one's own. */

const { organisation, session, ledger } = contract;
const AFAR = { kind: 'nobody', nearby: false } as const;

/** A filling that waits until it is told how to end. */
function heldFilling() {
  let told: (done: number, total: number) => void = () => {};
  let end: (error?: Error) => void = () => {};
  let begun: () => void = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  return {
    sample: (_service: unknown, report: (done: number, total: number) => void) => {
      told = report;
      begun();
      return new Promise<void>((resolve, reject) => {
        end = (error) => (error ? reject(error) : resolve());
      });
    },
    hasBegun,
    tell: (done: number, total: number) => told(done, total),
    end: (error?: Error) => end(error),
  };
}

const openHeld = async () => {
  const held = heldFilling();
  const bench = await openBench({ sample: held.sample });
  onTestFinished(() => held.end());
  const setUp = () => bench.ask(session.setUp, {}, NOBODY);
  return { ...bench, ...held, setUp };
};

const refused = (code: string) => ({ code: 'REFUSED', data: { code } });

describe('the first start', () => {
  it('says that nobody is set up, and that somebody is', async () => {
    const { ask } = await openBench();
    expect(await ask(session.setUp, {}, AFAR)).toEqual({ state: 'empty', done: 0, total: 0, message: null });
    await ask(session.createFirstAdministrator, { name: 'guanli', display: '赵', password: PASSWORD }, NOBODY);
    expect(await ask(session.setUp, {}, AFAR)).toMatchObject({ state: 'ready' });
  });

  it('fills in the sample county beside the asker, and says how far it has come', async () => {
    const { ask, hasBegun, tell, end, setUp } = await openHeld();
    expect(await ask(session.startSample, {}, NOBODY)).toMatchObject({ state: 'filling' });
    await hasBegun;
    tell(3, 31);
    expect(await setUp()).toEqual({ state: 'filling', done: 3, total: 31, message: null });
    await expect(ask(session.startSample, {}, NOBODY)).rejects.toMatchObject(refused('filling'));
    await expect(
      ask(session.createFirstAdministrator, { name: 'guanli', display: '赵', password: PASSWORD }, NOBODY),
    ).rejects.toMatchObject(refused('already-set-up'));
    end();
    await expect.poll(setUp).toMatchObject({ state: 'empty' });
  });

  it('says a failure with its reference and what to do, and no more', async () => {
    const { ask, hasBegun, end, setUp, defects } = await openHeld();
    await ask(session.startSample, {}, NOBODY);
    await hasBegun;
    end(new Error('SELECT * FROM secrets'));
    await expect.poll(setUp).toMatchObject({
      state: 'failed',
      message: '示例县没有装完（记录号 defect-1）。请换一个空的数据文件夹重新开始',
    });
    expect(defects).toHaveLength(1);
  });

  it('stops filling when the service closes', async () => {
    const { ask, hasBegun, tell, end, close } = await openHeld();
    await ask(session.startSample, {}, NOBODY);
    await hasBegun;
    const closed = close();
    expect(() => tell(1, 31)).toThrow('服务已停止');
    end(new Error('stopped'));
    await closed;
  });

  it('is refused to other machines, and where there is a community or a person already', async () => {
    const { ask, events } = await openBench();
    await expect(ask(session.startSample, {}, AFAR)).rejects.toMatchObject(refused('not-nearby'));
    await ask(organisation.initialise, COMMUNITY);
    const before = await events();
    await expect(ask(session.startSample, {}, NOBODY)).rejects.toMatchObject(refused('already-set-up'));
    expect(await events()).toBe(before);
    const { ask: asked } = await openCounty();
    await expect(asked(session.startSample, {}, NOBODY)).rejects.toMatchObject(refused('already-set-up'));
  });
});

describe('the sample county from the first page', () => {
  it('comes through the service that is open, which keeps answering', async () => {
    // The sample's year is over, wherever it is filled: nothing of it is dated after today.
    const house = await openTestHouse({ clock: new TestClock(Date.UTC(2026, 0, 15, 8)) });
    const setUp = () => house.pipeline.perform(session.setUp, {}, NOBODY);
    await house.pipeline.perform(session.startSample, {}, NOBODY);
    let seen = 0;
    await expect
      .poll(
        async () => {
          const at = await setUp();
          seen = Math.max(seen, at.done);
          return at.state;
        },
        { timeout: 120_000, interval: 20 },
      )
      .toBe('ready');
    expect(seen).toBeGreaterThan(0);
    const demo = await house.pipeline.perform(session.demo, {}, NOBODY);
    const { token } = await house.pipeline.perform(
      session.signIn,
      { name: demo!.people[0]!.name, password: demo!.password },
      NOBODY,
    );
    expect(await house.sessions.authenticate(token)).toBeDefined();
    expect(house.defects).toEqual([]);
  }, 150_000);
});

describe('my own county in three steps', () => {
  it('is named by the first administrator, who sees no books: units, their charts, people', async () => {
    const house = await openTestHouse();
    const { pipeline } = house;
    const person = { name: 'guanli', display: '赵管理', password: PASSWORD };
    expect(await pipeline.perform(session.createFirstAdministrator, person, NOBODY)).toMatchObject({
      roles: ['administrator'],
    });
    const { token } = await pipeline.perform(session.signIn, { name: 'guanli', password: PASSWORD }, NOBODY);
    const admin = (await house.sessions.authenticate(token))!;
    await pipeline.perform(organisation.initialise, COMMUNITY, admin);
    await expect(pipeline.perform(organisation.initialise, COMMUNITY, admin)).rejects.toMatchObject(
      refused('already-set-up'),
    );
    const hired = { display: '王', password: PASSWORD };
    await pipeline.perform(
      organisation.createPerson,
      { name: 'zong', ...hired, grants: [{ role: 'chief-accountant', unit: '' }] },
      admin,
    );
    await expect(pipeline.perform(ledger.chart, { unit: 'T01', period: '2025-01' }, admin)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const chief = (await house.sessions.authenticate(
      (
        await pipeline.perform(session.signIn, { name: 'zong', password: PASSWORD }, NOBODY)
      ).token,
    ))!;
    const chart = await pipeline.perform(ledger.chart, { unit: 'T01', period: '2025-01' }, chief);
    expect(chart.length).toBeGreaterThan(100);
    expect(chart.every(({ group }) => group !== null)).toBe(true);
  });
});
