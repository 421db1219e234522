import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { KIT_SHEETS } from '../../shared/domain/budget/kit.ts';
import { FUND_SOURCES } from '../../shared/domain/ledger/fund.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { typeInto } from '../support/flat-sheet.ts';
import { libreOffice } from '../support/libreoffice.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { cellOf, cut, pass, rowOf } from './budgeting.ts';
import { countyServed, sampleCounty } from './county.ts';

/** From 填报表 to 批复 of one township: the kit is filled in away from the console, by LibreOffice. */
const t = translator('zh-CN');
const county = countyServed(sampleCounty);
const ADDRESS = '/budget?unit=T17&period=2025-12&year=2026';
const WIDE = { viewport: { width: 1920, height: 1080 } };
const GOODS = '502 商品和服务支出';
const JANUARY = 6;

const hand = (page: Page, bytes: Buffer, name: string) =>
  page.locator('.budget-kit input[type=file]').setInputFiles({
    ...{ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: bytes },
  });

describe.skipIf(withoutBrowser)('a township’s budget in its kit', () => {
  it('is filled in offline, comes back, and goes through its rounds to the approval', async (context) => {
    const office = libreOffice(context);
    const page = await county.signedIn('wu.hy', ADDRESS, WIDE);
    await page.getByRole('button', { name: t('budget.fromActuals', { year: 2025 }) }).click();
    await rowOf(page, GOODS, '其他经费').waitFor();
    await page.getByText(t('budget.view.kit'), { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t('budgetKit.download') }).click(),
    ]);
    const kit = await readFile(await download.path());
    const lines = (await office.recalculated(kit)).get(KIT_SHEETS.plan)!;
    const row = 1 + lines.findIndex(([code, , , source]) => code === '502' && source === '其他经费');
    expect(row).toBeGreaterThan(1);

    // A kit whose formula was changed is refused, with the cell's name.
    const spoilt = await office.filledIn(kit, (flat) =>
      flat.replace(`of:=SUM([.F${row}:.Q${row}])`, `of:=SUM([.F${row}:.P${row}])`),
    );
    await hand(page, spoilt, '改坏的填报表.xlsx');
    await page.getByRole('alert').getByText(`${KIT_SHEETS.plan}!R${row}`).waitFor();
    expect(await page.getByRole('button', { name: /采用/ }).count()).toBe(0);
    await picture(page, 'budget-kit-refused');
    expect(await seriousFindings(page)).toEqual([]);

    const filled = await office.filledIn(kit, (flat) => {
      const months = Array.from({ length: 12 }, (_, month) => ({ row, column: JANUARY + month, value: 100 }));
      const carries = FUND_SOURCES.flatMap((_, at) =>
        [3, 4].map((column) => ({ row: 4 + at, column, value: 9_000_000 })),
      );
      return typeInto(typeInto(flat, KIT_SHEETS.plan, months), KIT_SHEETS.carries, carries);
    });
    await hand(page, filled, download.suggestedFilename());
    const preview = page.getByRole('region', { name: t('budgetKit.changes', { count: 1 }) });
    await expect.poll(() => preview.locator('tbody tr').innerText()).toContain('1,200.00');
    await page.getByText(t('budgetKit.keeps')).waitFor();
    await picture(page, 'budget-kit-preview');
    expect(await seriousFindings(page)).toEqual([]);
    const count = 1 + FUND_SOURCES.length;
    await page.getByRole('button', { name: t('budgetKit.take', { count }) }).click();
    await page.getByText(t('budgetKit.taken'), { exact: true }).first().waitFor();
    await page.getByText(t('budget.view.plan'), { exact: true }).click();
    await expect.poll(async () => (await cellOf(page, 'total', GOODS)).textContent()).toBe('1,200.00');
    await pass(page, 'propose');

    const centre = await county.signedIn('li.zong', ADDRESS, WIDE);
    await rowOf(centre, GOODS).waitFor();
    await cut(centre, '1080', '按上年执行数核定', GOODS);
    await expect.poll(async () => (await cellOf(centre, 'total', GOODS)).textContent()).toBe('1,080.00');
    await pass(centre, 'issue-ceiling');
    await page.goto(county.at(`${ADDRESS}&view=cuts`));
    await page.getByText('按上年执行数核定').waitFor();
    await pass(page, 'resubmit');
    await centre.goto(county.at(`${ADDRESS}&view=versions`));
    await centre.locator('.budget-rounds tbody tr').nth(2).waitFor();
    await pass(centre, 'approve');
    await expect.poll(() => centre.locator('.budget-rounds tbody tr').count()).toBe(4);
  });
});
