import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserCommand, centreIn, diedAtOnce, electronBinary } from '../../../build/desktop.mjs';
import { findOrFetchElectron } from '../../../build/fetch-electron.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tongcai-desktop-'));
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe("Electron's program", () => {
  it('is found beside its package, as path.txt says', () => {
    write('node_modules/electron/package.json', '{"name":"electron"}');
    write('node_modules/electron/path.txt', 'electron');
    const file = write('node_modules/electron/dist/electron', '');
    expect(electronBinary(root, {})).toEqual({ file });
  });

  it('is missing when the package, the note or the file itself is missing, and the package is never loaded', () => {
    expect(electronBinary(root, {})).toEqual({ missing: expect.stringContaining('not installed') });
    write('node_modules/electron/package.json', '{"name":"electron","main":"index.js"}');
    write('node_modules/electron/index.js', 'throw new Error("loaded")');
    expect(electronBinary(root, {})).toEqual({ missing: expect.stringContaining('not been downloaded') });
    write('node_modules/electron/path.txt', 'electron');
    expect(electronBinary(root, {})).toEqual({ missing: expect.stringContaining('not been downloaded') });
  });

  it('may lie elsewhere', () => {
    write('node_modules/electron/package.json', '{"name":"electron"}');
    write('node_modules/electron/path.txt', 'electron');
    const file = write('elsewhere/electron', '');
    expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toEqual({ file });
  });
});

describe('Electron, when its program is not there', () => {
  const env = { DISPLAY: ':0', PATH: process.env['PATH'] };
  const find = (given: Parameters<typeof findOrFetchElectron>[1] = {}) =>
    findOrFetchElectron(root, { env, platform: 'linux', patienceMs: 20_000, ...given });

  /** Stands where the package's installer stands; nothing is asked of the net. Each run leaves a mark. */
  function installer(body: string): void {
    write('node_modules/electron/package.json', '{"name":"electron","version":"45.4.1"}');
    write(
      'node_modules/electron/install.js',
      `const fs = require('node:fs'); const path = require('node:path');
       fs.appendFileSync(path.join(__dirname, 'runs'), (process.env.ELECTRON_MIRROR ?? '-') + '\\n');
       ${body}`,
    );
  }
  const works = `fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '');
    fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');`;
  const runs = (): string[] => {
    const file = join(root, 'node_modules/electron/runs');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };

  it('is fetched once by its own installer, which is told of the mirror', async () => {
    installer(works);
    const said: string[] = [];
    const withMirror = { ...env, ELECTRON_MIRROR: 'https://mirror.example.org/electron/' };
    const file = join(root, 'node_modules/electron/dist/electron');
    expect(await find({ env: withMirror, say: (text) => said.push(text) })).toEqual({ file });
    expect(runs()).toEqual(['https://mirror.example.org/electron/']);
    expect(said.join()).toContain('at most 20 s');
    expect(await find()).toEqual({ file });
    expect(runs()).toHaveLength(1);
  });

  it('is given up within the time, and says so', async () => {
    installer('setInterval(() => {}, 1000);');
    const startedMs = performance.now();
    expect(await find({ patienceMs: 500 })).toEqual({ missing: expect.stringContaining('not within 0.5 s') });
    expect(performance.now() - startedMs).toBeLessThan(20_000);
  });

  it('that cannot be fetched says why, and is not tried again for a day, but from another mirror', async () => {
    installer("console.error('RequestError: getaddrinfo ENOTFOUND example.org\\n    at x'); process.exit(1);");
    let at = 1_000;
    const now = () => at;
    const missing = await find({ now });
    expect(missing).toEqual({ missing: expect.stringContaining('RequestError: getaddrinfo ENOTFOUND example.org') });
    expect(await find({ now })).toEqual({ missing: expect.stringContaining('ENOTFOUND') });
    expect(runs()).toHaveLength(1);
    await find({ now, env: { ...env, ELECTRON_MIRROR: 'https://mirror.example.org/' } });
    expect(runs()).toHaveLength(2);
    at += 25 * 60 * 60_000;
    await find({ now });
    expect(runs()).toHaveLength(3);
  });

  it('that leaves nothing behind is missing all the same', async () => {
    installer('');
    expect(await find()).toEqual({ missing: expect.stringContaining('left no program file') });
  });

  it.each([
    ['there is no desktop', { PATH: env.PATH }],
    ['this is CI', { ...env, CI: 'true' }],
    ['it is told not to', { ...env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }],
    ['it lies elsewhere', { ...env, ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' }],
  ])('is not fetched where %s', async (_, environment) => {
    installer(works);
    expect(await find({ env: environment })).toHaveProperty('missing');
    expect(runs()).toEqual([]);
  });

  it('and neither is its package, is simply missing', async () => {
    expect(await find()).toEqual({ missing: expect.stringContaining('not installed') });
  });
});

describe('Electron that ended', () => {
  it.each([
    ['could not be started', null, null, 5, true],
    ['lacks a library', 127, null, 50, true],
    ['found no display', 1, null, 300, true],
    ['found no sandbox', null, 'SIGTRAP', 300, true],
    ['was closed', 0, null, 300, false],
    ['was asked for something wrong', 2, null, 300, false],
    ['was ended', null, 'SIGTERM', 300, false],
    ['crashed after it had worked', null, 'SIGTRAP', 60_000, false],
  ] as const)('%s', (_, code, signal, ranMs, atOnce) => expect(diedAtOnce(code, signal, ranMs)).toBe(atOnce));
});

describe('a centre', () => {
  it('is opened in the browser as it is named, by https alone', () => {
    expect(centreIn(['--centre', 'https://cw.example.org:7660'])).toBe('https://cw.example.org:7660/');
    expect(centreIn(['--data', 'x', '--centre=https://cw.example.org/'])).toBe('https://cw.example.org/');
    const none = [[], ['--centre'], ['--centre', 'http://a/'], ['--centre', 'https://u:p@a/'], ['--centre', 'a']];
    for (const args of none) expect(centreIn(args), args.join(' ')).toBeUndefined();
  });
});

describe('the browser', () => {
  const url = 'http://127.0.0.1:8123/';

  it('is opened by what each system has for it', () => {
    expect(browserCommand(url, 'darwin', {})).toEqual({ file: 'open', args: [url] });
    expect(browserCommand(url, 'win32', {})?.args).toContain(url);
  });

  it('on Linux needs a desktop and an opener', () => {
    const opener = write('bin/xdg-open', '#!/bin/sh\n');
    const path = { PATH: `/nowhere:${join(root, 'bin')}` };
    expect(browserCommand(url, 'linux', { ...path, DISPLAY: ':0' })).toBeUndefined();
    chmodSync(opener, 0o755);
    expect(browserCommand(url, 'linux', { ...path, DISPLAY: ':0' })).toEqual({ file: opener, args: [url] });
    expect(browserCommand(url, 'linux', path)).toBeUndefined();
    expect(browserCommand(url, 'linux', { PATH: '/nowhere', WAYLAND_DISPLAY: 'wayland-0' })).toBeUndefined();
  });
});
