import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  backupLimit,
  MAX_BACKUP_BYTES,
  MAX_UPLOAD_BYTES,
  takeFile,
  uploadLimit,
} from '../../../electron/service/http/kept-files.ts';
import { folderFiles } from '../../../electron/service/pipeline/folder-files.ts';
import { someone } from '../support/house.ts';
import { openCounty } from '../support/service.ts';
import { asker } from '../support/web.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'tongcai-files-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
};

describe('files handed in', () => {
  it('are known by their SHA-256 and given back byte for byte, under the name asked for', async () => {
    const county = await openCounty();
    const ask = asker(county);
    const { token } = county.administrator;
    const bytes = new Uint8Array(randomBytes(300_000));
    const taken = await ask('/files', { body: bytes, token });
    expect(taken.status).toBe(201);
    expect(await taken.json()).toEqual({ file: sha256(bytes), bytes: 300_000 });
    const given = await ask(`/files/${sha256(bytes)}?name=${encodeURIComponent('审计包 2025-12.xlsx')}`, { token });
    expect(new Uint8Array(await given.arrayBuffer())).toEqual(bytes);
    expect(given.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('审计包 2025-12.xlsx')}`,
    );
    expect(given.headers.get('content-type')).toContain('spreadsheetml');
    expect(given.headers.get('content-length')).toBe('300000');
  });

  it('belong to who handed them in', async () => {
    const county = await openCounty();
    const ask = asker(county);
    const { token } = await county.hire('lihua', [{ role: 'unit-accountant', unit: 'T01' }]);
    const bytes = new Uint8Array([1, 2, 3]);
    await ask('/files', { body: bytes, token });
    expect((await ask(`/files/${sha256(bytes)}`, { token })).status).toBe(200);
    expect((await ask(`/files/${sha256(bytes)}`, { token: county.administrator.token })).status).toBe(404);
    expect((await ask(`/files/${sha256(bytes)}`)).status).toBe(401);
    expect((await ask('/files', { body: bytes })).status).toBe(401);
  });

  it('names that lead elsewhere lead nowhere', async () => {
    const county = await openCounty();
    const ask = asker(county);
    const { token } = county.administrator;
    for (const path of ['..%2f..%2fCURRENT', 'x'.repeat(64), 'A'.repeat(64), '%00'])
      expect((await ask(`/files/${path}`, { token })).status, path).toBe(404);
    const bytes = new Uint8Array([1]);
    await ask('/files', { body: bytes, token });
    const given = await ask(`/files/${sha256(bytes)}?name=${encodeURIComponent('../..\\evil\r\n".html')}`, { token });
    expect(given.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''_.._evil___.html");
    expect(given.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('that are too large are refused as they stream, and nothing of them stays', async () => {
    const dir = await folder();
    const files = folderFiles(dir);
    const caller = { kind: 'local', osUser: 'wang' } as const;
    const post = (body: BodyInit, headers = {}) =>
      takeFile(
        new Request('http://localhost/files', { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
        caller,
        files,
        1000,
      );
    await expect(post(new Uint8Array(1001))).rejects.toMatchObject({ code: 'TOO_LARGE', data: { limit: 1000 } });
    await expect(post('x', { 'content-length': '2000' })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(post(new Uint8Array(1000))).resolves.toHaveProperty('status', 201);
    const [owner] = await readdir(dir);
    expect(await readdir(join(dir, owner ?? ''))).toEqual([sha256(new Uint8Array(1000))]);
    expect(MAX_UPLOAD_BYTES).toBe(100 * 1024 * 1024);
  });

  it('that are backups may be larger, by what the machine allows, for who may check one', () => {
    const request = (path: string) => new Request(`http://localhost${path}`, { method: 'POST' });
    const clerk = someone('kj', 'unit-accountant', 'T01');
    const chief = someone('zong', 'chief-accountant');
    expect(uploadLimit(request('/files'), chief, 5000)).toBe(MAX_UPLOAD_BYTES);
    expect(uploadLimit(request('/files?for=backup'), chief, 5000)).toBe(5000);
    expect(() => uploadLimit(request('/files?for=backup'), clerk, 5000)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
    expect([backupLimit('2'), backupLimit(undefined), backupLimit('lots')]).toEqual([
      2 * 1024 * 1024,
      MAX_BACKUP_BYTES,
      MAX_BACKUP_BYTES,
    ]);
  });

  it('that break off leave nothing', async () => {
    const dir = await folder();
    async function* broken() {
      yield new Uint8Array(10);
      throw new Error('the line was cut');
    }
    await expect(folderFiles(dir).receive('lihua', broken(), 1000)).rejects.toThrow('the line was cut');
    const [owner] = await readdir(dir);
    expect(await readdir(join(dir, owner ?? ''))).toEqual([]);
  });

  it('are forgotten when nobody has touched them for long', async () => {
    const dir = await folder();
    const files = folderFiles(dir);
    const { sha256: old } = await files.put('lihua', new Uint8Array([1]));
    const { sha256: recent } = await files.put('lihua', new Uint8Array([2]));
    await utimes((await files.path('lihua', old)) ?? '', 1000, 1000);
    expect(await files.forgetBefore(2_000_000)).toBe(1);
    expect(await files.bytes('lihua', old)).toBeUndefined();
    expect(await files.bytes('lihua', recent)).toEqual(Buffer.from([2]));
    expect(await folderFiles(join(dir, 'nowhere')).forgetBefore(1)).toBe(0);
  });
});

describe('the renderer’s files', () => {
  const open = async () => {
    const dir = await folder();
    const site = join(dir, 'site');
    await mkdir(join(site, 'assets'), { recursive: true });
    await writeFile(join(site, 'index.html'), '<!doctype html><title>统财</title>');
    await writeFile(join(site, 'assets', 'app-1a2b.js'), 'export {};');
    await writeFile(join(site, 'notes.secret'), 'x');
    await writeFile(join(dir, 'outside.js'), 'outside');
    await symlink(join(dir, 'outside.js'), join(site, 'link.js'));
    return asker(await openCounty({ rendererFolder: site }));
  };

  it('pages are asked for anew each time, built files are kept for ever', async () => {
    const ask = await open();
    const script = await ask('/assets/app-1a2b.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/', '/ledger/T01/vouchers', '/%E5%90%88%E5%B9%B6']) {
      const page = await ask(path);
      expect(page.status, path).toBe(200);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('a missing file is not a page; nothing outside the folder is given', async () => {
    const ask = await open();
    for (const path of [
      '/assets/gone.js',
      '/link.js',
      '/notes.secret',
      '/..%2foutside.js',
      '/%2e%2e/outside.js',
      '/a%00.js',
      '/%ff',
    ])
      expect((await ask(path)).status, path).toBe(404);
  });
});
