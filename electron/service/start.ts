import { readArguments, UsageError } from './cli/arguments.ts';
import { ServeError } from './http/serve.ts';
import { serveFolder, untilTold } from './serving.ts';
import { StoreError } from './store/port.ts';
import { hasSqljsStore } from './store/sqljs/open.ts';
import { dataFolder } from './system.ts';

/** Entry of the service: the data folder is made when there is none, then served until the process is told to end. */
async function start(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv);
  args.allow('data', 'host', 'port', 'tls-cert', 'tls-key');
  const dir = dataFolder(args.text('data'));
  const told = untilTold();
  // A database says by itself whether it is new.
  const create = process.env['DATABASE_URL'] !== undefined || !hasSqljsStore(dir);
  const served = await serveFolder(dir, args, create);
  process.stdout.write(`${served.address}\n`);
  await told;
  await served.close();
}

start(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof UsageError || error instanceof ServeError ? 2 : error instanceof StoreError ? 3 : 1);
  },
);
