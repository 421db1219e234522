import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { account, blank, cell, intoList, keys, ready, rows, toAmount } from './entering.ts';

/** December of a township, by keyboard alone: ten vouchers to the opening of January. */
const t = translator('zh-CN');
const MINUTES_5 = 300_000;
const UNIT = 'T01';
const DECEMBER = `unit=${UNIT}&period=2025-12`;
const PREPARES = 'sun.qs';
const REVIEWS = 'chen.sh';
const SIGNS = 'zhao.cn';
const CLOSES = 'wang.kj';

const county = countyServed(sampleCounty);

/** What a township pays in a day, each with its budget block taken over by one key. */
const PAID = [
  ['付办公用品款', 'bgf', '办公费', '1200*3'],
  ['付打印纸款', 'bgf', '办公费', '480'],
  ['付电费', '51010202', '水电费', '2315.60'],
  ['付水费', '51010202', '水电费', '816.4'],
  ['付租车费', 'zlf', '租赁费', '950'],
  ['付差旅费', 'clf', '差旅费', '1,260'],
  ['付培训费', 'pxf', '培训费', '3000'],
  ['付物业费', 'wyglf', '物业管理费', '1750'],
  ['付笔墨款', 'bgf', '办公费', '66.66'],
  ['付文件柜款', 'bgf', '办公费', '990'],
] as const;

async function pay(page: Page, [summary, typed, name, amount]: (typeof PAID)[number]): Promise<void> {
  await ready(page);
  await keys(page, summary, 'Enter');
  await account(page, typed, name);
  await toAmount(page);
  await keys(page, amount, 'Enter', 'Enter');
  await account(page, 'yhck', '1002');
  await toAmount(page);
  await keys(page, '=');
  await page.locator('.desk-proposed .desk-rule b').first().waitFor();
  await keys(page, 'F12');
  await page.locator('.desk-proposed').waitFor({ state: 'detached' });
  expect(await cell(page, 4, 'voucher.credit').inputValue()).toBe(await cell(page, 1, 'voucher.debit').inputValue());
  // The next one is blank before this one is handed in: who leaves at once would leave the last one behind.
  const handedIn = page.waitForResponse((response) => response.url().endsWith('/ledger/submitDrafts'));
  await keys(page, 'F9');
  await blank(page);
  expect((await handedIn).ok()).toBe(true);
}

/** The cashier signs what moves cash, all of it at once. */
async function signed(period: string, count: number): Promise<void> {
  const cashier = await county.signedIn(SIGNS, `/desk?unit=${UNIT}&period=${period}`);
  await cashier
    .getByText(t('desk.cashierWaits'))
    .nth(count - 1)
    .waitFor();
  await intoList(cashier);
  for (let at = 0; at < count; at += 1) await keys(cashier, 'Space', 'ArrowDown');
  await moveAll(cashier, 'sign', count);
  await cashier.context().close();
}

/** Who closes posts what is reviewed, and stays at the desk. */
async function posted(period: string, count: number): Promise<Page> {
  const poster = await county.signedIn(CLOSES, `/desk?unit=${UNIT}&period=${period}&state=reviewed`);
  await rows(poster)
    .nth(count - 1)
    .waitFor();
  await intoList(poster);
  for (let at = 0; at < count; at += 1) await keys(poster, 'Space', 'ArrowDown');
  await moveAll(poster, 'post', count);
  return poster;
}

/** Yes to what is asked, once the question has the focus. */
async function answered(page: Page): Promise<void> {
  await page.getByRole('dialog').locator('.ant-btn-primary:focus').waitFor();
  await keys(page, 'Enter');
}

async function moveAll(page: Page, move: 'sign' | 'post', count: number): Promise<void> {
  await page.getByText(t('desk.picked', { count })).waitFor();
  await page.getByRole('button', { name: `${t(`desk.move.${move}`)} ${count}` }).press('Enter');
  // One alone is moved without a question.
  if (count > 1) {
    await answered(page);
  }
  await page.getByText(t('desk.bulkDone', { move: t(`desk.move.${move}`), count })).waitFor();
}

