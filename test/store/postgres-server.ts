import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { type PostgresGate, serverGate } from '../../electron/service/store/postgres/gate.ts';
import { pgliteGate } from './pglite-gate.ts';

/** An empty database for one test: its gate, and its address where there is a real server. */
export interface TestDatabase {
  readonly url: string | undefined;
  readonly schema: string;
  gate(): PostgresGate;
}

export interface TestPostgres {
  readonly kind: 'server' | 'pglite';
  newDatabase(): Promise<TestDatabase>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of the test's own: from the binaries of this machine, on a port of its own, without systemd; PGlite
 * (PostgreSQL in WebAssembly) where there are none, or with TONGCAI_TEST_PGLITE=1.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = binaries();
  return bin === undefined ? startPglite() : startServer(bin);
}

/** Which of the two `startPostgres` will give. PGlite has one connection: what needs a second is not asked of it. */
export const postgresKind = (): TestPostgres['kind'] => (binaries() === undefined ? 'pglite' : 'server');

/** The folder of initdb and pg_ctl: the newest under /usr/lib/postgresql, or on the PATH. */
function binaries(): string | undefined {
  if (process.env['TONGCAI_TEST_PGLITE'] === '1') return undefined;
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return places.find((place) => ['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(join(place, name))));
}

async function startServer(bin: string): Promise<TestPostgres> {
  const root = mkdtempSync(join(tmpdir(), 'tongcai-pg-'));
  const data = join(root, 'data');
  const asRoot = process.getuid?.() === 0;
  if (asRoot) must(spawnSync('chown', ['postgres', root]));
  // PostgreSQL refuses to run as root.
  const run = (name: string, args: readonly string[]): SpawnSyncReturns<Buffer> =>
    asRoot
      ? spawnSync('runuser', ['-u', 'postgres', '--', join(bin, name), ...args], {
          cwd: root,
          stdio: ['ignore', 'ignore', 'pipe'],
        })
      : spawnSync(join(bin, name), args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  must(run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync']));
  const port = await freePort();
  const settings = `-p ${port} -k ${root} -c listen_addresses=127.0.0.1 -c max_connections=60 -c shared_buffers=32MB`;
  must(run('pg_ctl', ['-D', data, '-w', '-l', join(root, 'log'), '-o', settings, 'start']));
  const halt = (): void => {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', halt);
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let count = 0;
  return {
    kind: 'server',
    async newDatabase() {
      // A schema stands in for a database: it is made a hundred times faster, and looks the same from within.
      count += 1;
      const schema = `books_${count}`;
      await ask(address, `CREATE SCHEMA ${schema}`);
      const url = `${address}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
      return { url, schema, gate: () => serverGate(url, 8, () => {}) };
    },
    async stop() {
      process.removeListener('exit', halt);
      halt();
    },
  };
}

async function startPglite(): Promise<TestPostgres> {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  let count = 0;
  return {
    kind: 'pglite',
    async newDatabase() {
      count += 1;
      const schema = `books_${count}`;
      await database.exec(`CREATE SCHEMA ${schema}`);
      return { url: undefined, schema, gate: () => pgliteGate(database, schema) };
    },
    stop: () => database.close(),
  };
}

/** One statement, as the superuser, on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function must(result: SpawnSyncReturns<Buffer>): void {
  if (result.status !== 0) throw new Error(`PostgreSQL for the tests did not start: ${result.error ?? result.stderr}`);
}
