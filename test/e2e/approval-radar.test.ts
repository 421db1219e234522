import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { tongcai } from './program.ts';

/** The radar is tried on a table of past payments, looked through, and only then switched on, by who may. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const PAGE = '/approval-radar?period=2025-12';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const told = (page: Page, title: string) => page.locator('.ant-notification').getByText(title).first().waitFor();
const PAST = [
  '单据号,单位,收款单位,日期,金额（元）,类别,合同号',
  'A1,T01,某设备公司,2024-03-01,38000,设备购置,',
  'A2,T02,某设备公司,2024-03-20,30000,设备购置,',
  'A3,T03,某工程公司,2024-05-06,15000,基本建设与大修,',
  'A4,T03,某工程公司,2024-06-10,16000,基本建设与大修,',
  'A5,T04,某软件公司,2024-07-01,40000,服务与运行,HT-1',
  'A6,T04,某软件公司,2024-07-20,40000,服务与运行,HT-1',
].join('\n');

describe.skipIf(withoutBrowser)('the radar', () => {
  it(
    'is tried on past payments, and switched on once it was',
    async () => {
      const chief = await county.signedIn('li.zong', PAGE);
      await chief.locator('.radar-settings').waitFor();
      // The sample's is on: switched off it may be by whoever says why, and on again once it was tried.
      await chief.getByText(t('radar.on'), { exact: true }).waitFor();
      await chief.getByLabel(t('radar.switch'), { exact: true }).uncheck();
      await chief.getByLabel(t('approval.reason'), { exact: true }).fill('先在往年支出上试过再开');
      await Promise.all([told(chief, t('radar.saved')), button(chief, t('radar.save')).click()]);
      await chief.getByText(t('radar.offAbout')).waitFor();
      await chief.getByLabel(t('radar.switch'), { exact: true }).check();
      await chief.getByText(t('radar.stop.untried')).waitFor();

      const file = (name: string, text: string) => {
        const path = join(county.data, '..', name);
        writeFileSync(path, text);
        return path;
      };
      const hand = (path: string) => chief.locator('input[type=file]').setInputFiles(path);
      await hand(file('radar-bad.csv', PAST.replace('38000', '三万八')));
      await chief.getByText(t('radar.taken', { name: 'radar-bad.csv' })).waitFor();
      await chief.keyboard.press('F2');
      await chief.getByText('E2：金额写作元').waitFor();

      const past = file('radar-past.csv', PAST);
      await hand(past);
      await chief.getByText(t('radar.taken', { name: 'radar-past.csv' })).waitFor();
      await chief.getByLabel(t('radar.windowDays'), { exact: true }).fill('60');
      await Promise.all([told(chief, t('radar.tried')), chief.keyboard.press('F2')]);
      const rows = chief.locator('.radar-cases tbody tr');
      await rows.nth(1).waitFor();
      expect(await rows.count()).toBe(2);
      await rows.nth(0).getByText('合计 68,000.00 元').waitFor();
      await rows.nth(0).getByText(t('radar.found.tried'), { exact: true }).waitFor();
      await rows.nth(1).getByText(t('radar.found.tried'), { exact: true }).waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-radar');

      await rows.nth(0).getByRole('button').click();
      const evidence = chief.locator('.radar-evidence');
      await evidence.getByText('A2', { exact: true }).waitFor();
      expect(await evidence.locator('tbody tr').count()).toBe(2);
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-radar-evidence');
      await chief.locator('.ant-drawer:focus-within').waitFor();
      await chief.keyboard.press('Escape');
      await evidence.waitFor({ state: 'detached' });

      const [book] = await Promise.all([chief.waitForEvent('download'), button(chief, t('radar.export')).click()]);
      expect(book.suggestedFilename()).toBe('回溯测试结果.xlsx');

      await Promise.all([told(chief, t('radar.saved')), button(chief, t('radar.save')).click()]);
      await chief.getByText(t('radar.on'), { exact: true }).waitFor();

      const auditor = await county.signedIn('wei.ns', PAGE);
      await auditor.getByText(t('radar.on'), { exact: true }).waitFor();
      expect(await auditor.getByLabel(t('radar.windowDays'), { exact: true }).inputValue()).toBe('60');
      expect(await auditor.locator('input[type=file]').count()).toBe(0);

      const ask = ['approve', 'radar', '--file', past, '--data', county.data, '--json'];
      expect(tongcai(ask).code).toBe(1);
      process.env['TONGCAI_PASSWORD'] = county.password;
      const said = tongcai([...ask, '--as', 'li.zong']);
      delete process.env['TONGCAI_PASSWORD'];
      expect(said.code, said.stderr).toBe(0);
      // As it is set now: sixty days back.
      expect((JSON.parse(said.stdout) as { cases: { sum: string }[] }).cases.map(({ sum }) => sum)).toEqual([
        ...['68000.00', '31000.00'],
      ]);
    },
    MINUTES_2,
  );
});
