import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { account, blank, cell, draftIn, keys, ready, saved, toAmount } from './entering.ts';

/** Vouchers typed faster than anything answers: each key lands where its person means it, and nothing is lost behind. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const MONTH = 'unit=T01&period=2025-12';
const NEW = `/desk/new?${MONTH}`;
const PREPARES = 'sun.qs';
const REVIEWS = 'chen.sh';

const county = countyServed(sampleCounty);

/** Strikes keys without waiting for the page to take any of them. */
async function struck(page: Page, ...strokes: string[]): Promise<void> {
  await Promise.all(
    strokes.map((stroke) => (/^F\d+$/.test(stroke) ? page.keyboard.press(stroke) : page.keyboard.insertText(stroke))),
  );
}

/** The service answers some calls late. */
const slow = (page: Page, operation: string, ms: number): Promise<unknown> =>
  page.route(`**/rpc/ledger/${operation}`, async (route) => {
    await new Promise((later) => setTimeout(later, ms));
    await route.continue().catch(() => undefined);
  });

const narrations = async (page: Page): Promise<string[]> => {
  await page.locator('.ag-row').first().waitFor();
  return page.locator('.ag-row [col-id=summary]').allTextContents();
};

/** A whole voucher that moves no money of the budget, typed through to its last key. */
async function whole(page: Page, summary: string, amount: string): Promise<void> {
  await keys(page, summary, 'Enter');
  await account(page, '1001', '1001');
  await toAmount(page);
  await keys(page, amount, 'Enter', 'Enter');
  await account(page, 'yhck', '1002');
  await toAmount(page);
  await keys(page, '=');
}

