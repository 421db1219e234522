import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township's list of assets comes in, its December is provided for, and then closed. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const ADDRESS = 'unit=T01&period=2025-12';

const county = countyServed(sampleCounty);

const CARDS = [
  '卡片编号,资产名称,类别,使用部门,入账日期,原值,累计折旧,使用年限（月）,经费性质,状态',
  'K1,心电图机,医用电子仪器,全科门诊,2023-05-10,60000.00,31000.00,,其他经费,在用',
  'K2,救护车,车辆,办公室,2024-03-01,360000.00,63000.00,,财政项目拨款经费,在用',
  'K3,无名设备,其他,药房,2024-03-01,1000.00,0,,其他经费,在用',
];
const given = (rows: readonly string[]) => ({
  name: '资产卡片.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
});

async function agreed(page: Page): Promise<void> {
  await page.getByRole('dialog').locator('.ant-btn-primary:focus').waitFor();
  await page.keyboard.press('Enter');
}

describe.skipIf(withoutBrowser)('providing for a month', () => {
  it(
    'goes from the list of assets to the posted depreciation, and on to closing',
    async () => {
      const page = await county.signedIn('wang.kj', `/asset-cards?${ADDRESS}`);
      const files = page.locator('.upload input[type=file]');
      await files.setInputFiles(given([...CARDS, 'K1,重号,家具,骨科,2024-01-01,1,0,,,在用']));
      await page.getByText(t('assetCards.rejected', { count: 2 })).waitFor();
      await page.getByText('卡片编号 K1 与第 2 行重复').waitFor();
      await files.setInputFiles(given(CARDS));
      const take = page.getByRole('button', { name: t('assetCards.take', { cards: 3, period: '2025年12月' }) });
      await take.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'asset-cards-preview');
      await take.press('Enter');
      await page.locator('.ag-row .ag-cell[col-id=number]').first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'asset-cards');

      await page.getByRole('link', { name: t('assetCards.toPeriodEnd') }).press('Enter');
      const provisions = page.locator('.provisions');
      await provisions.locator('.period-end-transfer').waitFor();
      expect(await provisions.locator('tfoot .figure').allTextContents()).toEqual(['4,000.00', '4,000.00']);
      await provisions.getByText(t('provisions.look.no-life', { count: 1 })).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'provisions');

      // A line leads to its cards, and the way back to the vouchers.
      await provisions.locator('tbody tr', { hasText: '510104' }).getByRole('link').press('Enter');
      await page.getByText(t('assetCards.found', { count: 1 })).waitFor();
      await page.locator('.ag-row', { hasText: '救护车' }).waitFor();
      await page.goBack();

      await page.getByRole('button', { name: t('provisions.post', { count: 1 }) }).press('Enter');
      await agreed(page);
      await page.getByText(t('provisions.posted', { count: 1 })).waitFor();
      expect(await provisions.locator('.period-end-transfer').count()).toBe(0);
      await page.keyboard.press('F8');
      await agreed(page);
      await page.getByText(t('periodEnd.allClosed')).waitFor();
      await picture(page, 'provided-and-closed');
    },
    MINUTES_3,
  );

  it(
    'settles how the allowance is reckoned, and shows the formula with its numbers, in English too',
    async () => {
      const page = await county.signedIn('li.zong', '/period-end?unit=T02&period=2025-12');
      await page.getByRole('button', { name: t('provisions.settle') }).press('Enter');
      const form = page.locator('.allowance-form');
      await form.getByLabel(t('allowance.method'), { exact: true }).selectOption('balance');
      await form.locator('.allowance-percent').first().fill('5');
      await form.getByLabel(t('allowance.reason'), { exact: true }).fill('单位会计政策');
      expect(await seriousFindings(page)).toEqual([]);
      await form.getByRole('button', { name: t('allowance.save') }).press('Enter');
      await form.waitFor({ state: 'detached' });
      const parts = page.locator('.provisions-reasons tbody tr');
      await expect.poll(() => parts.count()).toBe(2);
      expect(await parts.first().textContent()).toMatch(/× 5% = [\d,.]+/);
      await page.locator('button.bar-button[lang=en]').click();
      await page.getByText(translator('en')('provisions.step')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'allowance-en');
    },
    MINUTES_3,
  );
});
