import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../../../electron/service/system.ts';
import { type Desk, settle, startDesk } from './desk.ts';

const HOME = 'app://console/';
const CENTRE = 'https://cw.example.org:7660/';

let desk: Desk;

async function start(...given: Parameters<typeof startDesk>): Promise<void> {
  desk = await startDesk(...given);
}
async function startWithService(...given: Parameters<typeof startDesk>): Promise<void> {
  await start(...given);
  await desk.serve();
}
afterEach(() => desk.end());

const event = () => ({
  prevented: 0,
  preventDefault() {
    this.prevented += 1;
  },
});

describe('the desktop program', () => {
  it('starts once a desk: a second one hands on what it was asked for, leaves at once and starts no service', async () => {
    await start(['--data', 'books', '--page', '/checks'], { firstInstance: false });
    expect(desk.fake.log).toEqual(['quit']);
    expect(desk.fake.lockData).toEqual({ data: resolve('books'), page: '/checks' });
  });

  it('is sandboxed before anything else, and opens its window when the service answers', async () => {
    await start(['--data', '/srv/books']);
    expect(desk.fake.log.slice(0, 2)).toEqual(['sandbox', 'scheme']);
    expect(desk.fake.log).toContain('fork service/start.js --port 0 --data /srv/books');
    expect(desk.fake.windows).toHaveLength(0);
    await desk.serve();
    expect(desk.fake.windows).toHaveLength(1);
    expect(desk.window().urls).toEqual([HOME]);
    desk.window().emit('ready-to-show');
    expect(desk.fake.log.at(-1)).toBe('shown');
  });

  it('shows its pages through the bridge, and its own word while there is no service', async () => {
    await start();
    const page = new Request(HOME, { headers: { accept: 'text/html' } });
    const away = await desk.fake.schemes.get('app')!(page);
    expect(away.status).toBe(503);
    expect(await away.text()).toContain('账务服务正在启动');
    await desk.serve();
    expect(await (await desk.fake.schemes.get('app')!(page)).text()).toBe('from the service');
  });

  it('asks whether to try again when the service keeps failing, with what it said last', async () => {
    await start();
    desk.fake.answers.push({ response: 0 });
    for (let death = 0; death < 5; death += 1) {
      const child = desk.fake.children.at(-1)!;
      child.stderr.write('the folder is held by another program\n');
      await settle();
      child.emit('exit', 3);
      if (death < 4) await expect.poll(() => desk.fake.children.length).toBe(death + 2);
    }
    await settle();
    expect(desk.fake.dialogs).toHaveLength(1);
    expect(desk.fake.dialogs[0]!.options['detail']).toMatch(/3[\s\S]*held by another program/);
    expect(desk.fake.children).toHaveLength(6);
    await desk.serve();
    expect(desk.fake.windows).toHaveLength(1);
  });

  it('ends when it is told not to try again', async () => {
    await start();
    for (let death = 0; death < 5; death += 1) {
      desk.fake.children.at(-1)!.emit('exit', 3);
      if (death < 4) await expect.poll(() => desk.fake.children.length).toBe(death + 2);
    }
    await settle();
    expect(desk.fake.log.at(-1)).toBe('quit');
    expect(desk.fake.windows).toHaveLength(0);
  });

  it('ends the service before itself, however often it is asked to', async () => {
    await startWithService();
    desk.fake.log.length = 0;
    const asked = event();
    desk.fake.app.emit('before-quit', asked);
    desk.fake.app.emit('before-quit', asked);
    expect(asked.prevented).toBe(2);
    await settle();
    expect(desk.fake.log).toEqual(['service told: stop', 'quit']);
    desk.fake.app.emit('before-quit', asked);
    expect(asked.prevented).toBe(2);
  });

  it('keeps its own settings apart from the books, wherever those are by default', async () => {
    await start();
    expect(Object.fromEntries(desk.fake.paths)).toEqual({ userData: desk.folder, sessionData: desk.folder });
    for (const platform of ['win32', 'darwin', 'linux'] as const) {
      vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
      const books = dataFolder(undefined, { APPDATA: join(desk.folder, '..'), XDG_DATA_HOME: join(desk.folder, '..') });
      expect(relative(books, desk.folder).startsWith('..'), platform).toBe(true);
    }
    vi.restoreAllMocks();
  });

  it('ends with its window', async () => {
    await startWithService();
    desk.fake.app.emit('window-all-closed');
    expect(desk.fake.log.at(-1)).toBe('quit');
  });

  it('opens a page anew that died, once the person has read so', async () => {
    await startWithService();
    desk.window().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await settle();
    expect(desk.fake.dialogs).toHaveLength(1);
    expect(desk.window().webContents.reloads).toBe(1);
  });
});

