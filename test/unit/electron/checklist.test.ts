import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awayPage } from '../../../electron/away.ts';
import { secured } from '../../../electron/service/http/headers.ts';
import { type Desk, settle, startDesk } from './desk.ts';

/** Electron's own list of security recommendations (electronjs.org, Security), one by one, of the program as it is given out. */

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const HOME = 'app://console/';
const ELSEWHERE = [
  'https://example.org/',
  'http://127.0.0.1:40123/',
  'file:///etc/hosts',
  'app://elsewhere/',
  'data:text/html,x',
  'javascript:alert(1)',
];
const SHELL = readdirSync(`${ROOT}electron`)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`${ROOT}electron/${name}`, 'utf8'))
  .join('\n');

let desk: Desk;
const preferences = (): Record<string, unknown> => desk.window().options['webPreferences'] as Record<string, unknown>;
const own = () => desk.fake.sessions.get('default')!;

beforeEach(async () => {
  desk = await startDesk();
  await desk.serve();
});
afterEach(() => desk.end());

/** Whether a session lets a request out. */
function goes(session: string, url: string): boolean {
  let cancelled = true;
  desk.fake.sessions.get(session)!.beforeRequest!({ url }, ({ cancel }) => {
    cancelled = cancel;
  });
  return !cancelled;
}

/** Whether an event of the page is let through. */
function happens(name: string, url: string): boolean {
  let through = true;
  desk.window().webContents.emit(name, { url, preventDefault: () => (through = false) });
  return through;
}

