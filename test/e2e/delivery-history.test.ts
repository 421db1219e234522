import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { EXPORT_HEADINGS, EXPORT_ROWS } from '../fixtures/delivery-history.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** Another system's export: a bad row stops all of it, the mended file is taken and drilled into, then withdrawn. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const NAME = 'scms-export.csv';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const hand = (page: Page, lines: readonly string[]) =>
  page.locator('.ant-drawer input[type=file]').setInputFiles({
    ...{ name: NAME, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
  });

describe.skipIf(withoutBrowser)('past deliveries', () => {
  it(
    'are read, mended, taken, drilled into and withdrawn',
    async () => {
      const page = await county.signedIn('zhou.cg', '/deliveries?view=history');
      await page.locator('.ag-row').first().waitFor();
      await page.keyboard.press('F2');
      const bad = EXPORT_ROWS[0]!.replace(',2-Jun-06,', ',Date Not Captured,');
      await hand(page, [EXPORT_HEADINGS, bad, ...EXPORT_ROWS.slice(1)]);
      await page.getByText('到货日期“Date Not Captured”不是日期').waitFor();
      const take = (rows: number) => button(page, t('deliveryHistory.take', { rows: String(rows) }));
      expect(await take(3).isDisabled()).toBe(true);

      await hand(page, [EXPORT_HEADINGS, ...EXPORT_ROWS]);
      await page.locator('.history-facts').getByText('1,252,874.55').waitFor();
      const system = page.getByLabel(t('deliveryHistory.system'), { exact: true });
      await system.fill('旧系统');
      const control = page.getByLabel(t('deliveryHistory.controlIn', { currency: 'USD' }));
      await control.fill('1,252,874.54');
      await page.getByText(t('deliveryHistory.differs', { amount: '1,252,874.55' })).waitFor();
      await control.fill('1,252,874.55');
      await picture(page, 'delivery-history-import');
      expect(await seriousFindings(page)).toEqual([]);
      await expect.poll(() => take(4).isEnabled()).toBe(true);
      await take(4).click();
      await page.locator('.history-facts').waitFor({ state: 'detached' });

      await page.goto(county.at('/deliveries?view=history&currency=USD'));
      await page.locator('.ag-row', { hasText: 'Rapid Test' }).locator('.ag-cell').first().click();
      await page.locator('.history-table tfoot').getByText('1,551.05').waitFor();
      await page.locator('.ant-drawer .ag-row', { hasText: 'PO-4' }).first().waitFor();
      await picture(page, 'delivery-history-product');
      await page.locator('.ant-drawer:focus-within').press('Escape');

      await page.goto(county.at('/deliveries?view=history&of=batches'));
      await page.locator('.ag-row', { hasText: NAME }).first().waitFor();
      await button(page, t('deliveryHistory.withdraw')).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('reason.label')).fill('试导');
      await dialog.getByRole('button', { name: t('deliveryHistory.withdraw') }).click();
      await page
        .getByText(t('deliveryHistory.withdrawnFor', { reason: '试导' }))
        .first()
        .waitFor();
    },
    MINUTES_3,
  );
});
