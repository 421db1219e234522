import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Native from '../../../electron/native.ts';
import { type Desk, startDesk } from './desk.ts';

const HOME = 'app://console/';
const bytes = new TextEncoder().encode('编码,余额\n');

let desk: Desk;
let native: typeof Native;

beforeEach(async () => {
  desk = await startDesk();
  await desk.serve();
  native = await import('../../../electron/native.ts');
});
afterEach(() => {
  vi.restoreAllMocks();
  desk.end();
});

describe('saving', () => {
  it('puts the file where the person says, under the name that the page proposes', async () => {
    const filePath = join(desk.folder, '月结.csv');
    desk.fake.answers.push({ canceled: false, filePath });
    expect(await desk.call('save', HOME, '余额表.csv', bytes)).toBe(true);
    expect(readFileSync(filePath)).toEqual(Buffer.from(bytes));
    expect(desk.fake.dialogs[0]!.options).toMatchObject({ defaultPath: join(desk.folder, 'downloads', '余额表.csv') });
    expect(readdirSync(desk.folder)).toEqual(['月结.csv']);
  });

  it('is nothing when the person changes their mind', async () => {
    expect(await desk.call('save', HOME, '余额表.csv', bytes)).toBe(false);
    expect(readdirSync(desk.folder)).toEqual([]);
  });

  it('that fails says why, and leaves no half a file', async () => {
    mkdirSync(join(desk.folder, 'taken'));
    writeFileSync(join(desk.folder, 'taken', 'inside'), '');
    desk.fake.answers.push({ canceled: false, filePath: join(desk.folder, 'taken') });
    expect(await desk.call('save', HOME, 'a.csv', bytes)).toBe(false);
    expect(desk.fake.dialogs.at(-1)!.options['message']).toMatch(/没有存成.*(EISDIR|ENOTEMPTY|EPERM|EEXIST)/);
    expect(readdirSync(desk.folder)).toEqual(['taken']);
  });

  it('takes a name and bytes, and nothing else', async () => {
    await expect(desk.call('save', HOME, 1, bytes)).rejects.toThrow();
    await expect(desk.call('save', HOME, 'a.csv', 'text')).rejects.toThrow();
    expect(desk.fake.dialogs).toEqual([]);
  });
});

describe('a name that a page proposes', () => {
  it.each([
    ['余额表 2025-12.xlsx', '余额表 2025-12.xlsx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\a.exe', 'C__Windows_a.exe'],
    ['.bashrc', 'bashrc'],
    ['con.csv', '_con.csv'],
    ['a\u202Evsc.exe', 'a_vsc.exe'],
    ['a\u0000b', 'a_b'],
    ['  ', 'tongcai'],
    [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(115)}.xlsx`],
  ])('is no path and fits every system: %j', (name, safe) => expect(native.safeName(name)).toBe(safe));
});

describe('opening', () => {
  it('reads what the person picks, of the kinds that are meant', async () => {
    const path = join(desk.folder, '余额表.csv');
    writeFileSync(path, bytes);
    desk.fake.answers.push({ canceled: false, filePaths: [path] });
    const asked = { extensions: ['csv', 'xlsx', '../x', 1], multiple: true, maxBytes: 100 };
    expect(await desk.call('open', HOME, asked)).toEqual([{ name: '余额表.csv', size: bytes.length, bytes }]);
    expect(desk.fake.dialogs[0]!.options).toMatchObject({
      properties: ['openFile', 'multiSelections'],
      filters: [{ extensions: ['csv', 'xlsx'] }, { name: '所有文件', extensions: ['*'] }],
    });
  });

  it('leaves the bytes of a file that is too large where they are', async () => {
    const path = join(desk.folder, 'large.csv');
    writeFileSync(path, bytes);
    desk.fake.answers.push({ canceled: false, filePaths: [path] });
    expect(await desk.call('open', HOME, { maxBytes: 3 })).toEqual([{ name: 'large.csv', size: bytes.length }]);
  });

  it('gives nothing when the person changes their mind, or to a page that asks for nonsense', async () => {
    expect(await desk.call('open', HOME, { maxBytes: 100 })).toEqual([]);
    expect(native.readAsked('x')).toEqual({ extensions: [], multiple: false, maxBytes: 0 });
    expect(native.readAsked({ maxBytes: Number.POSITIVE_INFINITY }).maxBytes).toBe(512 * 1024 * 1024);
  });
});

describe('printing', () => {
  it('prints the page on A4', async () => {
    expect(await desk.call('print', HOME)).toBe(true);
    expect(desk.window().webContents.prints).toEqual([{ printBackground: true, pageSize: 'A4' }]);
    expect(existsSync(join(desk.folder, 'downloads'))).toBe(false);
  });

  it('says why when it failed, and is silent when the person changed their mind', async () => {
    desk.window().webContents.printAnswer = [false, 'Print job canceled'];
    expect(await desk.call('print', HOME)).toBe(false);
    expect(desk.fake.dialogs).toEqual([]);
    desk.window().webContents.printAnswer = [false, 'no printers available'];
    expect(await desk.call('print', HOME)).toBe(false);
    expect(desk.fake.dialogs[0]!.options['message']).toContain('no printers available');
  });
});
