import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A shared centre's volumes are brought in and mended, reviewed, charged, reviewed by another and posted on both sides. */
const t = translator('zh-CN');
const MINUTES_4 = 240_000;
const PATH = '/shared-charges?period=2026-01';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
async function confirmed(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await page.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
}

describe.skipIf(withoutBrowser)('a shared centre', () => {
  it(
    'takes volumes from a file once its bad row is mended, and another person reviews them',
    async () => {
      const accountant = await county.signedIn('wang.kj', `${PATH}&view=volumes`);
      const hand = async (name: string, rows: string): Promise<void> => {
        const file = join(county.folder, name);
        writeFileSync(file, `单位,业务量\n${rows}`);
        await accountant.setInputFiles('input[type=file]', file);
      };
      await hand('业务量.csv', 'H01,18000\nT01,1200\nT99,5\n');
      await accountant.getByText('第 4 行：没有成员单位“T99”').waitFor();
      expect(await accountant.getByLabel(t('charges.countOf', { unit: '青石镇中心卫生院' })).inputValue()).toBe('');
      await hand('业务量-改.csv', 'H01,18000\nT01,1200\nT02,800\n');
      await accountant.getByText(t('charges.source', { source: '业务量-改.csv' })).waitFor();
      expect(await seriousFindings(accountant)).toEqual([]);
      await button(accountant, t('charges.saveVolumes')).click();
      await accountant.getByText(t('charges.stage.paper.draft'), { exact: true }).waitFor();
      expect(await button(accountant, t('charges.review')).count()).toBe(0);
      const reviewer = await county.signedIn('chen.sh', `${PATH}&view=volumes`);
      await confirmed(reviewer, t('charges.review'));
      await reviewer.getByText(t('charges.stage.paper.reviewed'), { exact: true }).waitFor();
      await picture(reviewer, 'charge-volumes');
    },
    MINUTES_4,
  );

  it(
    'posts what was reviewed on both sides, each voucher one click away',
    async () => {
      const accountant = await county.signedIn('wang.kj', '/shared-charges?period=2025-12');
      await accountant.getByText(t('charges.stage.run.reviewed'), { exact: true }).waitFor();
      expect(await seriousFindings(accountant)).toEqual([]);
      await confirmed(accountant, t('charges.post'));
      await accountant.getByText(t('charges.stage.run.posted'), { exact: true }).waitFor();
      const own = accountant.locator('.ag-row', { hasText: 'T01 青石镇' }).getByRole('link');
      await expect.poll(() => own.count()).toBe(1);
      await picture(accountant, 'charge-posted');
      await own.click();
      await accountant.locator('.voucher-form').waitFor();
      expect(await accountant.locator('.voucher-form').innerText()).toContain('63,297.16');
    },
    MINUTES_4,
  );
});
