import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { digitalOfd, digitalXml } from '../support/invoices.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** 附件 at the desk: dropped on a voucher, read, looked at by others, refused to a second unit, and found in the register. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const OWN = '青石镇中心卫生院';
const NUMBER = '25137000000000000017';
const PREPARES = 'sun.qs';
const ELSEWHERE = 'wu.hy';
const REVIEWS = 'chen.sh';

const county = countyServed(sampleCounty);

type Given = readonly [name: string, bytes: Uint8Array | string];
const papers = (page: Page) => page.locator('.papers');
const names = (page: Page) => papers(page).locator('.paper-name').allTextContents();

/** Lets files go over the page, as from the folder of downloads. */
async function drop(page: Page, ...files: readonly Given[]): Promise<void> {
  await papers(page).locator('.upload[aria-busy=false]').waitFor();
  const given = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const [name, base64] of list)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
    const event = (type: string) => new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector('.desk-sheet')?.dispatchEvent(event('drop'));
  }, given);
}

describe.skipIf(withoutBrowser)('papers on a voucher', () => {
  it(
    'are dropped, read and counted; looked at; refused elsewhere without saying where; and registered',
    async () => {
      const page = await county.signedIn(PREPARES, '/desk/new?unit=T01&period=2025-12');
      await page.locator('[data-cell=summary]:focus').waitFor();
      const photo = await page.screenshot();
      await drop(
        page,
        ['发票.xml', digitalXml({ buyer: OWN, total: '113.01', date: '2025-12-10' })],
        ['发票.ofd', digitalOfd()],
        ['现场.png', photo],
        ['程序.pdf', 'MZ'],
      );
      // Three files are two documents: an invoice in two forms, and a picture. The fourth is none, whatever it is called.
      await expect.poll(() => names(page)).toEqual(['发票.xml', '发票.ofd', '现场.png']);
      await papers(page).getByRole('alert').filter({ hasText: '程序.pdf' }).waitFor();
      expect(await page.locator('.desk-papers').inputValue()).toBe('2');
      expect(await papers(page).locator('.paper-untied').allTextContents()).toEqual([
        '价税合计 113.01 不等于金额与税额之和 113.00',
      ]);
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'papers-entry');

      // What was typed for paper stays counted when one is taken off.
      await page.locator('.desk-papers').fill('5');
      await papers(page)
        .getByRole('button', { name: t('papers.removeOne', { name: '现场.png' }) })
        .click();
      await expect.poll(() => page.locator('.desk-papers').inputValue()).toBe('4');
      await drop(page, ['现场.png', photo]);
      await expect.poll(() => page.locator('.desk-papers').inputValue()).toBe('5');

      // A PDF is drawn, a picture shown, an invoice told by its fields: all inside the page, and the policy stops nothing.
      const printed = await county.browser.newPage();
      await printed.setContent('<h1>购药合同</h1>');
      const contractPdf = await printed.pdf({ format: 'A5' });
      await printed.close();
      await drop(page, ['合同.pdf', contractPdf]);
      const look = async (name: string, shown: string) => {
        await papers(page).getByRole('button', { name, exact: true }).click();
        await page.getByRole('dialog').locator(shown).first().waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      await look('发票.ofd', '.invoice-items td');
      await look('现场.png', 'img.paper-picture');
      await look('合同.pdf', '.paper-pages canvas');
      await page.locator('.desk-saving', { hasText: t('desk.saving.saved', { time: '' }).trim() }).waitFor();
      const draft = new URL(page.url()).searchParams.get('draft');

      // Another unit's accountant has the same invoice: used already, and that is all they learn.
      const other = await county.signedIn(ELSEWHERE, '/desk/new?unit=T17&period=2025-12');
      await other.locator('[data-cell=summary]:focus').waitFor();
      await drop(other, ['同一张.xml', digitalXml()]);
      const refusal = papers(other).getByRole('alert');
      await refusal.waitFor();
      expect(await refusal.textContent()).toBe(`同一张.xml 发票 ${NUMBER} 已由医共体内另一家单位使用，不能重复入账`);

      // A paper invoice is typed, and its number is taken from then on.
      await other.getByRole('button', { name: t('papers.type') }).click();
      const form = other.getByRole('dialog');
      await form.getByRole('button', { name: t('papers.register'), exact: true }).click();
      expect(await form.locator('.field-problem').count()).toBe(4);
      await form.getByLabel(t('papers.field.number')).fill('1234 5678');
      await form.getByLabel(t('papers.field.date')).fill('2025-12-03');
      await form.getByLabel(t('papers.field.seller')).fill('县印刷厂');
      await form.getByLabel(t('papers.field.total')).fill('206');
      await form.getByRole('button', { name: t('papers.register'), exact: true }).click();
      await expect.poll(() => names(other)).toEqual([t('papers.onPaper')]);
      await other.goto(county.at('/invoices?period=2025-12'));
      await expect
        .poll(() => other.locator('.ag-row:not(.ag-row-pinned)').allTextContents())
        .toEqual([expect.stringContaining('12345678')]);

      // The reviewer sees the papers, and can take none off.
      const review = await county.signedIn(REVIEWS, `/desk/${draft}?unit=T01&period=2025-12`);
      await expect.poll(() => names(review)).toEqual(['发票.xml', '发票.ofd', '现场.png', '合同.pdf']);
      expect(
        await papers(review)
          .getByRole('button', { name: t('papers.remove') })
          .count(),
      ).toBe(0);
      expect(await papers(review).locator('.upload').count()).toBe(0);
      await picture(review, 'papers-review');

      // The register: of all units to whoever sees all; taken away as a workbook.
      await review.goto(county.at('/invoices?period=2025-12'));
      // Two of these, two that the sample county has at another unit.
      await expect.poll(() => review.locator('.ag-row:not(.ag-row-pinned)').count()).toBe(4);
      await review.getByLabel(t('papers.field.number')).fill('0017');
      await expect
        .poll(() => review.locator('.ag-row:not(.ag-row-pinned)').allTextContents())
        .toEqual([expect.stringContaining(NUMBER)]);
      expect(await seriousFindings(review)).toEqual([]);
      const [download] = await Promise.all([
        review.waitForEvent('download'),
        review.getByRole('button', { name: t('statements.save') }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('发票登记簿-2025-12.xlsx');
      await picture(review, 'papers-register');
    },
    MINUTES_2,
  );
});
