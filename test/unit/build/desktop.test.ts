import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserCommand, electronBinary } from '../../../build/desktop.mjs';

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
