import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, type Fill, sampleCounty } from './county.ts';
import { account, cell, keys, ready, toAmount } from './entering.ts';
import { tongcai } from './program.ts';

/** 超预算不支出: an overspend is told while it is typed, and stopped when it is submitted. */
const t = translator('zh-CN');
const MINUTES_2 = 120_000;
const YEAR = { unit: 'T01', year: 2025 };

const row = (item: string, month: string, source = 'other') => ({
  ...{ department: '', item, source, project: '', months: Array<string>(12).fill(month) },
});

/** The sample county with a township's budget of 2025 approved. */
const withBudget: Fill = (data) => {
  const password = sampleCounty(data);
  process.env['TONGCAI_PASSWORD'] = password;
  try {
    const call = (person: string, operation: string, input: object): unknown => {
      const asked = ['--as', person, '--data', data, '--json', '--input', JSON.stringify({ ...YEAR, ...input })];
      const { code, stdout, stderr } = tongcai(['call', `budget.${operation}`, ...asked]);
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout);
    };
    const cells = [row('201', '90000000.00'), row('501', '20000000.00'), row('502', '10000000.00')];
    call('sun.qs', 'savePlan', { revision: 0, cells, carries: [] });
    call('sun.qs', 'submitPlan', { revision: 1, passage: 'propose' });
    call('wang.kj', 'decidePlan', { revision: 2, passage: 'issue-ceiling' });
    call('sun.qs', 'submitPlan', { revision: 3, passage: 'resubmit' });
    call('li.zong', 'approvePlan', { revision: 4 });
  } finally {
    delete process.env['TONGCAI_PASSWORD'];
  }
  return password;
};

const county = countyServed(withBudget);

describe.skipIf(withoutBrowser)('spending of the budget', () => {
  it(
    'tells an overspend while it is typed, and takes no key for it; submitting stops it',
    async () => {
      const page = await county.signedIn('sun.qs', '/desk/new?unit=T01&period=2025-12');
      await ready(page);
      await keys(page, '付办公用品款', 'Enter');
      await account(page, 'bgf', '办公费');
      await toAmount(page);
      await keys(page, '500000000', 'Enter', 'Enter');
      await account(page, 'yhck', '1002');
      await toAmount(page);
      await keys(page, '=');
      await page.locator('.desk-proposed .desk-rule b').first().waitFor();
      const over = page.locator('.desk-said .error', { hasText: '超预算不支出' });
      await over.first().waitFor();
      await keys(page, 'F12');
      await page.locator('.desk-proposed').waitFor({ state: 'detached' });
      await cell(page, 3, 'voucher.debit').focus();
      await over.first().waitFor();
      await page.locator('.desk-budget').getByText(t('budgetSpend.over')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, 'desk-over-budget');

      await keys(page, 'F9');
      await page.getByText('超预算不支出').first().waitFor();
    },
    MINUTES_2,
  );
});
