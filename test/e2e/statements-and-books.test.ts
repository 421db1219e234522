import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** From a figure of a statement to the file that a voucher came from, and the books beside it, in the sample county. */
const t = translator('zh-CN');
const TOWNSHIPS = Array.from({ length: 24 }, (_, at) => `T${String(at + 1).padStart(2, '0')}`);

const county = countyServed(sampleCounty);
const at = (address: string, name = 'li.zong', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> =>
  county.signedIn(name, address, { colorScheme });

const figure = (page: Page, line: string, column: string) =>
  page.getByRole('button', { name: new RegExp(`^${line}，${column}：`) });
const way = (page: Page) => page.locator('.way li');
const row = (page: Page, text: string) => page.locator('.ag-row', { hasText: text }).first();
const line = (page: Page, text: string) => page.locator('.parts.lines tr', { hasText: text }).first();
const address = (page: Page) => new URL(page.url());

/** The sizes of a PDF's pages in millimetres. */
const sizesOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join('×'),
  );

describe.skipIf(withoutBrowser)('statements and books', () => {
  it('take a figure apart by mouse down to the imported file, and come back step by step', async () => {
    const page = await at('/statements?unit=H01&period=2025-12');
    await figure(page, '货币资金', '期末余额').click();
    await page.locator('.formula').getByText('1002 银行存款').waitFor();
    await page.getByRole('button', { name: /100201/ }).click();
    await line(page, '上月末第三方支付平台款项到账').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(t('voucher.file')).waitFor();
    await dialog.getByText('H01-2025-凭证.json').waitFor();
    expect(await way(page).allTextContents()).toEqual(['货币资金', '100201 工商银行基本户', '记-1']);
    await picture(page, 'statement-drill');
    await way(page).nth(1).getByRole('button').click();
    await line(page, t('books.opening')).waitFor();
    await way(page).first().getByRole('button').click();
    await page.getByRole('button', { name: /100201/ }).waitFor();
    expect(address(page).searchParams.get('line')).toBe('cash');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(address(page).searchParams.get('line')).toBeNull();
  });

  it('go from figure to figure with the arrows, open one with Enter and give the focus back', async () => {
    const page = await at('/statements?unit=H01&period=2025-12&statement=income');
    await figure(page, '本期收入', '本月数').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('aria-label')).toMatch(/^财政拨款收入，本年累计数：/);
    await page.keyboard.press('Enter');
    await way(page).first().waitFor();
    await page.locator('.parts').waitFor();
    await expect.poll(() => page.locator('.way strong').evaluate((here) => here === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await line(page, t('books.opening')).waitFor();
    expect(await way(page).count()).toBe(2);
  });

  it('show the county by its units, which sum to the consolidated figure with the eliminations', async () => {
    const page = await at('/statements?period=2025-12&line=other-receivables');
    await page.locator('.parts tfoot').getByText(t('drill.total')).waitFor({ timeout: 60_000 });
    const foot = await page.locator('.parts tfoot .figure').allTextContents();
    const [sum, rest, total] = foot.map((text) => Math.round(Number(text.replaceAll(',', '')) * 100));
    expect(sum! + rest!).toBe(total);
    await page.getByRole('button', { name: /H01/ }).click();
    await page.getByRole('button', { name: /121802/ }).click();
    await line(page, t('books.opening')).waitFor();
    expect(await way(page).count()).toBe(3);
  }, 90_000);

  it('print the form alone, landscape for two sides', async () => {
    const page = await at('/statements?unit=H01&period=2025-12');
    await figure(page, '资产总计', '期末余额').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.nav', '.top-bar', '.heading']) expect(await page.locator(hidden).isVisible()).toBe(false);
    expect(await page.locator('.paper').isVisible()).toBe(true);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.map(Number) ?? [];
    expect(width).toBeGreaterThan(height);
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  });

  it.each([
    ['the county', '/statements?period=2025-12'],
    ['many chosen units', `/statements?period=2025-12&units=H01,${TOWNSHIPS.join()}`],
  ])(
    'print the balance sheet of %s on one landscape sheet, signatures and all',
    async (_, at_) => {
      const page = await at(at_);
      await figure(page, '资产总计', '期末余额').waitFor({ timeout: 60_000 });
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.signatures').isVisible()).toBe(true);
      expect(await page.locator('.applied').isVisible()).toBe(false);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.map(Number) ?? [];
      expect([width, height].map(Math.round)).toEqual([842, 595]);
      expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    },
    90_000,
  );

  it('choose units by kind and one by one, keep the choice by name, and take their figure apart', async () => {
    const page = await at('/statements?period=2025-12');
    await page.getByRole('button', { name: t('some.choose') }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('checkbox', { name: new RegExp(`^${t('kind.community')}`) }).check();
    await drawer.getByLabel(t('some.find')).fill('qhxrmyy');
    await drawer.getByRole('checkbox', { name: /H01/ }).check();
    await drawer.getByText(t('some.count', { count: 5 })).waitFor();
    await drawer.getByLabel(t('some.name')).fill('城区');
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: t('some.forget', { name: '城区' }) }).waitFor();
    await drawer.getByRole('button', { name: t('some.show') }).click();
    await page.getByRole('button', { name: t('some.chosen', { name: '城区', count: 5 }) }).waitFor();
    expect(address(page).searchParams.get('units')).toBe('H01,C01,C02,C03,C04');
    const said = page.locator('details.applied summary');
    await said.waitFor({ timeout: 60_000 });
    expect(await said.textContent()).toContain('不是经确认的合并报表');
    await said.click();
    for (const pair of await page.locator('.applied tbody td:nth-child(2)').allTextContents())
      expect(pair).toMatch(/^(清河县人民医院|城.社区卫生服务中心) ↔ (清河县人民医院|城.社区卫生服务中心)$/);
    await picture(page, 'statement-some');
    await figure(page, '应收账款净额', '期末余额').click();
    await page.locator('.parts tfoot').getByText(t('some.total')).waitFor();
    const foot = await page.locator('.parts tfoot .figure').allTextContents();
    const [sum, rest, total] = foot.map((text) => Math.round(Number(text.replaceAll(',', '')) * 100));
    expect(sum! + rest!).toBe(total);
    const effects = page.getByRole('region', { name: t('some.appliedToLine') }).locator('tbody .figure');
    const eliminated = (await effects.allTextContents()).map((text) =>
      Math.round(Number(text.replaceAll(',', '')) * 100),
    );
    expect(eliminated.reduce((all, each) => all + each, 0)).toBe(rest);
    await page.getByRole('button', { name: /C01/ }).click();
    await page.locator('.parts tfoot').getByText(t('drill.lineTotal')).waitFor();
    expect(await way(page).count()).toBe(2);
  }, 90_000);

  it('save a statement and the balances as Excel, named by unit and month', async () => {
    const page = await at('/statements?unit=T01&period=2025-12&statement=income');
    await figure(page, '本期收入', '本月数').waitFor();
    const [sheet] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('F8')]);
    expect(sheet.suggestedFilename()).toBe('收入费用表-T01 青石镇中心卫生院-2025-12.xlsx');
    await page.goto(county.at('books?unit=T01&period=2025-12&view=balances'));
    await row(page, '银行存款').waitFor();
    const save = page.getByRole('button', { name: t('statements.save') });
    const [balances] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(balances.suggestedFilename()).toBe('科目余额表-T01 青石镇中心卫生院-2025-01至2025-12.xlsx');
  });

  it('find a voucher by its text, open it by Enter, and turn to the next by key', async () => {
    const page = await at('/vouchers?unit=H01&period=2025-12');
    await page.getByLabel(t('vouchers.find')).fill('办公用品');
    await page.waitForURL(/text=/);
    const first = page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id=summary]').first();
    await page.waitForFunction(() => {
      const cells = [...document.querySelectorAll('.ag-row .ag-cell[col-id=summary]')];
      return cells.length > 1 && cells.slice(0, 2).every((cell) => /办公用品|合计/.test(cell.textContent ?? ''));
    });
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/vouchers\/\d+/);
    await page
      .locator('.voucher-form tfoot')
      .first()
      .getByText(/元.*[整分]/)
      .waitFor();
    const title = page.locator('main h1');
    const one = (await title.textContent()) ?? '';
    await page.keyboard.press('F8');
    await title.filter({ hasText: t('voucher.title'), hasNotText: one }).waitFor();
    await page.keyboard.press('F7');
    await title.filter({ hasText: one }).waitFor();
    // Who may not post is not offered a reversal.
    expect(await page.getByRole('button', { name: t('voucher.reverse') }).count()).toBe(0);
    await picture(page, 'voucher');
  });

  it('reverse a voucher with a reason, and link the two', async () => {
    const page = await at('/vouchers?unit=T01&period=2025-12', 'sun.qs');
    await page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id=summary]').first().click();
    await page.getByRole('button', { name: t('voucher.reverse') }).click();
    const make = page.getByRole('button', { name: t('reverse.do') });
    expect(await make.isDisabled()).toBe(true);
    await page.getByLabel(t('reverse.reason')).fill('金额录错');
    await make.click();
    await page.getByRole('link', { name: /^已由 2025-12 记-\d+ 冲销$/ }).click();
    await page.getByRole('link', { name: /^本凭证冲销 2025-12 记-1$/ }).waitFor();
    expect(await page.locator('.voucher-block .money.negative').count()).toBeGreaterThan(1);
  });

  it('print the vouchers of a month on the paper that is loaded, with a cover and a page to align it', async () => {
    const page = await at('/vouchers?unit=H01&period=2025-12');
    await page.getByRole('button', { name: t('printing.title') }).click();
    await page.getByLabel(t('printing.to')).fill('12');
    await page.getByText(/^12 张凭证，\d+ 页$/).waitFor();
    const slips = await page.locator('.slip').count();
    const paper = page.getByLabel(t('printing.paper'));
    const sheets = async (key: string) => {
      await paper.selectOption(key);
      await page.locator('.slip').first().waitFor();
      return sizesOf(await page.pdf({ preferCSSPageSize: true }));
    };
    expect(await sheets('a5')).toEqual(Array.from({ length: slips }, () => '210×148'));
    expect(new Set(await sheets('240x140'))).toEqual(new Set(['240×140']));
    await page.getByText(t('printing.cover'), { exact: true }).click();
    const two = await sheets('a4-two');
    expect(new Set(two)).toEqual(new Set(['210×297']));
    expect(two).toHaveLength(Math.ceil((slips + 1) / 2));
    await picture(page, 'print-vouchers');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText(t('printing.ruler'), { exact: true }).click();
    expect(sizesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual(['210×297']);
    // What is chosen here is how a single voucher comes out as well.
    await page.goto(county.at('/vouchers/1?unit=H01&period=2025-01'));
    await page.locator('.voucher-form').waitFor();
    expect(sizesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual(['210×297']);
  });

  it('open an account by pinyin, scroll its book to the end, and see it close as the balances say', async () => {
    const page = await at('/books?unit=H01&period=2025-12');
    await page.getByRole('combobox', { name: t('field.account') }).fill('yhck');
    await page.locator('.ant-select-item-option', { hasText: '1002' }).first().click();
    await row(page, t('books.opening')).waitFor();
    // The row of the highest number that the grid knows, once it has been filled: rows in passing stand there empty first.
    const end = () =>
      page.locator('[aria-rowcount]').evaluate((grid) => {
        const last = grid.querySelector(`.ag-row[aria-rowindex="${grid.getAttribute('aria-rowcount')}"]`);
        const cell = (name: string) => last?.querySelector(`[col-id=${name}]`)?.textContent;
        return { summary: cell('summary'), balance: cell('balance') };
      });
    // What is said of it is what was seen at one moment: the grid fills its rows again while the rest of the book arrives.
    let closing: string | undefined | null;
    await expect
      .poll(async () => {
        await page.locator('.ag-row .ag-cell[col-id=summary]').first().focus();
        await page.keyboard.press('Control+End');
        const { summary, balance } = await end();
        closing = balance;
        return summary;
      })
      .toBe(t('books.yearTotal'));
    expect(closing).toMatch(/\d\.\d\d$/);
    await page.getByLabel(t('book.choose')).selectOption(t('books.balances'));
    const balance = page.locator('.ag-row', { hasText: '银行存款' }).first();
    await balance.waitFor();
    expect(await balance.locator('.ag-cell[col-id=closing]').textContent()).toBe(closing);
    await picture(page, 'balances');
  });

  it('have no serious finding of axe, light and dark', async () => {
    for (const [address_, ready] of [
      ['/statements?unit=H01&period=2025-12&line=cash', '.parts'],
      ['/statements?units=H01,T01&period=2025-12&line=cash', '.drill .parts'],
      ['/vouchers?unit=H01&period=2025-12', '.ag-row .ag-cell[col-id=summary]'],
      ['/vouchers/1?unit=H01&period=2025-01', '.voucher-form'],
      ['/books?unit=H01&period=2025-12&view=balances', '.ag-row .ag-cell[col-id=name]'],
    ] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await at(address_, 'li.zong', colorScheme);
        await page.locator(ready).first().waitFor();
        expect(await seriousFindings(page), `${address_} ${colorScheme}`).toEqual([]);
      }
    }
  }, 180_000);
});
