import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** What came in by the year's end is prepared, confirmed by the township, posted in both books, reversed. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PAGE = '/settlements?period=2025-12';
/** The township's note of March; that of December is known by its day. */
const OLD = 'JS-2025-0002';
const LAST_DAY = '2025-12-31';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page, number: string) => page.locator('.ag-row', { hasText: number });
const title = (page: Page, number: string) => page.locator('.ant-drawer-title', { hasText: number });
const stage = (page: Page, of: 'draft' | 'confirmed' | 'posted' | 'reversed') =>
  page
    .locator('.ant-drawer-title')
    .getByText(t(`settlements.stage.${of}`), { exact: true })
    .waitFor();

async function open(page: Page, number: string): Promise<void> {
  await row(page, number).locator('.ag-cell[col-id=unit]').click();
  await title(page, number).waitFor();
}
async function sure(page: Page, act: 'confirm' | 'post', done: 'confirmDone' | 'postDone'): Promise<void> {
  await button(page, t(`settlements.${act}`)).click();
  await page.locator('.ant-btn-primary:focus').waitFor();
  await Promise.all([
    page
      .getByText(t(`settlements.${done}`))
      .first()
      .waitFor(),
    page.keyboard.press('Enter'),
  ]);
}

describe.skipIf(withoutBrowser)('internal settlement', () => {
  it(
    'is prepared, confirmed by the unit, posted in both books at once, and reversed on both sides',
    async () => {
      const buyer = await county.signedIn('zhou.cg', PAGE);
      await row(buyer, OLD).waitFor();
      await buyer.keyboard.press('F2');
      await expect
        .poll(() => buyer.getByLabel(t('settlements.prepareDay'), { exact: true }).inputValue())
        .toBe('2025-12-31');
      await Promise.all([
        buyer.getByText(t('settlements.prepared')).first().waitFor(),
        button(buyer, t('settlements.prepareDo')).click(),
      ]);
      await row(buyer, LAST_DAY).first().waitFor();
      await buyer.getByText(t('settlements.view.waiting'), { exact: true }).click();
      await buyer.getByText(t('settlements.noWaiting'), { exact: true }).waitFor();

      // She sees no months of books, and comes by the menu.
      const town = await county.signedIn('xu.yf', '/');
      await town
        .locator('.nav')
        .getByRole('link', { name: t('settlements.title'), exact: true })
        .click();
      const note = await row(town, LAST_DAY).locator('.ag-cell[col-id=number]').innerText();
      await open(town, note);
      expect(await town.locator('.settlement-book').count()).toBe(2);
      await picture(town, 'settlement-to-confirm');
      expect(await seriousFindings(town)).toEqual([]);
      await sure(town, 'confirm', 'confirmDone');
      await stage(town, 'confirmed');

      const centre = await county.signedIn('wang.kj', PAGE);
      await open(centre, note);
      await sure(centre, 'post', 'postDone');
      await stage(centre, 'posted');
      await expect.poll(() => centre.locator('.settlement-book caption .link').count()).toBe(2);
      await picture(centre, 'settlement-posted');
      expect(await seriousFindings(centre)).toEqual([]);

      await button(centre, t('settlements.reverse')).click();
      await centre.getByRole('textbox', { name: t('reason.label') }).fill('价格有误');
      await centre.locator('.ant-modal-confirm-btns .ant-btn').last().click();
      await stage(centre, 'reversed');
      await expect.poll(() => centre.locator('.settlement-reversals .link').count()).toBe(2);
      await picture(centre, 'settlement-reversed');
    },
    MINUTES_3,
  );
});
