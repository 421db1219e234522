import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** Notices, what changed, deadlines and urging, and files dropped anywhere, between several people's desks. */
const zh = translator('zh-CN');
const CHIEF = 'li.zong';
const CLERK = 'sun.qs';
const CLERK_NAME = '示例·孙会计（青石镇）';
const county = countyServed(sampleCounty);

const at = (page: Page): string => new URL(page.url()).pathname;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const go = (page: Page, path: string) => page.goto(county.at(path));

/** Holds files over the page, or lets them go there. */
const drag = (page: Page, type: 'dragover' | 'drop', files: readonly (readonly [name: string, content: string])[]) =>
  page.evaluate(
    ({ type, files }) => {
      const transfer = new DataTransfer();
      for (const [name, content] of files) transfer.items.add(new File([content], name));
      const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.querySelector('#main')?.dispatchEvent(event);
      return event.defaultPrevented;
    },
    { type, files },
  );

const TABLE = [
  '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方',
  '1001,库存现金,100,0,10,0,110,0',
  '3001,累计盈余,0,100,0,10,0,110',
].join('\n');

describe.skipIf(withoutBrowser)('notices', () => {
  it('sets deadlines, shows who is late, and urges: the bell rings at the unit’s desk, which was open all along', async () => {
    const clerk = await county.signedIn(CLERK);
    await clerk.locator('.bell b').waitFor();
    await clerk.locator('.bell').click();
    await clerk
      .getByText(/青石镇中心卫生院/)
      .first()
      .waitFor();
    await clerk.keyboard.press('Escape');
    await expect.poll(() => clerk.locator('.bell b').count()).toBe(0);

    const chief = await county.signedIn(CHIEF, '/admin/units');
    await chief.locator('.chip', { hasText: zh('deadlines.none') }).waitFor();
    await button(chief, zh('deadlines.title')).click();
    await chief.getByLabel(zh('deadlines.submit')).fill('5');
    await chief.getByLabel(zh('deadlines.consolidate')).fill('3');
    await chief.getByLabel(zh('reason.label')).fill('按县卫健局要求');
    await chief.keyboard.press('Enter');
    await chief.getByText(zh('deadlines.order')).waitFor();
    await chief.getByLabel(zh('deadlines.consolidate')).fill('10');
    await chief.keyboard.press('Enter');
    await chief.locator('.heading .chip', { hasText: zh('told.deadline.submit', { day: 5 }) }).waitFor();

    await go(chief, '/?period=2025-12');
    const row = chief.locator('tr', { hasText: 'T01' });
    await row.locator('.chip', { hasText: zh('due.late') }).waitFor();
    await chief.getByText(zh('due.earlier')).waitFor();
    await chief.getByRole('link', { name: /2025年11月 31 家/ }).waitFor();
    await picture(chief, 'board-deadlines');
    await row.getByRole('button', { name: zh('urge.one') }).click();
    await row.getByText(zh('urge.done')).waitFor();
    await button(chief, new RegExp(`^${zh('due.late')} 31$`)).click();
    await button(chief, zh('urge.many', { count: 30 })).waitFor();

    await clerk.locator('.bell b', { hasText: '2' }).waitFor();
    await clerk.locator('.bell').click();
    await picture(clerk, 'notices');
    await clerk.getByRole('link', { name: /李总会计师催青石镇中心卫生院上报2025年12月的账/ }).click();
    await button(clerk, zh('unit.repairs')).waitFor();
    expect(new URL(clerk.url()).searchParams.get('unit')).toBe('T01');

    // What the unit does in answer reaches the chief's bell without a reload.
    await button(clerk, zh('next.submit')).click();
    await clerk.locator('.ant-modal-confirm-btns button', { hasText: zh('next.submit') }).click();
    await chief.locator('.bell b', { hasText: '1' }).waitFor();
    await chief.locator('.bell').focus();
    await chief.keyboard.press('Enter');
    await chief.getByRole('link', { name: /孙会计（青石镇）上报了青石镇中心卫生院2025年12月的账/ }).waitFor();
    await expect.poll(() => row.getByText(/逾期/).count()).toBe(0);
  });

  it('tells what changed by unit, with figures before and after, by day and person', async () => {
    const page = await county.signedIn(CHIEF, '/changes');
    await page.getByText(zh('changes.county')).waitFor();
    await page.locator('.changed-field', { hasText: '上报期限（次月几日）：无 改为 5' }).waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, `changes-${theme}`);
    }
    await page.getByLabel(zh('changes.person'), { exact: true }).selectOption({ label: CLERK_NAME });
    await page.locator('summary', { hasText: 'T01' }).waitFor();
    await expect.poll(() => page.locator('.changes-unit').count()).toBe(1);
    await page.getByText(zh('changes.since.day'), { exact: true }).click();
    await page.getByLabel(zh('changes.day')).fill('2025-01-01');
    await page.getByRole('heading', { name: zh('changes.none') }).waitFor();
  });

  it('tells the trail in sentences, and opens where it was done', async () => {
    const page = await county.signedIn(CHIEF, '/admin/trail');
    const cell = page.locator('.ag-cell', { hasText: '上报了青石镇中心卫生院2025年12月的账' });
    await cell.click();
    await page.locator('.ant-drawer').getByText('状态').waitFor();
    expect(await page.locator('.ant-drawer').textContent()).not.toContain('ledger.submitPeriod');
    await page
      .locator('.ant-drawer')
      .getByRole('link', { name: /上报了/ })
      .click();
    await expect.poll(() => at(page)).toBe('/');
  });

  it('takes a file dropped on any page for what it is, and says what it will do before', async () => {
    const page = await county.signedIn(CHIEF, '/statements?period=2025-12&unit=T02');
    expect(await drag(page, 'dragover', [['科目余额表.csv', TABLE]])).toBe(true);
    await page.locator('.drop-veil', { hasText: '柳湾镇卫生院' }).waitFor();
    await picture(page, 'drop-veil');
    expect(await drag(page, 'drop', [['科目余额表.csv', TABLE]])).toBe(true);
    await page
      .getByText(zh('import.verdict.rows', { rows: 2 }))
      .first()
      .waitFor();
    expect(at(page)).toBe('/import');
    expect(await page.locator('.drop-veil').count()).toBe(0);

    await drag(page, 'drop', [['副本.xlsx', `PK Tongcai audit pack 1; SHA-256 of this file: ${'0'.repeat(64)}`]]);
    await page.getByRole('heading', { name: '副本.xlsx' }).waitFor();
    expect(at(page)).toBe('/packs');

    await drag(page, 'drop', [
      ['a.csv', TABLE],
      ['b.csv', TABLE],
    ]);
    await page.getByText(zh('drop.several')).waitFor();
    await drag(page, 'drop', [['照片.png', 'x']]);
    await page.getByText(zh('drop.unknown', { name: '照片.png' })).waitFor();
    expect(at(page)).toBe('/packs');
  });

  it('never leaves for a file, not even before anybody has signed in', async () => {
    const page = await county.open();
    await button(page, CLERK_NAME).waitFor();
    const stays = await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], 'x.csv'));
      const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(stays).toBe(true);
  });

  it('finds an account by pinyin initials, of the unit that is looked at', async () => {
    const page = await county.signedIn(CHIEF, '/?period=2025-12&unit=T02');
    await page.locator('.band.own').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('yhck');
    await page.locator('[role=option][aria-selected=true]', { hasText: '银行存款' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => at(page)).toBe('/books');
    const words = new URL(page.url()).searchParams;
    expect([words.get('unit'), words.get('account')]).toEqual(['T02', '1002']);
  });

  it('asks for no worksheet of a month that has none', async () => {
    const page = await county.signedIn(CHIEF);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url());
    });
    await go(page, '/?period=2025-12');
    await page.locator('.board .urge, .board .next').first().waitFor();
    expect(refused).toEqual([]);
  });

  it('finds a pack again that was made before one looked elsewhere', async () => {
    const page = await county.signedIn(CHIEF, '/packs?period=2025-12&unit=T24');
    await button(page, new RegExp(zh('packs.start'))).click();
    await page.getByRole('link', { name: zh('board.title') }).click();
    await page.getByRole('heading', { name: zh('board.title') }).waitFor();
    await page.getByRole('link', { name: zh('packs.title'), exact: true }).click();
    await page.locator('.pack-result h3', { hasText: '审计包-T24-2025-12.xlsx' }).waitFor({ timeout: 60_000 });
    await page.locator('.top-bar select').selectOption('2025-11');
    await page.locator('.pack-result').waitFor({ state: 'detached' });
  });
});
