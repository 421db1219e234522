import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, type Fill, sampleCounty } from './county.ts';
import { tongcai } from './program.ts';

/**
 * A township's December is costed anew: drivers come in with an error and are mended, another person freezes them, the
 * month is allocated, certified and locked, and the chief accountant reads it: the flow, a yuan's way back to its voucher,
 * what is other than last month, a workbook to take along.
 */
const t = translator('zh-CN');
const MINUTES_5 = 300_000;
const AT = 'period=2025-12&unit=T01';

const HEADS = ['01', '02', '03', '04', '21', '22', '31', '41', '42'];
const csv = (people: readonly string[]): string =>
  ['科室编码,人数（人）', ...HEADS.map((code, at) => `${code},${people[at]}`)].join('\n');

/** December is opened again: its run is unlocked, and then its drivers. */
const reopened: Fill = (data) => {
  const password = sampleCounty(data);
  process.env['TONGCAI_PASSWORD'] = password;
  const call = (operation: string, input: object) => {
    const args = ['call', operation, '--as', 'chen.sh', '--data', data, '--input', JSON.stringify(input)];
    const made = tongcai(args);
    expect(made.code, made.stderr).toBe(0);
    return JSON.parse(made.stdout);
  };
  const { months } = call('costing.runs', { unit: 'T01', year: 2025 });
  const reason = '人数漏报，重新分摊';
  call('costing.reopenRun', { unit: 'T01', run: months[11].runs[0].id, reason });
  const { revision } = call('costing.driverSheet', { unit: 'T01', period: '2025-12' });
  call('costing.takeBackDrivers', { unit: 'T01', period: '2025-12', revision, reason });
  delete process.env['TONGCAI_PASSWORD'];
  return password;
};

const county = countyServed(reopened);

/** What the people who prepare and review find behind a button, and the dialog that asks once more. */
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const confirm = (page: Page) => page.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');

describe.skipIf(withoutBrowser)('a month of cost', () => {
  it(
    'goes from a spoilt file of drivers to a yuan traced to its voucher',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'tongcai-cost-month-'));
      const [spoilt, mended] = [join(folder, '人数.csv'), join(folder, '人数2.csv')];
      writeFileSync(spoilt, csv(['26', '20', '4', '十', '12', '8', '6', '8', '5']));
      writeFileSync(mended, csv(['26', '20', '4', '10', '12', '8', '6', '8', '5']));

      const desk = await county.signedIn('wang.kj', `/cost-drivers?${AT}`);
      await button(desk, t('costDrivers.import')).click();
      const drawer = desk.getByRole('dialog');
      await drawer.locator('input[type=file]').setInputFiles(spoilt);
      await drawer.getByText('B5：“十”不是数').waitFor();
      await drawer.locator('input[type=file]').setInputFiles(mended);
      await drawer.locator('.button.primary').click();
      await desk.locator('.ant-drawer').waitFor({ state: 'detached' });
      const people = desk.locator('.ag-row[row-id="01"] [col-id=headcount]').first();
      await expect.poll(() => people.textContent()).toContain('26');
      await desk.getByText(new RegExp(`^${t('costDrivers.view.doubts')} \\d+$`)).click();
      await desk.locator('.driver-line button', { hasText: /没有说明/ }).click();
      await desk.locator('.driver-line .button.primary').click();
      await desk.getByRole('dialog').locator('textarea').fill('按人事名册更正');
      await desk.getByRole('dialog').locator('.ant-btn-primary').click();
      const submit = button(desk, t('costDrivers.step.submit'));
      await expect.poll(() => submit.getAttribute('aria-disabled')).not.toBe('true');
      await submit.click();
      await desk.getByText(t('costDrivers.stage.prepared'), { exact: true }).waitFor();

      const reviewer = await county.signedIn('chen.sh', `/cost-drivers?${AT}`);
      await button(reviewer, t('costDrivers.step.review')).click();
      await confirm(reviewer);
      const digest = reviewer.locator('.driver-proof code');
      await expect.poll(() => digest.textContent()).toMatch(/^[0-9a-f]{64}$/);

      await desk.goto(county.at(`/cost-runs?${AT}`));
      await button(desk, t('costRuns.runReady', { count: 1 })).click();
      const run = desk.locator('.ag-row', { hasText: t('costRuns.versionOf', { version: 2 }) });
      await run.getByText(t('costRuns.state.prepared')).waitFor();
      await run.click();
      await desk.getByText(t('costRuns.tab.certificate'), { exact: true }).click();
      await desk.getByText(t('costRuns.cert.holds')).waitFor();
      // The certificate names the very drivers that were frozen.
      await desk.locator(`.code[title="${await digest.textContent()}"]`).waitFor();
      await picture(desk, 'cost-month-certificate');

      await reviewer.goto(county.at(`/cost-runs?${AT}`));
      await button(reviewer, t('costRuns.lockReady', { count: 1 })).click();
      await confirm(reviewer);
      const locked = reviewer.locator('.ag-row', { hasText: t('costRuns.versionOf', { version: 2 }) });
      await locked.getByText(t('costRuns.state.locked')).waitFor();

      const chief = await county.signedIn('li.zong', `/cost-reports?${AT}&tab=flow`);
      await chief.locator('.cost-flow svg').waitFor();
      await picture(chief, 'cost-month-flow');
      await chief.getByLabel(t('costReports.tab.02'), { exact: true }).check();
      await chief.locator('.ag-row', { hasText: '02 住院部' }).first().locator('[col-id=full]').click();
      await chief.locator('.cost-path strong', { hasText: '住院部' }).waitFor();
      await chief.locator('.ag-row', { hasText: '41 办公室' }).first().locator('[col-id=source]').click();
      await chief.locator('.cost-path strong', { hasText: '办公室' }).waitFor();
      await picture(chief, 'cost-month-trace');
      const book = chief.locator('.ag-row a', { hasText: t('costReports.book') }).first();
      await book.click();
      await chief.locator('.ag-row .ag-cell[col-id=summary]').first().waitFor();

      await chief.goto(county.at(`/cost-runs?${AT}`));
      await chief
        .locator('.ag-row', { hasText: t('costRuns.versionOf', { version: 2 }) })
        .getByText(t('costRuns.state.locked'))
        .click();
      await chief.getByText(t('costRuns.tab.compare'), { exact: true }).click();
      await chief.getByText(t('costRuns.cause.drivers')).first().waitFor();
      await expect.poll(() => chief.locator('.ag-row').count()).toBeGreaterThan(2);
      await picture(chief, 'cost-month-compare');
      const saved = chief.waitForEvent('download');
      await button(chief, t('statements.save')).click();
      expect((await saved).suggestedFilename()).toMatch(/^成本分摊-T01 .*-2025-12-第2版\.xlsx$/);
    },
    MINUTES_5,
  );
});
