import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** 收入日报 by keyboard: a hospital system's sheet read, mapped once, made into drafts, and never twice. */
const t = translator('zh-CN');
const en = translator('en');
const county = countyServed(sampleCounty);
const ADDRESS = '/revenue?unit=T01&period=2025-12';

const SHEET = `青石镇中心卫生院门诊收入日报表
统计日期：2025-12-30 至 2025-12-31
日期,挂号费,西药费,检查费,合计,现金,健康卡,医保统筹
2025-12-30,10.00,100.00,50.00,160.00,60.00,20.00,80.00
2025-12-31,5.00,-20.00,30.00,15.00,15.00,0.00,0.00
合计,15.00,80.00,80.00,175.00,75.00,20.00,80.00
`;
const file = (text: string) => ({ name: '门诊日报.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describe.skipIf(withoutBrowser)('a revenue sheet', () => {
  it('is mapped, made into a draft a day with its budget block and the sheet, and shown as made', async () => {
    const page = await county.signedIn('sun.qs', ADDRESS);
    await page.locator('input[type=file]').setInputFiles(file(SHEET));
    await page.getByText(t('revenue.tied')).waitFor();
    await page.getByText(t('revenue.stop.unmapped', { count: 1 })).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'revenue-sheet');

    // The one word that no account was found for: chosen by pinyin.
    await page.getByRole('combobox', { name: t('revenue.accountOf', { word: '健康卡' }) }).focus();
    await page.keyboard.type('gsyh');
    // Who types looks at the list before taking from it.
    await page.locator('.ant-select-item-option-active', { hasText: '银行' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(t('revenue.then')).waitFor();
    await page.keyboard.press('F9');
    await page.getByText(t('revenue.madeThen', { count: 2 })).waitFor();
    const rows = page.locator('.revenue-days tbody tr');
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([expect.stringMatching(/^2025-12-30.*160\.00/), expect.stringMatching(/^2025-12-31.*15\.00/)]);
    expect(await seriousFindings(page)).toEqual([]);

    await rows.first().getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-cell=summary]').first().waitFor();
    expect(await page.locator('[data-cell=summary]').first().inputValue()).toBe('2025-12-30 门诊收入日报表 现金');
    await page.getByText('门诊日报.csv').waitFor();
    expect(await page.locator('.desk-error').count()).toBe(0);
    await picture(page, 'revenue-draft');
  });

  it('is not made a second time; one that changed shows by how much, in English too', async () => {
    const page = await county.signedIn('sun.qs', ADDRESS);
    await page.locator('input[type=file]').setInputFiles(file(SHEET));
    await page
      .locator('.chip', { hasText: t('revenue.state.same') })
      .first()
      .waitFor();
    await page.getByText(t('revenue.stop.allMade')).waitFor();
    await page.getByRole('button', { name: t('revenue.close') }).click();
    const changed = SHEET.replace('100.00,50.00,160.00,60.00', '110.00,50.00,170.00,70.00').replace(
      '80.00,80.00,175.00,75.00',
      '90.00,80.00,185.00,85.00',
    );
    await page.locator('input[type=file]').setInputFiles(file(changed));
    await page.getByText('西药费 +10.00').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText(en('revenue.state.replace')).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'revenue-changed-english');
    await page.getByRole('checkbox', { name: en('revenue.pick', { date: '2025-12-30' }) }).press('Space');
    await page.getByText(en('revenue.again', { count: 1 })).waitFor();
    await page.keyboard.press('F9');
    await page.getByText(en('revenue.madeThen', { count: 1 })).waitFor();
    await page.locator('.revenue-days tr', { hasText: '170.00' }).waitFor();
  });

  it('has its payment ways and refunds named, counterparties asked, and departments left out by one click', async () => {
    const page = await county.signedIn('sun.qs', ADDRESS);
    await page.locator('input[type=file]').setInputFiles(
      file(`青石镇中心卫生院门诊收费日报表
统计日期：2025-12-29
科室,西药费,合计,现金,微信,统筹
皮肤科,100.00,100.00,40.00,30.00,30.00
美容科,50.00,50.00,10.00,30.00,10.00
退费,-20.00,-20.00,0.00,-20.00,0.00
合计,130.00,130.00,50.00,40.00,40.00
`),
    );
    await page.getByText(t('revenue.stop.unplaced', { count: 2 })).waitFor();
    await page.getByText(t('revenue.refund')).waitFor();
    const party = page.locator('.revenue-party', { hasText: '医疗保障局' });
    await party.getByRole('combobox', { name: t('revenue.counterpartyOf', { word: '统筹' }) }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'revenue-departments');
    await page.getByRole('button', { name: t('revenue.noDepartmentForAll', { count: 2 }) }).press('Enter');
    await page.getByText(t('revenue.then')).waitFor();
    await page.keyboard.press('F9');
    await page.getByText(t('revenue.madeThen', { count: 1 })).waitFor();
    await page.locator('.revenue-days tr', { hasText: '130.00' }).getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-cell=summary]').first().waitFor();
    const said = await page
      .locator('[data-cell=summary]')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(said.slice(0, 5)).toEqual(
      ['现金', '微信', '统筹', '', '退费'].map((name) => `2025-12-29 门诊收费日报表 ${name}`.trim()),
    );
    await picture(page, 'revenue-draft-ways');
  });

  it('that does not tie is refused with its row, and nothing is made', async () => {
    const page = await county.signedIn('sun.qs', ADDRESS);
    await page.locator('input[type=file]').setInputFiles(file(SHEET.replace('50.00,160.00', '50.00,161.00')));
    await page.getByRole('alert').filter({ hasText: '第 4 行' }).waitFor();
    await page.getByText(t('revenue.stop.rejected')).waitFor();
    await picture(page, 'revenue-rejected');
  });
});
