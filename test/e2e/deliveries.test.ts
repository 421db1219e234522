import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openHouse } from '../../electron/service/compose.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import { type PlainKey, translator } from '../../shared/i18n/translate.ts';
import { AMOXICILLIN, GLUCOSE, keepGround, keepOrder } from '../service/procurement/deliveries-support.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { startService } from './program.ts';

/** An order arrives short and damaged, is accepted by another person, and its lots are issued, warned of and sent on. */
const t = translator('zh-CN');
const MINUTES_4 = 240_000;
const NUMBER = 'CG-E2E-1';
const SOON = 'SOON-1';
const LATE = 'LATE-1';
const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const county = countyServed(sampleCounty, async (data) => {
  const house = await openHouse({
    ...{ dir: data, create: false, workers: inPlaceWorkers(runTask), version: '0.0.0-test' },
    ...{ clock: { nowMs: () => Date.now() }, randomBytes: (length) => new Uint8Array(randomBytes(length)) },
    report: () => 'defect',
  });
  await house.books.transact({ actor: 'tester', operation: 'test.seed' }, async (tx) => {
    await keepGround(tx);
    const rows = [
      { unit: 'H01', item: AMOXICILLIN, packs: 20, price: 84_000 },
      { unit: 'H01', item: GLUCOSE, packs: 50, price: 31_500 },
    ];
    await keepOrder(tx, rows, { day: inDays(-3), number: NUMBER });
  });
  await house.close();
  return startService(data);
});
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
async function confirmed(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await page.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
}

describe.skipIf(withoutBrowser)('a delivery', () => {
  it(
    'is registered short and damaged, accepted by another, and then in the stock by lot',
    async () => {
      const pharmacist = await county.signedIn('you.yf', '/deliveries');
      const order = pharmacist.locator('.ag-row', { hasText: NUMBER });
      await expect.poll(() => order.count()).toBeGreaterThan(0);
      await pharmacist.locator('.ag-cell[col-id=number]', { hasText: NUMBER }).click();
      const [medicine = '', drip = ''] = ['阿莫西林胶囊 0.25g×24粒/盒', '葡萄糖注射液 250ml:12.5g×1袋/袋'];
      const field = (name: string, label: PlainKey, at = 0) =>
        pharmacist.getByLabel(`${name} ${t(label)}`, { exact: true }).nth(at);
      await field(medicine, 'deliveries.lot').waitFor();
      await pharmacist.getByLabel(t('deliveries.note')).fill('SH-E2E');
      const fill = async (
        name: string,
        at: number,
        lot: string,
        expiry: string,
        delivered: string,
        accepted: string,
      ) => {
        await field(name, 'deliveries.lot', at).fill(lot);
        await field(name, 'deliveries.expiry', at).fill(expiry);
        await field(name, 'deliveries.delivered', at).fill(delivered);
        await field(name, 'deliveries.accepted', at).fill(accepted);
      };
      await fill(medicine, 0, SOON, inDays(120), '10', '8');
      await field(medicine, 'deliveries.reason').selectOption('short');
      await button(pharmacist, t('deliveries.splitOf', { name: medicine }))
        .first()
        .click();
      await fill(medicine, 1, LATE, inDays(600), '10', '10');
      await fill(drip, 0, 'DRIP-1', inDays(500), '50', '49');
      await field(drip, 'deliveries.reason').selectOption('damaged');
      expect(await seriousFindings(pharmacist)).toEqual([]);
      await button(pharmacist, t('deliveries.registerNow')).click();
      // A short life is taken with its reason only.
      await pharmacist.getByText('剩余不足 6 个月').waitFor();
      await field(medicine, 'deliveries.why').fill('门诊急用，三个月内用完');
      await button(pharmacist, t('deliveries.registerNow')).click();
      await pharmacist.getByRole('radiogroup', { name: t('deliveries.view') }).waitFor();

      await pharmacist.goto(county.at('/deliveries?view=receipts'));
      await pharmacist.locator('.ag-cell[col-id=note]', { hasText: 'SH-E2E' }).click();
      await button(pharmacist, t('deliveries.withdraw')).waitFor();
      expect(await button(pharmacist, t('deliveries.accept')).count()).toBe(0);

      const receiver = await county.signedIn('zheng.ys', '/deliveries?view=receipts');
      await receiver.locator('.ag-cell[col-id=note]', { hasText: 'SH-E2E' }).click();
      await button(receiver, t('deliveries.accept')).waitFor();
      await picture(receiver, 'delivery-accepting');
      await confirmed(receiver, t('deliveries.accept'));
      await receiver.getByRole('dialog').getByText(t('deliveries.stage.accepted'), { exact: true }).waitFor();
    },
    MINUTES_4,
  );

  it(
    'is issued from the lot that expires first, warned of, and sent on to a township',
    async () => {
      // The sample's year is over: what came today is seen as of today.
      const today = `day=${inDays(0)}`;
      const pharmacist = await county.signedIn('you.yf', `/drug-stock?unit=H01&item=H01-${AMOXICILLIN}&${today}`);
      const lots = pharmacist.getByRole('table', { name: t('drugStock.lots') });
      await lots.getByText(SOON).waitFor();
      await button(pharmacist, t('drugStock.issue')).click();
      await pharmacist.getByLabel(t('drugStock.issueDay')).fill(inDays(0));
      await pharmacist.getByLabel(t('drugStock.issueQuantity', { unit: '粒' })).fill('92');
      await button(pharmacist, t('drugStock.issueNow')).click();
      // 8 packs of 24, less 92.
      const soon = lots.getByRole('row').filter({ hasText: SOON });
      await expect.poll(() => soon.innerText()).toContain('100');
      await button(pharmacist, t('drugStock.transfer')).click();
      await pharmacist.getByLabel(t('drugStock.to')).fill('T01');
      await pharmacist.locator('.ant-select-item-option-active', { hasText: 'T01' }).waitFor();
      await pharmacist.keyboard.press('Enter');
      await pharmacist.getByLabel(t('drugStock.why'), { exact: true }).fill('近效期调剂');
      await pharmacist.getByLabel(t('drugStock.day'), { exact: true }).fill(inDays(0));
      await pharmacist.getByLabel(t('drugStock.lotQuantity', { lot: SOON })).fill('40');
      await button(pharmacist, t('drugStock.send')).click();
      await expect.poll(() => button(pharmacist, t('drugStock.send')).count()).toBe(0);
      await pharmacist.goto(county.at(`/drug-stock?unit=H01&view=near&${today}`));
      await pharmacist.locator('.ag-cell[col-id=lot]', { hasText: SOON }).waitFor();
      expect(await seriousFindings(pharmacist)).toEqual([]);

      const receiver = await county.signedIn('tang.ys', '/drug-stock?view=transfers');
      await receiver.locator('.ag-cell[col-id=why]', { hasText: '近效期调剂' }).first().click();
      await confirmed(receiver, t('drugStock.receive'));
      await receiver.getByRole('dialog').getByText(t('drugStock.stage.accepted'), { exact: true }).waitFor();
      await receiver.goto(county.at(`/drug-stock?view=near&${today}`));
      await receiver.locator('.ag-cell[col-id=lot]', { hasText: SOON }).waitFor();
      await picture(receiver, 'drug-stock-near');
    },
    MINUTES_4,
  );
});
