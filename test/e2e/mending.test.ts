import { join } from 'node:path';
import ExcelJs from 'exceljs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { picture, withoutBrowser } from './browser.ts';
import { ADMINISTRATOR, countyServed, twoUnits } from './county.ts';

/** A month with three bad rows: read in both languages, taken back, mended in the workbook, and imported whole. */
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

const county = countyServed(twoUnits);
const signedIn = (path: string): Promise<Page> => county.signedIn(ADMINISTRATOR.name, path);

const button = (page: Page, name: string) => page.getByRole('button', { name });
const said = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

describe.skipIf(withoutBrowser)('a month with bad rows', () => {
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
    const path = join(county.folder, 'mend.xlsx');
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

    await page.goto(county.at('/statements?period=2025-01&unit=T01&statement=trial-balance'));
    for (const text of ['1001', '410101', '5001', '650.00', '1,270.00']) await said(page, text);
  });
});
