import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A unit's drivers come in from a file with an error, are mended, explained and handed in; another person freezes them. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/cost-drivers?period=2026-01&unit=T01';
const county = countyServed(sampleCounty);

const HEAD = '科室编码,人数（人）,门急诊人次,实际占用床日数';
const rows = (people: string) =>
  ['01', '02', '03', '04', '21', '22', '31', '41', '42'].map((code) => `${code},${people},${code === '03' ? '' : 60},`);
const csv = (people: string): string => [HEAD, ...rows(people)].join('\n');

describe.skipIf(withoutBrowser)('drivers of a township', () => {
  it(
    'are imported, mended, explained and handed in by one, and frozen by another',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'tongcai-drivers-'));
      const [bad, good] = [join(folder, 'bad.csv'), join(folder, 'good.csv')];
      writeFileSync(bad, csv('六'));
      writeFileSync(good, csv('6'));
      const desk = await county.signedIn('wang.kj', PATH);
      const button = (name: string) => desk.getByRole('button', { name, exact: true });
      await button(t('costDrivers.import')).click();
      const drawer = desk.getByRole('dialog');
      await drawer.locator('input[type=file]').setInputFiles(bad);
      await drawer.getByText('工作表“bad”的 B2：“六”不是数').waitFor();
      expect(await seriousFindings(desk)).toEqual([]);
      await picture(desk, 'cost-drivers-refused');
      await drawer.locator('input[type=file]').setInputFiles(good);
      await drawer.locator('.button.primary').click();
      await desk.locator('.ant-drawer').waitFor({ state: 'detached' });
      await expect
        .poll(() => desk.locator('.ag-row[row-id="01"] [col-id=headcount]').first().textContent())
        .toContain('6');

      expect(await button(t('costDrivers.step.submit')).getAttribute('aria-disabled')).toBe('true');
      await desk.getByText(new RegExp(`^${t('costDrivers.view.doubts')} \\d+$`)).click();
      await desk.getByText('03 公共卫生科是临床服务类科室，没有门急诊人次，也没有床日').waitFor();
      await desk.locator('.driver-line button', { hasText: /没有说明/ }).click();
      await desk.locator('.driver-line .button.primary').click();
      await desk.getByRole('dialog').locator('textarea').fill('月初试填，业务量按快报');
      await desk.getByRole('dialog').locator('.ant-btn-primary').click();
      await expect.poll(() => button(t('costDrivers.step.submit')).getAttribute('aria-disabled')).toBe('false');
      expect(await seriousFindings(desk)).toEqual([]);
      await picture(desk, 'cost-drivers-doubts');
      await button(t('costDrivers.step.submit')).click();
      await desk.getByText(t('costDrivers.stage.prepared'), { exact: true }).waitFor();

      const other = await county.signedIn('chen.sh', PATH);
      await other.getByRole('button', { name: t('costDrivers.step.review'), exact: true }).click();
      await other.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await other.getByText(t('costDrivers.stage.frozen'), { exact: true }).waitFor();
      expect(await other.locator('.driver-proof code').textContent()).toMatch(/^[0-9a-f]{64}$/);
      expect(await seriousFindings(other)).toEqual([]);
      await picture(other, 'cost-drivers-frozen');
    },
    MINUTES_3,
  );
});
