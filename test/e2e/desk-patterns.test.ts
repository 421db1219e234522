import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { account, blank, cell, draftIn, keys, ready, rows, saved, toAmount } from './entering.ts';

/** What comes again at the voucher desk: templates, recurring vouchers, shares, copies; and what goes wrong there. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const UNIT = 'T01';
const MONTH = `unit=${UNIT}&period=2025-12`;
const NEW = `/desk/new?${MONTH}`;
const PREPARES = 'sun.qs';
const REVIEWS = 'chen.sh';

const county = countyServed(sampleCounty);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const drawer = (page: Page) => page.getByRole('dialog');

/** An expense paid from the bank, with the budget block that the rules propose. */
async function expense(page: Page, summary: string, amount: string): Promise<void> {
  await ready(page);
  await keys(page, summary, 'Enter');
  await account(page, 'bgf', '办公费');
  await toAmount(page);
  await keys(page, amount, 'Enter', 'Enter');
  await account(page, 'yhck', '1002');
  await toAmount(page);
  await keys(page, '=');
  await page.locator('.desk-proposed .desk-rule b').first().waitFor();
  await keys(page, 'F12');
  await page.locator('.desk-proposed').waitFor({ state: 'detached' });
}

describe.skipIf(withoutBrowser)('what comes again at the desk', () => {
  it(
    'a voucher kept as a template with a rhythm is begun from again, and proposed once each month',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await expense(page, '支付水电费', '100');

      // The financial entry changes: the budget block says that it has stayed behind, and one key takes the new one.
      await cell(page, 1, 'voucher.debit').focus();
      await keys(page, '120', 'Enter');
      await cell(page, 2, 'voucher.credit').focus();
      await keys(page, '120', 'Enter');
      await page.getByText(t('desk.stale')).waitFor();
      await keys(page, 'F12');
      await page.getByText(t('desk.stale')).waitFor({ state: 'detached' });
      expect(await cell(page, 4, 'voucher.debit').inputValue()).toBe('120.00');

      await button(page, t('templates.keep')).press('Enter');
      await drawer(page).getByLabel(t('templates.code'), { exact: true }).fill('sdf');
      await drawer(page).getByLabel(t('templates.monthly')).check();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'desk-template');
      await drawer(page)
        .getByRole('button', { name: t('templates.save') })
        .press('Enter');
      await page.getByText(t('templates.saved', { name: '支付水电费' })).waitFor();
      await drawer(page).waitFor({ state: 'detached' });

      // F4 on a blank sheet: by its short code, with every line and amount.
      await keys(page, 'F5');
      await blank(page);
      await keys(page, 'F4');
      await drawer(page).getByLabel(t('templates.find')).fill('sdf');
      expect(await seriousFindings(page)).toEqual([]);
      await keys(page, 'Enter');
      await expect.poll(() => cell(page, 2, 'voucher.credit').inputValue()).toBe('120.00');
      expect(await cell(page, 3, 'voucher.debit').inputValue()).toBe('120.00');
      await saved(page).waitFor();

      // At the desk it is due this month; one press makes the draft, and no second one.
      await page.goto(county.at(`/desk?${MONTH}`));
      await page.getByText(t('recurring.due', { count: 1 })).waitFor();
      await button(page, t('recurring.make')).press('Enter');
      await page.getByText(t('recurring.made', { count: 1 })).waitFor();
      await page.getByText(t('recurring.due', { count: 1 })).waitFor({ state: 'detached' });
      await page.locator('.ag-row', { hasText: t('recurring.mark') }).waitFor();
      await picture(page, 'desk-recurring');
      await button(page, t('templates.title')).press('Enter');
      await drawer(page).getByText('sdf').waitFor();
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await seriousFindings(page)).toEqual([]);
    },
    MINUTES_2,
  );

  it(
    'a line is split by shares to the 分, remembered for the next time, and a deleted one put back',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      await keys(page, '分摊水费', 'Enter');
      await account(page, 'bgf', '办公费');
      await toAmount(page);
      await keys(page, '100', 'Control+d');
      const shares = drawer(page);
      await shares.getByLabel(t('split.over')).selectOption('project');
      for (const [at, weight] of ['33.3', '33.3', '33.3'].entries()) {
        if (at === 2) await shares.getByRole('button', { name: t('split.add') }).press('Enter');
        await shares.getByLabel(t('split.whose', { at: at + 1 })).fill(`项目${at + 1}`);
        await shares.getByLabel(t('split.weight', { at: at + 1 }), { exact: true }).fill(weight);
      }
      await shares.getByRole('button', { name: t('split.go') }).press('Enter');
      await shares.getByText(t('split.notHundred', { sum: '99.9' })).waitFor();
      await shares.getByLabel(t('split.weight', { at: 3 }), { exact: true }).fill('33.4');
      await shares.getByLabel(t('split.remember')).fill('水费按项目');
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'desk-split');
      await shares.getByRole('button', { name: t('split.go') }).press('Enter');
      await shares.waitFor({ state: 'detached' });
      const debits = () => Promise.all([1, 2, 3].map((at) => cell(page, at, 'voucher.debit').inputValue()));
      expect(await debits()).toEqual(['33.30', '33.30', '33.40']);

      await cell(page, 2, 'voucher.summary').focus();
      await keys(page, 'Control+Delete');
      expect((await debits()).slice(0, 2)).toEqual(['33.30', '33.40']);
      await keys(page, 'Control+z');
      expect(await debits()).toEqual(['33.30', '33.30', '33.40']);

      // The shares are there the next time, also for a red amount.
      await saved(page).waitFor();
      await keys(page, 'F5');
      await blank(page);
      await keys(page, '冲回水费', 'Enter');
      await account(page, 'bgf', '办公费');
      await toAmount(page);
      await keys(page, '-0.02', 'Control+d');
      await drawer(page).getByLabel(t('split.key')).selectOption('水费按项目');
      await drawer(page)
        .getByRole('button', { name: t('split.go') })
        .press('Enter');
      await drawer(page).waitFor({ state: 'detached' });
      expect((await debits()).slice(0, 2)).toEqual(['-0.01', '-0.01']);
      await saved(page).waitFor();
    },
    MINUTES_2,
  );

  it(
    'what is typed while the service is away is kept, and saved when it is there again',
    async () => {
      county.forgive(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      await keys(page, '断网前');
      await saved(page).waitFor();
      const draft = draftIn(page);
      await page.context().setOffline(true);
      await keys(page, '和断网后', 'Enter');
      await page.getByText(t('desk.saving.away')).waitFor();
      await picture(page, 'desk-away');
      await page.context().setOffline(false);
      await saved(page).waitFor();
      expect(draftIn(page)).toBe(draft);
      await page.reload();
      await ready(page);
      expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe('断网前和断网后');
    },
    MINUTES_2,
  );

  it(
    'several are submitted at once: the good go, the others say why at their line; taken back, returned and copied',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await expense(page, '好的一张', '50');
      await saved(page).waitFor();
      const good = draftIn(page);
      await keys(page, 'F5');
      await blank(page);
      await keys(page, '缺科目的一张', 'Enter', 'Enter', '10', 'Enter');
      await saved(page).waitFor();
      const bad = draftIn(page);

      await page.goto(county.at(`/desk?${MONTH}`));
      for (const summary of ['好的一张', '缺科目的一张'])
        await page.getByLabel(t('desk.pickOne', { summary }), { exact: true }).check();
      await button(page, `${t('desk.move.submit')} 2`).press('Enter');
      await drawer(page)
        .getByRole('button', { name: t('desk.move.submit') })
        .press('Enter');
      await page.getByText(t('desk.outcome', { done: 1, refused: 1 })).waitFor();
      await picture(page, 'desk-outcomes');
      expect(await seriousFindings(page)).toEqual([]);
      await page.locator('.bulk-outcomes td .link').first().press('Enter');
      await page.waitForURL((url) => url.pathname === `/desk/${bad}` && url.hash.startsWith('#line-'));
      await cell(page, 1, 'voucher.account').and(page.locator(':focus')).waitFor();

      // Taken back by its preparer, submitted again, returned by the reviewer with a reason.
      await page.goto(county.at(`/desk/${good}?${MONTH}`));
      await button(page, `${t('desk.move.withdraw')} F6`)
        .or(button(page, t('desk.move.withdraw')))
        .press('Enter');
      await page.getByText(t('desk.done.withdraw')).waitFor();
      await ready(page);
      await Promise.all([page.getByText(t('desk.submitted')).waitFor(), keys(page, 'F9')]);
      const reviewer = await county.signedIn(REVIEWS, `/desk/${good}?${MONTH}`);
      await reviewer.getByText(t('desk.cashierWaits')).first().waitFor();
      await keys(reviewer, 'F10');
      await reviewer.getByRole('dialog').getByRole('textbox').fill('摘要不清');
      await reviewer
        .getByRole('dialog')
        .getByRole('button', { name: t('desk.move.return') })
        .press('Enter');
      await reviewer.getByText(t('desk.done.return')).waitFor();
      await page.goto(county.at(`/desk/${good}?${MONTH}`));
      await page.locator('.notice.warn', { hasText: '摘要不清' }).waitFor();

      // Copied, black and red; the copy is a draft of its own.
      await page.goto(county.at(`${NEW}&from=rd${good}`));
      await ready(page);
      expect(await cell(page, 1, 'voucher.debit').inputValue()).toBe('-50.00');
      await page.goto(county.at(`${NEW}&from=d${good}`));
      await ready(page);
      expect(await cell(page, 2, 'voucher.credit').inputValue()).toBe('50.00');

      // 金蝶's keys: F8 saves, F7 looks up.
      await page.getByLabel(t('desk.keySet')).selectOption('kingdee');
      await cell(page, 1, 'voucher.account').focus();
      await keys(page, 'F7');
      await page.locator('.desk-list [role=option]').first().waitFor();
      await keys(page, 'Escape', 'F8');
      await saved(page).waitFor();
      expect(draftIn(page)).not.toBe(good);
      expect(await rows(page).count()).toBe(0);
    },
    MINUTES_2,
  );
});
