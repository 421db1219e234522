import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** The worksheet and the reconciliation of the sample county's December, from the first run to a confirmed adjustment. */
const PERIOD = '2025-12';
const zh = translator('zh-CN');
const CHIEF = 'li.zong';
const CENTRE = 'wang.kj';

const county = countyServed(sampleCounty);
const wordOf = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const cell = (page: Page, row: string, column: string) => page.locator(`.ag-row[row-id="${row}"] [col-id="${column}"]`);

describe.skipIf(withoutBrowser)('the worksheet and the reconciliation', () => {
  it('offers to make the worksheet, makes it on F9, and takes a figure apart by keyboard', async () => {
    const page = await county.signedIn(CENTRE, `worksheet?period=${PERIOD}`);
    await page.getByText(zh('worksheet.noneBody')).waitFor();
    await page.keyboard.press('F9');
    await cell(page, 'cash', 'consolidated').waitFor();
    await page.getByText(zh('worksheet.draft'), { exact: true }).first().waitFor();

    await cell(page, 'accounts-receivable', 'elimination').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const panel = page.locator('.ws-panel');
    await panel.getByRole('heading', { name: `${zh('worksheet.elimination')} · 其他应收款净额` }).waitFor();
    expect([wordOf(page, 'line'), wordOf(page, 'column')]).toEqual(['other-receivables', 'elimination']);
    const card = panel.locator('.ws-card').first();
    await card.locator('summary').click();
    expect(await card.locator('.ws-entries tr').count()).toBeGreaterThan(1);
    expect(await card.textContent()).toContain('解释第4号');
    // The centre’s accountant decides nothing about eliminations.
    expect(await card.getByRole('button', { name: zh('elimination.do.confirmed') }).count()).toBe(0);
    expect(await page.getByRole('button', { name: zh('worksheet.confirm') }).count()).toBe(0);
    await picture(page, 'worksheet');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: zh('worksheet.allUnits', { count: 31 }) }).click();
    await expect.poll(() => page.locator('.ag-header-cell[col-id^="unit:"]').count()).toBeGreaterThan(3);
    await page.getByRole('radio', { name: zh('worksheet.statement.income-by-nature') }).check();
    await cell(page, 'goods-and-services', 'sum').waitFor();
  });

  it('lists every entry with debits and credits alike, and bridges from the units to the group', async () => {
    const page = await county.signedIn(CHIEF, `worksheet?period=${PERIOD}&view=eliminations`);
    const total = (column: string) => page.locator(`.ag-row-pinned [col-id="${column}"]`);
    await total('debit').first().waitFor();
    const debit = await total('debit').first().innerText();
    expect(debit).toMatch(/^\d{1,3}(,\d{3})+\.\d\d$/);
    expect(await total('credit').first().innerText()).toBe(debit);
    await page.locator('.ag-row[row-index="0"] [col-id="pair"]').click();
    await page
      .locator('.ws-panel')
      .getByRole('button', { name: zh('elimination.do.rejected') })
      .waitFor();

    await page.getByRole('radio', { name: zh('worksheet.bridge') }).check();
    const twin = page.locator('figure table');
    await twin.waitFor({ state: 'attached' });
    expect((await twin.locator('tbody tr').last().textContent()) ?? '').toContain(zh('worksheet.consolidated'));
    await page.locator('.ws-bridge svg').waitFor();
    await picture(page, 'worksheet-bridge');
  });

  it('says why it cannot be confirmed, and where to mend it', async () => {
    const page = await county.signedIn(CHIEF, `worksheet?period=${PERIOD}`);
    await cell(page, 'cash', 'sum').waitFor();
    await page.keyboard.press('F10');
    const dialog = page.getByRole('dialog');
    // What is in the way is said before, and Enter turns back rather than freezing it unread.
    await dialog.getByText('科目均已映射到集团科目').waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.ws-notice[role=alert]').count()).toBe(0);
    await page.keyboard.press('F10');
    await dialog.getByRole('button', { name: zh('worksheet.confirm') }).press('Enter');
    const said = page.locator('.ws-notice[role=alert]');
    await said.getByText(zh('refusal.open-differences')).waitFor();
    await said.getByText('科目均已映射到集团科目').waitFor();
    await said.getByRole('link', { name: zh('worksheet.toReconciliation') }).click();
    await page.getByRole('heading', { name: zh('reconciliation.title'), level: 1 }).waitFor();
    expect(wordOf(page, 'period')).toBe(PERIOD);
  });

  it('is reconciled by keyboard: a field of the matrix, a reason, and the adjustment of what is in transit', async () => {
    const page = await county.signedIn(CENTRE, `reconciliation?period=${PERIOD}`);
    const fields = page.locator('.rec-matrix tbody');
    await fields.locator('[tabindex="0"]').waitFor();
    await fields.locator('[tabindex="0"]').focus();
    const timing = fields.getByRole('button', { name: /^人民医院 — 青石镇中心卫生院/ });
    for (let step = 0; step < 8 && !(await timing.evaluate((field) => field === document.activeElement)); step += 1) {
      await page.keyboard.press('ArrowRight');
    }
    await picture(page, 'reconciliation');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('FK-JY-2512-T01').first().waitFor();

    await drawer.getByRole('button', { name: zh('reconciliation.explain') }).click();
    await page.getByRole('textbox', { name: zh('reason.label') }).fill('12月30日汇款在途');
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: zh('reconciliation.explain') })
      .click();
    await drawer.getByText('12月30日汇款在途').waitFor();

    await drawer.getByRole('button', { name: zh('reconciliation.transit') }).click();
    await drawer.getByText(zh('manual.balanced')).waitFor();
    expect(await drawer.getByRole('textbox', { name: zh('manual.amount', { place: 1 }) }).inputValue()).toBe(
      '6,968.00',
    );
    await picture(page, 'reconciliation-transit');
    await drawer.getByRole('button', { name: zh('manual.keep') }).click();
    await page.getByText(zh('manual.kept', { id: 1 })).waitFor();
    // It is not proposed twice.
    await page.getByText(zh('reconciliation.proposed', { id: 1 })).waitFor();
    expect(await drawer.getByRole('button', { name: zh('reconciliation.transit') }).count()).toBe(0);
  });

  it('takes up the adjustment once another person has confirmed it and the run is made anew', async () => {
    const page = await county.signedIn(CHIEF, `worksheet?period=${PERIOD}&panel=manuals`);
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: zh('manual.confirm') }).click();
    await drawer.getByText(zh('manual.confirmedBy', { name: 'li.zong' })).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.keyboard.press('F9');
    await page.getByRole('button', { name: zh('compare.action') }).waitFor();
    await page
      .getByRole('link', { name: zh('reconciliation.title') })
      .first()
      .click();
    await page.locator('.ag-row', { hasText: '青石镇中心卫生院' }).first().waitFor();
    await page
      .getByText(zh('reconciliation.settledBy', { entry: '1' }))
      .first()
      .waitFor();

    await page.goto(county.at(`worksheet?period=${PERIOD}&panel=compare`));
    await page.getByRole('dialog').locator('.ag-row', { hasText: '货币资金' }).first().waitFor();
  });

  it('is taken apart down to a voucher with the worksheet behind, and back step by step', async () => {
    const page = await county.signedIn(CHIEF, `worksheet?period=${PERIOD}&line=cash&column=unit:H01`);
    await page.locator('.ws-unit', { hasText: '人民医院' }).click();
    const way = page.locator('.way li');
    const foot = page.locator('.drill .parts tfoot tr');
    await foot.filter({ hasText: zh('drill.adjusted') }).waitFor();
    const [held, adjusted, whole] = (await foot.locator('.figure').allTextContents()).map((text) =>
      Math.round(Number(text.replaceAll(',', '')) * 100),
    );
    expect(adjusted).toBe(696_800);
    expect(held! + adjusted!).toBe(whole);
    expect(await page.getByText(zh('drill.moved')).count()).toBe(0);
    await page.getByRole('button', { name: /^100201/ }).click();
    await page.locator('.parts.lines .part').first().click();
    await page.locator('.drill .voucher-block').first().waitFor();
    expect(await way.count()).toBe(4);
    await picture(page, 'worksheet-drill');
    await way.nth(1).getByRole('button').click();
    await page.getByRole('link', { name: zh('worksheet.toStatement', { unit: '人民医院' }) }).click();
    await page.getByRole('link', { name: zh('statements.toSheet') }).click();
    await page.locator('.ws-panel .ws-unit').first().waitFor();
    expect([wordOf(page, 'line'), wordOf(page, 'column')]).toEqual(['cash', 'unit:H01']);
    await page.locator('.ws-unit', { hasText: '人民医院' }).click();
    await way.first().getByRole('button').click();
    await page.locator('.drill').waitFor({ state: 'detached' });
    expect(await page.locator('.ws-panel').isVisible()).toBe(true);
  });

  it('shows in the matrix what stands open, and on a press the difference and the books', async () => {
    const page = await county.signedIn(CHIEF, `reconciliation?period=${PERIOD}`);
    const field = page.locator('.rec-matrix tbody').getByRole('button', { name: /^人民医院 — 竹林镇卫生院/ });
    const shown = async () => (await field.innerText()).split('\n').at(-1);
    await expect.poll(shown).toMatch(/4,745$/);
    await page.getByRole('radio', { name: zh('reconciliation.amount.difference') }).check();
    await expect.poll(shown).toMatch(/\+27$/);
    await page.getByRole('radio', { name: zh('reconciliation.amount.booked') }).check();
    await expect.poll(shown).toMatch(/222,008$/);
    expect(wordOf(page, 'amount')).toBe('booked');
  });

  it('has nothing serious for axe, in either look', async () => {
    const page = await county.signedIn(CHIEF, `worksheet?period=${PERIOD}&line=other-receivables`);
    await page.locator('.ws-card').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousFindings(page)).toEqual([]);
    await page
      .getByRole('link', { name: zh('reconciliation.title') })
      .first()
      .click();
    await page.locator('.rec-matrix tbody button').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await seriousFindings(page)).toEqual([]);
  });
});
