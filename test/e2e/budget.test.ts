import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { cellOf, cut, pass, rowOf, type } from './budgeting.ts';
import { countyServed, sampleCounty } from './county.ts';

/** 两上两下 of one township: begun with last year's actuals, cut with a reason, submitted again and approved. */
const t = translator('zh-CN');
const county = countyServed(sampleCounty);
const ADDRESS = '/budget?unit=T17&period=2025-12&year=2026';
/** All rows of a township are in sight. */
const WIDE = { viewport: { width: 1920, height: 1080 } };
const GOODS = '502 商品和服务支出';

describe.skipIf(withoutBrowser)('a township’s budget', () => {
  it('is begun with last year’s actuals, is held to its rules while it is typed, and is submitted', async () => {
    const page = await county.signedIn('wu.hy', ADDRESS, WIDE);
    await page.getByRole('button', { name: t('budget.fromActuals', { year: 2025 }) }).click();
    await rowOf(page, GOODS, '其他经费').waitFor();
    // More goes out than comes in: the plan says which rule, and cannot be submitted.
    const submit = page.getByRole('button', { name: t('budget.do.propose') });
    await type(page, 'total', '99000000', GOODS);
    await page.getByText('不得编制赤字预算').waitFor();
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await picture(page, 'budget-deficit');
    await type(page, 'total', '1200', GOODS);
    const january = await cellOf(page, '1', GOODS);
    await expect.poll(() => january.textContent()).toBe('100.00');
    await page.reload();
    await rowOf(page, GOODS).waitFor();
    expect(await (await cellOf(page, 'total', GOODS)).textContent()).toBe('1,200.00');
    expect(await seriousFindings(page)).toEqual([]);
    for (const source of await page.locator('.budget-breaches li').allTextContents()) expect(source).not.toBe('');
    await page.getByText(t('budget.view.carries'), { exact: true }).click();
    const inputs = page.locator('.budget-carries tbody tr');
    for (const row of await inputs.all())
      for (const field of await row.locator('input').all()) {
        await field.fill('9000000');
        await field.press('Tab');
      }
    await page.getByText(t('budget.keepsRules')).waitFor();
    await pass(page, 'propose');
    expect(await submit.count()).toBe(0);
  });

  it('is cut by the centre with a reason, and given back as a ceiling', async () => {
    const page = await county.signedIn('li.zong', ADDRESS, WIDE);
    await rowOf(page, GOODS).waitFor();
    await cut(page, '1000', '按实际需要核定', GOODS);
    await expect.poll(async () => (await cellOf(page, 'total', GOODS)).textContent()).toBe('1,000.00');
    await pass(page, 'issue-ceiling');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('shows the unit who cut what and why, is submitted again, and approved', async () => {
    const unit = await county.signedIn('wu.hy', `${ADDRESS}&view=cuts`);
    await unit.getByText('按实际需要核定').waitFor();
    expect(await unit.locator('.budget-rounds tbody tr').first().innerText()).toContain('-200.00');
    await picture(unit, 'budget-cuts');
    await pass(unit, 'resubmit');
    const chief = await county.signedIn('li.zong', `${ADDRESS}&view=versions`);
    await chief.locator('.budget-rounds tbody tr').nth(2).waitFor();
    await pass(chief, 'approve');
    await expect.poll(() => chief.locator('.budget-rounds tbody tr').count()).toBe(4);
    expect(await seriousFindings(chief)).toEqual([]);
  });
});
