import type { Page } from 'playwright-core';
import { translator } from '../../shared/i18n/translate.ts';

/** What hands do on a unit's plan. */
const t = translator('zh-CN');

export const rowOf = (page: Page, ...words: string[]) =>
  words.reduce((rows, word) => rows.filter({ hasText: word }), page.locator('.ag-row')).first();

/** The row's cells of a column: the pinned parts of a row are rows of their own. */
export async function cellOf(page: Page, column: string, ...words: string[]) {
  const index = await rowOf(page, ...words).getAttribute('row-index');
  return page.locator(`.ag-row[row-index="${index}"] [col-id="${column}"]`);
}

export async function type(page: Page, column: string, amount: string, ...words: string[]): Promise<void> {
  await page.locator('.budget-page[aria-busy=false]').waitFor();
  const cell = await cellOf(page, column, ...words);
  await cell.dblclick();
  await page.locator('.ag-cell-inline-editing').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(amount);
  await page.keyboard.press('Enter');
}

/** Changes a row as the centre does, which says why. */
export async function cut(page: Page, amount: string, reason: string, ...words: string[]): Promise<void> {
  await type(page, 'total', amount, ...words);
  await page.locator('.ant-modal-confirm textarea').fill(reason);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: t('budget.cut'), exact: true }).click();
}

export async function pass(page: Page, key: 'propose' | 'issue-ceiling' | 'resubmit' | 'approve'): Promise<void> {
  await page.keyboard.press('F9');
  await page.locator('.ant-modal-confirm .ant-btn-primary:focus').waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByText(t(`budget.done.${key}`), { exact: true })
    .first()
    .waitFor();
}
