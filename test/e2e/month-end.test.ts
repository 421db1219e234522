import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleCounty, sampleTrialBalanceRows } from '../../electron/service/demo/county.ts';
import { trialBalanceFile } from '../../electron/service/demo/files.ts';
import { translator } from '../../shared/i18n/translate.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { encode } from '../fixtures/layouts/files.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed } from './county.ts';
import { byKeyboard, byMouse, type GivenFile, type Hand } from './hands.ts';

/** A month end from an empty folder to a verified pack, in one go: what a chief accountant and her colleague do. */
const MINUTES_5 = 300_000;
const MINUTES_10 = 600_000;
const PERIOD = '2025-11' as Period;
const UNIT = 'T19';
const CHIEF = '示例·李总会计师';
const CENTRE = '示例·王会计';
const zh = translator('zh-CN');

/** What the unit's software exports: right, and as it was sent, with three rows that cannot be. */
const RIGHT = trialBalanceFile({
  unit: UNIT,
  period: PERIOD,
  rows: sampleTrialBalanceRows(sampleCounty(), UNIT, PERIOD),
  declarations: [],
}).split('\r\n');
const SPOILT: Readonly<Record<string, (row: string) => string>> = {
  '1001': (row) => row.replace(/0,$/, 'O,'),
  '1701': (row) => row.replace('1701', ''),
  '4604': (row) => row.replace(/\d\d$/, '00'),
};
const SENT = RIGHT.map((row) => SPOILT[row.split(',')[0] ?? '']?.(row) ?? row);

/** The file as it is given back, with its bad rows marked in a column 原因: those are set right, by a person at a spreadsheet. */
async function mended(download: Download): Promise<GivenFile> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download.path());
  const [sheet] = workbook.worksheets;
  const heading = sheet!.getRow(3).values as string[];
  const reason = heading.indexOf('原因');
  let bad = 0;
  sheet!.eachRow((row, at) => {
    if (at <= 3 || row.getCell(reason).text === '') return;
    bad += 1;
    for (const [column, text] of RIGHT[at - 1]!.split(',').entries()) row.getCell(column + 1).value = text;
  });
  expect(bad).toBe(3);
  return { name: '黄泥镇11月-更正.xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()) };
}

const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: false }).first();
const dialog = (page: Page) => page.getByRole('dialog').last();

