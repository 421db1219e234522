import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** The frame around the pages, and the shared widgets, by mouse and by keyboard. */
const zh = translator('zh-CN');

const county = countyServed(sampleCounty);
const CHIEF = 'li.zong';
const wordOf = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

describe.skipIf(withoutBrowser)('the frame', () => {
  it('opens a kept link after sign-in, and shows the same again on a reload', async () => {
    const page = await county.signedIn(CHIEF, '?period=2025-11&unit=T02');
    await page.locator('.band.own').waitFor();
    await page.getByRole('heading', { name: /^T02 / }).waitFor();
    await page.reload();
    await page.locator('.band.own').waitFor();
    expect(await page.locator('.top-bar select').inputValue()).toBe('2025-11');
    expect([wordOf(page, 'period'), wordOf(page, 'unit')]).toEqual(['2025-11', 'T02']);
  });

  it('is walked by keyboard: search a unit by pinyin initials, another page, and back', async () => {
    const page = await county.signedIn(CHIEF);
    await page.locator('.band').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hyx');
    await page.locator('[role=option][aria-selected=true]', { hasText: '红岩乡' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.band.own', { hasText: 'T17' }).waitFor();
    expect(wordOf(page, 'unit')).toBe('T17');

    await page.keyboard.press('Control+k');
    await page.keyboard.type('审计包');
    await page.locator('[role=option][aria-selected=true]', { hasText: zh('packs.title') }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: zh('packs.title'), exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/packs');
    // The unit goes along, the window has the page's name, and the focus begins at the page.
    expect(wordOf(page, 'unit')).toBe('T17');
    expect(await page.title()).toContain(zh('packs.title'));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.goBack();
    await page.getByRole('heading', { name: zh('board.title') }).waitFor();
  });

  it('is walked by mouse: the unit band, the navigation, folding it', async () => {
    const page = await county.signedIn(CHIEF);
    await page.locator('.band .ant-select').click();
    await page.locator('.ant-select-item', { hasText: '青石镇' }).click();
    await expect.poll(() => wordOf(page, 'unit')).toBe('T01');
    await page.getByRole('link', { name: zh('packs.title'), exact: true }).click();
    await page.getByRole('heading', { name: zh('packs.title'), exact: true }).waitFor();
    await page.getByRole('button', { name: zh('nav.fold') }).click();
    await page.getByRole('button', { name: zh('nav.unfold') }).waitFor();
    expect((await page.locator('.nav').boundingBox())?.width).toBe(48);
  });

  it('says what is no page, and leads home', async () => {
    const page = await county.signedIn(CHIEF);
    await page.goto(county.at('/nowhere/at/all'));
    await page.getByRole('heading', { name: zh('page.none') }).waitFor();
    await page.getByRole('link', { name: zh('page.home') }).click();
    await page.getByRole('heading', { name: zh('board.title') }).waitFor();
  });

  it('asks for a reason that must be given, works an amount out, and takes a file, in the gallery', async () => {
    const page = await county.signedIn(CHIEF, 'gallery');
    const amount = page.getByLabel(zh('gallery.amount'), { exact: true });
    await amount.fill('1200*3');
    await amount.press('Enter');
    await expect.poll(() => amount.inputValue()).toBe('3,600.00');
    await amount.press('=');
    await expect.poll(() => amount.inputValue()).toBe('888.00');
    await amount.fill('twelve');
    await amount.blur();
    await page.getByText(zh('field.amountWrong')).waitFor();

    await page.getByRole('button', { name: zh('gallery.askReason') }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByRole('button', { name: zh('gallery.lockAction') }).isDisabled()).toBe(true);
    await page.keyboard.type('补记一张凭证');
    await dialog.getByRole('button', { name: zh('gallery.lockAction') }).click();
    await dialog.waitFor({ state: 'detached' });

    const file = { name: '余额表.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('余额表.csv (3)').waitFor();
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.alloc(0) });
    await page.getByText(zh('upload.empty', { name: file.name })).waitFor();
  });

  it('folds a tree, reads a million lines as it is scrolled, and remembers columns', async () => {
    const page = await county.signedIn(CHIEF, 'gallery');
    const tree = page.locator('section.grid', { hasText: zh('gallery.tree') });
    const rows = tree.locator('.ag-row:not(.ag-row-pinned)');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(5);
    await tree.locator('.tree-toggle').first().click();
    await expect.poll(() => rows.count()).toBe(3);

    const long = page.locator('section.grid', { hasText: zh('gallery.infinite') });
    await long.getByText(zh('gallery.line', { number: 1 }), { exact: true }).click();
    await page.keyboard.press('Control+End');
    await long.getByText(zh('gallery.line', { number: 1_000_000 }), { exact: true }).waitFor();

    await tree.getByRole('button', { name: zh('grid.columns') }).click();
    await page.getByRole('checkbox', { name: zh('gallery.opening') }).uncheck();
    await page.reload();
    await rows.first().waitFor();
    await expect.poll(() => tree.locator('.ag-header-cell').count()).toBe(2);
  });

  it.each(['light', 'dark'] as const)('has nothing serious for axe: %s', async (colorScheme) => {
    const page = await county.signedIn(CHIEF, '', { colorScheme });
    await page.locator('table.board tbody tr').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(county.at('/gallery'));
    await page.locator('.ag-row').first().waitFor();
    await page.locator('.chart svg').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
    { width: 683, height: 384 },
  ])('shows the gallery at $width × $height, no wider than the window', async (viewport) => {
    const page = await county.signedIn(CHIEF, 'gallery', { viewport });
    await page.locator('.chart svg').waitFor();
    for (const language of ['zh-CN', 'en'] as const) {
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
        expect(await page.evaluate(over), `${colorScheme} ${language}`).toBeLessThanOrEqual(0);
        await picture(page, `gallery-${viewport.width}-${colorScheme}-${language}`);
      }
    }
  });
});
