import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A unit suggests a product, the committee agrees, the buyer takes it and a list into a version, and it is found by pinyin. */
const t = translator('zh-CN');
const MINUTES_4 = 240_000;
const VERSIONS = '/formulary?view=versions';
const WISHES = '/formulary?view=wishes';
const MINUTES = '药事会〔2025〕3 号';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('dialog').getByLabel(name, { exact: true });
const chip = (page: Page, text: string) => page.getByRole('dialog').locator('.chip', { hasText: text });

async function confirmed(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await page.locator('.ant-modal .ant-btn-primary:focus').press('Enter');
}
async function reasoned(page: Page, name: string, reason: string): Promise<void> {
  await button(page, name).click();
  const asked = page.locator('.ant-modal textarea');
  await asked.fill(reason);
  await page.locator('.ant-modal .ant-btn-primary:enabled').click();
}

const HEAD = '医保编码\t品名\t通用名\t剂型\t规格\t最小单位\t包装单位\t转换比\t生产企业\t挂网价\t基药';
const GOOD =
  'XJ01CAA018A001480110012\t阿莫西林颗粒\t阿莫西林\t颗粒剂\t0.125g\t袋\t盒\t18\t示例北方生物制药有限公司\t6.90\t是';
const BAD = 'XJ01CAA04501010113\t阿莫西林分散片\t阿莫西林\t分散片\t0.25g\t片\t盒\t24\t示例江南制药有限公司\t9.20\t是';

describe.skipIf(withoutBrowser)('the formulary', () => {
  it(
    'takes what a unit suggested and the committee approved, and a list once its bad row is mended',
    async () => {
      const town = await county.signedIn('xu.yf', WISHES);
      await button(town, t('formulary.newWish')).click();
      await field(town, t('formulary.code')).fill('XR06AXA371A010490110012');
      await field(town, t('formulary.field.name')).fill('盐酸西替利嗪片');
      await field(town, t('formulary.field.strength')).fill('10mg');
      await field(town, t('formulary.field.unit')).fill('片');
      await field(town, t('formulary.field.pack')).fill('盒');
      await field(town, t('formulary.field.packSize')).fill('12');
      await field(town, t('formulary.field.maker')).fill('示例北方生物制药有限公司');
      await town.getByText(t('formulary.rest')).click();
      await field(town, t('formulary.field.generic')).fill('西替利嗪');
      await button(town, t('formulary.saveWish')).click();
      await town.getByRole('dialog').getByText(t('formulary.needed'), { exact: true }).first().waitFor();
      await field(town, t('formulary.wish.why')).fill('过敏性鼻炎门诊量大');
      await field(town, t('formulary.wish.indications')).fill('过敏性鼻炎、荨麻疹');
      await field(town, t('formulary.wish.evidence')).fill('国家基本药物目录');
      expect(await seriousFindings(town)).toEqual([]);
      await button(town, t('formulary.saveWish')).click();
      await town.locator('.ag-row', { hasText: '盐酸西替利嗪片' }).click();
      await button(town, t('formulary.handWish')).click();
      await chip(town, t('procurement.stage.handed')).waitFor();

      const chief = await county.signedIn('qin.zys', WISHES);
      await chief.locator('.ag-row', { hasText: '盐酸西替利嗪片' }).click();
      await reasoned(chief, t('procurement.act.approve'), MINUTES);
      await chief
        .locator('.ag-row', { hasText: '盐酸西替利嗪片' })
        .getByText(t('procurement.stage.approved'), { exact: true })
        .waitFor();

      const buyer = await county.signedIn('zhou.cg', VERSIONS);
      await button(buyer, t('formulary.begin')).click();
      await field(buyer, t('formulary.version.title')).fill('年末调整');
      await field(buyer, t('formulary.version.first')).fill('2025-12-01');
      await field(buyer, t('formulary.version.minutes')).fill(MINUTES);
      await field(buyer, t('formulary.version.held')).fill('2025-11-20');
      await field(buyer, t('formulary.version.invited')).fill('11');
      await field(buyer, t('formulary.version.present')).fill('9');
      await button(buyer, t('formulary.saveVersion')).click();
      await buyer.locator('.formulary-version h2', { hasText: '年末调整' }).waitFor();

      await buyer.getByRole('radio', { name: t('formulary.view.wishes') }).check();
      await buyer.locator('.ag-row', { hasText: '盐酸西替利嗪片' }).click();
      await button(buyer, t('formulary.takeWish', { number: 'ML2025-003' })).click();
      await buyer
        .locator('.ag-row', { hasText: '盐酸西替利嗪片' })
        .getByText(t('formulary.fate.taken'), { exact: true })
        .waitFor();
      await buyer.goto(county.at(VERSIONS));
      await buyer.locator('.ag-row', { hasText: '盐酸西替利嗪片' }).waitFor();

      await button(buyer, t('formulary.takeList')).click();
      const hand = async (name: string, rows: string): Promise<void> => {
        const file = join(county.folder, name);
        writeFileSync(file, `${HEAD}\n${rows}\n`);
        await buyer.setInputFiles('input[type=file]', file);
      };
      await hand('新增.txt', `${GOOD}\n${BAD}`);
      await buyer.getByText('西药的医保药品代码应为 23 位大写字母和数字，这个有 18 位').waitFor();
      expect(await button(buyer, t('formulary.take', { count: 1 })).count()).toBe(0);
      expect(await seriousFindings(buyer)).toEqual([]);
      await picture(buyer, 'formulary-list');
      await hand('新增-改.txt', `${GOOD}\n${BAD.replace('XJ01CAA04501010113', 'XJ01CAA018A004510110001')}`);
      await button(buyer, t('formulary.take', { count: 2 })).click();
      // The version is as it was left: what was taken is counted in it.
      await buyer.getByRole('radio', { name: `${t('formulary.changes.all')} 3`, exact: true }).waitFor();
      await button(buyer, t('procurement.act.hand')).click();
      await buyer.locator('.formulary-version .chip', { hasText: t('procurement.stage.handed') }).waitFor();
      expect(await button(buyer, t('procurement.act.approve')).count()).toBe(0);

      await chief.goto(county.at(VERSIONS));
      await confirmed(chief, t('procurement.act.approve'));
      await chief.locator('.formulary-version .chip', { hasText: t('procurement.stage.approved') }).waitFor();
      await picture(chief, 'formulary-version');

      await town.goto(county.at('/formulary'));
      await town.getByRole('searchbox').fill('ysxtlq');
      await expect
        .poll(() => town.locator('.ag-row').allInnerTexts())
        .toEqual([expect.stringContaining('盐酸西替利嗪片')]);
      await town.getByRole('searchbox').fill('amxl');
      await town.locator('.ag-row', { hasText: '阿莫西林颗粒' }).click();
      await town.locator('.formulary-list li', { hasText: '阿莫西林分散片' }).waitFor();
      await town.locator('.formulary-table', { hasText: 'ML2025-003' }).waitFor();
      expect(await seriousFindings(town)).toEqual([]);
    },
    MINUTES_4,
  );

  it(
    'leaves an exception to another person, and says who decided it',
    async () => {
      const chief = await county.signedIn('qin.zys', '/purchase-account?view=overrides');
      await chief.locator('.ag-row', { hasText: 'LW2025-002' }).click();
      await confirmed(chief, t('procurement.act.approve'));
      await chip(chief, t('procurement.stage.approved')).waitFor();
      expect(await chief.getByRole('dialog').locator('.paper-history').innerText()).toContain('秦总药师');
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'purchase-override');
    },
    MINUTES_4,
  );
});
