import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXTERNAL } from '../../../build/external.mjs';
import { problemsIn, type Schema } from './schema.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

const config = read('build/electron-builder.json');
/** electron-builder's own schema, of app-builder-lib 26.17.0 (MIT), without its descriptions. */
const schema: Schema = read('test/fixtures/electron-builder/scheme.json');

describe('the packaging', () => {
  it('is what electron-builder’s schema wants', () => expect(problemsIn(schema, config)).toEqual([]));

  it('and a slip in it would be found', () => {
    expect(problemsIn(schema, { ...config, assar: true })).toEqual(['assar: not known']);
    expect(problemsIn(schema, { ...config, icon: 7 })).toHaveLength(1);
    expect(problemsIn(schema, { ...config, electronFuses: { runAsNodes: false } })).toHaveLength(1);
    expect(problemsIn(schema, { ...config, linux: { target: ['AppImage'], categories: 'Office' } })).toHaveLength(1);
    expect(problemsIn(schema, { ...config, win: { requestedExecutionLevel: 'root' } })).toHaveLength(1);
  });

  it('sets every fuse: no Node beside the program, nothing but its own checked archive', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config).toMatchObject({ asar: true, publish: null });
    expect(config).not.toHaveProperty('disableAsarIntegrity');
  });

  it('holds what the program starts from, and what Node must find at run time', () => {
    const { main, dependencies } = read('package.json');
    expect(config.files).toContain(`${main.split('/').slice(0, 2).join('/')}/**`);
    for (const room of ['main', 'preload', 'renderer', 'service']) expect(config.files).toContain(`dist/${room}/**`);
    const source = readFileSync(join(ROOT, 'vite.config.ts'), 'utf8');
    for (const room of ['main', 'preload', 'service']) expect(source).toMatch(new RegExp(`node\\(\\s*'${room}'`));
    // Only Electron itself and what the tests alone use may be left out of the packages that are given along.
    const left = EXTERNAL.filter((name) => !(name in dependencies));
    expect(left.sort()).toEqual(['@electric-sql/pglite', 'electron', 'exceljs', 'pg-native']);
  });

  it('has an icon, square and large enough for every system', () => {
    const file = join(ROOT, config.icon);
    expect(existsSync(file)).toBe(true);
    const png = readFileSync(file);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  });
});
