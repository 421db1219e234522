import { createORPCClient, isDefinedError, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { query } from '../../../electron/service/pipeline/implementation.ts';
import * as declare from '../../../shared/contract/operation.ts';
import { operationsIn } from '../../../shared/contract/operation.ts';
import { CORE, openCounty, PASSWORD } from '../support/service.ts';
import { asker, HOME, LAN, LOOPBACK } from '../support/web.ts';

/** The typed client that the renderer uses, over the handler. */
async function openClient() {
  const county = await openCounty();
  let token: string | undefined = county.administrator.token;
  let key: string | undefined;
  const link = new RPCLink({
    url: `${HOME}/rpc`,
    headers: () => ({
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    }),
    fetch: (request) => county.fetch(request, LOOPBACK),
  });
  const client: ContractRouterClient<typeof CORE> = createORPCClient(link);
  return {
    ...county,
    client,
    as: (next: string | undefined) => {
      token = next;
    },
    withKey: (next: string) => {
      key = next;
    },
  };
}

describe('the typed client (/rpc)', () => {
  it('asks and changes, and reads the reply as the contract types it', async () => {
    const { client } = await openClient();
    const unit = await client.organisation.addUnit({
      code: 'T03',
      name: '石桥镇卫生院',
      kind: 'township',
      chart: 'primary',
    });
    expect(unit).toMatchObject({ code: 'T03', joined: null });
    expect((await client.organisation.units({})).map(({ code }) => code)).toEqual(['H01', 'T01', 'T02', 'T03']);
  });

  it('receives refusals with their code and reasons', async () => {
    const { client } = await openClient();
    const [error] = await safe(
      client.organisation.addUnit({ code: 'H02', name: '县中医院', kind: 'lead', chart: 'hospital' }),
    );
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({
      code: 'REFUSED',
      status: 422,
      data: { code: 'one-lead', reasons: [{ code: 'one-lead' }] },
    });
  });

  it('receives every issue of an input that does not hold', async () => {
    const { client } = await openClient();
    const [error] = await safe(
      client.organisation.addUnit({ code: 't 3', name: '', kind: 'township', chart: 'primary' }),
    );
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      defined: true,
      data: { issues: [{ path: 'code', message: '单位编码为 1–12 位大写字母或数字' }, { path: 'name' }] },
    });
  });

  it('is told to sign in when its session no longer holds', async () => {
    const { client, as } = await openClient();
    as('A'.repeat(43));
    const [stale] = await safe(client.organisation.units({}));
    expect(stale).toMatchObject({ code: 'UNAUTHENTICATED', status: 401, defined: true });
    as(undefined);
    const [nobody] = await safe(client.organisation.units({}));
    expect(nobody).toMatchObject({ code: 'UNAUTHENTICATED', defined: true });
  });

  it('sends a key, so that a lost reply is asked for again and done once', async () => {
    const { client, withKey, events } = await openClient();
    withKey('7c0b7e9e-0000-4000-8000-000000000001');
    const parties = [{ code: 'P001', name: '青石县财政局', class: 'same-level-government' as const }];
    await client.organisation.addParties({ parties });
    const before = await events();
    expect(await client.organisation.addParties({ parties })).toEqual({ added: 1 });
    expect(await events()).toBe(before);
    const [error] = await safe(client.organisation.addParties({ parties: [{ ...parties[0]!, code: 'P002' }] }));
    expect(error).toMatchObject({ code: 'CONFLICT', data: { what: 'idempotency-key' } });
  });
});

describe('plain JSON (/api), as the OpenAPI page describes it', () => {
  const signIn = { name: 'guanli', password: PASSWORD };

  it('signs in and asks', async () => {
    const ask = asker(await openCounty());
    const reply = await ask('/api/session/signIn', { json: signIn });
    expect(reply.status).toBe(200);
    const { token } = (await reply.json()) as { token: string };
    const units = await ask('/api/organisation/units', { json: {}, token });
    expect(await units.json()).toHaveLength(3);
    expect(units.headers.get('cache-control')).toBe('no-store');
  });

  it('a sign-in is required on loopback too', async () => {
    const ask = asker(await openCounty());
    const reply = await ask('/api/organisation/units', { json: {} });
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ code: 'UNAUTHENTICATED', defined: true });
  });

  it('an unknown operation, another method and what is not JSON are refused', async () => {
    const ask = asker(await openCounty());
    expect((await ask('/api/organisation/burn', { json: {} })).status).toBe(404);
    expect((await ask('/rpc/toString', { json: {} })).status).toBe(404);
    expect((await ask('/api/organisation/units')).status).toBe(405);
    for (const form of ['api', 'rpc']) {
      const broken = await ask(`/${form}/session/whoAmI`, {
        body: '{"a":',
        headers: { 'content-type': 'application/json' },
      });
      expect(broken.status).toBe(400);
      expect(JSON.stringify(await broken.json())).toContain('INVALID_INPUT');
      const form_ = new FormData();
      form_.set('data', new Blob(['x']), 'x');
      expect((await ask(`/${form}/session/whoAmI`, { body: form_ })).status).toBe(400);
    }
  });

  it('a body beyond the limit is refused, announced or not', async () => {
    const county = await openCounty();
    const ask = asker(county);
    const nine = 9 * 1024 * 1024;
    const headers = { 'content-type': 'application/json' };
    const announced = await ask('/api/session/whoAmI', {
      body: 'x',
      headers: { ...headers, 'content-length': String(nine) },
    });
    expect(announced.status).toBe(413);
    let sent = 0;
    const flood = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const streamed = await ask('/rpc/session/whoAmI', { body: flood, headers });
    expect(streamed.status).toBe(413);
    expect(await streamed.json()).toMatchObject({ json: { code: 'TOO_LARGE', data: { limit: 8 * 1024 * 1024 } } });
    expect(sent).toBeLessThan(nine);
  });
});

