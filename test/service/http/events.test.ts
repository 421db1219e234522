import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { openCounty } from '../support/service.ts';
import { asker } from '../support/web.ts';

const { organisation } = contract;
const department = (unit: string, code: string) => ({
  unit,
  departments: [{ code, name: code, class: 'clinical' as const }],
});

/** Reads a stream of events until it has seen enough, or until the stream ends. */
async function listen(response: Response) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    until: async (enough: RegExp) => {
      while (!enough.test(text)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`the stream ended after: ${text}`);
        text += value;
      }
      return text;
    },
    untilEnd: async () => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return text;
        text += value;
      }
    },
  };
}

describe('events', () => {
  it('tell a signed-in reader what has been committed, without figures', async () => {
    const county = await openCounty();
    const { token, caller } = county.administrator;
    const gone = new AbortController();
    const stream = await listen(await asker(county)('/events', { token, signal: gone.signal }));
    await county.ask(organisation.addDepartments, department('T01', 'C01'), caller);
    const text = await stream.until(/event: change\ndata: .*\n\n/);
    expect(text).toContain(
      `event: change\ndata: {"topic":"organisation","unit":"T01","sequence":${await county.events()}}\n\n`,
    );
    gone.abort();
    await stream.untilEnd();
  });

  it('of other units do not reach a unit accountant', async () => {
    const county = await openCounty();
    const { token } = await county.hire('lihua', [{ role: 'unit-accountant', unit: 'T02' }]);
    const gone = new AbortController();
    const stream = await listen(await asker(county)('/events', { token, signal: gone.signal }));
    const { caller } = county.administrator;
    await county.ask(organisation.addDepartments, department('T01', 'C01'), caller);
    await county.ask(organisation.addDepartments, department('T02', 'C02'), caller);
    const text = await stream.until(/"unit":"T02"/);
    expect(text).not.toContain('T01');
    gone.abort();
  });

  it('of a job go to its owner', async () => {
    const county = await openCounty();
    const gone = new AbortController();
    const { token, caller } = county.administrator;
    const stream = await listen(await asker(county)('/events', { token, signal: gone.signal }));
    const { id } = await county.ask(contract.jobs.start, { operation: 'audit.verify', input: {} }, caller);
    expect(await stream.until(/"state":"done"/)).toContain(`event: job\ndata: {"id":"${id}"`);
    gone.abort();
  });

  it('end with the session, and do not keep it alive', async () => {
    const county = await openCounty({ heartbeatMs: 5 });
    const { token, caller } = county.administrator;
    const stream = await listen(await asker(county)('/events', { token }));
    await stream.until(/: beat/);
    await county.ask(contract.session.signOut, {}, caller);
    await stream.untilEnd();
  });

  it('of several windows come in one stream, to each what its own session may hear, until its session ends', async () => {
    const county = await openCounty({ heartbeatMs: 5 });
    const ask = asker(county);
    const { caller } = county.administrator;
    const [t01, t02] = await Promise.all(
      ['T01', 'T02'].map((unit) => county.hire(`kuai-${unit}`, [{ role: 'unit-accountant', unit }])),
    );
    const tickets = await Promise.all(
      [t01!, t02!].map(async ({ token }) => {
        const { ticket } = await (await ask('/events/windows', { method: 'POST', token })).json();
        return ticket as string;
      }),
    );
    // What is committed before the stream that carries a window stands is not lost to it.
    await county.ask(organisation.addDepartments, department('T02', 'C00'), caller);
    const gone = new AbortController();
    const stream = await listen(
      await ask('/events', { json: { tickets: [...tickets, 'unknown'] }, signal: gone.signal }),
    );
    const opened = await stream.until(/event: gone/);
    expect(opened).toContain('to: 2\nevent: gone');
    expect(
      [...opened.matchAll(/to: (\d)\nevent: change\ndata: .*"unit":"(T0\d)"/g)].map(([, ...each]) => each),
    ).toEqual([['1', 'T02']]);
    await county.ask(organisation.addDepartments, department('T01', 'C01'), caller);
    await county.ask(organisation.addDepartments, department('T02', 'C02'), caller);
    const text = (await stream.until(/"T02"[\s\S]*"unit":"T02"/)).slice(opened.length);
    const heard = [...text.matchAll(/to: (\d)\nevent: change\ndata: .*"unit":"(T0\d)"/g)].map(([, ...each]) => each);
    expect(heard).toEqual([
      ['0', 'T01'],
      ['1', 'T02'],
    ]);
    await county.ask(contract.session.signOut, {}, t01!.caller);
    await stream.until(/to: 0\nevent: gone/);
    // A ticket is nothing but a place to listen from.
    expect((await ask('/events', { token: tickets[1]! })).status).toBe(401);
    gone.abort();
    await stream.untilEnd();
  });

  it('of several windows are for tickets alone, which who has signed in gets', async () => {
    const ask = asker(await openCounty({ heartbeatMs: 5 }));
    expect((await ask('/events/windows', { method: 'POST' })).status).toBe(401);
    for (const json of [{}, { tickets: [] }, { tickets: [1] }, null])
      expect((await ask('/events', { json })).status).toBe(400);
    const stream = await listen(await ask('/events', { json: { tickets: ['unknown'] } }));
    expect(await stream.untilEnd()).toContain('event: gone');
  });

  it('are for those who have signed in', async () => {
    const ask = asker(await openCounty());
    expect((await ask('/events')).status).toBe(401);
    expect((await ask('/events', { token: 'A'.repeat(43) })).status).toBe(401);
  });
});
