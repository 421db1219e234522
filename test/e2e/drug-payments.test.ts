import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openHouse } from '../../electron/service/compose.ts';
import type { SampleFirm } from '../../electron/service/demo/purchasing-firms.ts';
import type { SampleItem } from '../../electron/service/demo/purchasing-items.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { invoice, seedGround, seedOrder } from '../service/procurement/invoices-support.ts';
import { seedPayee } from '../service/procurement/payments-support.ts';
import { someone } from '../service/support/house.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { startService } from './program.ts';

/** A run proposed by the buyer, approved by another, paid by the cashier out of the bank's file, posted by a third. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;

/** A consumable: two invoices are not asked of it. */
const ITEM: SampleItem = {
  ...{ code: 'C1401010010000399901', kind: 'consumable', name: '试用输液器', generic: '试用输液器', form: '耗材' },
  ...{
    strength: '0.7mm',
    unit: '支',
    pack: '盒',
    packSize: 50,
    maker: '示例试用器械有限公司',
    listed: '21.00',
    flags: [],
  },
};
const FIRM: SampleFirm = { code: '91330000SL0000903C', name: '示例试用器械配送有限公司', roles: ['distributor'] };
const NUMBER = '25332000000090000101';

const county = countyServed(sampleCounty, async (data) => {
  const house = await openHouse({
    ...{ dir: data, create: false, workers: inPlaceWorkers(runTask), version: '0.0.0-test' },
    clock: { nowMs: () => Date.now() },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    report: (error) => String(error),
  });
  await seedGround(house, [ITEM], [FIRM]);
  await seedPayee(house, FIRM.code);
  const units = [
    { unit: 'H01', ordered: 60 },
    { unit: 'T01', ordered: 40 },
  ];
  await seedOrder(house, { supplier: FIRM.code, item: ITEM.code, price: '21.00', day: '2025-10-10', units });
  const billed = invoice(NUMBER, 100, '21.00', { seller: FIRM.code, day: '2025-10-15' }, { item: ITEM.code });
  await house.call('procurement.registerInvoices', { invoices: [billed] }, someone('zhou.cg', 'pharmacy-buyer'));
  await house.close();
  return startService(data);
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page, text: string) => page.locator('.ag-row', { hasText: text });
const stage = (page: Page, of: 'draft' | 'handed' | 'approved' | 'paid') =>
  page
    .locator('.payment-title')
    .getByText(t(`procurement.stage.${of}`), { exact: true })
    .waitFor();

describe.skipIf(withoutBrowser)('drug payments', () => {
  it(
    'are proposed for what is due, approved by another, and paid out of the bank’s file',
    async () => {
      const buyer = await county.signedIn('zhou.cg', '/drug-payments?period=2025-12');
      await row(buyer, FIRM.name).dblclick();
      await buyer.locator('.payment-table').getByText(NUMBER).waitFor();
      await picture(buyer, 'drug-payments-supplier');
      await button(buyer, t('drugPayments.payThem')).click();
      await buyer.locator('.payment-form').getByText(NUMBER).waitFor();
      expect(await buyer.locator('.payment-amount').inputValue()).toBe('2100.00');
      await picture(buyer, 'drug-payments-form');
      expect(await seriousFindings(buyer)).toEqual([]);
      await button(buyer, t('drugPayments.save')).click();
      await stage(buyer, 'draft');
      await picture(buyer, 'drug-payments-run');
      const number = await buyer.locator('.payment-title .code').innerText();
      await button(buyer, t('procurement.act.hand')).click();
      await stage(buyer, 'handed');
      expect(await button(buyer, t('procurement.act.approve')).count()).toBe(0);

      const chief = await county.signedIn('qin.zys', '/drug-payments?period=2025-12&view=runs');
      await row(chief, number).dblclick();
      await button(chief, t('procurement.act.approve')).click();
      await chief.locator('.ant-modal .ant-btn-primary:focus, .ant-modal-container .ant-btn-primary:focus').waitFor();
      await chief.keyboard.press('Enter');
      await stage(chief, 'approved');

      const cashier = await county.signedIn('zhao.cn', '/drug-payments?period=2025-12&view=runs');
      await row(cashier, number).dblclick();
      const [download] = await Promise.all([
        cashier.waitForEvent('download'),
        button(cashier, t('drugPayments.takeFile', { form: 'CSV' })).click(),
      ]);
      expect(download.suggestedFilename()).toContain(number);
      await cashier.locator('.payment-exports li').waitFor();
      await button(cashier, t('drugPayments.pay')).click();
      await cashier.getByLabel(t('drugPayments.reference.community'), { exact: true }).fill('BANK-1');
      await picture(cashier, 'drug-payments-pay');
      expect(await seriousFindings(cashier)).toEqual([]);
      await cashier.locator('.payment-pay button[type=submit]').click();
      await stage(cashier, 'paid');

      // A member sees its own share of what is open, and no runs.
      const town = await county.signedIn('xu.yf', '/drug-payments?period=2025-12');
      await town.locator('#main h1').waitFor();
      expect(await town.getByText(t('drugPayments.view.runs'), { exact: true }).count()).toBe(0);
    },
    MINUTES_3,
  );
});
