import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { account, blank, cell, draftIn, intoList, keys, ready, rows, saved, toAmount } from './entering.ts';

/** A day at the voucher desk, by keyboard alone: entered, taken further by others, and nothing lost on the way. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const UNIT = 'T01';
const NEW = `/desk/new?unit=${UNIT}&period=2025-12`;
const PREPARES = 'sun.qs';
const REVIEWS = 'chen.sh';
const POSTS = 'wang.kj';
const SIGNS = 'zhao.cn';

const county = countyServed(sampleCounty);

async function purchase(page: Page, summary: string, amount: string): Promise<void> {
  await ready(page);
  await keys(page, summary, 'Enter');
  await account(page, '1001', '1001');
  await toAmount(page);
  await keys(page, amount, 'Enter');
  await keys(page, 'Enter');
  await account(page, 'yhck', '1002');
  await toAmount(page);
  await keys(page, '=');
}

/** F9, until it was answered: what is said of the one before may still stand there. */
async function handedIn(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/ledger/submitDrafts'));
  await keys(page, 'F9');
  expect((await answered).ok()).toBe(true);
  await page.getByText(t('desk.submitted')).first().waitFor();
  await blank(page);
}

describe.skipIf(withoutBrowser)('the voucher desk', () => {
  it(
    'enters three vouchers, has them reviewed and posted by others, and reverses one',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      expect(await seriousFindings(page)).toEqual([]);

      // F1 lists the keys of both sets over the sheet, and leaves everything as it was.
      await keys(page, 'F1');
      const list = page.locator('.help-key-table');
      await list.getByText(t('desk.does.submit')).waitFor();
      expect(await list.locator('th[aria-current=true]').textContent()).toContain(t('desk.keySet.yonyou'));
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'desk-keys');
      await keys(page, 'Escape');
      await list.waitFor({ state: 'detached' });
      await ready(page);

      // An expense: the budget block is proposed by rule, and one key takes it over.
      await keys(page, '付办公用品款', 'Enter');
      await account(page, 'bgf', '办公费');
      await toAmount(page);
      await keys(page, '1200*3', 'Enter');
      expect(await cell(page, 2, 'voucher.summary').inputValue()).toBe('付办公用品款');
      await keys(page, 'Enter');
      await account(page, 'yhck', '1002');
      await toAmount(page);
      await keys(page, '=');
      expect(await cell(page, 2, 'voucher.credit').inputValue()).toBe('3,600.00');
      await page.locator('.desk-proposed .desk-rule b').first().waitFor();
      await page.locator('.aside-card .desk-balance').waitFor();
      await picture(page, 'desk-proposal');
      await keys(page, 'F12');
      await page.locator('.desk-proposed').waitFor({ state: 'detached' });
      expect(await cell(page, 3, 'voucher.debit').inputValue()).toBe('3,600.00');

      // A reload in the middle finds everything as it was typed.
      await saved(page).waitFor();
      const first = draftIn(page);
      expect(first).not.toBe('');
      await page.reload();
      await ready(page);
      expect(await cell(page, 1, 'voucher.debit').inputValue()).toBe('3,600.00');
      expect(await cell(page, 4, 'voucher.credit').inputValue()).toBe('3,600.00');
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await seriousFindings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      await handedIn(page);

      // Another one: copied from above, changed from side to side, red and black again.
      await keys(page, '收挂号费', 'Enter');
      await account(page, '1001', '1001');
      await toAmount(page);
      await keys(page, '80', 'Enter', '//');
      expect(await cell(page, 2, 'voucher.summary').inputValue()).toBe('收挂号费');
      await keys(page, 'Enter');
      await account(page, 'yhck', '1002');
      await toAmount(page);
      await keys(page, '80', 'Space');
      expect(await cell(page, 2, 'voucher.credit').inputValue()).toBe('80.00');
      await keys(page, '-');
      expect(await cell(page, 2, 'voucher.credit').inputValue()).toBe('-80.00');
      await page.locator('.desk-difference').first().waitFor();
      await keys(page, '-', 'Control+i');
      await cell(page, 2, 'voucher.summary').and(page.locator(':focus')).waitFor();
      await keys(page, 'Control+Delete');
      expect(await cell(page, 2, 'voucher.credit').inputValue()).toBe('80.00');
      // Money only moves from one place to another: nothing is due, and it goes.
      await handedIn(page);

      // A third, pasted from a spreadsheet; it is refused at its line, mended and handed in.
      await ready(page);
      await page.locator('[data-cell=summary]:focus').evaluate((field) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', '取现金\t1001\t500\t\n取现金\t1002\t\t500\n');
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
      expect(await cell(page, 2, 'voucher.credit').inputValue()).toBe('500.00');
      await keys(page, 'F9');
      // The next one stands there; what was refused says so, and one key leads back to it.
      await blank(page);
      await page.getByText(t('desk.left.submit', { called: '取现金' })).waitFor();
      await keys(page, 'Control+g');
      const refused = page.locator('.desk-said .error').first();
      await refused.waitFor();
      expect(await refused.textContent()).toContain('1002');
      await picture(page, 'desk-refused');
      // The refused line has the focus, at the cell that is wrong.
      await cell(page, 2, 'voucher.account').and(page.locator(':focus')).waitFor();
      await account(page, 'yhck', '1002');
      await handedIn(page);
      await page.context().close();

      // Somebody else reviews them, a keystroke each.
      const reviewer = await county.signedIn(REVIEWS, `/desk?unit=${UNIT}&period=2025-12&state=submitted`);
      await rows(reviewer).nth(2).waitFor();
      expect(await seriousFindings(reviewer)).toEqual([]);
      await intoList(reviewer);
      await keys(reviewer, 'ArrowRight', 'Enter');
      await reviewer.getByText(t('desk.at', { at: 1, count: 3 })).waitFor();
      expect(await seriousFindings(reviewer)).toEqual([]);
      for (const left of [2, 1, 0]) {
        await keys(reviewer, 'F9');
        if (left > 0) await reviewer.getByText(t('desk.at', { at: 1, count: left })).waitFor();
      }
      await reviewer.waitForURL(/\/desk\?/);
      await reviewer.context().close();

      // They move cash: the cashier finds all three in her queue and signs them in one go.
      const cashier = await county.signedIn(SIGNS, `/desk?unit=${UNIT}&period=2025-12`);
      await rows(cashier).nth(2).waitFor();
      await cashier.getByText(t('desk.cashierWaits')).nth(2).waitFor();
      expect(await seriousFindings(cashier)).toEqual([]);
      await cashier.getByRole('button', { name: t('desk.pickAll', { count: 3 }) }).press('Enter');
      await picture(cashier, 'desk-cashier');
      await cashier.getByRole('button', { name: `${t('desk.move.sign')} 3` }).press('Enter');
      await cashier
        .getByRole('dialog')
        .getByRole('button', { name: t('desk.move.sign') })
        .press('Enter');
      await cashier.getByText(t('desk.bulkDone', { move: t('desk.move.sign'), count: 3 })).waitFor();
      await cashier.context().close();

      // Posted in one go, and one of them reversed.
      const poster = await county.signedIn(POSTS, `/desk?unit=${UNIT}&period=2025-12&state=reviewed`);
      await rows(poster).nth(2).waitFor();
      await intoList(poster);
      await keys(poster, 'Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space');
      await poster.getByText(t('desk.picked', { count: 3 })).waitFor();
      await picture(poster, 'desk-picked');
      await poster.getByRole('button', { name: `${t('desk.move.post')} 3` }).press('Enter');
      await poster
        .getByRole('dialog')
        .getByRole('button', { name: t('desk.move.post') })
        .press('Enter');
      await poster.getByText(t('desk.bulkDone', { move: t('desk.move.post'), count: 3 })).waitFor();
      await poster.goto(county.at(`/desk/${first}?unit=${UNIT}&period=2025-12`));
      const number = poster.locator('.facts .link');
      await number.press('Enter');
      // The draft is shown in the same form as the voucher that it became.
      await poster.getByRole('button', { name: t('voucher.reverse') }).waitFor();
      await keys(poster, 'F6');
      await poster.getByLabel(t('reverse.reason')).fill('供应商退货');
      await poster.getByLabel(t('reverse.reason')).press('Tab');
      await keys(poster, 'Enter');
      await poster.getByText(t('vouchers.reversed')).waitFor();
    },
    MINUTES_2,
  );

  it(
    'two desks at one draft: the second is told, and nothing of either is lost',
    async () => {
      const one = await county.signedIn(PREPARES, NEW);
      await purchase(one, '提现备用', '100');
      await saved(one).waitFor();
      const id = draftIn(one);
      const other = await county.signedIn(PREPARES, `/desk/${id}?unit=${UNIT}&period=2025-12`);
      await ready(other);
      await keys(other, '对方改的摘要');
      await saved(other).waitFor();
      await keys(one, 'ArrowUp', 'Shift+Enter', 'Shift+Enter', 'Shift+Enter');
      await cell(one, 1, 'voucher.summary').and(one.locator(':focus')).waitFor();
      await keys(one, '我改的摘要');
      const asked = one.getByRole('dialog');
      await asked.getByText('对方改的摘要').waitFor();
      await asked.getByText('我改的摘要').first().waitFor();
      expect(await seriousFindings(one)).toEqual([]);
      await picture(one, 'desk-conflict');
      await asked.getByRole('button', { name: t('desk.keepMine') }).press('Enter');
      await asked.waitFor({ state: 'detached' });
      await one.waitForURL((url) => !['', id].includes(url.searchParams.get('draft') ?? ''));
      await one.reload();
      await ready(one);
      expect(await cell(one, 1, 'voucher.summary').inputValue()).toBe('我改的摘要');
      await other.reload();
      await ready(other);
      expect(await cell(other, 1, 'voucher.summary').inputValue()).toBe('对方改的摘要');
    },
    MINUTES_2,
  );

  it(
    'a new voucher that is asked for at the last key stands there, and the one before is kept',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      for (const summary of ['赶着录的第一张', '赶着录的第二张', '赶着录的第三张']) {
        await keys(page, summary, 'F5');
        await blank(page);
      }
      await page.goto(county.at(`/desk?unit=${UNIT}&period=2025-12`));
      // The last one may still have been on its way: then the desk says so, and leads back to it.
      for (const summary of ['赶着录的第一张', '赶着录的第二张', '赶着录的第三张'])
        await page.getByText(summary).first().waitFor();
    },
    MINUTES_2,
  );

  it(
    'a page that is closed at the last key has it on this machine',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      await keys(page, '断电前的一笔');
      await page.reload();
      await ready(page);
      expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe('断电前的一笔');
      await page.getByText(/^已恢复/).waitFor();
      await saved(page).waitFor();
      await keys(page, 'F5');
      await blank(page);
    },
    MINUTES_2,
  );
});
