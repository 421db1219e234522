import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A chief accountant opens the flow of a month's cost, traces a yuan to a voucher, tries the sandbox, takes a workbook. */
const t = translator('zh-CN');
const MINUTES_4 = 240_000;
const PATH = '/cost-reports?period=2025-11&unit=H01';

const county = countyServed(sampleCounty);

describe.skipIf(withoutBrowser)('cost reports', () => {
  it(
    'lead from the flow of the stages to a voucher, and keep nothing of what is tried',
    async () => {
      const page = await county.signedIn('li.zong', `${PATH}&tab=flow`);
      await page.locator('.cost-flow svg').waitFor();
      await page.getByLabel(t('costing.class.clinical'), { exact: true }).check();
      await page.locator('.ag-row', { hasText: '1002 呼吸重症监护室' }).first().waitFor();
      await picture(page, 'cost-flow');
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByLabel(t('costReports.tab.02'), { exact: true }).check();
      await page.locator('.ag-row', { hasText: '0101 心血管内科' }).first().locator('[col-id=full]').click();
      await page.locator('.cost-path strong', { hasText: '心血管内科' }).waitFor();
      await page.locator('.ag-row', { hasText: '物业管理费' }).first().locator('[col-id=source]').click();
      await page.locator('.cost-path strong', { hasText: '物业管理费' }).waitFor();
      await picture(page, 'cost-trace');
      expect(await seriousFindings(page)).toEqual([]);
      await page
        .locator('.ag-row a', { hasText: t('costReports.book') })
        .first()
        .click();
      await page.locator('.ag-row .ag-cell[col-id=summary]').first().waitFor();
      await page.goBack();
      await page.locator('.cost-path button', { hasText: '心血管内科' }).click();
      await page.locator('.cost-path strong', { hasText: '心血管内科' }).waitFor();

      await page.getByLabel(t('costReports.tab.sandbox'), { exact: true }).check();
      await page.getByLabel(`${t('costReports.wish')} 心血管内科`, { exact: true }).fill('200');
      await page.getByRole('button', { name: t('costReports.try') }).click();
      await page.locator('.cost-shifts .ag-row', { hasText: '0101 心血管内科' }).first().waitFor();
      await picture(page, 'cost-sandbox');
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByLabel(t('costReports.tab.03'), { exact: true }).check();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: t('statements.save') }).click();
      expect((await saved).suggestedFilename()).toMatch(/^成本医03-H01 .*2025-11\.xlsx$/);
    },
    MINUTES_4,
  );
});
