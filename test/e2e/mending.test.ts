import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJs from 'exceljs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { openBrowser, openPage, picture, type Watch, withoutBrowser } from './browser.ts';
import { type Running, startService, tongcai } from './program.ts';

/** A month with three bad rows: read in both languages, taken back, mended in the workbook, and imported whole. */
const MINUTES_5 = 300_000;
const PASSWORD = 'a long pass phrase 7';
const zh = translator('zh-CN');
const en = translator('en');

const BAD = [
  '2025年1月 科目余额表',
  '单位：元',
  '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方',
  '1001,库存现金,50.00,,20.00,3O.00,40.00,',
  '1002,银行存款,1000.00,,500.00,230.00,1270.00,',
  '2302,应付账款,,400.00,200.00,,,200.00',
  '3001,累计盈余,,6S0.00,,,,650.00',
  '41O101,医疗收入,,,,500.00,,500.00',
  '5001,业务活动费用,,,40.00,,40.00,',
].join('\r\n');
const RIGHT: Readonly<Record<string, string | number>> = { '3O.00': 30, '6S0.00': 650, '41O101': '410101' };

let folder: string;
let service: Running;
let browser: Browser;
let opened: { context: BrowserContext; watch: Watch }[] = [];

async function signedIn(path: string): Promise<Page> {
  const { context, page, watch } = await openPage(browser, { viewport: { width: 1366, height: 768 } });
  opened.push({ context, watch });
  await page.goto(new URL(path, service.url).href);
  await page.fill('input[name=username]', 'guanli');
  await page.fill('input[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#main h1').waitFor();
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name });
const said = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

describe.skipIf(withoutBrowser)('a month with bad rows', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongcai-e2e-'));
    const data = join(folder, 'county');
    const units = [
      { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' },
      { code: 'T01', name: '柳河镇卫生院', kind: 'township', chart: 'primary' },
    ];
    writeFileSync(join(folder, 'county.json'), JSON.stringify({ name: '青石县医共体', fiscalYear: 2025, units }));
    expect(tongcai(['init', '--community', join(folder, 'county.json'), '--data', data]).code).toBe(0);
    const first = { name: 'guanli', display: '管理员', password: PASSWORD, alsoChiefAccountant: true };
    const who = ['call', 'session.createFirstAdministrator', '--data', data, '--input', JSON.stringify(first)];
    expect(tongcai(who).stderr).toBe('');
    service = await startService(data);
    browser = await openBrowser();
  }, MINUTES_5);

  afterEach(async () => {
    const watched = opened.map(({ watch }) => watch);
    for (const { context } of opened) await context.close();
    opened = [];
    for (const watch of watched) expect(watch).toEqual({ complaints: [], violations: [], strangers: [] });
  });

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what is wrong in the language of the console, also after it was changed', async () => {
    const page = await signedIn('/checks?period=2025-01&unit=T01');
    await said(page, 'T01 2025-01 尚未报账');
    await button(page, 'English').click();
    await said(page, 'T01 has not reported 2025-01');
    expect(await page.getByText('尚未报账').count()).toBe(0);
    await button(page, '中文').click();
    await said(page, 'T01 2025-01 尚未报账');
  });

  it('is given back whole with the bad rows marked; mended there it is the whole month', async () => {
    const page = await signedIn('/import?period=2025-01&unit=T01');
    await button(page, 'English').click();
    const csv = { name: '一月.csv', mimeType: 'text/csv', buffer: Buffer.from(BAD) };
    await page.setInputFiles('input[type=file]', csv);
    await said(page, en('import.verdict.bad', { count: 3 }));
    await said(page, 'The amount “3O.00” is not a number');
    await picture(page, 'import-bad-rows-en');
    const download = page.waitForEvent('download');
    await button(page, en('import.bad.take')).click();
    const path = join(folder, 'mend.xlsx');
    await (await download).saveAs(path);

    const book = new ExcelJs.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(BAD.split('\r\n').length);
    expect(sheet.getRow(3).getCell(9).text).toBe('原因');
    expect(sheet.getRow(5).getCell(5).value).toBe(500);
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const value = RIGHT[cell.text];
        if (value !== undefined) cell.value = value;
      }),
    );
    await book.xlsx.writeFile(path);

    await button(page, '中文').click();
    await button(page, zh('import.other')).click();
    await page.setInputFiles('input[type=file]', path);
    await said(page, zh('import.verdict.rows', { rows: 6 }));
    await page.keyboard.press('F9');
    await page.locator('.outcome').waitFor();

    await page.goto(new URL('/statements?period=2025-01&unit=T01&statement=trial-balance', service.url).href);
    for (const text of ['1001', '410101', '5001', '650.00', '1,270.00']) await said(page, text);
  });
});
