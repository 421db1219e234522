import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronBinary } from '../../build/desktop.mjs';
import { startService, tongcai } from './program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcai-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm start -- --no-open', () => {
  it('makes the data folder, prints its address on loopback, answers there and ends when asked', async () => {
    const data = join(folder, 'books');
    const service = await startService(data);
    expect(service.url).toBe(`http://127.0.0.1:${service.port}/`);
    const page = await fetch(service.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<div id="root">');
    expect((await fetch(`${service.url}openapi.json`)).status).toBe(200);
    expect(existsSync(data)).toBe(true);
    expect(await service.stop()).toBe(0);
  });

  it('refuses a folder that another one holds, and says so', async () => {
    const data = join(folder, 'books');
    const service = await startService(data);
    await expect(startService(data)).rejects.toThrow(/ended with 3/);
    // The first is none the worse for it, and the command line speaks to it.
    expect((await fetch(`${service.url}health`)).status).toBe(200);
    expect(tongcai(['verify', '--data', data, '--json']).code).toBe(0);
    await service.stop();
  });

  it('refuses a port that is none, as wrong usage', async () => {
    await expect(startService(join(folder, 'books'), 70_000)).rejects.toThrow(/ended with 2/);
  });
});

describe('npm run -s tongcai', () => {
  it('takes paths from where it was typed, though npm runs it elsewhere, and prints nothing of its own', () => {
    const made = spawnSync(
      'npm',
      ['--prefix', ROOT, 'run', '-s', 'tongcai', '--', 'init', '--data', 'books', '--json'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect(made.status, made.stderr).toBe(0);
    expect(JSON.parse(made.stdout)).toMatchObject({ data: join(realpathSync(folder), 'books') });
    expect(existsSync(join(folder, 'books'))).toBe(true);
  });
});

// Where Electron is there, `npm start` opens its window, which is another test's business.
describe.skipIf('file' in electronBinary(ROOT, process.env))('npm start without Electron', () => {
  /** Starts with nothing of the desktop but what the test gives, and ends it when it has said or done enough. */
  function start(environment: NodeJS.ProcessEnv, enough: (said: string) => boolean): Promise<string> {
    const args = [join(ROOT, 'build/start.mjs'), '--port', '0', '--data', join(folder, 'books')];
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env;
    // Nothing is fetched in a test.
    const child = spawn(process.execPath, args, {
      env: { ...rest, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ...environment },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    }
    const looking = setInterval(() => {
      if (/^http:/m.test(said) && enough(said)) child.kill('SIGTERM');
    }, 20);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => {
        clearInterval(looking);
        resolve(said);
      });
    });
  }

  it('serves, says why, and asks for a browser where there is no desktop', async () => {
    const said = await start({}, (text) => text.includes('no browser here'));
    expect(said).toMatch(/Electron/);
    expect(said).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/m);
  });

  it('opens a centre in the browser, and serves nothing', async () => {
    const centre = 'https://cw.example.org:7660/';
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'build/start.mjs'), '--centre', centre],
      {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], CI: 'true' },
      },
    );
    expect([status, stdout]).toEqual([0, `${centre}\n`]);
    expect(stderr).toContain('there is no desktop for');
    expect(stderr).toContain('no browser here');
  });

  it('opens the browser where Electron’s program cannot run', async () => {
    const dist = join(folder, 'electron');
    mkdirSync(dist);
    writeFileSync(join(dist, 'electron'), '#!/bin/sh\nexit 127\n');
    chmodSync(join(dist, 'electron'), 0o755);
    const environment = { DISPLAY: ':99', PATH: process.env['PATH'], ELECTRON_OVERRIDE_DIST_PATH: dist };
    const said = await start(environment, (text) => text.includes('instead'));
    expect(said).toContain('does not run here (code 127)');
    expect(said).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/m);
  });

  it('opens the desktop’s browser at its address, once', async () => {
    const bin = join(folder, 'bin');
    const opened = join(folder, 'opened');
    mkdirSync(bin);
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${opened}'\n`);
    chmodSync(join(bin, 'xdg-open'), 0o755);
    const environment = { DISPLAY: ':99', PATH: `${bin}:${process.env['PATH']}` };
    const said = await start(environment, () => existsSync(opened) && readFileSync(opened, 'utf8') !== '');
    const address = /^http:\S+$/m.exec(said)?.[0];
    expect(readFileSync(opened, 'utf8')).toBe(`${address}\n`);
  });
});