describe('the security checklist', () => {
  it('1 · only secure content: a page loads nothing but the console, the bridge asks nobody but the service', () => {
    expect(desk.window().urls).toEqual([HOME]);
    for (const url of [HOME, `${HOME}assets/a.js`, `blob:${HOME}1`]) expect(goes('default', url), url).toBe(true);
    for (const url of ['http://example.org/', 'https://example.org/', 'ws://example.org/', 'file:///etc/hosts']) {
      expect(goes('default', url), url).toBe(false);
      expect(goes('bridge', url), url).toBe(false);
    }
    expect(goes('default', 'http://127.0.0.1:40123/')).toBe(false);
    expect(goes('bridge', 'http://127.0.0.1:40123/rpc/x')).toBe(true);
    expect(goes('bridge', 'http://127.0.0.1:401230/')).toBe(false);
    desk.fake.children[0]!.emit('exit', 1);
    expect(goes('bridge', 'http://127.0.0.1:40123/')).toBe(false);
  });

  it('1 · pages at app:// are never those of a centre', async () => {
    desk.end();
    desk = await startDesk(['--centre', 'https://cw.example.org/']);
    expect(desk.fake.sessions.has('bridge')).toBe(false);
    const page = await desk.fake.schemes.get('app')!(new Request(`${HOME}index.html`));
    expect(page.status).toBe(503);
    expect(goes('default', 'https://cw.example.org/rpc/x')).toBe(true);
    expect(goes('default', 'https://example.org/')).toBe(false);
    expect(goes('default', 'http://cw.example.org/')).toBe(false);
  });

  it('2 · no Node in pages, frames or workers', () => {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3 · context isolation', () => expect(preferences()).toMatchObject({ contextIsolation: true }));

  it('4 · sandbox, of every page and before any', () => {
    expect(preferences()).toMatchObject({ sandbox: true });
    expect(desk.fake.log[0]).toBe('sandbox');
    expect(SHELL).not.toContain('no-sandbox');
  });

  it('5 · permissions are refused in every session, whoever asks', () => {
    expect([...desk.fake.sessions.keys()]).toEqual(['default', 'bridge']);
    const kinds = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'pointerLock',
      'openExternal',
      'clipboard-read',
      'hid',
    ];
    for (const session of desk.fake.sessions.values()) {
      for (const kind of kinds) {
        session.permissionRequest!(null, kind, (ok) => expect(ok, kind).toBe(false), { requestingUrl: HOME });
        expect(session.permissionCheck!(null, kind, HOME), kind).toBe(false);
      }
      expect(session.device!()).toBe(false);
      session.screenSharing!({}, (streams) => expect(streams).toBeNull());
    }
    own().permissionRequest!(null, 'clipboard-sanitized-write', (ok) => expect(ok).toBe(false), {
      requestingUrl: 'https://example.org/',
    });
  });

  it('6 · web security stays on, whatever the command line says', () => {
    expect(preferences()).toMatchObject({ webSecurity: true });
    expect(desk.fake.removedSwitches).toContain('disable-web-security');
    const privileges = desk.fake.privileges as { scheme: string; privileges: Record<string, boolean> }[];
    expect(privileges).toHaveLength(1);
    expect(privileges[0]!.privileges).not.toHaveProperty('bypassCSP');
    expect(privileges[0]!.privileges).not.toHaveProperty('allowServiceWorkers');
  });

  it('7 · a content security policy on every page, the shell’s own included', () => {
    const policy = secured(new Response(), false).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    const away = awayPage({ title: '<b>', body: 'x', language: 'en', again: HOME });
    expect(away.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'unsafe-inline'/);
    expect(away.headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('8–10 · no insecure content, no experimental features, no Blink features', () => {
    expect(preferences()).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false });
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
    expect(desk.fake.removedSwitches).toContain('allow-running-insecure-content');
    expect(SHELL).not.toMatch(/enableBlinkFeatures|appendSwitch/);
  });

  it('11–12 · no web views', () => {
    expect(preferences()).toMatchObject({ webviewTag: false });
    expect(happens('will-attach-webview', HOME)).toBe(false);
  });

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('13 · no navigation elsewhere: %s', (event) => {
    for (const url of ELSEWHERE) expect(happens(event, url), url).toBe(false);
    expect(happens(event, `${HOME}checks`)).toBe(true);
    expect(preferences()).toMatchObject({ navigateOnDragDrop: false });
  });

  it('14 · no new windows', async () => {
    for (const url of [...ELSEWHERE, HOME])
      expect(desk.window().webContents.openHandler!({ url }), url).toEqual({ action: 'deny' });
    await settle();
    expect(desk.fake.windows).toHaveLength(1);
  });

  it('15 · the browser is opened for plain https alone, and only when the person says so', async () => {
    const open = desk.window().webContents.openHandler!;
    for (const url of ELSEWHERE.slice(1)) open({ url });
    await settle();
    expect(desk.fake.dialogs).toEqual([]);
    open({ url: 'https://example.org/no' });
    await settle();
    desk.fake.answers.push({ response: 0 });
    open({ url: 'https://example.org/yes' });
    await settle();
    expect(desk.fake.dialogs.map(({ options }) => options['detail'])).toEqual([
      'https://example.org/no',
      'https://example.org/yes',
    ]);
    expect(desk.fake.outside).toEqual(['https://example.org/yes']);
  });

  it('16 · Electron’s version is pinned exactly, and is the one whose declarations are checked', () => {
    const read = (path: string) => JSON.parse(readFileSync(`${ROOT}${path}`, 'utf8'));
    const pinned = read('package.json').devDependencies.electron;
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read('node_modules/electron/package.json').version).toBe(pinned);
  });

  it('17 · every message’s sender is looked at', async () => {
    expect([...desk.fake.handlers.keys()].sort()).toEqual(['host:about', 'host:open', 'host:print', 'host:save']);
    const sender = desk.window().webContents;
    for (const [name, handler] of desk.fake.handlers) {
      for (const url of ELSEWHERE)
        await expect(desk.call(name.slice(5), url), url).rejects.toThrow('not for this page');
      const strangers = [
        { senderFrame: { url: HOME, parent: {} }, sender },
        { senderFrame: null, sender },
        { senderFrame: { url: HOME, parent: null }, sender: {} },
      ];
      for (const stranger of strangers) expect(() => handler(stranger), name).toThrow('not for this page');
    }
    expect(desk.fake.dialogs).toEqual([]);
    expect(SHELL).not.toMatch(/ipcMain\.(on|once|handleOnce)\(/);
  });

  it('18 · no page from file:', () => {
    expect(SHELL).not.toMatch(/loadFile\(|file:\/\//);
    expect(goes('default', 'file:///etc/hosts')).toBe(false);
  });

  it('20 · pages get four functions of ours, and nothing of Electron’s', async () => {
    const exposed: Record<string, Record<string, (...said: unknown[]) => unknown>> = {};
    const sent: unknown[][] = [];
    vi.resetModules();
    vi.doMock('electron', () => ({
      contextBridge: { exposeInMainWorld: (name: string, what: (typeof exposed)[string]) => (exposed[name] = what) },
      ipcRenderer: { invoke: (...said: unknown[]) => sent.push(said) },
    }));
    await import('../../../electron/preload.ts');
    expect(Object.keys(exposed)).toEqual(['tongcaiHost']);
    expect(Object.keys(exposed['tongcaiHost']!)).toEqual(['about', 'open', 'save', 'print']);
    for (const work of Object.values(exposed['tongcaiHost']!)) work(1, 2, 3);
    // No channel but these four, no more arguments than each takes.
    expect(sent).toEqual([['host:about', 1], ['host:open', 1], ['host:save', 1, 2], ['host:print']]);
  });

  it('and the given-out program cannot be looked into', () => {
    expect(preferences()).toMatchObject({ devTools: false });
    expect(desk.fake.removedSwitches).toContain('remote-debugging-port');
    expect(SHELL).not.toMatch(/openDevTools|setCertificateVerifyProc/);
  });
});
