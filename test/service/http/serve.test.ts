import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Listening, ServeError, serve } from '../../../electron/service/http/serve.ts';
import { openCounty } from '../support/service.ts';

const tls = async () => ({
  cert: await readFile(join(import.meta.dirname, '../../fixtures/tls/cert.pem')),
  key: await readFile(join(import.meta.dirname, '../../fixtures/tls/key.pem')),
});

const open = async (where: Listening) => {
  const county = await openCounty();
  const served = await serve(county.fetch, where);
  onTestFinished(() => served.close());
  return { ...county, served };
};

/** Listens on a pipe and is killed. */
const LEAVES_ITS_PIPE = `require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;

interface Reply {
  readonly status: number | undefined;
  readonly text: string;
  readonly hsts: string | undefined;
}

const get = (
  send: typeof httpRequest,
  options: RequestOptions & { ca?: Buffer; servername?: string },
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const request = send(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, text, hsts: response.headers['strict-transport-security'] }),
      );
    });
    request.on('error', reject);
    request.end();
  });

describe('serving', () => {
  it('on loopback, under an address that can be opened', async () => {
    const { served, administrator } = await open({ host: '127.0.0.1', port: 0 });
    expect(served.address).toBe(`http://127.0.0.1:${served.port}/`);
    const reply = await fetch(`${served.address}api/organisation/units`, {
      method: 'POST',
      headers: { authorization: `Bearer ${administrator.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await reply.json()).toHaveLength(3);
  });

  it('to other machines only with a certificate', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'finance.qingshi.test'])
      await expect(open({ host, port: 0 })).rejects.toBeInstanceOf(ServeError);
  });

  it('over TLS, under the certificate’s names and no others', async () => {
    const { cert, key } = await tls();
    const { served } = await open({ host: '0.0.0.0', port: 0, tls: { cert, key } });
    const options = { host: '127.0.0.1', servername: 'localhost', port: served.port, path: '/health', ca: cert };
    const at = (host: string) => get(httpsRequest as typeof httpRequest, { ...options, headers: { host } });
    expect(await at('finance.qingshi.test')).toMatchObject({ status: 200, hsts: expect.stringContaining('max-age') });
    expect((await at('evil.example')).status).toBe(421);
    expect(served.address).toMatch(/^https:/);
  });

  it('on a pipe, for this machine’s own programs', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tongcai-pipe-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const pipe = process.platform === 'win32' ? `\\\\.\\pipe\\tongcai-test-${process.pid}` : join(dir, 'pipe');
    const { served } = await open({ pipe });
    expect(served.address).toBe(pipe);
    const reply = await get(httpRequest, { socketPath: pipe, path: '/health', headers: { host: 'tongcai' } });
    expect(JSON.parse(reply.text)).toMatchObject({ ok: true });
  });

  it.skipIf(process.platform === 'win32')(
    'on a pipe for its owner only, also where a killed service left one',
    async () => {
      const dir = await mkdtemp(join(tmpdir(), 'tongcai-pipe-'));
      onTestFinished(() => rm(dir, { recursive: true, force: true }));
      const pipe = join(dir, 'pipe');
      const left = spawnSync(process.execPath, ['-e', LEAVES_ITS_PIPE, pipe], { encoding: 'utf8' });
      expect(left.signal).toBe('SIGKILL');
      const { served } = await open({ pipe });
      expect((await stat(pipe)).mode & 0o777).toBe(0o600);
      await expect(open({ pipe })).rejects.toMatchObject({ code: 'EADDRINUSE' });
      await served.close();
    },
  );

  it('a port that is taken is an error, not a crash', async () => {
    const { served } = await open({ host: '127.0.0.1', port: 0 });
    await expect(open({ host: '127.0.0.1', port: served.port ?? 0 })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('closes though someone still listens to events', async () => {
    const { served, administrator } = await open({ host: '127.0.0.1', port: 0 });
    const events = await fetch(`${served.address}events`, {
      headers: { authorization: `Bearer ${administrator.token}` },
    });
    const ending = events.text().catch(() => 'cut');
    await served.close();
    await ending;
    await expect(fetch(`${served.address}health`)).rejects.toThrow();
  });
});
