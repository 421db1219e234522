import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township moves budget from one line to another; the chief accountant approves it; a control rule is changed by two. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/budget-changes?period=2025-12';

const county = countyServed(sampleCounty);

async function pick(page: Page, label: string, code: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}
const amount = async (page: Page, place: number, yuan: string): Promise<void> => {
  await page.getByLabel(t('budgetChange.rowAmount', { place })).fill(yuan);
  await page.keyboard.press('Tab');
};
const button = (page: Page, name: string) => page.getByRole('button', { name });

describe.skipIf(withoutBrowser)('a change of the budget', () => {
  it(
    'balances while it is typed, is submitted by the unit and approved by the chief accountant',
    async () => {
      const unit = await county.signedIn('sun.qs', PATH);
      await unit.keyboard.press('F2');
      const [less, more] = [1, 2];
      for (const [place, item] of [
        [less, '502'],
        [more, '50201'],
      ] as const) {
        await pick(unit, t('budgetChange.rowItem', { place }), item);
        await pick(unit, t('budgetChange.rowSource', { place }), 'other');
      }
      await amount(unit, less, '500');
      await amount(unit, more, '400');
      await unit.getByText(t('budgetChange.difference', { source: '其他经费', amount: '-100.00' })).waitFor();
      const submit = button(unit, t('budgetChange.submit'));
      expect(await submit.getAttribute('aria-disabled')).toBe('true');
      expect(await submit.getAttribute('title')).toBe(t('budgetChange.stop.balance'));
      await amount(unit, more, '500');
      await unit.getByText(t('budgetChange.balanced')).waitFor();
      await unit.getByLabel(t('budgetChange.reason')).fill('会议改为线上，差旅转作办公费');
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'budget-change-form');
      await unit.keyboard.press('F9');
      await unit.locator('h1', { hasText: 'T01-2025-001' }).waitFor();

      const chief = await county.signedIn('li.zong', PATH);
      await chief.getByText(t('budgetChange.mine', { count: 2 })).waitFor();
      await chief.locator('.ag-row', { hasText: 'T01-2025-001' }).click();
      await button(chief, t('budgetChange.step.approve')).click();
      await chief.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await chief.getByText(t('budgetChange.stage.approved'), { exact: true }).waitFor();
      const rows = chief.locator('.change-table tbody tr');
      expect(await rows.nth(1).locator('.figure').allTextContents()).toEqual(['500.00', '500.00', '500.00']);
      expect(await chief.locator('.change-steps li').count()).toBe(3);
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'budget-change');
    },
    MINUTES_3,
  );

  it(
    'and of what holds it: proposed by one, in force once another approved it',
    async () => {
      const centre = await county.signedIn('wang.kj', `${PATH}&view=controls`);
      await button(centre, t('budgetControl.propose')).click();
      await button(centre, t('budgetControl.addRule')).click();
      await pick(centre, t('budgetControl.ruleItem', { place: 1 }), '50217');
      await centre.getByLabel(t('budgetControl.ruleControl', { place: 1 })).selectOption('ask');
      await centre.getByLabel(t('reason.label')).fill('公务接待费须上级同意');
      expect(await seriousFindings(centre)).toEqual([]);
      await button(centre, t('budgetControl.submit')).click();
      await centre.getByText(t('budgetControl.waits', { names: '示例·李总会计师' })).waitFor();

      const chief = await county.signedIn('li.zong', `${PATH}&view=controls`);
      await button(chief, t('budgetControl.approve')).click();
      await chief.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await chief.getByText(t('budgetControl.past')).waitFor();
      await chief
        .locator('.control-table tr', { hasText: '公务接待费' })
        .getByText(t('budgetControl.control.ask'))
        .waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'budget-control');
    },
    MINUTES_3,
  );
});
