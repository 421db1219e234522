import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { startService } from './program.ts';

/** The cockpit in one look; a bar down to its receipt; a breach explained by one, accepted by another, drilled to its invoice. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const county = countyServed(sampleCounty, startService);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Rows of the register in a state; of a row in several parts, the one that says it. */
const rows = (page: Page, state: 'open' | 'explained') =>
  page.locator('.ag-row').filter({ has: page.getByText(t(`guards.state.${state}`), { exact: true }) });

/** Gives a reason in the dialog that is open. */
async function say(page: Page, label: string, reason: string, action: string): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  await dialog.getByLabel(label).fill(reason);
  await dialog.getByRole('button', { name: action, exact: true }).click();
}

describe.skipIf(withoutBrowser)('the purchasing cockpit', () => {
  it(
    'shows what was bought, down to its documents; what the guards found is explained, accepted and drilled',
    async () => {
      const buyer = await county.signedIn('zhou.cg', '/procurement?period=2025-12');
      await buyer.locator('.cockpit-figure').first().waitFor();
      await buyer.locator('.cockpit-part svg').first().waitFor();
      expect(await buyer.locator('.cockpit-figure').count()).toBe(10);
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'purchasing-cockpit');
      await buyer.locator('.cockpit-table .cockpit-link').first().click();
      const receipt = buyer.locator('.cockpit-lines .ag-row a').first();
      const number = await receipt.innerText();
      await receipt.click();
      await buyer.locator('.ant-drawer:focus-within').getByText(number).first().waitFor();

      await buyer.goto(county.at('/procurement?period=2025-12'));
      await buyer.locator('.cockpit-figure .cockpit-link').last().click();
      await buyer
        .getByRole('radiogroup', { name: t('guards.rule') })
        .getByText(t('guards.rule.mark-up'), { exact: true })
        .click();
      await expect.poll(() => rows(buyer, 'open').count()).toBe(1);
      await rows(buyer, 'open').first().click();
      await button(buyer, t('guards.explain')).click();
      await say(buyer, t('guards.explainLabel'), '信息系统价格字典漏更新，已改', t('guards.explain'));
      await buyer.locator('.guard-sheet').getByText('信息系统价格字典漏更新，已改').waitFor();
      expect(await button(buyer, t('guards.accept')).count()).toBe(0);
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'purchasing-finding');

      const at = '/procurement?period=2025-12&view=guards&shown=mine';
      const chief = await county.signedIn('qin.zys', `${at}&rule=mark-up`);
      await rows(chief, 'explained').first().click();
      await button(chief, t('guards.accept')).click();
      await say(chief, t('guards.acceptLabel'), '已核对字典', t('guards.accept'));
      await chief.locator('.guard-sheet').getByText('已核对字典').waitFor();
      expect(await button(chief, t('guards.accept')).count()).toBe(0);

      // The price breach that waits, down to the invoice that it was found in.
      await chief.goto(county.at(`${at}&rule=above-price`));
      await rows(chief, 'explained').first().click();
      const invoice = chief.locator('.guard-papers a').last();
      const billed = await invoice.innerText();
      await invoice.click();
      await chief.locator('.ant-drawer:focus-within').getByText(billed).first().waitFor();
    },
    MINUTES_3,
  );
});
