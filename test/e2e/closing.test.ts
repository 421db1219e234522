import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township's December: the checklist leads to closing, the closing is taken back at once, and made again. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const ADDRESS = 'unit=T01&period=2025-12';

const county = countyServed(sampleCounty);

const line = (page: Page, key: 'transfers' | 'year-transfers' | 'submitted') =>
  page.locator('.closing-line', { has: page.locator('b', { hasText: new RegExp(`^${t(`closing.line.${key}`)}$`) }) });

async function close(page: Page): Promise<number> {
  await page.locator('.period-end-transfer').first().waitFor();
  const count = await page.locator('.period-end-transfer').count();
  await page.keyboard.press('F8');
  await page.getByRole('dialog').locator('.ant-btn-primary:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(t('periodEnd.posted', { count })).waitFor();
  return count;
}

describe.skipIf(withoutBrowser)('closing a month', () => {
  it(
    'works the checklist down, takes the whole closing back with one reason, and closes again',
    async () => {
      const page = await county.signedIn('wang.kj', `/closing?${ADDRESS}`);
      await line(page, 'transfers')
        .getByText(t('closing.state.open.count', { count: 2 }))
        .waitFor();
      await line(page, 'submitted').getByText(t('closing.state.waiting')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'closing-checklist');

      await line(page, 'year-transfers').getByRole('link').press('Enter');
      const count = await close(page);
      const numbers = await page.locator('.period-end-posted li a').allTextContents();
      await page
        .getByRole('link', { name: t('closing.title') })
        .last()
        .press('Enter');
      await line(page, 'submitted').getByText(t('closing.state.open')).waitFor();
      expect(await line(page, 'transfers').count()).toBe(0);
      await page.locator('label', { hasText: t('closing.view.all', { count: 16 }) }).click();
      await line(page, 'transfers').getByText(t('closing.state.done')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);

      // A late voucher: the closing is taken back, each of its vouchers named, for one reason.
      await line(page, 'transfers').getByRole('link').press('Enter');
      await page.getByRole('button', { name: t('periodEnd.reverseAll') }).press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').waitFor();
      const asked = (await dialog.textContent()) ?? '';
      expect(numbers.filter((number) => !asked.includes(number))).toEqual([]);
      const go = dialog.getByRole('button', { name: t('periodEnd.reverseDo', { count }) });
      expect(await go.isDisabled()).toBe(true);
      await dialog.getByRole('textbox').fill('漏记一张发票');
      await picture(page, 'reverse-closing');
      await go.press('Enter');
      await page.getByText(t('periodEnd.reverseDone', { count, period: '2025年12月' })).waitFor();
      await expect.poll(() => page.locator('.period-end-transfer').count()).toBe(count);
      expect(await page.locator('.period-end-posted').count()).toBe(0);

      // A project out of whose source money was spent without naming one is not finished: nobody knows what is left of it.
      const project = page.locator('.period-end-projects input').first();
      await project.check();
      await page.getByText(/还不知道项目剩下多少/).waitFor();
      await project.uncheck();
      await expect.poll(() => page.getByText(/还不知道项目剩下多少/).count()).toBe(0);
      expect(await page.locator('.period-end-proofs .chip').allTextContents()).toEqual(
        Array.from({ length: 5 }, () => t('periodEnd.holds')),
      );
      expect(await seriousFindings(page)).toEqual([]);
      expect(await close(page)).toBe(count);
    },
    MINUTES_3,
  );
});
