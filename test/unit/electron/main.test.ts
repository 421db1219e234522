import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../electron/menu.ts';
import { type Fake, fakeElectron } from './fake-electron.ts';

let fake: Fake;

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

async function start(firstInstance = true): Promise<void> {
  vi.resetModules();
  const made = fakeElectron(firstInstance);
  fake = made.fake;
  vi.doMock('electron', () => made.electron);
  await import('../../../electron/main.ts');
  await settle();
}

async function startWithService(): Promise<void> {
  await start();
  fake.child.stdout.emit('data', Buffer.from('http://127.0.0.1:40123/\n'));
  await settle();
}

describe('the desktop program', () => {
  it('starts once a desk: a second one leaves at once and starts no service', async () => {
    await start(false);
    expect(fake.log).toEqual(['quit']);
  });

  it('is sandboxed before anything else, and opens its window when the service answers', async () => {
    await start();
    expect(fake.log.slice(0, 2)).toEqual(['sandbox', 'scheme']);
    expect(fake.log).toContainEqual(expect.stringMatching(/^fork service\/start\.js --port 0( --data \S+)?$/));
    expect(fake.log).toContain('guarded');
    expect(fake.windows).toHaveLength(0);
    fake.child.stdout.emit('data', Buffer.from('http://127.0.0.1:40123/\n'));
    await settle();
    expect(fake.windows).toHaveLength(1);
    expect(fake.windows[0]!.url).toBe('app://console/');
  });

  it('gives the page no Node, no web views and no developer tools', async () => {
    await startWithService();
    expect(fake.windows[0]!.options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
  });

  it('shows its pages through the bridge', async () => {
    await startWithService();
    const reply = await fake.schemes.get('app')!(new Request('app://console/'));
    expect(await reply.text()).toBe('from the service');
  });

  it('tells what it is to its own page only', async () => {
    await startWithService();
    const about = fake.handlers.get('host:about')!;
    expect(about({ senderFrame: { url: 'app://console/', parent: null } })).toMatchObject({ version: '0.1.0' });
    expect(() => about({ senderFrame: { url: 'https://example.org/', parent: null } })).toThrow('not for this page');
  });

  it('brings its window forward when started a second time', async () => {
    await startWithService();
    fake.app.emit('second-instance');
    expect(fake.windows[0]!.focused).toBe(1);
  });

  it('ends the service before itself', async () => {
    await startWithService();
    const event = { prevented: 0, preventDefault: () => (event.prevented += 1) };
    fake.log.length = 0;
    fake.app.emit('before-quit', event);
    await settle();
    expect(fake.log).toEqual(['service told: stop', 'quit']);
    fake.app.emit('before-quit', event);
    expect(event.prevented).toBe(1);
  });
});

describe('the menu', () => {
  it('is whole in both languages', () => {
    const labels = (chinese: boolean): string[] =>
      menuTemplate(chinese, true).flatMap(({ label, submenu }) => [
        label ?? '',
        ...(Array.isArray(submenu) ? submenu.map((item) => item.label ?? '') : []),
      ]);
    expect(labels(true).join('')).not.toMatch(/[a-z]/i);
    expect(labels(false).join('')).not.toMatch(/\p{Script=Han}/u);
  });
});
