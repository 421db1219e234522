import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** 两上两下 of one township: begun with last year's actuals, cut with a reason, submitted again and approved. */
const t = translator('zh-CN');
const county = countyServed(sampleCounty);
const ADDRESS = '/budget?unit=T17&period=2025-12';
/** All rows of a township are in sight. */
const WIDE = { viewport: { width: 1920, height: 1080 } };
const GOODS = '502 商品和服务支出';

const rowOf = (page: Page, ...words: string[]) =>
  words.reduce((rows, word) => rows.filter({ hasText: word }), page.locator('.ag-row')).first();

/** The row's cells of a column: the pinned parts of a row are rows of their own. */
async function cellOf(page: Page, column: string, ...words: string[]) {
  const index = await rowOf(page, ...words).getAttribute('row-index');
  return page.locator(`.ag-row[row-index="${index}"] [col-id="${column}"]`);
}

async function type(page: Page, column: string, amount: string, ...words: string[]): Promise<void> {
  await page.locator('.budget-page[aria-busy=false]').waitFor();
  const cell = await cellOf(page, column, ...words);
  await cell.dblclick();
  await page.locator('.ag-cell-inline-editing').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(amount);
  await page.keyboard.press('Enter');
}

async function pass(page: Page, key: 'propose' | 'issue-ceiling' | 'resubmit' | 'approve'): Promise<void> {
  await page.keyboard.press('F9');
  await page.locator('.ant-modal-confirm .ant-btn-primary:focus').waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByText(t(`budget.done.${key}`), { exact: true })
    .first()
    .waitFor();
}

describe.skipIf(withoutBrowser)('a township’s budget', () => {
  it('is begun with last year’s actuals, is held to its rules while it is typed, and is submitted', async () => {
    const page = await county.signedIn('wu.hy', ADDRESS, WIDE);
    await page.getByRole('button', { name: t('budget.fromActuals', { year: 2025 }) }).click();
    await rowOf(page, GOODS, '其他经费').waitFor();
    // More goes out than comes in: the plan says which rule, and cannot be submitted.
    const submit = page.getByRole('button', { name: t('budget.do.propose') });
    await type(page, 'total', '99000000', GOODS);
    await page.getByText('不得编制赤字预算').waitFor();
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await picture(page, 'budget-deficit');
    await type(page, 'total', '1200', GOODS);
    const january = await cellOf(page, '1', GOODS);
    await expect.poll(() => january.textContent()).toBe('100.00');
    await page.reload();
    await rowOf(page, GOODS).waitFor();
    expect(await (await cellOf(page, 'total', GOODS)).textContent()).toBe('1,200.00');
    expect(await seriousFindings(page)).toEqual([]);
    for (const source of await page.locator('.budget-breaches li').allTextContents()) expect(source).not.toBe('');
    await page.getByText(t('budget.view.carries'), { exact: true }).click();
    const inputs = page.locator('.budget-carries tbody tr');
    for (const row of await inputs.all())
      for (const field of await row.locator('input').all()) {
        await field.fill('9000000');
        await field.press('Tab');
      }
    await page.getByText(t('budget.keepsRules')).waitFor();
    await pass(page, 'propose');
    expect(await submit.count()).toBe(0);
  });

  it('is cut by the centre with a reason, and given back as a ceiling', async () => {
    const page = await county.signedIn('li.zong', ADDRESS, WIDE);
    await rowOf(page, GOODS).waitFor();
    await type(page, 'total', '1000', GOODS);
    await page.locator('.ant-modal-confirm textarea').fill('按实际需要核定');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: t('budget.cut'), exact: true }).click();
    await expect.poll(async () => (await cellOf(page, 'total', GOODS)).textContent()).toBe('1,000.00');
    await pass(page, 'issue-ceiling');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('shows the unit who cut what and why, is submitted again, and approved', async () => {
    const unit = await county.signedIn('wu.hy', `${ADDRESS}&view=cuts`);
    await unit.getByText('按实际需要核定').waitFor();
    expect(await unit.locator('.budget-rounds tbody tr').first().innerText()).toContain('-200.00');
    await picture(unit, 'budget-cuts');
    await pass(unit, 'resubmit');
    const chief = await county.signedIn('li.zong', `${ADDRESS}&view=versions`);
    await chief.locator('.budget-rounds tbody tr').nth(2).waitFor();
    await pass(chief, 'approve');
    await expect.poll(() => chief.locator('.budget-rounds tbody tr').count()).toBe(4);
    expect(await seriousFindings(chief)).toEqual([]);
  });
});
