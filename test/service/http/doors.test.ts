import { describe, expect, it } from 'vitest';
import { openCounty } from '../support/service.ts';
import { asker, HOME, LAN } from '../support/web.ts';

describe('whose request it is', () => {
  const open = async () => {
    const county = await openCounty();
    const ask = asker(county);
    const units = (headers: Record<string, string>, home = HOME) =>
      ask('/api/organisation/units', { json: {}, token: county.administrator.token, headers, home });
    return { ask, units };
  };

  it('a name of somebody else’s, bound to this machine, is turned away (DNS rebinding)', async () => {
    const { units } = await open();
    expect((await units({}, 'http://evil.example:8080')).status).toBe(421);
    expect((await units({}, 'http://127.0.0.1.evil.example:8080')).status).toBe(421);
    expect((await units({}, 'http://finance.qingshi.test')).status).toBe(421);
    for (const home of [HOME, 'http://localhost:8080', 'http://[::1]:8080', 'http://192.168.3.7:8080'])
      expect((await units({}, home)).status, home).toBe(200);
  });

  it('on the LAN only the certificate’s names are ours', async () => {
    const { ask } = await open();
    const health = (home: string) => ask('/health', { home, transport: LAN });
    expect((await health('https://finance.qingshi.test')).status).toBe(200);
    expect((await health('https://other.qingshi.test')).status).toBe(421);
  });

  it('a page of another site cannot ask, with whatever token', async () => {
    const { units } = await open();
    expect((await units({ origin: 'http://127.0.0.1:8080' })).status).toBe(200);
    for (const origin of ['http://evil.example', 'http://127.0.0.1:9999', 'null', 'nonsense'])
      expect((await units({ origin })).status, origin).toBe(421);
    expect((await units({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    for (const site of ['cross-site', 'same-site']) expect((await units({ 'sec-fetch-site': site })).status).toBe(421);
  });

  it('a link on another site opens our pages, and nothing else', async () => {
    const { ask } = await open();
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask('/openapi', { headers })).status).toBe(200);
    expect((await ask('/events', { headers })).status).toBe(421);
    expect((await ask(`/files/${'0'.repeat(64)}`, { headers })).status).toBe(421);
    expect((await ask('/openapi', { headers, home: 'http://evil.example' })).status).toBe(421);
  });
});

describe('the security headers', () => {
  it.each([
    ['/openapi', 200],
    ['/health', 200],
    ['/nowhere.js', 404],
    ['/rpc/session/whoAmI', 405],
  ])('stand on %s', async (path, status) => {
    const reply = await asker(await openCounty())(path);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "font-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('x-frame-options')).toBe('DENY');
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    expect(reply.headers.get('strict-transport-security')).toBeNull();
  });

  it('over TLS the browser is told to stay there', async () => {
    const reply = await asker(await openCounty())('/health', { home: 'https://finance.qingshi.test', transport: LAN });
    expect(reply.headers.get('strict-transport-security')).toContain('max-age');
  });
});

describe('health', () => {
  it('says whether the books can be written, to anyone, and nothing of what is in them', async () => {
    const reply = await asker(await openCounty())('/health');
    expect(await reply.json()).toEqual({ ok: true, mode: 'read-write', version: '0.0.0-test' });
  });
});
