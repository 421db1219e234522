import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** 业务量、采购 and 批注 of one township's plan: typed by the unit, remarked on from both sides, said before it is handed on. */
const t = translator('zh-CN');
const county = countyServed(sampleCounty);
const ADDRESS = '/budget?unit=T17&period=2025-12&year=2026';
/** All rows of a township are in sight. */
const WIDE = { viewport: { width: 1920, height: 1080 } };
const GOODS = '502 商品和服务支出';

const view = (page: Page, name: 'workload' | 'procurement' | 'remarks' | 'plan') =>
  page
    .locator('.segments')
    .getByText(t(`budget.view.${name}`))
    .click();
const settled = (page: Page) => page.locator('.budget-page[aria-busy=false]').waitFor();

/** Takes the one option that fits what is typed. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.click();
  await field.fill(typed);
  await page.locator('.ant-select-item-option-active', { hasText: typed }).waitFor();
  await page.keyboard.press('Enter');
}

describe.skipIf(withoutBrowser)('what stands beside a budget’s figures', () => {
  it('is counted and bought by the unit, within the rows of its plan', async () => {
    const page = await county.signedIn('wu.hy', ADDRESS, WIDE);
    await page.getByRole('button', { name: t('budget.fromActuals', { year: 2025 }) }).click();
    await page.locator('.ag-row', { hasText: GOODS }).first().waitFor();
    await settled(page);

    await view(page, 'workload');
    await choose(page, t('budgetSchedules.measure'), '门急诊人次');
    await page.getByRole('textbox', { name: t('budgetSchedules.year'), exact: true }).fill('12000');
    await page.keyboard.press('Enter');
    const january = page.locator('.ag-row [col-id="1"]').first();
    await expect.poll(() => january.textContent()).toBe('1,000');
    await settled(page);
    await january.dblclick();
    await page.locator('.ag-cell-inline-editing').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1500');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.ag-row [col-id="year"]').first().textContent()).toBe('12,500');
    await picture(page, 'budget-workload');

    await settled(page);
    await view(page, 'procurement');
    await choose(page, t('budgetSchedules.row'), GOODS);
    await page.getByRole('textbox', { name: t('budgetSchedules.goods'), exact: true }).fill('打印机');
    await page.getByRole('textbox', { name: t('budgetSchedules.quantityUnit'), exact: true }).fill('2');
    await page.getByRole('textbox', { name: t('budgetSchedules.unit'), exact: true }).fill('台');
    await page.getByRole('textbox', { name: t('budgetSchedules.price'), exact: true }).fill('90000000');
    await page.keyboard.press('Enter');
    await page.locator('.budget-breaches', { hasText: '采购合计比这一行的预算多' }).waitFor();
    await settled(page);
    await page.getByRole('button', { name: t('budgetSchedules.changeOf', { goods: '打印机' }) }).click();
    await page.getByRole('textbox', { name: t('budgetSchedules.price'), exact: true }).fill('1500.50');
    await page.keyboard.press('Enter');
    await page.locator('.budget-procurement tfoot', { hasText: '3,001.00' }).waitFor();
    expect(await page.locator('.budget-breaches', { hasText: '采购合计' }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('is remarked on, answered and resolved; what is open is marked in the row and said before the next step', async () => {
    const chief = await county.signedIn('li.zong', ADDRESS, WIDE);
    const mark = chief.getByRole('button', { name: new RegExp(`^${GOODS}`) }).first();
    await mark.click();
    await chief.getByRole('textbox', { name: t('budgetSchedules.text'), exact: true }).fill('请附测算依据');
    await chief.getByRole('button', { name: t('budgetSchedules.write'), exact: true }).click();
    await chief.locator('.budget-thread', { hasText: '请附测算依据' }).waitFor();

    const unit = await county.signedIn('wu.hy', ADDRESS, WIDE);
    await unit.locator('.budget-mark.open').waitFor();
    await unit
      .locator('.segments')
      .getByText(`${t('budget.view.remarks')} 1`)
      .click();
    const thread = unit.locator('.budget-thread');
    await thread.locator('input').fill('按业务量测算');
    await unit.keyboard.press('Enter');
    await thread.getByText('按业务量测算').waitFor();
    expect(await thread.getByRole('button', { name: t('budgetSchedules.resolve'), exact: true }).count()).toBe(0);
    await picture(unit, 'budget-remarks');
    await unit.getByRole('button', { name: t('budget.do.propose') }).click();
    const asked = unit.locator('.ant-modal-confirm');
    await asked.getByText(t('budgetSchedules.openBefore', { count: 1 })).waitFor();
    await asked.locator('.ant-btn-primary:focus').waitFor();
    await unit.keyboard.press('Escape');

    await chief.reload();
    const open = chief.locator('.budget-thread', { hasText: '按业务量测算' });
    await view(chief, 'remarks');
    await open.getByRole('button', { name: t('budgetSchedules.resolve'), exact: true }).click();
    await open.locator('.chip.ok').waitFor();
    expect(await seriousFindings(chief)).toEqual([]);
  });
});
