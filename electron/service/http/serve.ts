import { X509Certificate } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { hostname } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import type { ServiceFetch } from './app.ts';
import type { Transport } from './transport.ts';

/** Certificate chain and key, both PEM. */
export interface Tls {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

export type Listening =
  | { readonly pipe: string }
  | { readonly host: string; readonly port: number; readonly tls?: Tls };

export interface Served {
  /** `http://127.0.0.1:PORT/`, or the pipe's path. */
  readonly address: string;
  readonly port: number | undefined;
  /** Stops taking requests and ends those still open. */
  close(): Promise<void>;
}

/** Asked to serve where it must not: other machines are only ever answered over TLS. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
const HEADERS_MS = 20_000;
const REQUEST_MS = 10 * 60_000;

/** Serves on a pipe, on loopback, or, with a certificate, to the LAN. */
export async function serve(fetch: ServiceFetch, where: Listening): Promise<Served> {
  if ('pipe' in where) {
    const server = createServer(limits, listener(fetch, { kind: 'pipe', knowsHost: (name) => name === 'tongcai' }));
    await listenOnPipe(server, where.pipe);
    return { address: where.pipe, port: undefined, close: () => close(server) };
  }
  const { host, port, tls } = where;
  const nearby = LOOPBACK.test(host);
  if (!nearby && !tls) throw new ServeError(`向其他机器提供服务须有证书：--tls-cert、--tls-key（${host}）`);
  const transport: Transport = { kind: nearby ? 'loopback' : 'lan', knowsHost: namesOf(tls, nearby) };
  const server = tls
    ? createTlsServer({ ...limits, cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' }, listener(fetch, transport))
    : createServer(limits, listener(fetch, transport));
  await listen(server, { host: host.replace(/^\[|\]$/g, ''), port });
  const bound = (server.address() as AddressInfo).port;
  return { address: `${tls ? 'https' : 'http'}://${shown(host)}:${bound}/`, port: bound, close: () => close(server) };
}

const limits = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, maxHeaderSize: 16 * 1024 };

/** Off loopback our names are those the certificate vouches for, and this machine's own. */
function namesOf(tls: Tls | undefined, nearby: boolean): (name: string) => boolean {
  const certificate = tls && new X509Certificate(tls.cert);
  const own = hostname().toLowerCase();
  return (name) => (!nearby && name === own) || certificate?.checkHost(name) !== undefined;
}

const shown = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

function listener(fetch: ServiceFetch, transport: Transport): RequestListener {
  return getRequestListener((request) => fetch(request, transport), { overrideGlobalObjects: false });
}

function listen(server: Server, where: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Listens on a socket file that only its owner may open. One left behind by a process that was killed is taken over;
 * one that still answers is not.
 */
async function listenOnPipe(server: Server, path: string): Promise<void> {
  try {
    await listen(server, { path });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || isWindows || (await answers(path))) throw error;
    await rm(path, { force: true });
    await listen(server, { path });
  }
  if (!isWindows) await chmod(path, 0o600);
}

const isWindows = process.platform === 'win32';

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Streams of events never end by themselves.
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