describe('the local operator', () => {
  const operatorKey = 'f'.repeat(64);
  const me = (headers: Record<string, string>) => ({ json: {}, headers });
  const key = { 'tongcai-operator': operatorKey, 'tongcai-os-user': encodeURIComponent('王五') };

  it('is whoever can read the data folder, on this machine', async () => {
    const ask = asker(await openCounty({ operatorKey }));
    const who = await ask('/api/session/whoAmI', me(key));
    expect(await who.json()).toMatchObject({ kind: 'local', name: '王五' });
    expect((await ask('/api/organisation/people', me(key))).status).toBe(403);
  });

  it('is nobody with a wrong key, from elsewhere, or where there is no key', async () => {
    const ask = asker(await openCounty({ operatorKey }));
    const wrong = await ask('/api/session/whoAmI', me({ ...key, 'tongcai-operator': 'e'.repeat(64) }));
    expect(await wrong.json()).toMatchObject({ kind: 'nobody' });
    const away = await ask('/api/session/whoAmI', { ...me(key), transport: LAN });
    expect(await away.json()).toMatchObject({ kind: 'nobody' });
    const keyless = asker(await openCounty());
    expect(await (await keyless('/api/session/whoAmI', me(key))).json()).toMatchObject({ kind: 'nobody' });
  });

  it('carries both names when a person signs in on the command line', async () => {
    const county = await openCounty({ operatorKey });
    const ask = asker(county);
    const { token } = county.administrator;
    const departments = [{ code: 'A01', name: '院办', class: 'admin' }];
    await ask('/api/organisation/addDepartments', { json: { unit: 'T01', departments }, token, headers: key });
    const trail = await ask('/api/audit/trail', { json: { limit: 1 }, token });
    expect(await trail.json()).toMatchObject({ rows: [{ actor: 'guanli', osUser: '王五', unit: 'T01' }] });
  });

  it('the first administrator is not made from another machine', async () => {
    const { openBench } = await import('../support/service.ts');
    const ask = asker(await openBench());
    const json = { name: 'x', display: 'x', password: PASSWORD };
    const away = await ask('/api/session/createFirstAdministrator', { json, transport: LAN });
    expect(away.status).toBe(422);
    expect((await ask('/api/session/createFirstAdministrator', { json })).status).toBe(200);
  });
});

describe('a defect of ours', () => {
  it('shows its reference and nothing of the inside', async () => {
    const inside = {
      fail: declare.query({
        summary: '出错',
        permission: 'public',
        scope: 'public',
        input: z.strictObject({}),
        output: z.array(z.object({ name: z.string() })),
        example: {},
      }),
    };
    const county = await openCounty({
      contract: { ...CORE, inside },
      modules: [
        query(inside.fail, ({ db }) =>
          db
            .selectFrom('unit')
            .select('name')
            .where('code', '=', {} as string)
            .execute(),
        ),
      ],
    });
    const ask = asker(county);
    for (const form of ['api', 'rpc']) {
      const reply = await ask(`/${form}/inside/fail`, { json: {} });
      const text = await reply.text();
      expect(reply.status).toBe(500);
      expect(text).toContain('defect-');
      expect(text).not.toMatch(/select|unit|bind|\.ts|at /i);
    }
    expect(county.defects).toHaveLength(2);
  });
});

describe('the OpenAPI document', () => {
  it('describes every operation where it is served, with an example and the errors', async () => {
    const ask = asker(await openCounty());
    const document = (await (await ask('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, { post: { requestBody?: object; responses: Record<string, object>; tags: string[] } }>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    const names = operationsIn(CORE).map(({ name }) => name);
    expect(Object.keys(document.paths).sort()).toEqual(names.map((name) => `/${name.replace('.', '/')}`).sort());
    for (const [path, { post }] of Object.entries(document.paths)) {
      expect(Object.keys(post.responses), path).toEqual(expect.arrayContaining(['200', '400', '401', '403']));
      const asked = await ask(`/api${path}`, { json: {} });
      expect(asked.status, path).not.toBe(404);
    }
    expect(JSON.stringify(document.paths['/organisation/addUnit'])).toContain('白杨镇卫生院');
  });

  it('has a page to read that loads and runs nothing', async () => {
    const page = await (await asker(await openCounty())('/openapi')).text();
    expect(page).toContain('增加成员单位');
    expect(page).not.toMatch(/<script|<link|<img|src=|https?:/i);
    for (const { name } of operationsIn(CORE)) expect(page).toContain(`id="${name}"`);
  });
});
