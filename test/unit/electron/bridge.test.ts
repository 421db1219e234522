import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bridge } from '../../../electron/bridge.ts';

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let address: string;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const handler = (at: () => string | undefined = () => address) => bridge(at, (request) => fetch(request));

describe('app://console/', () => {
  it('hands the request on and the answer back', async () => {
    let seen = '';
    answer = (request, response) => {
      request.on('data', (chunk) => {
        seen += chunk;
      });
      request.on('end', () => {
        response.writeHead(201, {
          'content-type': 'application/json',
          'content-security-policy': "default-src 'self'",
        });
        response.end(`{"path":"${request.url}","method":"${request.method}"}`);
      });
    };
    const reply = await handler()(new Request('app://console/rpc/a?b=1', { method: 'POST', body: 'body' }));
    expect(reply.status).toBe(201);
    expect(await reply.json()).toEqual({ path: '/rpc/a?b=1', method: 'POST' });
    expect(reply.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(seen).toBe('body');
  });

  it('keeps the session’s header and drops what tells where the page lives', async () => {
    let headers: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      headers = request.headers;
      response.end();
    };
    const asked = new Request('app://console/', {
      headers: { authorization: 'Bearer x', origin: 'app://console', referer: 'app://console/', cookie: 'a=b' },
    });
    await handler()(asked);
    expect(headers).toMatchObject({ authorization: 'Bearer x', host: new URL(address).host });
    expect(headers.origin ?? headers.referer ?? headers.cookie).toBeUndefined();
  });

  it.each([
    'app://console//example.org/x',
    'app://console/../../x',
    'app://console/@example.org/',
    'app://console/%2e%2e/x',
  ])('never leaves the service: %s', async (url) => {
    const asked: string[] = [];
    await bridge(
      () => address,
      async (request) => {
        asked.push(new URL(request.url).host);
        return new Response();
      },
    )(new Request(url));
    expect(asked).toEqual([new URL(address).host]);
  });

  it('answers for no other host', async () => {
    expect((await handler()(new Request('app://elsewhere/'))).status).toBe(404);
  });

  it('says that the service is not there, while it is starting and when it has died', async () => {
    expect((await handler(() => undefined)(new Request('app://console/'))).status).toBe(503);
    await new Promise((resolve) => server.close(resolve));
    const reply = await handler()(new Request('app://console/'));
    expect(reply.status).toBe(503);
    expect(reply.headers.get('retry-after')).toBe('1');
  });

  it('passes a packed answer on as what it unpacks to', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'set-cookie': 'a=b' });
      response.end(gzipSync('统财'));
    };
    const reply = await handler()(new Request('app://console/'));
    expect(await reply.text()).toBe('统财');
    expect(reply.headers.get('content-encoding')).toBeNull();
    expect(reply.headers.get('set-cookie')).toBeNull();
  });

  it('streams: the first part arrives before the last is written', async () => {
    let finish = () => {};
    answer = (_request, response) => {
      response.write('first');
      finish = () => response.end('last');
    };
    const reply = await handler()(new Request('app://console/rpc/watch'));
    const reader = reply.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('first');
    finish();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('last');
  });
});