describe.skipIf(withoutBrowser)('vouchers typed ahead', () => {
  it(
    'what is struck right after “new” stands on the next voucher, and the one before is saved behind it, in order',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      await slow(page, 'saveDraft', 600);
      const typed = ['甲乙', '丙丁', '戊己', '庚辛'];
      await struck(page, ...typed.flatMap((summary) => [...summary, 'F5']), '壬', '癸');
      expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe('壬癸');
      await saved(page).waitFor();
      const last = Number(draftIn(page));
      await page.goto(county.at(`/desk?${MONTH}`));
      const shown = await narrations(page);
      expect([...typed, '壬癸'].map((summary) => shown.filter((each) => each === summary).length)).toEqual([
        1, 1, 1, 1, 1,
      ]);
      // Drafts are numbered as they were typed, though each was saved while the next one was.
      await page.goto(county.at(`/desk/${last - 1}?${MONTH}`));
      await ready(page);
      expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe('庚辛');
      // From a draft that has an address of its own, too.
      await struck(page, 'F5', '子', '丑');
      await page.waitForURL(/\/desk\/new/);
      expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe('子丑');
      await saved(page).waitFor();
      await keys(page, '寅');
      expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe('子丑寅');
    },
    MINUTES_2,
  );

  it(
    'a voucher that is refused behind the next one says why, and is opened again as it was typed',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      // Submitted unbalanced, and typed on at once.
      await keys(page, '差一笔的凭证', 'Enter');
      await account(page, '1001', '1001');
      await toAmount(page);
      await keys(page, '70');
      await struck(page, 'F9', '下', '一', '张');
      expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe('下一张');
      const told = page.locator('.desk-left > p');
      await told.getByText(t('desk.left.submit', { called: '差一笔的凭证' })).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'desk-left');
      // A reload does not make it forget.
      await saved(page).waitFor();
      await page.reload();
      await ready(page);
      await told.getByText(t('desk.left.submit', { called: '差一笔的凭证' })).waitFor();
      await keys(page, 'Control+g');
      await expect.poll(() => cell(page, 1, 'voucher.summary').inputValue()).toBe('差一笔的凭证');
      await page.locator('.desk-whole .error').first().waitFor();
      expect(await cell(page, 1, 'voucher.debit').inputValue()).toBe('70.00');
      await told.waitFor({ state: 'detached' });
      // Mended and handed in, it goes.
      await cell(page, 1, 'voucher.debit').focus();
      await keys(page, 'Enter', 'Enter');
      await account(page, 'yhck', '1002');
      await toAmount(page);
      await keys(page, '=');
      await Promise.all([page.getByText(t('desk.submitted')).waitFor(), keys(page, 'F9')]);
    },
    MINUTES_2,
  );

  it(
    'what another desk has taken further is not overwritten behind: both are shown when one comes back to it',
    async () => {
      const one = await county.signedIn(PREPARES, NEW);
      await ready(one);
      await whole(one, '两处都在改', '30');
      await saved(one).waitFor();
      const id = draftIn(one);
      const other = await county.signedIn(PREPARES, `/desk/${id}?${MONTH}`);
      await ready(other);
      await keys(other, '对方先改了');
      await saved(other).waitFor();
      await cell(one, 1, 'voucher.summary').focus();
      await keys(one, '我后改的');
      await struck(one, 'F5', '再', '来');
      await one.getByText(t('desk.left.save', { called: '我后改的' })).waitFor();
      expect(await cell(one, 1, 'voucher.summary').inputValue()).toBe('再来');
      await keys(one, 'Control+g');
      const asked = one.getByRole('dialog');
      await asked.getByText('我后改的').first().waitFor();
      await asked.getByText('对方先改了').first().waitFor();
    },
    MINUTES_2,
  );

  it(
    'while the service is away vouchers are typed on, and all are saved in their order when it is back',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      county.forgive(/503/);
      // As what stands between answers while the service is away.
      await page.route('**/rpc/ledger/saveDraft', (route) => route.fulfill({ status: 503, body: '' }));
      await struck(page, '断网甲', 'F5', '断网乙', 'F5');
      await blank(page);
      await page.unroute('**/rpc/ledger/saveDraft');
      await keys(page, '断网丙');
      await saved(page).waitFor();
      const last = Number(draftIn(page));
      for (const [at, summary] of ['断网甲', '断网乙', '断网丙'].entries()) {
        await page.goto(county.at(`/desk/${last - 2 + at}?${MONTH}`));
        await ready(page);
        expect(await cell(page, 1, 'voucher.summary').inputValue()).toBe(summary);
      }
    },
    MINUTES_2,
  );

  it(
    'the reviewer goes on at each key, and one that is refused behind leads back to itself',
    async () => {
      const page = await county.signedIn(PREPARES, NEW);
      await ready(page);
      for (const summary of ['待审甲', '待审乙', '待审丙']) {
        await whole(page, summary, '11');
        const submitted = page.waitForResponse('**/rpc/ledger/submitDrafts');
        await keys(page, 'F9');
        await submitted;
      }
      await page.context().close();
      const reviewer = await county.signedIn(REVIEWS, `/desk?${MONTH}&state=submitted`);
      await reviewer.locator('.ag-row', { hasText: '待审甲' }).dblclick();
      await reviewer.locator('.voucher-form').getByText('待审甲').first().waitFor();
      const count = Number(/共 (\d+) 张/.exec((await reviewer.locator('.heading .hint').textContent()) ?? '')?.[1]);
      await slow(reviewer, 'reviewDrafts', 800);
      // What follows has been read ahead, so it stands there at the key.
      await reviewer.waitForTimeout(500);
      await keys(reviewer, 'F9');
      expect(await reviewer.locator('.voucher-form').textContent()).toContain('待审乙');
      await keys(reviewer, 'F9');
      expect(await reviewer.locator('.voucher-form').textContent()).toContain('待审丙');
      await reviewer.getByText(t('desk.at', { at: count - 2, count: count - 2 })).waitFor();
      await reviewer.getByText(t('desk.done.review')).first().waitFor();
      await expect
        .poll(async () => {
          await reviewer.goto(county.at(`/desk?${MONTH}&state=reviewed`));
          return (await narrations(reviewer)).filter((each) => each.startsWith('待审')).sort();
        })
        .toEqual(['待审乙', '待审甲']);
    },
    MINUTES_2,
  );
});
