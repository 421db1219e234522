import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A batch is typed, a wrong cell of its table named, approved by another; then it has a course, and what is left is worked out. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const BATCH = '第九批国家组织药品集采';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Types into one cell of the matrix; the grid makes a field of it on the first key. */
async function typeCell(page: Page, column: string, text: string): Promise<void> {
  await page.locator(`.ant-drawer .ag-row .ag-cell[col-id="${column}"]`).dblclick();
  await page.locator('.ant-drawer .ag-cell-inline-editing input').fill(text);
  await page.keyboard.press('Enter');
}

describe.skipIf(withoutBrowser)('agreed volumes', () => {
  it(
    'are prepared by the buyer, approved by the chief pharmacist, and held against time',
    async () => {
      const buyer = await county.signedIn('zhou.cg', '/volumes?view=batches');
      await buyer.locator('.ag-row', { hasText: 'JC-2025-001' }).waitFor();
      await buyer.keyboard.press('F2');
      await buyer.getByLabel(t('volumes.name')).last().fill(BATCH);
      await buyer.getByLabel(t('volumes.first')).fill('2026-01-01');
      await buyer.getByLabel(t('volumes.last')).fill('2026-12-31');
      await buyer.getByLabel(t('volumes.addProduct')).click();
      await buyer.keyboard.type('阿莫西林');
      await buyer.locator('.ant-select-item-option-active', { hasText: '阿莫西林' }).waitFor();
      await buyer.keyboard.press('Enter');
      await typeCell(buyer, 'selected', '0.3');
      await typeCell(buyer, 'before', '0.9');
      await typeCell(buyer, 'H01', '-5');
      await buyer.getByText(t('volumes.mendCells')).waitFor();
      await typeCell(buyer, 'H01', '36,500');
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'volume-batch-form');
      await button(buyer, t('volumes.save')).click();
      const row = buyer.locator('.ag-row', { hasText: BATCH });
      await row.click();
      await button(buyer, t('procurement.act.hand')).click();
      await expect.poll(() => row.textContent()).toContain(t('procurement.stage.handed'));

      const chief = await county.signedIn('qin.zys', '/volumes?view=batches');
      await chief.locator('.ag-row', { hasText: BATCH }).click();
      await button(chief, t('procurement.act.approve')).click();
      await chief.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await expect
        .poll(() => chief.locator('.ag-row', { hasText: BATCH }).textContent())
        .toContain(t('procurement.stage.approved'));

      // Half of the year is gone and nothing was ordered: it is behind, and will be missed.
      await chief.goto(county.at('/volumes?on=2026-07-01'));
      await chief.locator('.volumes-heat td.bad').waitFor();
      expect(await chief.locator('.volumes-figures').textContent()).toContain('182/365');
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'volume-cockpit');
      await button(chief, t('volumes.toForecast')).click();
      await chief.locator('.ag-row', { hasText: t('volumes.outlook.misses') }).waitFor();
    },
    MINUTES_3,
  );

  it(
    'lead to a calculation of what is retained, every factor of which may be typed over',
    async () => {
      const buyer = await county.signedIn('zhou.cg', '/volumes?view=surplus');
      await buyer.locator('.ag-row', { hasText: 'JY-2025-001' }).waitFor();
      await buyer.locator('.ag-row', { hasText: 'JY-2025-002' }).click();
      await button(buyer, t('volumes.edit')).click();
      const factor = (key: 'completed' | 'other') => buyer.getByLabel(new RegExp(`阿莫西林.*${t(`volumes.${key}`)}`));
      await factor('completed').fill('99999999');
      await factor('other').fill('1000');
      const status = buyer.locator('.volumes-form [role=status]');
      await expect.poll(() => status.textContent()).toContain(t('volumes.retained'));
      await expect.poll(() => status.textContent()).not.toContain(t('volumes.nothing.incomplete'));
      await factor('other').fill('一千');
      await buyer.getByText(t('volumes.mendFactors')).waitFor();
      await factor('other').fill('1000');
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'surplus-form');
      await button(buyer, t('volumes.save')).click();
      const row = buyer.locator('.ag-row', { hasText: 'JY-2025-002' });
      await row.click();
      await buyer.getByText(t('volumes.purpose')).last().waitFor();
      await button(buyer, t('procurement.act.hand')).click();

      const chief = await county.signedIn('qin.zys', '/volumes?view=surplus');
      await chief.locator('.ag-row', { hasText: 'JY-2025-002' }).click();
      await button(chief, t('procurement.act.approve')).click();
      await chief.getByRole('dialog').last().locator('.ant-btn-primary:focus').press('Enter');
      await expect
        .poll(() => chief.locator('.ag-row', { hasText: 'JY-2025-002' }).textContent())
        .toContain(t('procurement.stage.approved'));

      // The sheet stands in the address, and is still open.
      await buyer.reload();
      await button(buyer, t('volumes.divide')).click();
      await buyer.getByText(t('volumes.basis.weights')).click();
      await buyer.getByLabel(`H01 ${t('volumes.weight')}`).fill('3');
      await buyer.getByLabel(`T01 ${t('volumes.weight')}`).fill('1');
      expect(await seriousFindings(buyer)).toEqual([]);
      await button(buyer, t('volumes.save')).last().click();
      await buyer.locator('.ant-drawer .volumes-shares', { hasText: '120%' }).waitFor();
      await picture(buyer, 'surplus-division');
    },
    MINUTES_3,
  );
});
