import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { encode } from '../fixtures/layouts/files.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { ADMINISTRATOR, countyServed, type Fill, twoUnits } from './county.ts';
import { tongcai } from './program.ts';

/** A small county of one's own: a file comes in, its accounts are mapped, its month is checked, locked and opened again. */
const zh = translator('zh-CN');
const en = translator('en');

const HEAD = 'yuan.z';
const CENTRE = 'wang.kj';

/** The two units, who answers for the township's month, and who keeps it at the centre. */
const withHead: Fill = (data) => {
  const password = twoUnits(data);
  process.env['TONGCAI_PASSWORD'] = password;
  const args = ['organisation.createPerson', '--as', ADMINISTRATOR.name, '--data', data];
  for (const person of [
    { name: HEAD, display: '袁院长', password, grants: [{ role: 'unit-head', unit: 'T01' }] },
    { name: CENTRE, display: '王会计', password, grants: [{ role: 'centre-accountant', unit: '' }] },
  ])
    expect(tongcai(['call', ...args, '--input', JSON.stringify(person)]).stderr).toBe('');
  return password;
};
const county = countyServed(withHead);
const signedIn = (path: string): Promise<Page> => county.signedIn(ADMINISTRATOR.name, path);

const HEADING = '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方';
const ROWS = [
  '1002,银行存款,1000.00,,500.00,230.00,1270.00,',
  '2302,应付账款,,400.00,200.00,,,200.00',
  '3001,累计盈余,,600.00,,,,600.00',
  '410101,医疗收入,,,,500.00,,500.00',
  '5701,利息费用,,,30.00,,30.00,',
];
const BAD = ROWS.map((row) => row.replace(',600.00,,,,600.00', ',6O0.00,,,,600.00').replace(',200.00', ',250.00'));
const balance = (rows: readonly string[], unit = '元') =>
  Buffer.from(encode(['2025年1月 科目余额表', `单位：${unit}`, HEADING, ...rows].join('\r\n'), 'gb18030'));
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });

const button = (page: Page, name: string) => page.getByRole('button', { name });
const said = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

async function giveReason(page: Page, reason: string, action: string): Promise<void> {
  await page.getByRole('textbox', { name: zh('reason.label') }).fill(reason);
  const go = page.locator('.ant-modal-confirm-btns button', { hasText: action });
  await expect.poll(() => go.isEnabled()).toBe(true);
  await go.click();
}

