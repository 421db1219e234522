import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readArguments, UsageError } from './cli/arguments.ts';
import { openHouse } from './compose.ts';
import { ServeError } from './http/serve.ts';
import { logger } from './log.ts';
import { serveHouse } from './serving.ts';
import { StoreError } from './store/port.ts';
import { hasSqljsStore } from './store/sqljs/open.ts';
import { dataFolder, pipeOf, randomBytes, systemClock } from './system.ts';
import { runTask } from './tasks.ts';
import { VERSION } from './version.ts';
import { inPlaceWorkers, threadWorkers } from './workers/workers.ts';

/** Port on which the console is served when nobody says another. */
const PORT = 7660;

/** Entry of the service: the data folder is made when there is none, and served on its pipe and on loopback or the LAN. */
async function start(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv);
  args.allow('data', 'host', 'port', 'tls-cert', 'tls-key');
  const dir = dataFolder(args.text('data'));
  const log = logger();
  const worker = new URL('./worker.js', import.meta.url);
  const rendererFolder = fileURLToPath(new URL('../renderer', import.meta.url));
  const pipe = pipeOf(dir);
  const databaseUrl = process.env['DATABASE_URL'];
  const house = await openHouse({
    dir,
    create: databaseUrl === undefined && !hasSqljsStore(dir),
    databaseUrl,
    workers: existsSync(worker) ? threadWorkers(worker) : inPlaceWorkers(runTask),
    clock: systemClock,
    randomBytes,
    version: VERSION,
    rendererFolder: existsSync(rendererFolder) ? rendererFolder : undefined,
    pipe,
    report: log.report,
  });
  if (process.platform !== 'win32') await rm(pipe, { force: true });
  const served = await serveHouse(house, {
    pipe,
    host: args.text('host') ?? '127.0.0.1',
    port: portOf(args.text('port')),
    tlsCert: args.text('tls-cert'),
    tlsKey: args.text('tls-key'),
  }).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  process.stdout.write(`${served.address}\n`);
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void served.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // The Electron shell's service process is asked to end with a message.
  const parent = (
    process as { parentPort?: { on(event: 'message', listener: (message: { data: unknown }) => void): void } }
  ).parentPort;
  parent?.on('message', ({ data }) => {
    if (data === 'stop') end();
  });
}

function portOf(text: string | undefined): number {
  if (text === undefined) return PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`端口应为 0–65535（port）：${text}`);
  return port;
}

start(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof UsageError || error instanceof ServeError ? 2 : error instanceof StoreError ? 3 : 1);
});
