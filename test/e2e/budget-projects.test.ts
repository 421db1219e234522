import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township declares a project with its goals, the chief accountant lists it and reviews what another has achieved. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/budget-projects?period=2025-12';

const county = countyServed(sampleCounty);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const goal = (page: Page, place: number, field: 'indicator' | 'target' | 'weight') =>
  page.getByLabel(t('budgetProjects.ofIndicator', { place, field: t(`budgetProjects.${field}`) }), { exact: true });

describe.skipIf(withoutBrowser)('the project library', () => {
  it(
    'takes a project from its declaration to the library',
    async () => {
      const unit = await county.signedIn('sun.qs', PATH);
      await unit.keyboard.press('F2');
      await unit.getByLabel(t('budgetProjects.name'), { exact: true }).fill('院区供氧改造');
      await unit.getByLabel(t('budgetProjects.person'), { exact: true }).fill('示例·安科长');
      await unit.getByLabel(t('budgetProjects.reason'), { exact: true }).fill('氧气瓶搬运有安全隐患');
      await unit.getByLabel(t('budgetProjects.estimateSource', { place: 1 })).click();
      await unit.keyboard.type('other');
      await unit.locator('.ant-select-item-option-active').waitFor();
      await unit.keyboard.press('Enter');
      await unit.getByLabel(t('budgetProjects.estimateAmount', { place: 1 })).fill('120000');
      await unit.keyboard.press('Tab');
      expect(await seriousFindings(unit)).toEqual([]);
      await unit.keyboard.press('Control+s');
      await unit.locator('h1', { hasText: 'P2026-02 院区供氧改造' }).waitFor();
      const submit = button(unit, t('budgetProjects.step.submit'));
      expect(await submit.getAttribute('aria-disabled')).toBe('true');

      await unit.getByText(t('budgetProjects.view.performance'), { exact: true }).click();
      await goal(unit, 1, 'indicator').fill('改造床位');
      await goal(unit, 1, 'target').fill('40');
      await goal(unit, 1, 'weight').fill('70');
      await goal(unit, 4, 'indicator').fill('患者满意度');
      await goal(unit, 4, 'target').fill('90');
      await goal(unit, 4, 'weight').fill('20');
      await unit.getByText(t('budgetProjects.weightSum', { sum: 90 })).waitFor();
      expect(await button(unit, t('budgetProjects.setGoals')).isDisabled()).toBe(true);
      await goal(unit, 4, 'weight').fill('30');
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'budget-project-goals');
      await button(unit, t('budgetProjects.setGoals')).click();
      await unit.getByText(t('budgetProjects.sheet.set'), { exact: true }).waitFor();
      await expect.poll(() => submit.getAttribute('aria-disabled')).toBe('false');
      await submit.click();
      await unit.getByText(t('budgetProjects.stage.reviewing'), { exact: true }).waitFor();

      const chief = await county.signedIn('li.zong', PATH);
      await chief.locator('.ag-row', { hasText: '院区供氧改造' }).click();
      await button(chief, t('budgetProjects.step.admit')).click();
      await chief.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await chief.getByText(t('budgetProjects.stage.listed'), { exact: true }).waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'budget-project');
    },
    MINUTES_3,
  );

  it(
    'and reviews and grades what a project has achieved',
    async () => {
      const chief = await county.signedIn('li.zong', PATH);
      await chief.locator('.ag-row', { hasText: '村卫生室信息系统对接' }).click();
      await chief.getByText(t('budgetProjects.view.performance'), { exact: true }).click();
      await chief.getByText(t('budgetProjects.sheet.scored'), { exact: true }).waitFor();
      const reviewed = { place: 1, field: t('budgetProjects.reviewed') };
      await chief.getByLabel(t('budgetProjects.ofIndicator', reviewed), { exact: true }).fill('28.5');
      await chief.getByText('88.5').waitFor();
      await chief.getByLabel(t('budgetProjects.comment'), { exact: true }).fill('一家延期，按比例扣分');
      expect(await seriousFindings(chief)).toEqual([]);
      await button(chief, t('budgetProjects.review')).click();
      await chief.getByText(t('budgetProjects.sheet.reviewed'), { exact: true }).waitFor();
      await chief
        .getByText(t('budgetProjects.total.grade', { total: '88.5', grade: t('budgetProjects.grade.good') }))
        .waitFor();
      await picture(chief, 'budget-project-review');
    },
    MINUTES_3,
  );
});
