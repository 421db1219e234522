import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { tongcai } from './program.ts';

/** A township applies for equipment: what is missing is said beside the form, papers are attached, the head sends it back once. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/approval-applications?period=2025-12&unit=T01';
const WHY = '更换门诊便携彩超';
const OPINION = '请写明安装在哪个诊室';

const county = countyServed(sampleCounty);
const aside = (page: Page) => page.locator('.apply-aside');
const field = (page: Page, key: string) => page.locator(`[data-field="${key}"]`);
const own = (key: 'equipmentName' | 'count' | 'unitPrice' | 'place' | 'benefit') =>
  t(`approval.field.equipment.${key}`);

/** Puts a picture where a paper is asked for. */
async function attach(page: Page, key: string, name: string): Promise<void> {
  const buffer = await page.screenshot();
  await field(page, `papers.${key}`).locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
  await field(page, `papers.${key}`).locator('.paper-name', { hasText: name }).waitFor();
}

/** What somebody does elsewhere while the applicant’s page stands open. */
function call<Reply>(operation: string, who: string, input: object): Reply {
  process.env['TONGCAI_PASSWORD'] = county.password;
  const said = tongcai([
    ...['call', `approval.${operation}`, '--as', who, '--data', county.data, '--json'],
    ...['--input', JSON.stringify(input)],
  ]);
  expect(said.code, said.stderr).toBe(0);
  return JSON.parse(said.stdout) as Reply;
}
type Document = ReplyOf<Contract['approval']['application']>;

describe.skipIf(withoutBrowser)('an application for large spending', () => {
  it(
    'says what is missing while it is filled in, is handed in, comes back with a word and is handed in again',
    async () => {
      const page = await county.signedIn('sun.qs', PATH);
      await page.keyboard.press('F2');
      await page.locator('.apply-categories').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'approval-categories');
      await page.getByRole('button', { name: t('approval.category.equipment') }).click();
      await page.getByLabel(t('applications.purpose'), { exact: true }).fill(WHY);
      await page.getByLabel(t('applications.pickLine'), { exact: true }).click();
      await page.keyboard.type('502');
      await page.locator('.ant-select-item-option-active').waitFor();
      await page.keyboard.press('Enter');
      const amount = page.getByLabel(t('applications.rowAmount', { place: 1 }));
      await expect.poll(() => amount.evaluate((input) => input === document.activeElement)).toBe(true);
      await amount.fill('99999999');
      await amount.press('Tab');
      await page.locator('.apply-standing', { hasText: '超出' }).waitFor();
      await page.locator('.apply-standing').getByText(t('approval.budget.out')).waitFor();
      await amount.fill('86000');
      await amount.press('Tab');
      await page.locator('.apply-standing').getByText(t('approval.budget.in')).waitFor();
      await page.getByText('捌万陆仟元整').waitFor();
      for (const level of ['unit-head', 'centre', 'chief-accountant'] as const)
        await aside(page)
          .getByText(t(`approval.level.${level}`), { exact: true })
          .waitFor();

      // What is missing stands beside the form, and at its field once one tried.
      await page.keyboard.press('Control+Enter');
      await field(page, 'equipmentName').locator('.field-problem').waitFor();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field')))
        .toBe('equipmentName');
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'approval-form-missing');
      const answers = { equipmentName: '便携式彩超', count: '1', place: '门诊楼', benefit: '日检二十人' } as const;
      for (const [key, text] of Object.entries(answers))
        await page.getByLabel(own(key as keyof typeof answers), { exact: true }).fill(text);
      await page.getByLabel(own('unitPrice'), { exact: true }).fill('86000');
      for (const key of ['quotations', 'argument', 'benefit']) await attach(page, key, `${key}.png`);
      await page.getByRole('button', { name: t('applications.paperLook', { name: 'quotations.png' }) }).click();
      await page.locator('.ant-drawer img.paper-picture').waitFor();
      await page.locator('.ant-drawer:focus-within').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.ant-drawer').waitFor({ state: 'detached' });
      await aside(page).getByText(t('applications.complete')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'approval-form');
      const id = Number(new URL(page.url()).searchParams.get('document'));
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(/\/approvals\?/);

      // The unit's head sends it back with a word, which stands over the form when it is taken up again.
      const waits = call<Document>('application', 'chu.yz', { id });
      expect(waits).toMatchObject({ stage: 'deciding', level: 'unit-head', amount: '86000.00' });
      const at = { id, revision: waits.revision, unit: 'T01', task: waits.mine?.task };
      call('decideApplication', 'chu.yz', { ...at, verdict: 'refuse', opinion: OPINION });
      await page.goto(county.at(PATH));
      const row = page.locator('.ag-row', { hasText: WHY });
      await row.getByText(t('approval.stage.refused')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'approval-register');
      await row.locator('.ag-cell[col-id=purpose]').click();
      await page.locator('.apply-sheet .notice', { hasText: OPINION }).waitFor();
      await page.getByLabel(own('place'), { exact: true }).fill('门诊楼一层 3 诊室');
      await aside(page).getByText(t('applications.complete')).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(/\/approvals\?/);
      const again = call<Document>('application', 'chu.yz', { id });
      expect(again).toMatchObject({ stage: 'deciding', filled: { place: '门诊楼一层 3 诊室' } });
      expect(again.moves.map(({ what }) => what)).toEqual(['submit', 'refuse', 'submit']);

      const listed = tongcai(['approve', 'list', '--year', '2025', '--unit', 'T01', '--data', county.data, '--json']);
      expect((JSON.parse(listed.stdout) as { number: string }[]).map(({ number }) => number)).toContain(again.number);
      const shown = tongcai(['approve', 'show', again.number, '--data', county.data]);
      expect(shown.stdout).toContain(OPINION);
    },
    MINUTES_3,
  );
});
