import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { startSupervisedDesk } from './desk.ts';

/** The sample county as the shell serves it: its supervisor, its bridge, the real service, and Chromium for the window. */
const zh = translator('zh-CN');

const county = countyServed(sampleCounty, startSupervisedDesk);
const CHIEF = 'li.zong';

/** That a service was away while it was is the browser's own news. */
const AWAY = /ERR_(CONNECTION|INCOMPLETE_CHUNKED|EMPTY_RESPONSE)|responded with a status of 503/;

describe.skipIf(withoutBrowser)('the console in its shell', () => {
  it('says that its service was killed, comes back by itself, and keeps what was typed', async () => {
    county.forgive(AWAY);
    const page = await county.signedIn(CHIEF, 'gallery');
    const amount = page.getByLabel(zh('gallery.amount'), { exact: true });
    await amount.fill('1200*3');
    await page.getByRole('button', { name: zh('gallery.askReason') }).click();
    const dialog = page.getByRole('dialog');
    await page.keyboard.type('补记一张凭证，');
    const before = county.service.pid();
    county.service.kill();
    await page.locator('.notice.lost').waitFor({ state: 'attached' });
    await picture(page, 'service-killed');
    // Typing goes on while nobody answers.
    await page.keyboard.type('见附件');
    await page.locator('.notice.lost').waitFor({ state: 'detached' });
    await page.getByText(zh('connection.back')).waitFor();
    expect(county.service.pid()).not.toBe(before);
    expect(await dialog.locator('textarea').inputValue()).toBe('补记一张凭证，见附件');
    await dialog.getByRole('button', { name: zh('gallery.lockAction') }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await amount.inputValue()).toMatch(/^(1200\*3|3,600\.00)$/);
    // The same person, the same page, and the service answers again.
    await page.getByRole('link', { name: zh('board.title') }).click();
    await page.locator('table.board tbody tr').first().waitFor();
    expect(await page.locator('table.board tbody tr').count()).toBe(31);
  });

  it('keeps the name typed at sign-in while the service is away', async () => {
    county.forgive(AWAY);
    const page = await county.open();
    // What the page fetches ahead is still on its way when the service dies.
    let dead = (): void => undefined;
    const death = new Promise<void>((resolve) => {
      dead = resolve;
    });
    await page.route('**/assets/work-*.js', (route) => death.then(() => route.continue()));
    await page.reload();
    await page.fill('input[name=username]', 'li.zong');
    await page.fill('input[name=password]', 'not the word');
    county.service.kill();
    dead();
    await page.keyboard.press('Enter');
    await page.locator('form .notice').waitFor();
    expect(await page.inputValue('input[name=username]')).toBe('li.zong');
    // Pressed again until the service is back, it says what is wrong with the word, and not with the connection.
    await expect
      .poll(async () => {
        await page.locator('button[type=submit]').click();
        return page.locator('form .notice').textContent();
      })
      .toContain(zh('signIn.wrong').slice(0, 6));
    expect(await page.inputValue('input[name=username]')).toBe('li.zong');
  });

  it('opens, saves and prints by the desktop’s own dialogs, and tells it the language', async () => {
    const page = await county.open();
    await page.addInitScript(() => {
      const asked: unknown[] = [];
      const answer =
        (name: string, value: unknown) =>
        async (...said: unknown[]) => {
          const plain = said.map((each) => (each instanceof Uint8Array ? new TextDecoder().decode(each) : each));
          asked.push([name, ...plain]);
          return value;
        };
      Object.assign(globalThis, {
        asked,
        tongcaiHost: {
          about: answer('about', { version: '0.1.0', host: 'Electron 45' }),
          open: answer('open', [{ name: '余额表.csv', size: 3, bytes: new Uint8Array([97, 44, 98]) }]),
          save: answer('save', true),
          print: answer('print', true),
        },
      });
    });
    await page.goto(county.at('gallery'));
    await county.signIn(page, CHIEF);
    await page.locator('#main h1').waitFor();
    const asked = () => page.evaluate(() => (globalThis as unknown as { asked: unknown[][] }).asked);
    expect(await asked()).toContainEqual(['about', 'zh-CN']);
    await page.getByRole('button', { name: zh('upload.choose') }).click();
    await page.getByText('余额表.csv (3)').waitFor();
    const tree = page.locator('section.grid', { hasText: zh('gallery.tree') });
    await tree.locator('.ag-row').first().waitFor();
    await tree.getByRole('button', { name: zh('grid.export') }).click();
    await expect.poll(async () => (await asked()).find(([name]) => name === 'save')?.[1]).toMatch(/\.csv$/);
    expect((await asked()).find(([name]) => name === 'save')?.[2]).toContain(',');
    await tree.getByRole('button', { name: zh('grid.print') }).click();
    await expect.poll(asked).toContainEqual(['print']);
    await page.locator('.print-sheet').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(asked).toContainEqual(['about', 'en']);
  });

  it.each([
    '../package.json',
    '..%2fpackage.json',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/package.json',
    'assets/..%5c..%5cservice%5cstart.js',
    'assets/%2e%2e%2f%2e%2e%2fservice%2fstart.js',
    '..;/service/start.js',
    '%00/../service/start.js',
    '/etc/passwd',
    '//service/start.js',
    'C:%5cWindows%5cwin.ini',
    'service/start.js',
    'main/main.js',
    'index.html%00.js',
    '%c0%ae%c0%ae/package.json',
    'files/..%2f..%2fsnapshot-1.sqlite',
  ])('gives nothing but the renderer’s files at app://console/%s', async (path) => {
    const answer = await county.service.handler(new Request(`app://console/${path}`));
    const text = await answer.text();
    // A path without an extension is a page of the console; everything else is not there.
    if (answer.status === 200) expect(text).toContain('<div id="root">');
    else expect([400, 401, 404]).toContain(answer.status);
    expect(text).not.toMatch(/root:x:|"dependencies"|SQLite format|import /);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('carries the policy and the type of every file at app://console/', async () => {
    const page = await county.service.handler(new Request('app://console/'));
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const [script] = /\/assets\/[^"]+\.js/.exec(html)!;
    const answer = await county.service.handler(new Request(new URL(script, 'app://console/')));
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await county.service.handler(new Request('app://elsewhere/'))).status).toBe(404);
  });
});
