import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { byKeyboard } from './hands.ts';

/** 负责人承诺: a director signs by keyboard, a voucher is changed, and the signature no longer holds. */
const zh = translator('zh-CN');
const HEAD = 'chu.yz';
const BOOKS = 'sun.qs';
const CHIEF = 'li.zong';
const MONTH = 'period=2025-12&unit=T01';

const county = countyServed(sampleCounty);
const chips = (page: Page, side: 'unit' | 'community') => page.locator(`#attestation-${side} .chip`);
const onBoard = (page: Page) => page.locator('table.board tr', { hasText: 'T01' });

/** Signs with the page's own key, and answers the question with Enter. */
async function sign(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await page.getByRole('dialog').getByText(zh('attestation.sign'), { exact: true }).waitFor();
  await page.locator('[role=dialog] .ant-btn-primary:focus').waitFor();
  await page.keyboard.press('Enter');
}

describe.skipIf(withoutBrowser)('the head’s statement', () => {
  it('is signed by keyboard from the board, and the page names person, words and hash', async () => {
    const page = await county.signedIn(HEAD, `/?${MONTH}`);
    const hand = byKeyboard(page);
    await hand.press(page.locator('.unit-actions a[href*="/attestation"]'));
    await page.locator('.attestation-says').waitFor();
    await page.locator('#attestation-figures').waitFor();
    expect(await page.locator('#attestation-unit').innerText()).toContain(zh('attestation.open'));
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, `attestation-${theme}`);
    }
    await sign(page);
    await chips(page, 'unit')
      .filter({ hasText: zh('attestation.holds') })
      .waitFor();
    await page.locator('.attestation tbody th', { hasText: '褚院长' }).waitFor();
    await page.locator('.attestation-hash summary').click();
    expect(await page.locator('.attestation-hash code').innerText()).toMatch(/^[0-9a-f]{64}$/);
    // What is hers is done: the community's is not hers to sign.
    await expect.poll(() => page.getByRole('button', { name: /^签认承诺/ }).count()).toBe(0);
    await picture(page, 'attestation-signed');
  });

  it('prints as one sheet of A4 with its hash', async () => {
    const page = await county.signedIn(HEAD, `/attestation?${MONTH}`);
    await page.locator('.attestation-says').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: zh('attestation.sheet.title') }).waitFor();
    const sheet = await page.locator('.attestation-sheet').innerText();
    expect(sheet).toContain(await page.locator('.attestation-hash code').textContent());
    expect(sheet).toContain('褚院长');
    expect(await page.locator('.attestation').isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(
      [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...size]) =>
        size.map((points) => Math.round(Number(points))),
      ),
    ).toEqual([[595, 842]]);
    await picture(page, 'attestation-sheet');
  });

  it('no longer holds once the accountant changes a voucher, which the board says, and is signed again', async () => {
    const books = await county.signedIn(BOOKS, `/vouchers?${MONTH}`);
    const board = await county.signedIn(CHIEF, '/?period=2025-12');
    await onBoard(board).getByText(zh('step.promised.unsigned.community')).waitFor();
    await books.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id=summary]').first().click();
    await books.getByRole('button', { name: zh('voucher.reverse') }).click();
    await books.getByLabel(zh('reverse.reason')).fill('金额录错');
    await books.getByRole('button', { name: zh('reverse.do') }).click();
    await onBoard(board).getByText(zh('step.promised.lapsed')).waitFor();
    await picture(board, 'board-lapsed');

    const head = await county.signedIn(HEAD, `/attestation?${MONTH}`);
    await chips(head, 'unit')
      .filter({ hasText: zh('attestation.lapsed') })
      .waitFor();
    // What differs is named: the figures, and the reversal that came after.
    await head.locator('.attestation-changes').getByText(zh('attestation.changes.reversal')).waitFor();
    await picture(head, 'attestation-lapsed');
    await sign(head);
    await chips(head, 'unit')
      .filter({ hasText: zh('attestation.holds') })
      .waitFor();
    await expect.poll(() => head.locator('.attestation tbody tr').count()).toBe(2);
    await head.locator('.attestation tbody tr', { hasText: zh('attestation.lapsed') }).waitFor();
  });

  it('is asked for before the month is locked, by who answers for the community too', async () => {
    const books = await county.signedIn(BOOKS, `/?${MONTH}`);
    await books.getByRole('button', { name: zh('next.submit') }).click();
    await books.locator('.ant-modal-confirm-btns button', { hasText: zh('next.submit') }).click();
    await books.getByText(zh('next.wait.attest.community')).waitFor();

    const chief = await county.signedIn(CHIEF, `/checks?${MONTH}`);
    const lock = chief.getByRole('button', { name: zh('checks.step.lock'), exact: true });
    await expect.poll(() => lock.getAttribute('title')).toBe(zh('move.why.unsigned'));
    expect(await lock.getAttribute('aria-disabled')).toBe('true');
    await chief.goto(county.at(`/?${MONTH}`));
    await chief.getByRole('link', { name: zh('next.attest'), exact: true }).click();
    await chief.locator('.attestation-says').waitFor();
    await sign(chief);
    await chips(chief, 'community')
      .filter({ hasText: zh('attestation.holds') })
      .waitFor();
    await chief.goto(county.at(`/?${MONTH}`));
    await chief.getByRole('button', { name: zh('next.lock'), exact: true }).click();
    await chief.locator('.ant-modal-confirm-btns button', { hasText: zh('next.lock') }).click();
    await chief.locator('.month-steps').getByText(zh('step.locked.done')).waitFor();
    await chief.locator('.month-steps').getByText(zh('step.promised.done')).waitFor();
    await picture(chief, 'unit-month-locked');
  });

  it('is a setting that everybody sees and the register’s keeper changes with a reason', async () => {
    const page = await county.signedIn(CHIEF, '/admin/units');
    await page.getByText(zh('attestationRule.by.both'), { exact: true }).waitFor();
    await page.getByRole('button', { name: zh('attestationRule.title') }).click();
    await page.getByLabel(zh('attestationRule.by.unit')).check();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'attestation-rule');
    await page.getByLabel(zh('reason.label')).fill('医共体负责人在纸质报表上签章');
    await page.getByRole('button', { name: zh('attestationRule.save') }).click();
    await page.locator('.heading .chip', { hasText: zh('attestationRule.by.unit') }).waitFor();
  });
});
