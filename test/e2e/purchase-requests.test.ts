import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township brings its use in, asks for what is suggested, and sees what the pharmacy centre made of it. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const AT = '/purchase-requests?unit=T03';
const AMOXICILLIN = 'XJ01CAA018A004010110001';
const AMLODIPINE = 'XC08CAA074A028090110001';
const WHY = '县里备有周转库存';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Types into the one cell of a column in the row that has a text. */
async function typeInto(page: Page, row: string, column: string, text: string): Promise<void> {
  await page.locator('.ag-row', { hasText: row }).locator(`[col-id=${column}]`).dblclick();
  const editor = page.locator('.ag-cell-inline-editing input');
  await editor.fill(text);
  await editor.press('Enter');
  await page.locator('.ag-cell-inline-editing').waitFor({ state: 'detached' });
}
const cell = (page: Page, row: string, column: string) =>
  page.locator('.ag-row', { hasText: row }).locator(`[col-id=${column}]`).textContent();

describe.skipIf(withoutBrowser)('a purchase request', () => {
  it(
    'begins from imported use, is decided with a reduction and its reason, and the unit sees it',
    async () => {
      const file = join(county.folder, 'T03-用量.csv');
      const rows = [`${AMOXICILLIN},480,6,24`, `${AMLODIPINE},560,,28`, 'Y-0001,3,,1'];
      writeFileSync(file, ['品种编码,本月用量,缺货天数,月末库存', ...rows].join('\n'));
      const unit = await county.signedIn('he.yf', `${AT}&view=stock`);
      await button(unit, t('purchaseRequests.import')).click();
      await unit.locator('.ant-drawer input[type=file]').setInputFiles(file);
      await unit.getByText('目录里没有“Y-0001”').waitFor();
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'purchase-requests-import');
      await button(unit, t('purchaseRequests.takeRest', { rows: 2, count: 1 })).click();
      await unit.locator('.ant-drawer').waitFor({ state: 'detached' });
      await expect.poll(() => cell(unit, '阿莫西林胶囊', 'used')).toBe('480');

      await unit.keyboard.press('F2');
      await button(unit, t('purchaseRequests.begin.suggestions')).click();
      await unit.locator('.ag-row', { hasText: '阿莫西林胶囊' }).waitFor();
      const said = await unit
        .locator('.ag-row', { hasText: '阿莫西林胶囊' })
        .locator('.suggested')
        .getAttribute('title');
      expect(said).toContain('扣除缺货日后的月均用量');
      await typeInto(unit, '阿莫西林胶囊', 'packs', '40');
      await expect.poll(() => cell(unit, '阿莫西林胶囊', 'packs')).toBe('40 盒');
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'purchase-requests-form');
      await unit.keyboard.press('F9');
      await unit.locator('.heading .chip', { hasText: t('procurement.stage.handed') }).waitFor();

      const buyer = await county.signedIn('zhou.cg', `${AT}&view=decide`);
      await buyer.locator('.ag-row input[type=checkbox]').check();
      await typeInto(buyer, '阿莫西林胶囊', 'approved', '30');
      const decide = button(buyer, t('purchaseRequests.decideChosen', { count: 1 }));
      await expect.poll(() => decide.getAttribute('aria-disabled')).toBe('true');
      await typeInto(buyer, '阿莫西林胶囊', 'why', WHY);
      await expect.poll(() => decide.getAttribute('aria-disabled')).toBe('false');
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'purchase-requests-decide');
      await decide.click();
      await buyer.locator('.ant-modal .ant-btn-primary:focus').press('Enter');
      await buyer.getByText(t('purchaseRequests.noneToDecide')).waitFor();

      await unit.reload();
      await expect.poll(() => cell(unit, '阿莫西林胶囊', 'approved')).toBe('30');
      expect(await cell(unit, '阿莫西林胶囊', 'why')).toBe(WHY);
      expect(await cell(unit, '苯磺酸氨氯地平片', 'state')).toBe(t('purchaseRequests.state.open'));
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'purchase-requests-decided');
    },
    MINUTES_3,
  );
});
