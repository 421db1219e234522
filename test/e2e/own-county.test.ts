import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { encode } from '../fixtures/layouts/files.ts';
import { withoutBrowser } from './browser.ts';
import { countyServed } from './county.ts';
import { byMouse } from './hands.ts';
import { startService } from './program.ts';

/** One's own county from nothing to a first consolidation of two units; then its backup, restored and served elsewhere. */
const MINUTES_4 = 240_000;
const PERIOD = '2025-01';
const PASSWORD = 'a long pass phrase';
const ADMINISTRATOR = 'guanli';
const zh = translator('zh-CN');

const UNITS = [
  { code: 'H01', name: '青石县人民医院', kind: 'lead', cash: 5000 },
  { code: 'T01', name: '柳河镇卫生院', kind: 'township', cash: 1200 },
];
/** 科目余额表 of a unit's first month: it opened with its cash and earned 500. */
const balance = (cash: number): Buffer =>
  Buffer.from(
    encode(
      [
        '2025年1月 科目余额表',
        '单位：元',
        '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方',
        `1002,银行存款,${cash}.00,,500.00,,${cash + 500}.00,`,
        `3001,累计盈余,,${cash}.00,,,,${cash}.00`,
        '410101,医疗收入,,,,500.00,,500.00',
      ].join('\r\n'),
      'gb18030',
    ),
  );
const cell = (page: Page, line: string, column: string) =>
  page.locator(`.ag-row[row-id="${line}"] [col-id="${column}"]`);
/** What the worksheet says of the month. */
const figures = (page: Page): Promise<string[]> => page.locator('.ag-row:not(.ag-row-pinned)').allInnerTexts();

describe.skipIf(withoutBrowser)('a county from nothing', () => {
  const county = countyServed(() => PASSWORD);
  let consolidated: string[];

  it(
    'is set up in three steps, takes in two ledgers and consolidates them',
    async () => {
      const page = await county.open();
      const hand = byMouse(page);
      const began = performance.now();
      const since = (): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;

      await hand.press(page.getByRole('button', { name: zh('start.ownGo') }));
      await hand.write(page.getByLabel(zh('start.display')), '赵管理');
      await hand.write(page.getByLabel(zh('signIn.name')), ADMINISTRATOR);
      await hand.write(page.getByLabel(zh('signIn.password'), { exact: true }), PASSWORD);
      await hand.write(page.getByLabel(zh('start.again')), PASSWORD);
      await hand.press(page.locator('form button[type=submit]'));
      await hand.write(page.getByLabel(zh('setUp.communityName')), '青石县医共体');
      await hand.write(page.getByLabel(zh('setUp.year')), '2025');
      for (const [at, unit] of UNITS.entries()) {
        const field = (name: 'code' | 'name' | 'kind') =>
          page.getByLabel(zh('setUp.fieldOf', { field: zh(`setUp.${name}`), line: at + 1 }), { exact: true });
        await hand.write(field('code'), unit.code);
        await hand.write(field('name'), unit.name);
        await field('kind').selectOption(unit.kind);
      }
      await hand.press(page.getByRole('button', { name: zh('setUp.nextPeople') }));
      await page.getByText(zh('setUp.unitsDone', { name: '青石县医共体', count: UNITS.length })).waitFor();
      await hand.go(zh('board.title'));

      await hand.press(page.getByRole('link', { name: zh('setUp.firstImportGo') }));
      await page.locator('.top-bar select').selectOption(PERIOD);
      for (const [at, { code, name, cash }] of UNITS.entries()) {
        await hand.give({ name: `${code}.csv`, bytes: balance(cash) });
        if (at === 0) await hand.choose(page.locator('.question .ant-select input'), code, name);
        await page.getByText(zh('import.verdict.rows', { rows: 3 })).waitFor();
        await hand.press(page.getByRole('button', { name: zh('import.accept') }));
        await page.locator('.outcome').waitFor();
        if (at === 0) {
          process.stdout.write(`own county: first ledger after ${since()}\n`);
          await hand.choose(page.locator('.band input'), 'T01', '柳河镇');
          await hand.press(page.getByRole('button', { name: zh('import.next.file') }));
        }
      }
      await hand.choose(page.locator('.band input'), '全县', '全县');
      await hand.go(zh('worksheet.title'));
      await hand.press(page.getByRole('button', { name: zh('worksheet.make') }).first());
      await expect.poll(() => cell(page, 'cash', 'consolidated').innerText()).toBe('7,200.00');
      process.stdout.write(`own county: first consolidation after ${since()}\n`);
      consolidated = await figures(page);
    },
    MINUTES_4,
  );

  it(
    'is backed up and restored into a new folder, whose books say the same',
    async () => {
      const page = await county.signedIn(ADMINISTRATOR, '/admin/store');
      const hand = byMouse(page);
      await hand.press(page.getByRole('button', { name: zh('backup.go') }));
      await page.getByText(zh('backup.made')).waitFor();
      const taking = page.waitForEvent('download');
      await hand.press(page.getByRole('button', { name: zh('packs.download') }));
      await page.locator('.upload input').setInputFiles(await (await taking).path());
      await page.getByText(zh('backup.whole')).waitFor();
      const into = join(county.folder, 'restored');
      await page.getByLabel(zh('backup.into')).fill(into);
      await page.keyboard.press('Enter');
      await page.getByText(zh('backup.restored', { into })).waitFor();

      await county.closePages();
      await county.service.stop();
      county.service = await startService(into);
      const elsewhere = await county.signedIn(ADMINISTRATOR, `worksheet?period=${PERIOD}`);
      await cell(elsewhere, 'cash', 'consolidated').waitFor();
      expect(await figures(elsewhere)).toEqual(consolidated);
    },
    MINUTES_4,
  );
});
