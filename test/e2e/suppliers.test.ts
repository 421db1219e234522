import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A supplier is prepared by the buyer and approved by another; its account is changed by two; it is stopped. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const CODE = '91350100M000100Y43';
const NAME = '示例新来医药有限公司';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const drawer = (page: Page) => page.locator('.ant-drawer-content, .ant-drawer-section').last();

async function open(page: Page, code = CODE): Promise<void> {
  await page.goto(county.at(`/suppliers?period=2025-12&supplier=${code}`));
  await page.locator('.supplier-part').first().waitFor();
}
async function approve(page: Page): Promise<void> {
  await button(page, t('procurement.act.approve')).click();
  await page.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
}

describe.skipIf(withoutBrowser)('a supplier', () => {
  it(
    'is approved by another than its buyer, gets another account by two, and is stopped',
    async () => {
      const buyer = await county.signedIn('zhou.cg', '/suppliers?period=2025-12');
      await buyer.locator('.ag-row', { hasText: '示例青山医药配送有限公司' }).waitFor();
      await buyer.keyboard.press('F2');
      await buyer.getByLabel(t('suppliers.code'), { exact: true }).fill('91350100M000100Y44');
      await buyer.getByText(t('suppliers.codeFault.check')).waitFor();
      await buyer.getByLabel(t('suppliers.code'), { exact: true }).fill(CODE);
      await buyer.getByLabel(t('suppliers.name'), { exact: true }).fill(NAME);
      await buyer.getByLabel(t('suppliers.goods'), { exact: true }).click();
      await buyer.locator('.ant-select-item-option', { hasText: t('procurement.kind.western') }).click();
      const part = (place: number, what: 'licenceKind' | 'licenceNumber' | 'licenceUntil') =>
        buyer.getByLabel(t('suppliers.licenceOf', { place, part: t(`suppliers.${what}`) }));
      await part(1, 'licenceNumber').fill('YZ-9001');
      await button(buyer, t('suppliers.addLicence')).click();
      await part(2, 'licenceNumber').fill('YJ-9001');
      await part(2, 'licenceUntil').fill('2035-12-31');
      await buyer.getByLabel(t('suppliers.phone'), { exact: true }).fill('0570-8809001');
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'supplier-form');
      await button(buyer, t('suppliers.saveAndHand')).click();
      await buyer.locator('.ag-row', { hasText: NAME }).getByText(t('suppliers.state.new')).waitFor();
      await open(buyer);
      await button(buyer, t('procurement.act.withdraw')).waitFor();
      expect(await button(buyer, t('procurement.act.approve')).count()).toBe(0);

      const pharmacist = await county.signedIn('qin.zys', '/suppliers?period=2025-12');
      await open(pharmacist);
      await approve(pharmacist);
      await drawer(pharmacist).getByText(t('suppliers.state.active'), { exact: true }).waitFor();

      await open(buyer);
      await button(buyer, t('suppliers.newAccount')).click();
      await buyer.getByLabel(t('suppliers.bank'), { exact: true }).fill('示例银行新来支行');
      // The account of another supplier: the approver is told.
      await buyer.getByLabel(t('suppliers.number'), { exact: true }).fill('8800660000000101');
      await buyer.getByLabel(t('suppliers.why'), { exact: true }).fill('首次登记');
      expect(await button(buyer, t('suppliers.saveAndHand')).isDisabled()).toBe(true);
      await buyer.getByLabel(t('suppliers.calledWho'), { exact: true }).fill('示例·钱会计');
      await buyer.getByLabel(t('suppliers.calledDay'), { exact: true }).fill('2025-12-30');
      await button(buyer, t('suppliers.saveAndHand')).click();
      await buyer.locator('.supplier-account').getByText(t('procurement.stage.handed')).waitFor();

      await open(pharmacist);
      await pharmacist.locator('.supplier-doubts', { hasText: '是同一个账号' }).waitFor();
      expect(await seriousFindings(pharmacist)).toEqual([]);
      await picture(pharmacist, 'supplier-account');
      await approve(pharmacist);
      await pharmacist.locator('.supplier-account.now', { hasText: '8800660000000101' }).waitFor();

      await open(buyer);
      await button(buyer, t('suppliers.stop')).click();
      await buyer.getByRole('dialog').getByLabel(t('reason.label')).fill('账户与另一家供应商相同，核查期间停用');
      await buyer.locator('.ant-btn-dangerous').click();
      await drawer(buyer).getByText(t('suppliers.state.stopped'), { exact: true }).waitFor();

      const town = await county.signedIn('xu.yf', '/suppliers?period=2025-12');
      await open(town);
      await town.locator('.supplier-account.now', { hasText: '•••• 0101' }).waitFor();
      await expect.poll(() => town.getByText('8800660000000101').count()).toBe(0);
    },
    MINUTES_3,
  );
});