/** Signs in, and turns back to the month that is being closed. */
async function signInAs(page: Page, hand: Hand, person: string): Promise<void> {
  await hand.press(page.locator('.demo').getByRole('button', { name: person }));
  await page.locator('#main h1').waitFor();
  await hand.press(button(page, zh('period.previous')));
  await expect.poll(() => page.locator('.top-bar select').inputValue()).toBe(PERIOD);
}
async function signOut(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.locator('.person'));
  await hand.press(button(page, zh('session.signOut')));
  await page.locator('.demo').waitFor();
}
async function inUnit(page: Page, hand: Hand, typed: string, name: string): Promise<void> {
  await hand.choose(page.locator('.band input'), typed, name);
  await page.locator('.band', { hasText: name }).waitFor();
}
async function close(page: Page, hand: Hand): Promise<void> {
  await hand.press(button(dialog(page), zh('close')), 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function monthEnd(page: Page, hand: Hand): Promise<void> {
  page.setDefaultTimeout(MINUTES_5);
  // First start, the sample county, the board.
  await hand.press(button(page, zh('start.lookGo')));
  await page.getByRole('heading', { name: zh('start.filling') }).waitFor();
  await page.locator('.demo').waitFor();
  await signInAs(page, hand, CHIEF);
  await expect.poll(() => page.locator('table.board tbody tr').count()).toBe(31);
  await hand.press(button(page, zh('tour.close')));

  // A file with three bad rows, given back with reasons, mended by them, and taken in.
  await hand.go(zh('import.title'));
  await hand.give({ name: '黄泥镇11月.csv', bytes: Buffer.from(encode(SENT.join('\r\n'), 'gb18030')) });
  await hand.choose(page.locator('.question .ant-select input'), UNIT, '黄泥镇');
  await page.getByText(zh('import.verdict.bad', { count: 3 })).waitFor();
  await page.locator('.ag-cell[col-id=message]').first().waitFor();
  const taking = page.waitForEvent('download');
  await hand.press(button(page, zh('import.bad.take')));
  const file = await mended(await taking);
  await hand.press(button(page, zh('import.other')));
  await hand.give(file);
  await page.getByText(zh('import.verdict.rows', { rows: RIGHT.length - 4 })).waitFor();
  await hand.press(button(page, zh('import.accept')), 'F9');
  await page.locator('.outcome').waitFor();
  await picture(page, 'journey-imported');
  await signOut(page, hand);

  // Her colleague maps the account that has no group account, and makes the worksheet.
  await signInAs(page, hand, CENTRE);
  await inUnit(page, hand, 'T11', '龙潭镇');
  await hand.go(zh('import.title'));
  await hand.press(page.getByRole('radio', { name: zh('import.tab.accounts') }));
  await hand.press(page.locator('.ag-cell[col-id=name]', { hasText: '利息费用' }));
  await hand.press(button(dialog(page), zh('import.map')));
  await page.getByText(zh('import.unmapped.none')).waitFor();
  await inUnit(page, hand, '全县', '全县');
  await hand.go(zh('worksheet.title'));
  await hand.press(button(page, zh('worksheet.make')), 'F9');
  await page.getByText(zh('worksheet.draft'), { exact: true }).waitFor();

  // The pair that disagrees: what is in transit is proposed as an entry, and explained where no entry can stand.
  await hand.go(zh('reconciliation.title'));
  await openPair(page, hand);
  await hand.press(button(dialog(page), zh('reconciliation.transit')));
  await hand.press(button(dialog(page), zh('manual.keep')));
  await dialog(page)
    .getByText(zh('reconciliation.proposed', { id: 1 }))
    .waitFor();
  await close(page, hand);
  await hand.press(page.getByRole('radio', { name: zh('reconciliation.kind.budget') }));
  await openPair(page, hand);
  await hand.press(button(dialog(page), zh('reconciliation.explain')));
  await giveReason(page, hand, '汇款在途，对方12月2日入账', zh('reconciliation.explain'));
  await dialog(page).getByText('汇款在途').waitFor();
  await close(page, hand);
  await signOut(page, hand);

  // The chief confirms the entry and says from which amount on a difference matters; one makes the run anew, the other
  // confirms it.
  await signInAs(page, hand, CHIEF);
  await hand.go(zh('worksheet.title'));
  await hand.press(button(page, zh('manual.title')));
  await hand.press(button(dialog(page), zh('manual.confirm')));
  await dialog(page)
    .getByText(zh('manual.confirmedBy', { name: 'li.zong' }))
    .waitFor();
  await close(page, hand);
  await hand.press(button(page, zh('rules.title')));
  await hand.write(dialog(page).getByLabel(zh('rules.differenceThreshold')), '10000');
  await hand.press(button(dialog(page), zh('rules.keep')));
  // What was done is said for four seconds: waited for from before it is done, not after the question has faded.
  const kept = page.getByText(zh('rules.kept')).waitFor();
  await Promise.all([kept, giveReason(page, hand, '一万元以下的在途差异不影响合并', zh('rules.keep'))]);
  await close(page, hand);
  await signOut(page, hand);
  await signInAs(page, hand, CENTRE);
  await hand.go(zh('worksheet.title'));
  await hand.press(button(page, zh('worksheet.remake')), 'F9');
  await button(page, zh('compare.action')).waitFor();
  await signOut(page, hand);
  await signInAs(page, hand, CHIEF);
  await hand.go(zh('worksheet.title'));
  await hand.press(button(page, zh('worksheet.confirm')), 'F10');
  await hand.press(button(dialog(page), zh('worksheet.confirm')));
  await page.getByText(zh('worksheet.frozen', { name: 'li.zong' })).waitFor();
  await picture(page, 'journey-confirmed');

  // From a figure of the group to a voucher.
  await hand.go(zh('statements.title'));
  await hand.press(page.getByRole('button', { name: /^其他应收款净额，期末余额：/ }));
  await hand.press(button(page.locator('.parts'), 'H01'));
  await hand.press(button(page.locator('.parts'), '121802'));
  await hand.press(button(page.locator('.parts.lines tr', { hasText: '梅园镇' }).first(), ''));
  await dialog(page).getByText('H01-2025-凭证.json').waitFor();
  await picture(page, 'journey-voucher');
  await close(page, hand);

  // The pack of the county: made, taken away, and dropped on the window to be verified.
  await hand.go(zh('packs.title'));
  await hand.press(button(page, zh('packs.start')), 'F9');
  await page.locator('.pack-result').getByText(zh('packs.intact')).waitFor();
  const leaving = page.waitForEvent('download');
  await hand.press(button(page, zh('packs.download')));
  const pack = await leaving;
  expect(pack.suggestedFilename()).toMatch(/^审计包-.*2025-11\.xlsx$/);
  await hand.give({ name: pack.suggestedFilename(), bytes: readFileSync(await pack.path()) });
  const looked = page.locator('.pack-looked .verdict.ok');
  await looked.getByText(zh('packs.known')).waitFor();
  await picture(page, 'journey-verified');
}

const openPair = (page: Page, hand: Hand): Promise<void> =>
  hand.press(page.locator('.rec-matrix').getByRole('button', { name: /^人民医院 — 梅园镇卫生院/ }));

async function giveReason(page: Page, hand: Hand, reason: string, action: string): Promise<void> {
  const asked = page.locator('.ant-modal-confirm');
  await hand.write(asked.getByRole('textbox', { name: zh('reason.label') }), reason);
  await hand.press(button(asked, action));
  await asked.waitFor({ state: 'detached' });
}

describe.skipIf(withoutBrowser).each([
  ['by mouse', byMouse],
  ['by keyboard alone', byKeyboard],
])('a month end from an empty folder', (way, handOf) => {
  const county = countyServed(() => '');
  it(
    `is done in one go ${way}`,
    async () => {
      const page = await county.open();
      await monthEnd(page, handOf(page));
    },
    MINUTES_10,
  );
});
