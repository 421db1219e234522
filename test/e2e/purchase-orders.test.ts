import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seedBuying } from '../service/procurement/orders-support.ts';
import { openKeptHouse } from '../service/support/house.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { ADMINISTRATOR, countyServed, type Fill } from './county.ts';
import { startService, tongcai } from './program.ts';

/** Three units have asked: merged, part ordered, the rest stays; placed, confirmed; what is cancelled returns to the plan. */
const t = translator('zh-CN');
const MINUTES_4 = 240_000;
const PATH = '/purchase-orders';
const PASSWORD = 'a long pass phrase 8';

/** A hospital and two townships; products, a price each, two firms, the account and three requests are put in before it is served. */
const threeUnits: Fill = (data) => {
  const units = [
    { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' },
    { code: 'T01', name: '柳河镇卫生院', kind: 'township', chart: 'primary' },
    { code: 'T02', name: '白杨镇卫生院', kind: 'township', chart: 'primary' },
  ];
  writeFileSync(`${data}.json`, JSON.stringify({ name: '青石县医共体', fiscalYear: 2025, units }));
  const made = tongcai(['init', '--community', `${data}.json`, '--data', data]);
  expect(made.code, made.stderr).toBe(0);
  const call = (operation: string, input: object, ...as: string[]): void => {
    const asked = tongcai(['call', operation, ...as, '--data', data, '--input', JSON.stringify(input)]);
    expect(asked.code, asked.stderr).toBe(0);
  };
  call('session.createFirstAdministrator', ADMINISTRATOR);
  process.env['TONGCAI_PASSWORD'] = ADMINISTRATOR.password;
  const person = (name: string, display: string, role: string, unit: string): void =>
    call(
      'organisation.createPerson',
      { name, display, password: PASSWORD, grants: [{ role, unit }] },
      ...['--as', ADMINISTRATOR.name],
    );
  person('zhou.cg', '示例·周采购', 'pharmacy-buyer', '');
  person('he.yf', '示例·何药师', 'unit-pharmacist', 'T02');
  delete process.env['TONGCAI_PASSWORD'];
  return PASSWORD;
};

const county = countyServed(threeUnits, async (data) => {
  await openKeptHouse(data, seedBuying);
  return startService(data);
});
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page, text: string) => page.locator('.ag-row', { hasText: text });
const cell = (page: Page, text: string, column: string) =>
  row(page, text).first().locator(`.ag-cell[col-id=${column}]`).innerText();
const confirmed = async (page: Page): Promise<void> =>
  page.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');

describe.skipIf(withoutBrowser)('the purchase plan', () => {
  it(
    'becomes orders that keep for whom they are; the rest stays, and what is cancelled returns',
    async () => {
      const buyer = await county.signedIn('zhou.cg', PATH);
      await row(buyer, '阿莫西林胶囊').waitFor();
      // Three units' lines of one product are one row.
      expect(await cell(buyer, '阿莫西林胶囊', 'open')).toBe('150');
      expect(await cell(buyer, '阿莫西林胶囊', 'units')).toBe('3');
      await row(buyer, '阿莫西林胶囊').first().click();
      const now = (unit: string) => buyer.getByLabel(t('purchaseOrders.nowOf', { unit }));
      await now('T01 柳河镇卫生院').fill('15');
      await now('H01 青石县人民医院').fill('0');
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'purchase-plan-product');
      await buyer.keyboard.press('Escape');
      await expect.poll(() => cell(buyer, '阿莫西林胶囊', 'packs')).toBe('45');
      await picture(buyer, 'purchase-plan');
      await buyer.keyboard.press('F9');
      await buyer.getByRole('dialog').getByText('示例白水医药有限公司').waitFor();
      await confirmed(buyer);
      await row(buyer, 'CG-2025-0001').waitFor();
      await expect.poll(() => row(buyer, 'CG-2025-').count()).toBe(3);

      await row(buyer, 'CG-2025-0001').click();
      await button(buyer, t('purchaseOrders.confirm')).click();
      await buyer.getByLabel(t('purchaseOrders.promisedDay')).fill('2025-06-13');
      await button(buyer, t('purchaseOrders.confirmSave')).click();
      await button(buyer, t('purchaseOrders.change')).click();
      await buyer.getByLabel(/取消 T02 白杨镇卫生院/).fill('12');
      await button(buyer, t('purchaseOrders.changeSave')).click();
      await buyer.getByLabel(t('reason.label'), { exact: true }).fill('厂家暂时缺货');
      await buyer.keyboard.press('Tab');
      await buyer
        .getByRole('dialog')
        .last()
        .getByRole('button', { name: t('purchaseOrders.changeSave') })
        .click();
      await buyer
        .getByText(t('purchaseOrders.changeSaid', { display: '示例·周采购', packs: 12, reason: '厂家暂时缺货' }))
        .waitFor();
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'purchase-order');
      await buyer.keyboard.press('Escape');
      await buyer.getByText(t('purchaseOrders.view.plan'), { exact: true }).click();
      // 5 of T01, 12 of T02 and all of H01's 100.
      await row(buyer, '阿莫西林胶囊').first().waitFor();
      await expect.poll(() => cell(buyer, '阿莫西林胶囊', 'open')).toBe('117');

      // The command line tells the same of it, as texts.
      const told = tongcai(['procure', 'report', '--period', '2025-06', '--data', county.data, '--json']);
      expect(told.code, told.stderr).toBe(0);
      const { orders, settlements } = JSON.parse(told.stdout) as {
        readonly orders: readonly { readonly no: string; readonly lines: readonly object[] }[];
        readonly settlements: readonly object[];
      };
      expect(orders.find(({ no }) => no === 'CG-2025-0001')?.lines).toMatchObject([
        { unitPrice: '8.00', ordered: '33', allocations: { T01: '15', T02: '18' }, received: '0', paid: '0.00' },
      ]);
      expect(settlements).toEqual([]);

      const unit = await county.signedIn('he.yf', `${PATH}?view=orders`);
      await row(unit, 'CG-2025-0001').waitFor();
      expect(await cell(unit, 'CG-2025-0001', 'packs')).toBe('18');
      await row(unit, 'CG-2025-0001').click();
      await unit.locator('.orders-table').getByText('T02 白杨镇卫生院').waitFor();
      expect(await unit.locator('.orders-table').innerText()).not.toContain('T01');
      await picture(unit, 'purchase-order-of-unit');
    },
    MINUTES_4,
  );
});
