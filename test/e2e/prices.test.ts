import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** The pharmacy centre asks two firms in two rounds and awards the dearer one; the 总药师 puts the price in force. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/prices?period=2025-12';
const [FIRST, SECOND] = ['示例青山医药配送有限公司', '示例白水医药有限公司'];
const PRODUCT = '甲硝唑片 0.2g×100片/瓶';
const TITLE = '口服抗菌药议价';

const county = countyServed(sampleCounty);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Types into a field of choices and takes what stands first once it is the one that was meant. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.type(typed);
  await page.locator('.ant-select-item-option-active', { hasText: typed }).waitFor();
  await page.keyboard.press('Enter');
}

async function quote(page: Page, supplier: string, price: string, nextRound = false): Promise<void> {
  await page.keyboard.press('F2');
  const form = page.getByRole('dialog');
  await form.getByLabel(t('prices.priceOf', { name: PRODUCT })).waitFor();
  if (supplier !== FIRST) await choose(page, t('prices.supplier'), supplier);
  if (nextRound) await form.getByText(t('prices.nextRound', { round: 2 })).click();
  await form.getByLabel(t('prices.priceOf', { name: PRODUCT })).fill(price);
  await button(page, t('prices.keepQuotes')).click();
  await form.waitFor({ state: 'detached' });
}

describe.skipIf(withoutBrowser)('a price', () => {
  it(
    'is asked in two rounds, awarded with a reason, approved by another, and is then the only one',
    async () => {
      const buyer = await county.signedIn('zhou.cg', PATH);
      await buyer.locator('.ag-row', { hasText: 'YJ-2025-001' }).waitFor();
      await buyer.keyboard.press('F2');
      await buyer.getByLabel(t('prices.inquiryTitle'), { exact: true }).fill(TITLE);
      for (const firm of [FIRST, SECOND]) {
        await choose(buyer, t('prices.invitedSuppliers'), firm);
        await buyer.locator('.ant-select-selection-item', { hasText: firm }).waitFor();
        // Closed, so that the next click opens it.
        await buyer.keyboard.press('Tab');
      }
      expect(await buyer.locator('.ant-select-selection-item', { hasText: '示例' }).count()).toBe(2);
      await choose(buyer, t('prices.addItem'), '甲硝唑');
      await buyer.getByLabel(t('prices.packsOf', { name: PRODUCT })).fill('12000');
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'prices-inquiry');
      await button(buyer, t('prices.keepInquiry')).click();
      await buyer.locator('h1', { hasText: TITLE }).waitFor();

      await buyer.keyboard.press('F9');
      await buyer.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await buyer.locator('.heading .chip', { hasText: t('procurement.stage.asking') }).waitFor();
      await quote(buyer, FIRST, '5.2');
      await quote(buyer, SECOND, '5.5');
      await quote(buyer, SECOND, '5.05', true);
      const cells = buyer.locator('.prices-compare tbody td.figure');
      await cells.filter({ hasText: t('prices.firstPrice', { price: '5.50' }) }).waitFor();
      await buyer.locator('.prices-lowest', { hasText: '5.05' }).waitFor();

      await button(buyer, t('prices.award')).click();
      const form = buyer.getByRole('dialog');
      await form.getByLabel(t('prices.minutesNumber')).fill('药事会〔2026〕1号');
      await form.getByLabel(t('prices.minutesDate')).fill('2026-01-20');
      await form.getByLabel(t('prices.attendance')).fill('秦、周、尤');
      await choose(buyer, t('prices.supplierOf', { name: PRODUCT, place: 1 }), FIRST);
      await form.getByText(t('prices.notLowest')).waitFor();
      await button(buyer, t('prices.keepAward')).click();
      await form.getByText(/不是最低报价 5\.05 元，须写明原因/).waitFor();
      await form.getByLabel(t('prices.reasonOf', { name: PRODUCT })).fill('最低的一家连续缺货');
      expect(await seriousFindings(buyer)).toEqual([]);
      await button(buyer, t('prices.keepAward')).click();
      await form.waitFor({ state: 'detached' });
      await button(buyer, t('procurement.act.hand')).click();
      await buyer.locator('.heading .chip', { hasText: t('procurement.stage.handed') }).waitFor();
      expect(await button(buyer, t('procurement.act.approve')).count()).toBe(0);

      const chief = await county.signedIn('qin.zys', PATH);
      await chief.locator('.ag-row', { hasText: TITLE }).click();
      await button(chief, t('procurement.act.approve')).click();
      await chief.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await chief.locator('.heading .chip', { hasText: t('procurement.stage.approved') }).waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'prices-approved');
      await chief.goto(county.at(`${PATH}&view=agreements&shown=all`));
      await chief.getByLabel(t('prices.find')).fill('甲硝唑');
      await chief
        .locator('.ag-row', { hasText: '2026-12-31' })
        .filter({ hasText: t('prices.source.negotiation') })
        .filter({ hasText: '5.20' })
        .waitFor();
    },
    MINUTES_3,
  );

  it(
    'of days that have one already is refused, with the other named',
    async () => {
      const page = await county.signedIn('zhou.cg', `${PATH}&view=papers`);
      await page.locator('.ag-row').first().waitFor();
      await page.keyboard.press('F2');
      await page.getByLabel(t('prices.paperTitle'), { exact: true }).fill('重复的价格');
      const form = page.getByRole('dialog');
      await form.getByText(t('prices.source.listed'), { exact: true }).click();
      await choose(page, t('prices.addItem'), '呋塞米');
      await choose(page, t('prices.supplierOf', { name: t('prices.newLine'), place: 1 }), FIRST);
      await button(page, t('prices.addLine')).click();
      await button(page, t('prices.keepPrices', { count: 1 })).click();
      await form.getByText(/与价格协议 JG-2025-002（2025-01-01 至 2025-06-30）的日期重叠/).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
    MINUTES_3,
  );
});
