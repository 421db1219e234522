import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';

/** How vouchers are typed at the desk, by keyboard alone. */
const t = translator('zh-CN');

/** A cell of the sheet, by its line and what it is called. */
export const cell = (page: Page, line: number, name: Parameters<typeof t>[0]) =>
  page.getByLabel(t('desk.cell', { line, name: (t as (key: string) => string)(name) }), { exact: true });
export const saved = (page: Page) =>
  page.locator('.desk-saving', { hasText: t('desk.saving.saved', { time: '' }).trim() });
export const ready = (page: Page) => page.locator('[data-cell=summary]:focus').waitFor();
/** The next new voucher stands there. */
export const blank = async (page: Page): Promise<void> => {
  await expect.poll(() => cell(page, 1, 'voucher.summary').inputValue()).toBe('');
  await ready(page);
};
export const rows = (page: Page) => page.locator('.ag-row');
/** From where the page begins into the list's first row, as Tab leads there: through a menu of some fifty pages. */
export async function intoList(page: Page): Promise<void> {
  for (
    let step = 0;
    step < 120 && (await page.locator('.ag-header-cell:focus, .ag-cell:focus').count()) === 0;
    step += 1
  )
    await page.keyboard.press('Tab');
  if (await page.locator('.ag-header-cell:focus').count()) await page.keyboard.press('ArrowDown');
  await page.locator('.ag-row[row-index="0"] .ag-cell:focus').waitFor();
}
export const draftIn = (page: Page): string => new URL(page.url()).searchParams.get('draft') ?? '';

/** Types with the keys of the keyboard; a Chinese word comes whole, as an input method gives it. */
export async function keys(page: Page, ...strokes: string[]): Promise<void> {
  for (const stroke of strokes) {
    if (/^(Enter|Escape|Tab|Space|Insert|Arrow\w+|F\d+|(Control|Alt|Shift)\+\S+)$/.test(stroke))
      await page.keyboard.press(stroke);
    else if (/\p{Script=Han}/u.test(stroke)) await page.keyboard.insertText(stroke);
    else await page.keyboard.type(stroke);
  }
}

/** An account by what is typed of it; the list must have answered, as who looks at it waits for it. */
export async function account(page: Page, typed: string, code: string): Promise<void> {
  await keys(page, typed);
  await page.locator('.desk-list [role=option][aria-selected=true]', { hasText: code }).waitFor();
  await keys(page, 'Enter');
}

/** Through the details that the account calls for, which stay open for the reviewer to ask about. */
export async function toAmount(page: Page): Promise<void> {
  for (let step = 0; step < 5; step += 1) {
    if (await page.locator('[data-cell=debit]:focus, [data-cell=credit]:focus').count()) return;
    await keys(page, 'Enter');
  }
}
