import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township asks for money before it spends: the budget is held, the head approves, a contract is registered. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/budget-requests?period=2025-12';

const county = countyServed(sampleCounty);

describe.skipIf(withoutBrowser)('a spending request', () => {
  it(
    'shows what is left while it is typed, is approved by another, and bound by a contract',
    async () => {
      const unit = await county.signedIn('sun.qs', PATH);
      await unit.keyboard.press('F2');
      await unit.getByLabel(t('budgetRequests.purpose'), { exact: true }).fill('更换门诊叫号屏');
      await unit.getByLabel(t('budgetRequests.payee'), { exact: true }).fill('青石电子商行');
      await unit.getByLabel(t('budgetRequests.pickLine'), { exact: true }).click();
      await unit.keyboard.type('502');
      await unit.locator('.ant-select-item-option-active').waitFor();
      await unit.keyboard.press('Enter');
      const amount = unit.getByLabel(t('budgetChange.rowAmount', { place: 1 }));
      await amount.fill('99999999');
      await amount.press('Tab');
      await unit.getByText(t('budgetRequests.over')).waitFor();
      await amount.fill('200');
      await amount.press('Tab');
      await unit.getByText(t('budgetRequests.ready')).waitFor();
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'budget-request-form');
      await unit.keyboard.press('F9');
      await unit.locator('h1', { hasText: 'T01-Q2025-001' }).waitFor();
      await unit.getByText(t('budgetRequests.stage.submitted'), { exact: true }).first().waitFor();

      const head = await county.signedIn('chu.yz', PATH);
      await head.getByText(t('budgetChange.mine', { count: 1 })).waitFor();
      await head.locator('.ag-row', { hasText: 'T01-Q2025-001' }).click();
      await head.getByRole('button', { name: t('budgetRequests.step.approve') }).click();
      await head.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await head
        .locator('.page-head .chip, .chip', { hasText: t('budgetRequests.stage.approved') })
        .first()
        .waitFor();

      await unit.reload();
      await unit.getByRole('button', { name: t('budgetRequests.step.contract') }).click();
      await unit.getByLabel(t('budgetRequests.contractNumber')).fill('QS-2025-031');
      await unit.getByLabel(t('budgetRequests.contractDate')).fill('2025-12-20');
      await unit.getByRole('button', { name: t('budgetRequests.contractSave', { amount: '200.00' }) }).click();
      await unit.locator('.change-table', { hasText: 'QS-2025-031' }).waitFor();
      await expect.poll(() => unit.locator('.request-movements tbody tr').count()).toBe(3);
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'budget-request');

      const chief = await county.signedIn('li.zong', `${PATH}&unit=T01&view=claims`);
      await chief.locator('.ag-row', { hasText: 'T01-Q2025-001' }).waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'budget-claims');
    },
    MINUTES_3,
  );
});