describe.skipIf(withoutBrowser)('the year’s end', () => {
  it(
    'enters ten vouchers, has them reviewed and posted, reverses one, closes December, and January opens with what is left',
    async () => {
      const clerk = await county.signedIn(PREPARES, `/desk/new?${DECEMBER}`);
      for (const paid of PAID) await pay(clerk, paid);
      await clerk.context().close();

      const reviewer = await county.signedIn(REVIEWS, `/desk?${DECEMBER}&state=submitted`);
      await rows(reviewer).nth(9).waitFor();
      await intoList(reviewer);
      await keys(reviewer, 'ArrowRight', 'Enter');
      // The count goes down before the next voucher stands there: what is reviewed is what is seen.
      let seen = '';
      for (let left = PAID.length; left > 0; left -= 1) {
        await reviewer.getByText(t('desk.at', { at: 1, count: left })).waitFor();
        await expect.poll(() => new URL(reviewer.url()).pathname).not.toBe(seen);
        seen = new URL(reviewer.url()).pathname;
        await keys(reviewer, 'F9');
      }
      await reviewer.waitForURL(/\/desk\?/);
      await reviewer.context().close();

      await signed('2025-12', PAID.length);
      const closer = await posted('2025-12', PAID.length);

      // One was wrong: found by its amount, and reversed.
      await keys(closer, 'Control+k', '66.66');
      await closer.locator('[role=option][aria-selected=true]', { hasText: '付笔墨款' }).waitFor();
      await keys(closer, 'Enter');
      await closer.getByRole('button', { name: t('voucher.reverse') }).waitFor();
      await keys(closer, 'F6');
      await closer.getByLabel(t('reverse.reason')).fill('重复付款');
      await closer.getByLabel(t('reverse.reason')).press('Tab');
      await keys(closer, 'Enter');
      await closer.getByText(t('vouchers.reversed')).waitFor();
      // The dialog gives the focus back as it goes; a search begun before that would lose it.
      await closer.locator('.ant-modal-wrap').waitFor({ state: 'hidden' });

      // Closed: what will be posted is shown and proved, then posted with one key and one answer.
      await keys(closer, 'Control+k', '期末结转');
      await closer.locator('[role=option][aria-selected=true]', { hasText: t('periodEnd.title') }).waitFor();
      await keys(closer, 'Enter');
      await closer.locator('.period-end-transfer').first().waitFor();
      expect(await closer.locator('.period-end-proofs .chip').allTextContents()).toEqual(
        Array.from({ length: 5 }, () => t('periodEnd.holds')),
      );
      expect(await seriousFindings(closer)).toEqual([]);
      await picture(closer, 'period-end');
      const count = await closer.locator('.period-end-transfer').count();
      await keys(closer, 'F8');
      await answered(closer);
      await closer.getByText(t('periodEnd.posted', { count })).waitFor();
      await closer.getByText(t('periodEnd.allClosed')).waitFor();
      await picture(closer, 'period-end-posted');

      // January begins with what December left, and nothing of the year's income and expense.
      const december = await balances(closer, '2025-12', 'closing');
      await closer.context().close();
      const january = await county.signedIn(PREPARES, `/desk/new?unit=${UNIT}&period=2025-12`);
      await ready(january);
      await january.getByLabel(t('desk.date')).focus();
      await january.getByLabel(t('desk.date')).press('Control+a');
      await keys(january, '20260104', 'Enter');
      await cell(january, 1, 'voucher.summary').focus();
      await keys(january, '提现备用', 'Enter');
      await account(january, '1001', '1001');
      await toAmount(january);
      await keys(january, '100', 'Enter', 'Enter');
      await account(january, 'yhck', '1002');
      await toAmount(january);
      await keys(january, '=');
      await Promise.all([january.getByText(t('desk.submitted')).waitFor(), keys(january, 'F9')]);
      await january.context().close();
      const second = await county.signedIn(REVIEWS, `/desk?unit=${UNIT}&period=2026-01&state=submitted`);
      await rows(second).first().waitFor();
      await intoList(second);
      await keys(second, 'ArrowRight', 'Enter');
      await second.getByText(t('desk.at', { at: 1, count: 1 })).waitFor();
      await keys(second, 'F9');
      await second.waitForURL(/\/desk\?/);
      await second.context().close();
      await signed('2026-01', 1);
      const poster = await posted('2026-01', 1);
      const opening = await balances(poster, '2026-01', 'opening');
      expect(opening.size).toBeGreaterThan(10);
      expect(opening).toEqual(december);
      expect([...opening.keys()].filter((code) => /^([4-7]|3301|3302|3401|3501|8501|8701)/.test(code))).toEqual([]);
    },
    MINUTES_5,
  );
});

/** Balances of the unit's first-level accounts as 科目余额表 shows them, by code; those at nil left out. */
async function balances(page: Page, period: string, column: string): Promise<Map<string, string>> {
  await page.setViewportSize({ width: 1920, height: 4000 });
  await page.goto(county.at(`/books?unit=${UNIT}&period=${period}&from=${period}&view=balances&level=1`));
  await page.locator('.ag-cell[col-id=code]', { hasText: '8202' }).first().waitFor();
  // A row stands in two parts, for its code stays in sight.
  const cells = (id: string) =>
    page
      .locator(`.ag-cell[col-id="${id}"]`)
      .evaluateAll((list) =>
        list.map(
          (each) => [each.closest('.ag-row')!.getAttribute('row-id') ?? '', each.textContent?.trim() ?? ''] as const,
        ),
      );
  const amounts = new Map(await cells(column));
  const codes = (await cells('code')).filter(([, code]) => /^\d{4}$/.test(code));
  await page.setViewportSize({ width: 1366, height: 768 });
  return new Map(
    codes.map(([row, code]) => [code, amounts.get(row) ?? ''] as const).filter(([, amount]) => /[1-9]/.test(amount)),
  );
}
