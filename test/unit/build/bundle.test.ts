import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBundle } from '../../../build/bundle.mjs';
import { bundleState } from '../../../build/freshness.mjs';
import { withLock } from '../../../build/lock.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tongcai-build-'));
  write('shared/kernel/fen.ts', 'export {};');
  write('vite.config.ts', '');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

/**
 * Stands where vite stands: counts the builds, takes a moment, and leaves what a build leaves. What it prints must not
 * reach stdout, which belongs to the command.
 */
function installBuilder(body = ''): void {
  write(
    'node_modules/vite/bin/vite.js',
    `const fs = require('node:fs');
     fs.appendFileSync('builds', process.argv.slice(2).join(' ') + '\\n');
     for (const file of ['renderer/index.html', 'main/main.js', 'preload/preload.cjs', 'service/start.js', 'service/cli.js']) {
       fs.mkdirSync('dist/' + file.split('/')[0], { recursive: true });
       fs.writeFileSync('dist/' + file, '');
     }
     ${body}
     Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);`,
  );
}

const builds = (): number =>
  existsSync(join(root, 'builds')) ? readFileSync(join(root, 'builds'), 'utf8').split('\n').length - 1 : 0;

describe('the bundle', () => {
  it('is built when it is missing, and only then', async () => {
    installBuilder();
    expect(bundleState(root)).toBe('missing');
    expect(await ensureBundle(root)).toBe(true);
    expect(bundleState(root)).toBe('fresh');
    expect(await ensureBundle(root)).toBe(true);
    expect(builds()).toBe(1);
  });

  it('is built for use, whatever mode the asking program runs in', async () => {
    installBuilder("fs.writeFileSync('mode', process.env.NODE_ENV);");
    expect(process.env['NODE_ENV']).toBe('test');
    await ensureBundle(root);
    expect(readFileSync(join(root, 'mode'), 'utf8')).toBe('production');
  });

  it.each([
    ['a source is changed', () => write('shared/kernel/fen.ts', 'export const x = 1;')],
    ['a source is touched', () => utimesSync(join(root, 'shared/kernel/fen.ts'), 1, 1)],
    ['a source is added', () => write('renderer/app/new.tsx', '')],
    ['a source is taken away', () => rmSync(join(root, 'shared/kernel/fen.ts'))],
    ['a product is taken away', () => rmSync(join(root, 'dist/service/cli.js'))],
  ])('is built again when %s', async (_, change) => {
    installBuilder();
    await ensureBundle(root);
    change();
    expect(bundleState(root)).not.toBe('fresh');
    expect(await ensureBundle(root)).toBe(true);
    expect(builds()).toBe(2);
  });

  it('is not built again for a test or a page of text', async () => {
    installBuilder();
    await ensureBundle(root);
    write('test/unit/a.test.ts', '');
    write('shared/README.md', 'new words');
    expect(bundleState(root)).toBe('fresh');
  });

  it('is built once when several start at the same moment', async () => {
    installBuilder();
    expect(await Promise.all([1, 2, 3, 4].map(() => ensureBundle(root)))).toEqual([true, true, true, true]);
    expect(builds()).toBe(1);
  });

  it('holds what was saved while it was being built, the next time', async () => {
    installBuilder("fs.writeFileSync('shared/kernel/late.ts', '');");
    await ensureBundle(root);
    expect(bundleState(root)).toBe('older');
  });

  it('is not taken for whole when building broke', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    installBuilder('process.exit(1);');
    expect(await ensureBundle(root)).toBe(false);
    expect(bundleState(root)).toBe('older');
  });

  it('is run as it is, with a word, where nothing can build it', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    installBuilder();
    await ensureBundle(root);
    rmSync(join(root, 'node_modules'), { recursive: true });
    write('shared/kernel/fen.ts', 'export const x = 1;');
    expect(await ensureBundle(root)).toBe(true);
    expect(said.mock.calls.join()).toContain('npm ci');
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await ensureBundle(root)).toBe(false);
  });
});

describe('the lock', () => {
  it('of a process that died is taken over', async () => {
    // No process has this number: it is above what any system gives out.
    write('dist/build.lock', '2147483646');
    expect(await withLock(join(root, 'dist/build.lock'), async () => 'done')).toBe('done');
  });

  it('is given back when the work breaks', async () => {
    const file = join(root, 'dist/build.lock');
    await expect(withLock(file, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(existsSync(file)).toBe(false);
  });

  it('lets one in at a time', async () => {
    const file = join(root, 'dist/build.lock');
    let inside = 0;
    let most = 0;
    await Promise.all(
      [1, 2, 3].map(() =>
        withLock(file, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setTimeout(resolve, 20));
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
  });
});
