import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A hospital's table of service items: handed in with a wrong cell, mended, and reviewed by somebody else. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/unit-cost?unit=H03&period=2025-12';
const TABLE = t('unitCost.file.items');

const county = countyServed(sampleCounty);

const CSV = (department: string) => `项目编码,项目名称,执行科室,单价,操作数,当量值
S1101,诊查费,${department},15.00,1200,1
S1201,分级护理,02,24.00,600,1.2`;

const hand = (page: Page, text: string) =>
  page
    .locator('.ant-drawer input[type=file]')
    .setInputFiles({ name: '服务项目.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describe.skipIf(withoutBrowser)('unit costs', () => {
  it(
    'say what is missing, and take a table that one hands in and another reviews',
    async () => {
      const preparer = await county.signedIn('wang.kj', PATH);
      await preparer.getByText(t('unitCost.view.data'), { exact: true }).click();
      const card = preparer.getByRole('region', { name: TABLE });
      await card.getByRole('button', { name: t('unitCost.import', { table: TABLE }) }).click();
      await hand(preparer, CSV('没有的科室'));
      await preparer.getByText('C2 执行科室').waitFor();
      await preparer.getByText(t('unitCost.rejected', { count: 1 })).waitFor();
      expect(await seriousFindings(preparer)).toEqual([]);
      await hand(preparer, CSV('01'));
      await preparer.getByRole('button', { name: t('unitCost.take', { rows: 2 }) }).click();
      await card.getByText(t('unitCost.state.prepared')).waitFor();
      expect(await card.getByRole('button', { name: t('unitCost.review') }).count()).toBe(0);
      expect(await seriousFindings(preparer)).toEqual([]);
      await picture(preparer, 'unit-cost-data');

      const reviewer = await county.signedIn('chen.sh', `${PATH}&view=data`);
      const theirs = reviewer.getByRole('region', { name: TABLE });
      await theirs.getByRole('button', { name: t('unitCost.review') }).click();
      await reviewer.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await theirs.getByText(t('unitCost.state.reviewed')).waitFor();
      await reviewer.getByText(t('unitCost.view.diseases'), { exact: true }).click();
      await reviewer.locator('.unit-cost-problems li', { hasText: '患者表' }).first().waitFor();
      expect(await seriousFindings(reviewer)).toEqual([]);
    },
    MINUTES_3,
  );

  it(
    'let one department be costed by another method than the unit',
    async () => {
      const page = await county.signedIn('li.zong', `${PATH}&view=data`);
      const methods = page.getByRole('region', { name: t('unitCost.methods') });
      await methods.getByRole('button', { name: t('unitCost.change') }).click();
      await methods
        .getByRole('button', { name: t('unitCost.addHours') })
        .last()
        .click();
      const department = methods.getByLabel(`${t('costing.department')} 1`);
      await department.locator('option[value="01"]').waitFor({ state: 'attached' });
      await department.selectOption('01');
      await methods.getByLabel(`${t('unitCost.method')} 1`).selectOption('income');
      expect(await seriousFindings(page)).toEqual([]);
      await methods.locator('.button.primary').click();
      await methods.getByText(`· ${t('unitCost.method.income')}`).waitFor();
      await picture(page, 'unit-cost-methods');
    },
    MINUTES_3,
  );
});
