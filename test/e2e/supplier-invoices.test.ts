import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openHouse } from '../../electron/service/compose.ts';
import type { SampleFirm } from '../../electron/service/demo/purchasing-firms.ts';
import type { SampleItem } from '../../electron/service/demo/purchasing-items.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { seedGround, seedOrder } from '../service/procurement/invoices-support.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { startService } from './program.ts';

/** An electronic invoice read, bound, held for the first one, then paid; a duplicate refused; a breach let pass by another. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;

const ITEM: SampleItem = {
  ...{
    code: 'XJ01CAA018A004010199901',
    kind: 'western',
    name: '试用阿莫西林胶囊',
    generic: '试用阿莫西林',
    form: '胶囊剂',
  },
  ...{
    strength: '0.25g',
    unit: '粒',
    pack: '盒',
    packSize: 24,
    maker: '示例试用制药有限公司',
    listed: '8.40',
    flags: [],
  },
};
const MAKER: SampleFirm = { code: '91330000SL0000901A', name: ITEM.maker, roles: ['maker'] };
const DISTRIBUTOR: SampleFirm = { code: '91330000SL0000902B', name: '示例试用配送有限公司', roles: ['distributor'] };
const NUMBER = '25332000000090000001';

const county = countyServed(sampleCounty, async (data) => {
  const house = await openHouse({
    ...{ dir: data, create: false, workers: inPlaceWorkers(runTask), version: '0.0.0-test' },
    clock: { nowMs: () => Date.now() },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    report: (error) => String(error),
  });
  await seedGround(house, [ITEM], [MAKER, DISTRIBUTOR]);
  const own = { supplier: DISTRIBUTOR.code, item: ITEM.code, lot: 'E2024' };
  await seedOrder(house, {
    ...own,
    day: '2025-11-03',
    units: [
      { unit: 'H01', ordered: 60 },
      { unit: 'T01', ordered: 40 },
    ],
  });
  await seedOrder(house, { ...own, day: '2025-11-20', units: [{ unit: 'T01', ordered: 50 }] });
  await house.close();
  return startService(data);
});

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>${NUMBER}</EIid><InherentLabel><InIssuType><LabelCode>Y</LabelCode></InIssuType></InherentLabel></Header>
<EInvoiceData><SellerInformation><SellerIdNum>${DISTRIBUTOR.code}</SellerIdNum><SellerName>${DISTRIBUTOR.name}</SellerName></SellerInformation>
<BuyerInformation><BuyerName>青石县人民医院</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>743.36</TotalAmWithoutTax><TotalTaxAm>96.64</TotalTaxAm><TotalTax-includedAmount>840.00</TotalTax-includedAmount></BasicInformation>
<IssuItemInformation><ItemName>*化学药品制剂*${ITEM.name}</ItemName><SpecMod>0.25g*24粒 批号:E2024</SpecMod><MeaUnits>盒</MeaUnits><Quantity>100</Quantity><UnPrice>7.433628</UnPrice><Amount>743.36</Amount><TaxRate>0.13</TaxRate><ComTaxAm>96.64</ComTaxAm></IssuItemInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>${NUMBER}</InvoiceNumber><IssueTime>2025-11-10</IssueTime></TaxSupervisionInfo></EInvoice>`;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page, number: string) => page.locator('.ag-row', { hasText: number });
const verdict = (page: Page, number: string, of: 'pay' | 'hold' | 'exception') =>
  row(page, number)
    .getByText(t(`supplierInvoices.verdict.${of}`), { exact: true })
    .waitFor();
const field = (page: Page, key: 'number' | 'day') => page.getByLabel(t(`supplierInvoices.${key}`), { exact: true });
const part = (page: Page, key: 'product' | 'lot' | 'packs' | 'price') =>
  page.getByLabel(t('supplierInvoices.partOf', { place: 1, part: t(`supplierInvoices.${key}`) }));

async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.locator('.invoice-form').getByLabel(label, { exact: true }).click();
  await page.keyboard.type(text);
  await page.locator('.ant-select-item-option-active', { hasText: text }).waitFor();
  await page.keyboard.press('Enter');
}
/** An invoice of one line, typed. */
async function type(page: Page, invoice: { number: string; day: string; packs: string; price: string; first?: true }) {
  await page.keyboard.press('F2');
  await field(page, 'number').waitFor();
  if (invoice.first) await page.getByText(t('supplierInvoices.level.first'), { exact: true }).click();
  await choose(page, t('supplierInvoices.seller'), invoice.first ? MAKER.name : DISTRIBUTOR.name);
  if (invoice.first) await choose(page, t('supplierInvoices.buyer'), DISTRIBUTOR.name);
  await field(page, 'number').fill(invoice.number);
  await field(page, 'day').fill(invoice.day);
  await choose(page, t('supplierInvoices.partOf', { place: 1, part: t('supplierInvoices.product') }), ITEM.name);
  await part(page, 'lot').fill('E2024');
  await part(page, 'packs').fill(invoice.packs);
  await part(page, 'price').fill(invoice.price);
}

