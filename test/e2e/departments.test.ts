import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township's departments: a list with a wrong row is mended and taken, one changes its class, an own code is mapped. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const county = countyServed(sampleCounty);

const HEAD = '科室编码,科室名称,科室分类,上级科室,诊疗科目';
const list = (kind: string): Buffer => Buffer.from(`${HEAD}\n0101,发热哨点诊室,${kind},全科门诊,\n`);
const hand = (page: Page, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name: '科室.csv', mimeType: 'text/csv', buffer });
const row = (page: Page, text: string) => page.locator('.ag-row', { hasText: text });

describe.skipIf(withoutBrowser)('the departments of a unit', () => {
  it(
    'come in by a list, change from a month on, and are meant by own codes',
    async () => {
      const page = await county.signedIn('li.zong', '/admin/departments?period=2025-12&unit=T01&view=import');
      await page.locator('.upload').waitFor();
      await hand(page, list('门诊'));
      await row(page, '发热哨点诊室').waitFor();
      await page.getByText(t('departments.import.refused', { count: 1 })).waitFor();
      expect(await page.getByRole('button', { name: t('departments.import.take') }).count()).toBe(0);
      await hand(page, list('医疗辅助类'));
      await page.getByRole('button', { name: t('departments.import.take') }).waitFor();
      await page.getByLabel(t('reason.label')).fill('新设哨点诊室');
      await page.getByRole('button', { name: t('departments.import.take') }).click();
      await row(page, '0101 发热哨点诊室').click();

      const form = page.getByRole('form', { name: t('departments.change') });
      await form.getByLabel(t('departments.from')).fill('2025-07');
      await form.getByLabel(t('departments.class')).selectOption('clinical');
      await form.getByLabel(t('reason.label')).fill('独立接诊');
      expect(await seriousFindings(page)).toEqual([]);
      await form.getByRole('button', { name: t('departments.save') }).click();
      await form.waitFor({ state: 'hidden' });
      await expect.poll(() => row(page, '0101 发热哨点诊室').textContent()).toContain('2025-07');
      await row(page, '0101 发热哨点诊室').click();
      const history = page.locator('.department-history li');
      await history.nth(1).waitFor();
      expect(await history.first().textContent()).toContain('独立接诊');
      await picture(page, 'department-history');
      await page.keyboard.press('Escape');
      await history.first().waitFor({ state: 'hidden' });

      await page.getByText(t('departments.view.codes')).click();
      await page.getByLabel(t('departments.codes.own')).fill('MZ-09');
      await page.locator('.own-code-form').getByRole('combobox').click();
      await page.keyboard.type('0101');
      await page.locator('.ant-select-item-option-active', { hasText: '发热哨点诊室' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: t('departments.codes.map'), exact: true }).click();
      await row(page, 'MZ-09').waitFor();
      await page.getByRole('button', { name: t('departments.codes.unmapOf', { own: 'MZ-09' }) }).click();
      await page.getByText(t('departments.codes.none')).waitFor();
    },
    MINUTES_3,
  );
});