describe('a second start', () => {
  it('brings the window forward', async () => {
    await startWithService();
    desk.fake.app.emit('second-instance', {}, [], '', {});
    expect(desk.window().focused).toBe(1);
    expect(desk.fake.log).toContain('restored');
    expect(desk.window().urls).toEqual([HOME]);
  });

  it('opens the page that it was asked for, and no other address', async () => {
    await startWithService();
    for (const page of ['/checks?period=2025-12', '//example.org/', 'https://example.org/', '/\\example.org/']) {
      desk.fake.app.emit('second-instance', {}, [], '', { page });
    }
    expect(desk.window().urls).toEqual([HOME, `${HOME}checks?period=2025-12`]);
  });

  it('says so when it means other books, and leaves the window as it is', async () => {
    await startWithService(['--data', '/srv/books']);
    desk.fake.app.emit('second-instance', {}, [], '', { data: '/srv/books' });
    expect(desk.fake.dialogs).toEqual([]);
    desk.fake.app.emit('second-instance', {}, [], '', { data: '/srv/others', page: '/checks' });
    expect(desk.fake.dialogs[0]!.options['message']).toContain('/srv/books');
    expect(desk.window().urls).toEqual([HOME]);
  });

  it('before the window is there is not lost', async () => {
    await start();
    desk.fake.app.emit('second-instance', {}, [], '', { page: '/checks' });
    await desk.serve();
    expect(desk.window().urls).toEqual([`${HOME}checks`]);
  });
});

describe('pointed at a centre', () => {
  it('shows the centre’s own pages over TLS, with no service here', async () => {
    await start(['--centre', CENTRE]);
    expect(desk.fake.children).toHaveLength(0);
    expect(desk.window().urls).toEqual([CENTRE]);
    expect(await desk.call('about', CENTRE)).toMatchObject({ version: '0.1.0' });
    await expect(desk.call('about', HOME)).rejects.toThrow('not for this page');
  });

  it('is a setting of the desk as well, which the command line overrules', async () => {
    await start();
    writeFileSync(join(desk.folder, 'desk.json'), JSON.stringify({ centre: CENTRE }));
    const { folder } = desk;
    await start([], { folder });
    expect(desk.window().urls).toEqual([CENTRE]);
    await start(['--data', '/srv/books'], { folder });
    expect(desk.fake.log).toContain('fork service/start.js --port 0 --data /srv/books');
  });

  it.each([
    ['http://cw.example.org/', []],
    ['https://cw.example.org/elsewhere', []],
    ['https://name:word@cw.example.org/', []],
    ['cw.example.org', []],
    [CENTRE, ['--data', 'books']],
  ])('is refused as wrong usage: %s %j', async (centre, more) => {
    await start(['--centre', centre, ...more]);
    expect(desk.fake.log).toEqual(['exit 2']);
    expect(desk.fake.dialogs).toHaveLength(1);
    expect(desk.fake.windows).toHaveLength(0);
  });

  it('says that it cannot be reached, and why, and tries again by itself', async () => {
    await start(['--centre', CENTRE]);
    const { webContents, urls } = desk.window();
    webContents.emit('did-fail-load', {}, -105, 'ERR_NAME_NOT_RESOLVED', CENTRE, true);
    expect(urls.at(-1)).toBe(`${HOME}?why=ERR_NAME_NOT_RESOLVED`);
    const away = await (await desk.fake.schemes.get('app')!(new Request(urls.at(-1)!))).text();
    expect(away).toContain('ERR_NAME_NOT_RESOLVED');
    expect(away).toContain(`content="3; url=${CENTRE}"`);
    // A navigation that was given up, a picture, another's page: no news of the centre.
    const before = urls.length;
    webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', CENTRE, true);
    webContents.emit('did-fail-load', {}, -105, 'ERR_FAILED', `${CENTRE}logo.png`, false);
    webContents.emit('did-fail-load', {}, -105, 'ERR_FAILED', 'https://example.org/', true);
    expect(urls).toHaveLength(before);
  });

  it('never overlooks a wrong certificate, and says whom to ask', async () => {
    await start(['--centre', CENTRE, '--ignore-certificate-errors']);
    expect(desk.fake.removedSwitches).toContain('ignore-certificate-errors');
    const answers: boolean[] = [];
    const asked = event();
    const answer = (trusted: boolean) => answers.push(trusted);
    desk.fake.app.emit('certificate-error', asked, {}, CENTRE, 'net::ERR_CERT_DATE_INVALID', {}, answer);
    expect([answers, asked.prevented]).toEqual([[false], 1]);
    expect([...desk.fake.sessions.values()].map(({ certificates }) => certificates)).toEqual([undefined]);
    const page = await desk.fake.schemes.get('app')!(new Request(`${HOME}?why=ERR_CERT_DATE_INVALID`));
    expect(await page.text()).toContain('证书不受信任');
    const planted = await desk.fake.schemes.get('app')!(new Request(`${HOME}?why=<script>`));
    expect(await planted.text()).not.toContain('<script');
  });

  it('ends at once, since it has no books to close', async () => {
    await start(['--centre', CENTRE]);
    const asked = event();
    desk.fake.app.emit('before-quit', asked);
    expect(asked.prevented).toBe(0);
  });
});