describe.skipIf(withoutBrowser)('supplier invoices', () => {
  it(
    'are read, bound, held for the first one and paid; refused twice; dear ones let pass by another',
    async () => {
      const buyer = await county.signedIn('zhou.cg', '/supplier-invoices?period=2025-12');
      await buyer.keyboard.press('F2');
      await buyer.locator('.invoice-form input[type=file]').setInputFiles({
        ...{ name: '发票.xml', mimeType: 'text/xml', buffer: Buffer.from(xml) },
      });
      await expect.poll(() => field(buyer, 'number').inputValue()).toBe(NUMBER);
      expect(await part(buyer, 'price').inputValue()).toBe('8.40');
      expect(await part(buyer, 'lot').inputValue()).toBe('E2024');
      await picture(buyer, 'supplier-invoice-form');
      expect(await seriousFindings(buyer)).toEqual([]);
      await button(buyer, t('supplierInvoices.register')).click();
      await verdict(buyer, NUMBER, 'hold');

      // No invoice has such a number; and the same number once more.
      await type(buyer, { number: '12ab', day: '2025-11-11', packs: '10', price: '8.40' });
      await buyer.getByText(t('supplierInvoices.wrongNumber')).waitFor();
      expect(await button(buyer, t('supplierInvoices.register')).isDisabled()).toBe(true);
      await field(buyer, 'number').fill(NUMBER);
      await button(buyer, t('supplierInvoices.register')).click();
      await buyer.getByText('这张发票已经登记过').waitFor();
      await picture(buyer, 'supplier-invoice-duplicate');
      await field(buyer, 'number').fill('25332000000090000009');
      await part(buyer, 'packs').fill('100');
      await field(buyer, 'day').fill('2025-11-10');
      await button(buyer, t('supplierInvoices.register')).click();
      await buyer.getByText('按重复发票拒收').waitFor();
      await buyer.keyboard.press('Escape');

      await buyer.getByText(t('supplierInvoices.view.missing'), { exact: true }).click();
      await row(buyer, NUMBER).waitFor();
      await picture(buyer, 'supplier-invoices-missing');
      await buyer.getByText(t('supplierInvoices.view.list'), { exact: true }).click();
      await type(buyer, {
        number: '25332000000080000001',
        day: '2025-10-20',
        packs: '200',
        price: '7.90',
        first: true,
      });
      await button(buyer, t('supplierInvoices.register')).click();
      await verdict(buyer, NUMBER, 'pay');

      const dear = '25332000000090000002';
      await type(buyer, { number: dear, day: '2025-11-25', packs: '50', price: '8.60' });
      await button(buyer, t('supplierInvoices.register')).click();
      await verdict(buyer, dear, 'exception');
      await picture(buyer, 'supplier-invoices');
      await row(buyer, dear).dblclick();
      await buyer.locator('.invoice-line').waitFor();
      expect(await button(buyer, t('supplierInvoices.release')).count()).toBe(0);

      const chief = await county.signedIn('qin.zys', '/supplier-invoices?period=2025-12');
      await row(chief, dear).dblclick();
      expect(await button(chief, t('supplierInvoices.release')).isDisabled()).toBe(true);
      await chief.getByLabel(t('supplierInvoices.chooseLine', { place: 1 })).check();
      await button(chief, t('supplierInvoices.release')).click();
      await chief.getByRole('dialog').getByLabel(t('reason.label')).fill('供应商书面承诺下期抵扣');
      await chief
        .getByRole('dialog')
        .last()
        .getByRole('button', { name: t('supplierInvoices.release'), exact: true })
        .click();
      await chief.locator('.invoice-release').waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'supplier-invoice-released');
      await chief.keyboard.press('Escape');
      await verdict(chief, dear, 'pay');

      // A member sees its own share: 40 of 100 packs, and all of what is its own.
      const town = await county.signedIn('xu.yf', '/supplier-invoices?period=2025-12');
      await row(town, NUMBER).getByText('336.00').first().waitFor();
    },
    MINUTES_3,
  );
});