describe.skipIf(withoutBrowser)('importing and checking', () => {
  it('shows every bad row with its reason, gives them back, and takes the mended file', async () => {
    const page = await signedIn('/import?period=2025-01');
    await page.setInputFiles('input[type=file]', file('一月.csv', balance(BAD)));
    // No unit is chosen yet: it is asked, and nothing is guessed.
    await page.getByRole('heading', { name: zh('import.whose') }).waitFor();
    await page.locator('.question .ant-select').click();
    await page.locator('.ant-select-item', { hasText: '柳河镇' }).click();
    await said(page, zh('import.verdict.bad', { count: 2 }));
    await said(page, '6O0.00');
    await expect.poll(() => page.locator('.ag-cell[col-id=message]').count()).toBe(2);
    await picture(page, 'import-bad-rows');
    const download = page.waitForEvent('download');
    await button(page, zh('import.bad.take')).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);

    await button(page, zh('import.other')).click();
    await page.setInputFiles('input[type=file]', file('一月.csv', balance(ROWS)));
    await said(page, zh('import.verdict.rows', { rows: 5 }));
    await page.getByText(zh('import.hypotheses')).waitFor();
    expect(await page.locator('.file-bar').innerText()).toContain('T01 柳河镇卫生院');
    await page.locator('.what-was-read').getByText('期初贷方').first().waitFor();
    await page.keyboard.press('F9');
    await page.locator('.outcome').waitFor();
    // What was kept while the person looks elsewhere is there when they come back.
    await page.locator('.outcome a', { hasText: zh('checks.name.mapping-coverage') }).click();
    await page.getByRole('heading', { name: zh('checks.title') }).waitFor();
    await page.goBack();
    await page.locator('.outcome').waitFor();
  });

  it('is handed in only without errors: the refusal leads to the rows, the row to the mapping; then signed and locked', async () => {
    const page = await county.signedIn(CENTRE, '/checks?period=2025-01&unit=T01');
    await page.locator('.check-name', { hasText: zh('checks.name.mapping-coverage') }).waitFor();
    const step = async (kind: 'submit' | 'lock') => {
      await button(page, zh(`checks.step.${kind}`)).click();
      await page.locator('.ant-modal-confirm-btns button', { hasText: zh(`checks.step.${kind}`) }).click();
    };
    expect(await button(page, zh('checks.step.lock')).count()).toBe(0);
    await step('submit');
    await page.locator('.refused').getByText('5701').waitFor();
    await page.locator('.refused button').first().click();
    await page.locator('.ag-row', { hasText: '5701' }).first().click();
    await page.getByRole('link', { name: zh('checks.to.mapping') }).click();
    await button(page, zh('import.map.take', { code: '5901' })).click();
    await page.getByText(zh('import.unmapped.none')).waitFor();

    await page.getByRole('link', { name: zh('checks.title') }).click();
    await page.locator('.check-tally', { hasText: zh('checks.errors', { count: 0 }) }).waitFor();
    await page.locator('.check-name', { hasText: zh('checks.name.chart-stops-short') }).click();
    await button(page, zh('checks.accept')).click();
    await giveReason(page, '年内按制度增设明细', zh('checks.accept'));
    await page.locator('.ag-cell', { hasText: '年内按制度增设明细' }).first().waitFor();
    await step('submit');
    await page.locator('.heading .chip', { hasText: zh('state.submitted') }).waitFor();
    // Both heads answer for it before it is locked.
    const head = await county.signedIn(HEAD, '/attestation?period=2025-01&unit=T01');
    const chief = await signedIn('/attestation?period=2025-01&unit=T01');
    for (const [signing, side] of [
      [head, 'unit'],
      [chief, 'community'],
    ] as const) {
      await signing.locator('.attestation-says').waitFor();
      await signing.keyboard.press('F9');
      await signing.locator('.ant-modal-confirm-btns button', { hasText: zh('attestation.sign') }).click();
      await signing.locator(`#attestation-${side} .chip.ok`).waitFor();
    }
    await step('lock');
    await page.locator('.heading .chip', { hasText: zh('state.locked') }).waitFor();
    await chief.goto(county.at('/checks?period=2025-01&unit=T01'));
    await button(chief, zh('checks.step.reopen')).click();
    await giveReason(chief, '补记一张凭证', zh('checks.step.reopen'));
    await chief.locator('.heading .chip', { hasText: zh('state.open') }).waitFor();
  });

  it('asks about 万元 and takes a dropped file, by keyboard from there on', async () => {
    const page = await signedIn('/import?period=2025-01&unit=H01');
    await page.locator('.upload').waitFor();
    const bytes = [...balance(ROWS, '万元')];
    await page.evaluate((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], '万元.csv'));
      document.querySelector('.nav')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    }, bytes);
    await page.getByRole('heading', { name: zh('import.ask.wan-yuan') }).waitFor();
    // One way on is said as it is, and nothing is to be picked.
    await page.getByText(zh('import.option.wan')).waitFor();
    await button(page, zh('import.ask.goOnly')).focus();
    await page.keyboard.press('Enter');
    await page.locator('.chip', { hasText: zh('import.inWan') }).waitFor();
    await said(page, zh('import.verdict.rows', { rows: 5 }));
    await page.keyboard.press('F9');
    await page.locator('.outcome').waitFor();

    // The same file again is refused in words; the batch is undone with a reason, by keyboard from its row.
    await page.getByText(zh('import.tab.history'), { exact: true }).click();
    await page.locator('.ag-cell', { hasText: '万元.csv' }).click();
    await button(page, zh('import.undo')).click();
    await giveReason(page, '单位重新报送', zh('import.undo'));
    await page.locator('.chip', { hasText: zh('import.state.undone') }).waitFor();
  });

  it('lists the units with what fails in each, and opens one', async () => {
    const page = await signedIn('/checks?period=2025-01&view=units');
    await page.locator('.ag-row', { hasText: '柳河镇卫生院' }).first().waitFor();
    await page.locator('.ag-row', { hasText: '青石县人民医院' }).locator('.chip.danger').first().waitFor();
    await page.locator('.ag-cell', { hasText: '柳河镇卫生院' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('unit')).toBe('T01');
  });

  it('has nothing serious for axe in both looks, and is English throughout', async () => {
    const page = await signedIn('/import?period=2025-01&unit=T01');
    await button(page, 'English').click();
    for (const [colorScheme, path, title] of [
      ['light', '/import?period=2025-01&unit=T01', 'import.title'],
      ['dark', '/import?period=2025-01&unit=T01&tab=history', 'import.title'],
      ['light', '/import?period=2025-01&unit=T01&tab=accounts', 'import.title'],
      ['light', '/checks?period=2025-01', 'checks.title'],
      ['dark', '/checks?period=2025-01&unit=T01', 'checks.title'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(county.at(path));
      await page.getByRole('heading', { name: en(title) }).waitFor();
      await page.locator('.grid, .blank').first().waitFor();
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      expect(await seriousFindings(page), path).toEqual([]);
      const words = await page.locator('.heading, #main .segments, .check-names, .steps, .ag-header').allInnerTexts();
      expect(words.join(' ').replaceAll('柳河镇卫生院', ''), path).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
