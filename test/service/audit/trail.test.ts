import { describe, expect, it } from 'vitest';
import { trailChecks } from '../../../electron/service/audit/checks.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { RecordedHead } from '../../../shared/domain/audit/chain.ts';
import { unguardedBooks } from '../support/books.ts';
import { openBench, openCounty } from '../support/service.ts';

const { audit, organisation } = contract;
const department = (code: string) => ({ unit: 'T01', departments: [{ code, name: code, class: 'clinical' as const }] });

/** A county with a few events behind it. */
async function busyCounty() {
  const books = await unguardedBooks();
  const county = await openCounty({ books });
  const { caller } = county.administrator;
  for (const code of ['C01', 'C02', 'C03']) await county.ask(organisation.addDepartments, department(code), caller);
  return { ...county, books, caller, verify: (heads: string[] = []) => county.ask(audit.verify, { heads }) };
}

describe('verify', () => {
  it('recomputes the trail from its first event; what nobody touched holds', async () => {
    const { verify, events } = await busyCounty();
    expect(await verify()).toMatchObject({
      ok: true,
      store: { ok: true, mode: 'read-write' },
      chain: { events: await events(), firstBroken: null, clockTurnedBack: [] },
    });
  });

  it('an empty trail holds', async () => {
    const { ask } = await openBench();
    expect(await ask(audit.verify, {})).toMatchObject({ ok: true, chain: { events: 0, head: '0'.repeat(64) } });
  });

  it('a changed event is named', async () => {
    const { verify, books } = await busyCounty();
    await books.tamper(`UPDATE event SET actor = 'someone' WHERE sequence = 3`);
    expect(await verify()).toMatchObject({ ok: false, chain: { firstBroken: { sequence: 3, kind: 'content' } } });
  });

  it('a removed middle event is named by the one after it', async () => {
    const { verify, books } = await busyCounty();
    await books.tamper('DELETE FROM event WHERE sequence = 4');
    expect(await verify()).toMatchObject({ ok: false, chain: { firstBroken: { sequence: 5, kind: 'gap' } } });
  });

  it('a removed first or last event is seen', async () => {
    const { verify, books, events } = await busyCounty();
    const last = await events();
    await books.tamper(`DELETE FROM event WHERE sequence = ${last}`);
    expect(await verify()).toMatchObject({
      ok: false,
      chain: { firstBroken: { sequence: last, kind: 'missing-head' } },
    });
    await books.tamper('DELETE FROM event WHERE sequence = 1');
    expect(await verify()).toMatchObject({ ok: false, chain: { firstBroken: { sequence: 2, kind: 'gap' } } });
  });

  it('even with the recorded head rewritten, a head printed on a pack finds what was removed', async () => {
    const { verify, books, events } = await busyCounty();
    const { chain } = await verify();
    const last = await events();
    await books.tamper(`DELETE FROM event WHERE sequence = ${last}`);
    await books.tamper(
      `UPDATE setting SET value = (SELECT sequence || ' ' || hash FROM event ORDER BY sequence DESC LIMIT 1) WHERE key = 'audit.head'`,
    );
    expect(await verify()).toMatchObject({ ok: true });
    expect(await verify([chain.head])).toMatchObject({ ok: false, chain: { firstBroken: { kind: 'missing-head' } } });
  });

  it('asks the modules for the heads they recorded (a closed period)', async () => {
    const heads: RecordedHead[] = [{ source: '期间 T01 2025-03', hash: 'f'.repeat(64) }];
    const { ask } = await openCounty({ headSources: [async () => heads] });
    expect(await ask(audit.verify, {})).toMatchObject({
      ok: false,
      chain: { firstBroken: { message: expect.stringContaining('期间 T01 2025-03') } },
    });
  });

  it('a clock turned back is noticed, and refuses nothing', async () => {
    const { ask, caller, clock, verify, events, books } = await busyCounty();
    clock.advance(-24 * 3_600_000 + 60_000);
    await ask(organisation.addDepartments, department('C04'), caller);
    const sequence = await events();
    expect(await verify()).toMatchObject({ ok: true, chain: { clockTurnedBack: [sequence] } });
    const { rows } = await ask(audit.trail, { limit: 2 });
    expect(rows.map(({ clockTurnedBack }) => clockTurnedBack)).toEqual([true, false]);
    const checks = await books.read((db) => trailChecks(db, []));
    expect(checks.map(({ name, severity, ok }) => [name, severity, ok])).toEqual([
      ['chain-whole', 'error', true],
      ['clock-forward', 'finding', false],
    ]);
  });
});

describe('the trail for its readers', () => {
  it('is read newest first, in parts, by unit, operation, actor and day', async () => {
    const { ask, caller } = await busyCounty();
    const all = await ask(audit.trail, {});
    expect(all.rows.map(({ sequence }) => sequence)).toEqual(all.rows.map((_, at) => all.total - at));
    expect((await ask(audit.trail, { limit: 2, offset: 1 })).rows).toEqual(all.rows.slice(1, 3));
    expect((await ask(audit.trail, { operation: 'organisation.addDepartments' })).total).toBe(3);
    expect((await ask(audit.trail, { unit: 'T02' })).total).toBe(0);
    expect((await ask(audit.trail, { to: '2025-03-30' })).total).toBe(0);
    expect((await ask(audit.trail, { from: '2025-03-31', to: '2025-03-31' })).total).toBe(all.total);
    expect((await ask(audit.trail, { actor: caller.kind === 'person' ? caller.name : '' })).total).toBe(all.total - 1);
  });

  it('an auditor of one unit sees the events of that unit only', async () => {
    const { ask, hire } = await busyCounty();
    const { caller } = await hire('neishen', [{ role: 'internal-auditor', unit: 'T01' }]);
    const { rows } = await ask(audit.trail, {}, caller);
    expect(rows.map(({ unit }) => unit)).toEqual(['T01', 'T01', 'T01']);
    await expect(ask(audit.trail, { unit: 'T02' }, caller)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask(audit.verify, {}, caller)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
