import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** The books of accounts and of what lines carry beside them, in the sample county. */
const t = translator('zh-CN');

const county = countyServed(sampleCounty);
const at = (address: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> =>
  county.signedIn('li.zong', address, { colorScheme });

const row = (page: Page, text: string) => page.locator('.ag-row', { hasText: text }).first();
const cell = (page: Page, text: string, column: string) =>
  row(page, text).locator(`.ag-cell[col-id=${column}]`).textContent();
const word = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const save = (page: Page) => page.getByRole('button', { name: t('statements.save') });

describe.skipIf(withoutBrowser)('books', () => {
  it('cross department with fund nature, total what the balances say, and open the lines of one crossing', async () => {
    const page = await at('/books?unit=H01&period=2025-12&account=5001');
    await page.getByLabel(t('book.choose')).selectOption(t('book.crossing'));
    await row(page, '01 内科').waitFor();
    await page.getByLabel(`${t('crossing.then')} 2`).selectOption('fund');
    await row(page, '科教经费').waitFor();
    expect(word(page, 'by')).toBe('department,fund');
    const total = await cell(page, t('crossing.total'), 'closing');
    await picture(page, 'crossing');
    const [file] = await Promise.all([page.waitForEvent('download'), save(page).click()]);
    expect(file.suggestedFilename()).toBe('辅助核算余额表-H01 清河县人民医院-5001 业务活动费用-2025-01至2025-12.xlsx');
    const closing = await cell(page, '科教经费', 'closing');
    await row(page, '科教经费').locator('.ag-cell[col-id=item]').focus();
    await page.keyboard.press('Enter');
    await row(page, t('books.opening')).waitFor();
    expect([word(page, 'account'), word(page, 'department'), word(page, 'fund')]).toEqual(['5001', '01', 'research']);
    expect(await cell(page, t('books.yearTotal'), 'balance')).not.toBe('');
    await page.goBack();
    await row(page, '科教经费').waitFor();
    expect(await cell(page, '科教经费', 'closing')).toBe(closing);
    await page.getByLabel(t('book.choose')).selectOption(t('books.balances'));
    await page.setViewportSize({ width: 1366, height: 2600 });
    await page.getByLabel(t('books.levels')).selectOption('1');
    await row(page, '业务活动费用').waitFor();
    expect(await cell(page, '业务活动费用', 'closing')).toBe(total);
  });

  it('age what is open by counterparty, with bands of one’s own, and open the lines behind it', async () => {
    const page = await at('/books?unit=H01&period=2025-12&view=ageing');
    await row(page, '出院病人欠费').waitFor();
    const total = await cell(page, t('crossing.total'), 'total');
    await page.getByLabel(t('ageing.bands')).fill('60, 30');
    await page.getByRole('alert').waitFor();
    await page.getByLabel(t('ageing.bands')).fill('15, 45');
    await page.getByRole('columnheader', { name: t('ageing.overDays', { days: 45 }) }).waitFor();
    expect(await cell(page, t('crossing.total'), 'total')).toBe(total);
    await picture(page, 'ageing');
    const [file] = await Promise.all([page.waitForEvent('download'), save(page).click()]);
    expect(file.suggestedFilename()).toBe('应收账龄表-H01 清河县人民医院-2025-12.xlsx');
    const open = await cell(page, 'C01', 'total');
    await row(page, 'C01').locator('.ag-cell[col-id=item]').focus();
    await page.keyboard.press('Enter');
    await row(page, t('books.opening')).waitFor();
    expect(word(page, 'counterparty')).toBe('unit:C01');
    await page.setViewportSize({ width: 1366, height: 4400 });
    await expect
      .poll(async () => (await page.locator('.ag-row .ag-cell[col-id=balance]').allTextContents()).at(-1))
      .toBe(open);
  });

  it('go from the general ledger to a month’s lines, and keep cash and bank by day', async () => {
    const page = await at('/books?unit=H01&period=2025-12&view=general&account=1002');
    await row(page, '2025年11月').waitFor();
    const closing = await cell(page, '2025年11月', 'closing');
    await row(page, '2025年11月').locator('.ag-cell[col-id=item]').focus();
    await page.keyboard.press('Enter');
    await row(page, t('books.opening')).waitFor();
    expect([word(page, 'from'), word(page, 'to'), word(page, 'account')]).toEqual(['2025-11', '2025-11', '1002']);
    await page.getByLabel(t('book.choose')).selectOption(t('days.title'));
    await row(page, t('days.dayTotal')).waitFor();
    await page.setViewportSize({ width: 1366, height: 6000 });
    await expect.poll(async () => cell(page, t('books.yearTotal'), 'balance')).toBe(closing);
    const [file] = await Promise.all([page.waitForEvent('download'), save(page).click()]);
    expect(file.suggestedFilename()).toBe('日记账-H01 清河县人民医院-1002 银行存款-2025-11.xlsx');
  });

  it('analyse an account by what stands below it or by department, and tie whatever is picked', async () => {
    const page = await at('/books?unit=H01&period=2025-12&view=columnar&account=5001&from=2025-12');
    const total = page.locator('.ag-row-pinned .ag-cell');
    const amounts = async () =>
      (await total.evaluateAll((cells) => cells.map((each) => [each.getAttribute('col-id'), each.textContent])))
        .filter(([name]) => /^column|^debit$|^credit$/.test(name ?? ''))
        .map(([name, text]) => [name, Math.round(Number(text?.replaceAll(',', '').replace('–', '0')) * 100)] as const);
    const ties = async () => {
      const all = new Map(await amounts());
      const columns = [...all].filter(([name]) => name?.startsWith('column')).map(([, amount]) => amount);
      expect(columns.length).toBeGreaterThan(1);
      expect(columns.reduce((sum, each) => sum + each, 0)).toBe(all.get('debit')! - all.get('credit')!);
    };
    await page.setViewportSize({ width: 3000, height: 900 });
    await row(page, t('books.opening')).waitFor();
    await ties();
    await page.getByLabel(t('columnar.by')).selectOption('department');
    await page.getByRole('columnheader', { name: t('columnar.others') }).waitFor();
    await ties();
    await page.getByRole('button', { name: /^分栏 8\// }).click();
    await page.getByRole('checkbox', { name: '01 内科' }).uncheck();
    await page.getByRole('button', { name: /^分栏 7\// }).waitFor();
    await ties();
    await picture(page, 'columnar');
    const [file] = await Promise.all([page.waitForEvent('download'), save(page).click()]);
    expect(file.suggestedFilename()).toBe('多栏账-H01 清河县人民医院-5001 业务活动费用-2025-12.xlsx');
  });

  it('go onto paper page by page, what a page carries over being what the next begins with', async () => {
    const page = await at('/books?unit=H01&period=2025-12&view=days&account=100201');
    await row(page, t('books.opening')).waitFor();
    await page.getByRole('button', { name: t('printing.books') }).click();
    await page.locator('.book-page').first().waitFor();
    expect([word(page, 'book'), word(page, 'first'), word(page, 'last')]).toEqual(['days', '100201', '100201']);
    const figures = (of: string): Promise<string[]> =>
      page
        .locator(`tr.book-${of}`)
        .evaluateAll((rows) =>
          rows.map((each) => [...each.querySelectorAll('td.figure')].map((figure) => figure.textContent).join(' ')),
        );
    const carried = await figures('carried');
    expect(carried.length).toBeGreaterThan(10);
    expect(await figures('brought')).toEqual(carried);
    await page.getByLabel(t('printing.books.carried')).selectOption('balance');
    await expect.poll(async () => (await figures('carried'))[0]?.trim()).not.toContain(' ');
    await page.getByLabel(t('printing.paper')).selectOption('a5-wide');
    const sheets = await page.locator('.book-page').count();
    await picture(page, 'book-on-paper');
    const paper = await page.pdf({ preferCSSPageSize: true });
    // A PDF says of each of its pages that it is one.
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets);
  });

  it('have no serious finding of axe, light and dark', async () => {
    for (const address of [
      'view=crossing&account=5001&by=department,fund',
      'account=5001&department=01',
      'view=ageing&side=payable',
      'view=general',
      'view=days&account=1002',
      'view=columnar&account=5001',
    ] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await at(`/books?unit=H01&period=2025-12&${address}`, colorScheme);
        await page.locator('.ag-row .ag-cell').first().waitFor();
        expect(await seriousFindings(page), `${address} ${colorScheme}`).toEqual([]);
      }
    }
  }, 180_000);
});