describe('the window', () => {
  it('opens where it was closed, as large, as enlarged', async () => {
    await startWithService();
    const first = desk.window();
    first.bounds = { x: 200, y: 100, width: 1300, height: 800 };
    first.maximized = true;
    first.webContents.zoom = 1.5;
    first.emit('close');
    expect(existsSync(join(desk.folder, 'desk.json'))).toBe(true);
    const { folder } = desk;
    await startWithService([], { folder });
    expect(desk.window().options).toMatchObject({ x: 200, y: 100, width: 1300, height: 800 });
    desk.window().emit('ready-to-show');
    expect(desk.window().maximized).toBe(true);
    desk.window().webContents.emit('dom-ready');
    expect(desk.window().webContents.zoom).toBe(1.5);
  });

  it('keeps the settings beside it', async () => {
    await start();
    const file = join(desk.folder, 'desk.json');
    writeFileSync(file, JSON.stringify({ centre: CENTRE, other: 1 }));
    await start([], { folder: desk.folder });
    desk.window().emit('close');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ centre: CENTRE, other: 1, window: { zoom: 0 } });
  });
});

describe('the menus', () => {
  const labels = (): string =>
    desk.fake.menu.flatMap(({ label, submenu }) => [label, ...(submenu ?? []).map((item) => item.label)]).join(' ');
  const item = (label: string) =>
    desk.fake.menu.flatMap(({ submenu }) => submenu ?? []).find((i) => i.label === label)!;

  it('speak the desktop’s language, and then the page’s', async () => {
    await startWithService([], { locale: 'en-GB' });
    expect(labels()).toContain('Save as PDF…');
    await desk.call('about', HOME, 'zh-CN');
    expect(labels()).toContain('存为 PDF…');
    await desk.call('about', HOME);
    expect(labels()).toContain('存为 PDF…');
  });

  it('print, save the page, go back and forth and say what this is', async () => {
    await startWithService(['--data', '/srv/books']);
    for (const label of ['打印…', '后退', '前进', '关于统财']) item(label).click!();
    expect(desk.window().webContents.prints).toHaveLength(1);
    expect(desk.fake.log.slice(-2)).toEqual(['back', 'forward']);
    expect(desk.fake.dialogs[0]!.options['detail']).toContain('/srv/books');
    const file = join(desk.folder, '看板.pdf');
    desk.fake.answers.push({ canceled: false, filePath: file });
    item('存为 PDF…').click!();
    await expect.poll(() => existsSync(file) && readFileSync(file, 'latin1')).toBe('%PDF');
    expect(desk.window().webContents.pdfs).toEqual([expect.objectContaining({ pageSize: 'A4' })]);
  });

  it('offer copying on text and pasting in fields with the other mouse button', async () => {
    await startWithService();
    const { webContents } = desk.window();
    const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
    webContents.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags });
    webContents.emit('context-menu', {}, { isEditable: false, selectionText: '1,200.00', editFlags });
    webContents.emit('context-menu', {}, { isEditable: true, selectionText: '', editFlags });
    const roles = desk.fake.popups.map((items) => items.map(({ role }) => role));
    expect(roles).toEqual([['copy'], ['cut', 'copy', 'paste', 'selectAll']]);
  });
});
