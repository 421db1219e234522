import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** 差异说明: a township says why its spending is behind, and the chief accountant accepts it. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const PATH = '/budget-execution?period=2025-09&view=variance';
const county = countyServed(sampleCounty);

describe.skipIf(withoutBrowser)('the explanation of a variance', () => {
  it(
    'is written by the unit and accepted by the chief accountant',
    async () => {
      const unit = await county.signedIn('sun.qs', PATH);
      const row = unit.locator('.ag-row', { hasText: '504' });
      await row.first().locator('.ag-cell').first().click();
      await unit.getByLabel(t('budgetWatching.cause'), { exact: true }).selectOption('behind');
      await unit.getByLabel(t('budgetWatching.explanation')).fill('上缴款按季汇总，十月支付');
      expect(await seriousFindings(unit)).toEqual([]);
      await picture(unit, 'budget-variance-form');
      await unit.getByRole('button', { name: t('budgetWatching.explain') }).click();
      await row.getByText(t('budgetWatching.state.waiting')).first().waitFor();

      const chief = await county.signedIn('li.zong', `${PATH}&unit=T01`);
      await chief.locator('.ag-row', { hasText: '504' }).first().locator('.ag-cell').first().click();
      await chief.locator('.variance-steps').getByText('上缴款按季汇总，十月支付').waitFor();
      await chief.getByRole('button', { name: t('budgetWatching.accept'), exact: true }).click();
      await chief.locator('.ag-row').getByText(t('budgetWatching.state.accepted')).first().waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'budget-variances');
    },
    MINUTES_2,
  );
});
