import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { digitalXml } from '../support/invoices.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township asks for the money of what was approved; another checks, the cashier takes the bank file and pays, a fourth posts. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PAGE = '/approval-payouts';
const ASKED = 'T01-D2025-007';
const UNIT = '青石镇中心卫生院';
const REFERENCE = 'YH-0007';

const county = countyServed(sampleCounty);
const told = (page: Page, title: string) => page.locator('.ant-notification').getByText(title).first().waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name });
const row = (page: Page, text: string) => page.locator('.ag-row', { hasText: text });
const shut = (page: Page) => page.locator('.payout-doors .shut');
const drawer = (page: Page) => page.locator('.ant-drawer');
const stage = (page: Page, of: 'handed' | 'checked' | 'paid' | 'posted') =>
  drawer(page)
    .locator('.ant-drawer-title')
    .getByText(t(`payouts.stage.${of}`), { exact: true });

describe.skipIf(withoutBrowser)('a payment of an approved application', () => {
  it(
    'is asked for with its invoice, checked, paid by the bank file, and posted in both books',
    async () => {
      const town = await county.signedIn('sun.qs', `${PAGE}?view=payable`);
      const own = row(town, ASKED);
      await own.click();
      await town.locator('.payout-rows').waitFor();
      const amount = (await town.locator('.payout-total').innerText()).trim();
      // Without an invoice its door is shut, which stands there before anything is handed in.
      await shut(town).getByText(amount).waitFor();
      expect(await shut(town).locator('b').allTextContents()).toEqual([t('payouts.door.invoice')]);
      expect(await seriousFindings(town)).toEqual([]);
      await picture(town, 'approval-payout-form');
      await town.keyboard.press('Control+Enter');
      await town.locator('.apply-sheet').getByRole('alert').getByText(amount).waitFor();
      const total = amount.replaceAll(',', '');
      const said = { number: '26442000000000009001', buyer: UNIT, seller: '示例绿洲医疗废物处置有限公司' };
      const file = digitalXml({ ...said, date: '2025-12-02', net: total, tax: '0.00', total });
      await town
        .locator('.payout-hand input[type=file]')
        .setInputFiles({ name: '发票.xml', mimeType: 'text/xml', buffer: Buffer.from(file) });
      await expect
        .poll(() => town.getByLabel(t('payouts.takenOf', { place: 1 }), { exact: true }).inputValue())
        .toBe(amount);
      await town.locator('.apply-aside').getByText(t('payouts.allOpen'), { exact: true }).waitFor();
      await picture(town, 'approval-payout-invoiced');
      await Promise.all([told(town, t('payouts.handed')), town.keyboard.press('Control+Enter')]);
      await stage(town, 'handed').waitFor();
      const number = /ZF-T01-\d{4}-\d{4}/.exec(await drawer(town).locator('.ant-drawer-title').innerText())?.[0] ?? '';
      expect(number).not.toBe('');
      await drawer(town).getByText(t('payouts.waits.handed'), { exact: true }).waitFor();

      // The checker finds it first, with its doors and papers, and passes it by a key.
      const checker = await county.signedIn('chen.sh', PAGE);
      await row(checker, number).click();
      await drawer(checker).locator('.payout-steps').waitFor();
      expect(await shut(checker).count()).toBe(0);
      expect(await seriousFindings(checker)).toEqual([]);
      await picture(checker, 'approval-payout-check');
      await Promise.all([told(checker, t('payouts.checked', { number })), checker.keyboard.press('a')]);

      const cashier = await county.signedIn('zhao.cn', PAGE);
      await row(cashier, number).getByRole('checkbox').check();
      const [taken] = await Promise.all([
        cashier.waitForEvent('download'),
        button(cashier, t('payouts.takeFile', { form: 'CSV' })).click(),
      ]);
      expect(readFileSync(await taken.path(), 'utf8')).toContain('示例绿洲医疗废物处置有限公司');
      await button(cashier, t('payouts.pay')).click();
      await cashier.getByLabel(t('payouts.reference'), { exact: true }).fill(REFERENCE);
      expect(await seriousFindings(cashier)).toEqual([]);
      await picture(cashier, 'approval-payout-pay');
      await Promise.all([told(cashier, t('payouts.paid', { count: 1 })), cashier.keyboard.press('Enter')]);

      // Who paid does not keep the books of it: another posts, and goes to the voucher.
      const keeper = await county.signedIn('wang.kj', `${PAGE}?unit=T01&view=paid`);
      await row(keeper, number).click();
      await stage(keeper, 'paid').waitFor();
      await drawer(keeper).locator('.payout-steps').waitFor();
      await keeper.keyboard.press('b');
      await Promise.all([
        told(keeper, t('payouts.posted')),
        keeper.locator('.ant-modal-confirm .ant-btn-primary:focus').press('Enter'),
      ]);
      await stage(keeper, 'posted').waitFor();
      await picture(keeper, 'approval-payout-posted');
      await keeper.evaluate(() => {
        const desk = globalThis as unknown as { printed?: string | null; print: () => void };
        desk.print = () => {
          desk.printed = document.querySelector('.approval-form-print')?.textContent ?? null;
        };
      });
      await keeper.locator('.ant-modal-wrap').waitFor({ state: 'hidden' });
      const voucher = drawer(keeper).locator('.payout-vouchers a');
      const booked = await voucher.innerText();
      await keeper.keyboard.press('p');
      const printed = () => keeper.evaluate(() => (globalThis as unknown as { printed?: string }).printed);
      await expect.poll(printed).toContain(number);
      for (const word of [booked, REFERENCE, ASKED, '示例·陈审核', '示例·赵出纳'])
        expect(await printed()).toContain(word);
      await voucher.click();
      await keeper.locator('.voucher-form').getByText('8001').first().waitFor();
      const paper = await keeper.locator('.voucher-form').innerText();
      expect(paper.split(amount).length - 1).toBeGreaterThanOrEqual(4);
      expect(paper).toMatch(/7201/);

      // The auditor finds it among all, from the application too.
      const auditor = await county.signedIn('wei.ns', `/approvals?document=1`);
      await auditor.goto(county.at(`${PAGE}?view=all&year=${number.slice(7, 11)}&unit=T01`));
      await row(auditor, number).getByText(t('payouts.stage.posted'), { exact: true }).waitFor();
      const [list] = await Promise.all([auditor.waitForEvent('download'), auditor.keyboard.press('F8')]);
      expect(list.suggestedFilename()).toMatch(/^付款清单-T01 \S+-\d{4}-12\.xlsx$/);
      await picture(auditor, 'approval-payouts-all');
      await row(auditor, number).click();
      await drawer(auditor)
        .getByRole('link', { name: t('payouts.documentOf', { number: ASKED }) })
        .click();
      await auditor.locator('.approvals-view').getByRole('link', { name: number }).waitFor();
    },
    MINUTES_3,
  );
});
