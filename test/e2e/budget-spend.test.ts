import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { account, cell, keys, ready, toAmount } from './entering.ts';

/** 超预算不支出: an overspend is told while it is typed, and stopped when it is submitted. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const county = countyServed(sampleCounty);

describe.skipIf(withoutBrowser)('spending of the budget', () => {
  it(
    'tells an overspend while it is typed, and takes no key for it; submitting stops it',
    async () => {
      const page = await county.signedIn('sun.qs', '/desk/new?unit=T01&period=2025-12');
      await ready(page);
      await keys(page, '付办公用品款', 'Enter');
      await account(page, 'bgf', '办公费');
      await toAmount(page);
      await keys(page, '500000000', 'Enter', 'Enter');
      await account(page, 'yhck', '1002');
      await toAmount(page);
      await keys(page, '=');
      await page.locator('.desk-proposed .desk-rule b').first().waitFor();
      const over = page.locator('.desk-said .error', { hasText: '超预算不支出' });
      await over.first().waitFor();
      await keys(page, 'F12');
      await page.locator('.desk-proposed').waitFor({ state: 'detached' });
      await cell(page, 3, 'voucher.debit').focus();
      await over.first().waitFor();
      await page.locator('.desk-budget').getByText(t('budgetSpend.over')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'desk-over-budget');

      // What fits is not spoken of.
      for (const [line, side] of [
        [1, 'voucher.debit'],
        [2, 'voucher.credit'],
        [3, 'voucher.debit'],
        [4, 'voucher.credit'],
      ] as const)
        await cell(page, line, side).fill('12');
      await over.first().waitFor({ state: 'detached' });
      await cell(page, 3, 'voucher.debit').fill('500000000');
      await cell(page, 4, 'voucher.credit').fill('500000000');
      await over.first().waitFor();

      await keys(page, 'F9');
      await page.getByText('超预算不支出').first().waitFor();
      await page.goto(county.at('/desk?unit=T01&period=2025-12'));
      await page.locator('.ag-row').first().waitFor();
      expect(await page.locator('.ag-row', { hasText: '付办公用品款' }).textContent()).toContain(t('desk.state.draft'));
    },
    MINUTES_2,
  );

  it(
    'shows execution against the year, and leads from a line to its vouchers',
    async () => {
      const page = await county.signedIn('wang.kj', '/budget-execution?period=2025-09');
      await page.locator('.execution-summary svg').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.locator('.ag-row', { hasText: 'T01' }).locator('.ag-cell').first().click();
      await page.locator('.ag-row .ag-cell[col-id=line]', { hasText: '502' }).first().click();
      const voucher = page.locator('.execution-movements a').first();
      await voucher.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await voucher.click();
      await page.locator('.voucher-form, .voucher-paper, #main h1').first().waitFor();
      await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/vouchers\/\d+$/);
    },
    MINUTES_2,
  );
});
