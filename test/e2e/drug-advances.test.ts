import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** The cashier enters what came for the batch that is late, a wrong one is struck, and a run may be paid out of it. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const LATE = '省际联盟药品耗材集采';
const CITY = '市级联盟药品集采';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page, text: string) => page.locator('.ag-row', { hasText: text });
const entry = (page: Page, document: string) => page.locator('.advance-entries tr', { hasText: document });

async function open(page: Page, name: string): Promise<void> {
  await row(page, name).dblclick();
  await page.locator('.ant-drawer .payment-facts').waitFor();
}
async function fill(page: Page, amount: string, document: string): Promise<void> {
  await page.getByLabel(t('drugAdvances.day'), { exact: true }).fill('2025-08-20');
  await page.getByLabel(t('drugAdvances.amount'), { exact: true }).fill(amount);
  await page.getByLabel(t('drugAdvances.document'), { exact: true }).fill(document);
  await button(page, t('drugAdvances.enter')).click();
}

describe.skipIf(withoutBrowser)('advances of the insurance fund', () => {
  it(
    'are entered by the cashier, once for a document, struck with a reason, and paid out by a run of the batch',
    async () => {
      const cashier = await county.signedIn('zhao.cn', '/drug-advances?period=2025-12');
      await row(cashier, LATE).locator('.chip.danger').waitFor();
      await picture(cashier, 'drug-advances');
      expect(await seriousFindings(cashier)).toEqual([]);
      await open(cashier, LATE);
      await fill(cashier, '103330.16', '试用医保预1号');
      await entry(cashier, '试用医保预1号').getByText(t('drugAdvances.stage.confirmed')).waitFor();
      await expect.poll(() => row(cashier, LATE).locator('.chip.danger').count()).toBe(0);
      await fill(cashier, '1.00', '试用医保预1号');
      await cashier.getByRole('alert').getByText('试用医保预1号').waitFor();
      await picture(cashier, 'drug-advances-entry');
      expect(await seriousFindings(cashier)).toEqual([]);
      // Entered by the cashier: not theirs to post.
      expect(await button(cashier, t('drugAdvances.post')).count()).toBe(0);

      await entry(cashier, '试用医保预1号')
        .getByRole('button', { name: t('drugAdvances.strike') })
        .click();
      await cashier.getByRole('dialog').locator('textarea').fill('金额录错');
      await cashier.getByRole('dialog').locator('.ant-btn-primary').click();
      await entry(cashier, '试用医保预1号').getByText(t('drugAdvances.stage.withdrawn')).waitFor();

      // From the advance to the run that is paid out of it, and back into its form.
      const buyer = await county.signedIn('zhou.cg', '/drug-advances?period=2025-12');
      await open(buyer, CITY);
      expect(await buyer.locator('.advance-form').count()).toBe(0);
      await buyer.locator('.ant-drawer .payment-table .link', { hasText: 'FK-' }).click();
      await buyer.locator('.payment-title').getByText(t('drugPayments.byAdvance')).waitFor();
      await button(buyer, t('drugPayments.changeIt')).click();
      await buyer.locator('.payment-source', { hasText: CITY }).waitFor();
      await buyer.locator('.payment-amount').first().waitFor();
      await picture(buyer, 'drug-payments-advance');
      expect(await seriousFindings(buyer)).toEqual([]);

      // A member sees that it is the one account's.
      const town = await county.signedIn('xu.yf', '/drug-advances?period=2025-12');
      await town.getByText(t('drugAdvances.members')).waitFor();
    },
    MINUTES_3,
  );
});
