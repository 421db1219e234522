import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** What the centre does with many members at once, and what one member sees and says of its own pairs. */
const t = translator('zh-CN');
const PERIOD = '2025-12';
const county = countyServed(sampleCounty);

describe.skipIf(withoutBrowser)('many members, and one', () => {
  it('a member says why it differs from another, from its own side, before the month is handed in', async () => {
    const centre = await county.signedIn('wang.kj', `/worksheet?period=${PERIOD}`);
    await centre.getByText(t('worksheet.noneBody')).waitFor();
    await centre.keyboard.press('F9');
    await centre.locator('.ag-row .ag-cell').first().waitFor();

    const member = await county.signedIn('sun.qs', `/reconciliation?period=${PERIOD}`);
    const rows = member.locator('.ag-row:not(.ag-row-pinned)');
    await rows.first().waitFor();
    await member.getByText(/^青石镇中心卫生院 · 按/).waitFor();
    await rows.first().locator('.ag-cell[col-id=counterparty]').click();
    const drawer = member.getByRole('dialog');
    await drawer.getByRole('button', { name: t('reconciliation.explain') }).click();
    const asking = member.getByRole('dialog').last();
    await asking.getByRole('textbox').fill('对方十二月末开票，本单位一月入账');
    await asking.getByRole('button', { name: t('reconciliation.explain') }).click();
    await drawer.getByText('T01：对方十二月末开票，本单位一月入账').waitFor();
    await picture(member, 'own-pair');
    expect(await seriousFindings(member)).toEqual([]);

    await centre.goto(county.at(`/reconciliation?period=${PERIOD}`));
    await centre.getByText('T01：对方十二月末开票，本单位一月入账').first().waitFor();
  });

  it('thirty months are handed in in one go: what is sound goes through, the other says why', async () => {
    const page = await county.signedIn('wang.kj', `/?period=${PERIOD}`);
    await page.locator('table.board thead input[type=checkbox]').check();
    // What the checks say of each is read after the board stands.
    await page.getByText(t('board.todo.reading')).waitFor({ state: 'detached' });
    const handIn = new RegExp(`^${t('bulk.submit')} `);
    await page.locator('.bulk').getByRole('button', { name: handIn }).click();
    const asked = page.getByRole('dialog');
    await asked.getByText(/家检查没有通过/).waitFor();
    await asked.getByRole('button', { name: t('bulk.submit'), exact: true }).click();
    const result = page.locator('.bulk-outcomes');
    await result
      .getByRole('status')
      .getByText(t('bulk.outcome', { done: 29, refused: 0 }), { exact: true })
      .waitFor();
    // What was known to fail was not tried, and said so.
    expect(await result.getByRole('row', { name: /T11/ }).count()).toBe(0);
    await picture(page, 'bulk-outcome');
    await page.keyboard.press('Escape');
    await result.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /已上报\s*29/ }).waitFor();
  });
});
