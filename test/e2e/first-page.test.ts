import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../shared/i18n/locale.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { startService } from './program.ts';

/** The sample county, served by the built program, seen by its people in Chromium. */
/** The README's picture, made anew when TONGCAI_SCREENSHOT is set. */
const SCREENSHOT = fileURLToPath(new URL('../../build/screenshot.png', import.meta.url));
const zh = translator('zh-CN');
const en = translator('en');

const county = countyServed(sampleCounty);
const units = (page: Page) => page.locator('table.board tbody tr');

async function signedIn(name: string): Promise<Page> {
  const page = await county.signedIn(name);
  await units(page).first().waitFor();
  return page;
}

describe.skipIf(withoutBrowser)('the first page', () => {
  it('lists the 31 units and where each stands, to the chief accountant', async () => {
    const page = await signedIn('li.zong');
    expect(await units(page).count()).toBe(31);
    expect(await page.locator('.band').innerText()).toBe(zh('board.allUnits', { count: 31 }));
    expect(await page.locator('select').inputValue()).toBe('2025-12');
    expect(await page.locator('.sample').textContent()).toBe(zh('board.sample'));
    const lead = units(page).first();
    expect(await lead.locator('th').textContent()).toContain(zh('kind.lead'));
    expect(await lead.locator('.money').first().textContent()).toMatch(/^\d{1,3}(,\d{3})+\.\d\d$/);
    await page.getByText('示例·李总会计师').waitFor();
    if (process.env['TONGCAI_SCREENSHOT']) await page.screenshot({ path: SCREENSHOT });
    // One unit is late on purpose: it is counted, named and marked.
    const late = units(page).filter({ hasText: '红岩乡卫生院' });
    expect(await late.locator('.chip.danger').count()).toBe(1);
    const card = page.locator('.cards').getByText('红岩乡卫生院');
    expect(await card.count()).toBe(1);
  });

  it('is filtered, sorted and moved through the year by keyboard alone', async () => {
    const page = await county.open();
    await page.locator('.demo').waitFor();
    await page.keyboard.type('li.zong');
    await page.keyboard.press('Tab');
    await page.keyboard.type(county.password);
    await page.keyboard.press('Enter');
    await units(page).first().waitFor();

    await page.keyboard.press('F3');
    await page.keyboard.type('t0');
    await expect.poll(() => units(page).count()).toBe(9);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect.poll(() => units(page).count()).toBe(31);

    await page.getByRole('button', { name: zh('board.totalAssets') }).focus();
    await page.keyboard.press('Enter');
    const amounts = (await page.locator('tbody td:nth-child(5)').allTextContents())
      .filter((text) => text !== '–')
      .map((text) => Number(text.replaceAll(',', '')));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');

    await page.getByRole('button', { name: zh('period.previous') }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('select').inputValue()).toBe('2025-11');
    await expect.poll(() => page.locator('.units').getAttribute('aria-busy')).toBe('false');
    expect(new URL(page.url()).searchParams.get('period')).toBe('2025-11');
    await page.goBack();
    await expect.poll(() => page.locator('select').inputValue()).toBe('2025-12');
  });

  it('shows a unit’s accountant that unit alone, in another colour', async () => {
    const page = await county.open();
    await county.signIn(page, 'sun.qs');
    await page.getByRole('heading', { name: /^T01 青石镇/ }).waitFor();
    await page.getByText(zh('unit.batches')).waitFor();
    expect(await units(page).count()).toBe(0);
    expect(await page.locator('.band.own').textContent()).toMatch(/^T01 青石镇/);
  });

  it('leads the administrator, who sees no business data, to a page of theirs, and keeps them from others', async () => {
    const page = await county.open();
    await county.signIn(page, 'jiang.gl');
    await page.getByRole('link', { name: zh('people.title'), exact: true }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).not.toBe('/');
    expect(await page.getByRole('link', { name: zh('board.title'), exact: true }).count()).toBe(0);
    await page.goto(county.at('/checks'));
    await page.getByText(zh('error.FORBIDDEN')).waitFor();
    expect(await units(page).count()).toBe(0);
  });

  it('is English one click away, with nothing left untranslated but the county’s own names', async () => {
    const page = await signedIn('li.zong');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: en('board.title') }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const said = await page.locator('body').innerText();
    const own = [...(await page.locator('tbody th, .community, .one-line').allInnerTexts()), '中文', '示例·李总会计师'];
    const rest = own.flatMap((text) => text.split('\n')).reduce((text, name) => text.replaceAll(name.trim(), ''), said);
    expect(rest.match(/\p{Script=Han}+/gu)).toBeNull();
  });

  it('refuses a wrong password in one sentence, and locks the name after some more, with the time left', async () => {
    const page = await county.open();
    await county.signIn(page, 'zhao.cn', 'not the password');
    await page.getByText(zh('signIn.wrong')).waitFor();
    expect(await page.locator('input[name=username]').inputValue()).toBe('zhao.cn');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await page.fill('input[name=password]', `wrong again ${attempt}`);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: zh('signIn.submit'), exact: true }).waitFor();
    }
    await page.getByText(/输错次数过多，\d+ 秒后才能再试/).waitFor();
    await picture(page, 'sign-in-locked');
  });

  it('asks for what is missing, at the field', async () => {
    const page = await county.open();
    await page.locator('input[name=username]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(zh('signIn.nameMissing')).waitFor();
    await page.keyboard.type('li.zong');
    await page.keyboard.press('Enter');
    await page.getByText(zh('signIn.passwordMissing')).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password');
  });

  it('signs in whoever is pressed in the sample county’s list, and out again', async () => {
    const page = await county.open();
    await page.getByRole('button', { name: '示例·李总会计师' }).click();
    await units(page).first().waitFor();
    await page.locator('.person').click();
    await page.getByRole('button', { name: zh('session.signOut') }).click();
    await page.getByText(zh('signIn.left')).waitFor();
    await page.reload();
    await page.locator('input[name=username]').waitFor();
  });

  it('shows what another desk changed, without being asked', async () => {
    const page = await signedIn('li.zong');
    const token = await page.evaluate(() => sessionStorage.getItem('tongcai.session'));
    const renamed = await fetch(`${county.service.url}api/organisation/updateUnit`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'rename-for-test',
      },
      body: JSON.stringify({ code: 'T24', name: '改名后的卫生院', kind: 'township', reason: '测试' }),
    });
    expect(renamed.status, await renamed.text()).toBe(200);
    await units(page).filter({ hasText: '改名后的卫生院' }).waitFor();
  });

  it('says at once that the service has gone, and goes on when it is back', async () => {
    const page = await signedIn('li.zong');
    // That the browser could not reach a killed service is its own news, not ours.
    county.forgive(/ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)/);
    await county.service.stop('SIGKILL');
    await page.getByText('与账务服务的连接中断').waitFor();
    expect(await units(page).count()).toBe(31);
    await picture(page, 'connection-lost');
    county.service = await startService(county.data, county.service.port);
    await page.getByText(zh('connection.back')).waitFor();
    await page.getByText('与账务服务的连接中断').waitFor({ state: 'detached' });
    expect(await units(page).count()).toBe(31);
  });

  it.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
    // 200 % zoom on a screen of 1366 × 768.
    { width: 683, height: 384 },
  ])('fits $width × $height in both looks and both languages', async (viewport) => {
    const page = await county.open('', { viewport });
    await page.locator('.demo').waitFor();
    await inEveryDress(page, `sign-in-${viewport.width}`, (language) =>
      page.getByLabel(language === 'en' ? 'English' : '中文').check(),
    );
    await page.getByLabel('中文').check();
    await county.signIn(page, 'li.zong');
    await units(page).first().waitFor();
    await page.getByText('示例·李总会计师').waitFor();
    await inEveryDress(page, `board-${viewport.width}`, async (language) => {
      if ((await page.locator('html').getAttribute('lang')) !== language)
        await page.locator('.bar-button').first().click();
    });
  });
});

/** Pictures of a page in both languages and both looks, none of them wider than the window. */
async function inEveryDress(page: Page, name: string, speak: (language: Locale) => Promise<void>): Promise<void> {
  for (const language of ['zh-CN', 'en'] as const) {
    await speak(language);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await overflow(page), `${name} ${colorScheme} ${language}`).toBeLessThanOrEqual(0);
      await picture(page, `${name}-${colorScheme}-${language}`);
    }
  }
}

/** By how much the page is wider than the window: what could only be seen by scrolling sideways. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
