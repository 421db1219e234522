import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { fileURLToPath } from 'node:url';
import { ensureBundle } from '../../build/bundle.mjs';
import { bridge } from '../../electron/bridge.ts';
import { type Child, supervise } from '../../electron/supervisor.ts';

const SERVICE = fileURLToPath(new URL('../../dist/service/start.js', import.meta.url));

/** The shell's own supervisor and bridge around the real service; in Electron's place a server that hands requests to them. */
export interface SupervisedDesk {
  /** Where Chromium sees the console; the same whichever process serves it. */
  readonly url: string;
  /** What Electron's protocol handler calls. */
  readonly handler: (request: Request) => Promise<Response>;
  /** The service's process number; it changes when it was started again. */
  pid(): number | undefined;
  /** Ends the service as a crash would. */
  kill(): void;
  stop(): Promise<void>;
}

/** Electron's utility process, by a child of Node's. */
function utilityProcess(data: string, started: (child: ChildProcess) => void): Child {
  const child = spawn(process.execPath, [SERVICE, '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started(child);
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    on: (_event, listener) => child.on('exit', (code) => listener(code ?? -1)),
    postMessage: () => child.kill('SIGTERM'),
    kill: () => child.kill('SIGKILL'),
  };
}

export async function startSupervisedDesk(data: string): Promise<SupervisedDesk> {
  if (!(await ensureBundle())) throw new Error('the program could not be built');
  let child: ChildProcess | undefined;
  const start = () =>
    utilityProcess(data, (started) => {
      child = started;
    });
  const clock = { nowMs: () => performance.now(), later: (work: () => void, ms: number) => void setTimeout(work, ms) };
  const service = supervise(start, async () => false, clock);
  const handler = bridge(service.address, (request) => fetch(request));
  const front = createServer((request, response) => void hand(handler, request, response));
  await service.ready;
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}/`,
    handler,
    pid: () => child?.pid,
    kill: () => child?.kill('SIGKILL'),
    async stop() {
      front.closeAllConnections();
      front.close();
      await service.stop();
    },
  };
}

/** What Electron does between Chromium and the handler. */
async function hand(handler: SupervisedDesk['handler'], from: IncomingMessage, to: ServerResponse): Promise<void> {
  const gone = new AbortController();
  to.on('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(from.headers)) headers.set(name, String(value));
  const hasBody = from.method !== 'GET' && from.method !== 'HEAD';
  const body = hasBody ? (Readable.toWeb(from) as ReadableStream<Uint8Array>) : null;
  const request = new Request(`app://console${from.url ?? '/'}`, {
    method: from.method ?? 'GET',
    headers,
    signal: gone.signal,
    ...(body ? { body, duplex: 'half' as const } : {}),
  } as RequestInit);
  try {
    const answer = await handler(request);
    to.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body) await pipeline(Readable.fromWeb(answer.body as NodeStream), to);
    else to.end();
  } catch {
    // The service died while it answered, or the page went away: the connection breaks, as it does in Electron.
    to.destroy();
  }
}
