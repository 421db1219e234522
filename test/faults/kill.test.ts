import { type ChildProcess, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import { STEPS, type TestBooks, testClock } from '../store/books.ts';
import { temporaryFolders } from '../store/folders.ts';
import { posted } from './workload.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folders = temporaryFolders();
let program: string;

beforeAll(async () => {
  const outDir = folders.next();
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    build: {
      ssr: join(ROOT, 'test/faults/kill-child.ts'),
      outDir,
      minify: false,
      target: 'node20',
      rollupOptions: { external: ['sql.js', 'kysely', /^node:/], output: { entryFileNames: 'child.mjs' } },
    },
  });
  symlinkSync(join(ROOT, 'node_modules'), join(outDir, 'node_modules'));
  program = join(outDir, 'child.mjs');
});
afterAll(() => folders.remove());

/** Runs the program until it has acknowledged so many, kills it, and gives the last number that it acknowledged. */
async function killedAfter(dir: string, way: string, count: number): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [program, dir, way], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk;
    if (said.split('\n').length > count) child.kill('SIGKILL');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    complained += chunk;
  });
  // `close` comes when the pipe has been read to its end: everything acknowledged has been heard.
  const signal = await new Promise((resolve) => child.on('close', (_, how) => resolve(how)));
  expect(signal, complained).toBe('SIGKILL');
  return Math.max(0, ...said.split('\n').map(Number));
}

const open = (dir: string) => openSqljsStore<TestBooks>({ dir, migrations: STEPS, clock: testClock() });

describe.each(['one-by-one', 'grouped'])('a process that posts %s and is killed (kill -9)', (way) => {
  it('again and again: what it acknowledged is there, what is there is a prefix, the chain is whole', async () => {
    const dir = folders.next();
    let before = 0;
    for (const count of [1, 60, 110, 35]) {
      const acknowledged = await killedAfter(dir, way, count);
      expect(acknowledged).toBeGreaterThan(before);
      const books = await open(dir);
      const health = await books.verify();
      expect(health.problems).toEqual([]);
      expect(health.mode).toBe('read-write');
      before = await posted(books);
      expect(before).toBeGreaterThanOrEqual(acknowledged);
      // Each voucher is one transaction, so that the sequence tells how many there were.
      expect(health.sequence).toBe(before);
      await books.close();
    }
  });
});
