import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Arguments, UsageError } from './cli/arguments.ts';
import { type House, openHouse } from './compose.ts';
import { backupLimit } from './http/kept-files.ts';
import { serve } from './http/serve.ts';
import { logger } from './log.ts';
import { readAhead } from './read-ahead.ts';
import { osUser, pipeOf, randomBytes, systemClock } from './system.ts';
import { runTask } from './tasks.ts';
import { VERSION } from './version.ts';
import { inPlaceWorkers, threadWorkers } from './workers/workers.ts';

/** Port on which the console is served when nobody says another. */
const PORT = 7660;

export interface ServedHouse {
  /** `http://127.0.0.1:PORT/` */
  readonly address: string;
  /** Stops taking requests, ends the jobs and closes the books. */
  close(): Promise<void>;
}

/**
 * Opens a data folder and serves it: on its pipe, for the command line, and on loopback or, with a certificate, the LAN.
 * `create` makes the folder's books anew. Throws StoreError, UsageError or ServeError.
 */
export async function serveFolder(dir: string, args: Arguments, create: boolean): Promise<ServedHouse> {
  const port = portOf(args.text('port'));
  const tls = await tlsOf(args.text('tls-cert'), args.text('tls-key'));
  const worker = new URL('./worker.js', import.meta.url);
  const rendererFolder = fileURLToPath(new URL('../renderer', import.meta.url));
  const pipe = pipeOf(dir);
  const house = await openHouse({
    dir,
    create,
    databaseUrl: process.env['DATABASE_URL'],
    maxBackupBytes: backupLimit(process.env['TONGCAI_MAX_BACKUP_MB']),
    workers: existsSync(worker) ? threadWorkers(worker) : inPlaceWorkers(runTask),
    clock: systemClock,
    randomBytes,
    version: VERSION,
    rendererFolder: existsSync(rendererFolder) ? rendererFolder : undefined,
    pipe,
    report: logger().report,
  });
  try {
    // The lock is ours: a socket that lies there was left by a service that died.
    if (process.platform !== 'win32') await rm(pipe, { force: true });
    return await serveHouse(house, pipe, { host: args.text('host') ?? '127.0.0.1', port, tls });
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function serveHouse(
  house: House,
  pipe: string,
  where: { host: string; port: number; tls: { cert: Buffer; key: Buffer } | undefined },
): Promise<ServedHouse> {
  const forPrograms = await serve(house.fetch, { pipe });
  try {
    const forPeople = await serve(house.fetch, where);
    const stopped = new AbortController();
    // What it finds wrong is found again, and said, by whoever asks for it.
    const ahead = readAhead(house, { kind: 'local', osUser: osUser() }, stopped.signal).catch(() => undefined);
    return {
      address: forPeople.address,
      async close() {
        stopped.abort();
        await forPeople.close();
        await forPrograms.close();
        await ahead;
        await house.close();
      },
    };
  } catch (error) {
    await forPrograms.close();
    throw error;
  }
}

async function tlsOf(certFile: string | undefined, keyFile: string | undefined) {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    throw new UsageError('--tls-cert 与 --tls-key 须同时给出（both or neither）');
  }
  const read = (file: string) =>
    readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`读不到 ${file}：${error.code ?? error.message}（cannot read the file）`);
    });
  return { cert: await read(certFile), key: await read(keyFile) };
}

function portOf(text: string | undefined): number {
  if (text === undefined) return PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`端口应为 0–65535（port）：${text}`);
  return port;
}

/** Resolves once the process is told to end: by a signal, or by the Electron shell whose service it is. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    const { parentPort } = process as {
      parentPort?: { on(event: 'message', listener: (message: { data: unknown }) => void): void };
    };
    parentPort?.on('message', ({ data }) => {
      if (data === 'stop') resolve();
    });
  });
}
