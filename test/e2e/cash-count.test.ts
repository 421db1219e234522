import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** 现金盘点 by keyboard: counted by the cashier, witnessed by an accountant, and what is short on the desk. */
const t = translator('zh-CN');
const county = countyServed(sampleCounty);
const ADDRESS = '/cash-count?unit=T12&period=2025-12';

describe.skipIf(withoutBrowser)('the drawer', () => {
  let short = '';

  it('is counted by keyboard against the books, and waits for another person', async () => {
    const cashier = await county.signedIn('zhao.cn', ADDRESS);
    await cashier.getByText(t('cashCount.notInMonth', { period: '2025-12' })).waitFor();
    const posted = cashier.locator('.cash-book dd').first();
    const amount = Number((await posted.textContent())!.replaceAll(',', ''));
    const hundreds = Math.floor(amount / 100);
    // The first field has the caret; Enter goes to the next.
    await cashier.keyboard.type(String(hundreds));
    await cashier.keyboard.press('Enter');
    short = (amount - hundreds * 100).toFixed(2);
    await cashier.getByText(t('cashCount.short', { amount: short })).waitFor();
    expect(await seriousFindings(cashier)).toEqual([]);
    await cashier.getByLabel(t('cashCount.explanation')).focus();
    await cashier.keyboard.type('零钱短少，待查');
    await cashier.keyboard.press('Tab');
    await cashier.keyboard.press('Enter');
    await cashier.getByText(t('cashCount.waitsForAnother')).waitFor();
    await picture(cashier, 'cash-count');
    expect(await cashier.getByRole('button', { name: t('cashCount.confirm') }).count()).toBe(0);
  });

  it('is witnessed by another person, and what is short becomes a draft', async () => {
    const accountant = await county.signedIn('wang.kj', ADDRESS);
    await accountant.getByRole('button', { name: t('cashCount.confirm') }).focus();
    await accountant.keyboard.press('Enter');
    const draft = accountant.getByRole('button', {
      name: t('cashCount.draft', { step: t('cashCount.step.found') }),
    });
    await draft.focus();
    await accountant.keyboard.press('Enter');
    await accountant.getByRole('link', { name: t('cashCount.toDraft', { step: t('cashCount.step.found') }) }).click();
    const cells = (name: string) =>
      accountant
        .locator(`[data-cell=${name}]`)
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    await expect.poll(() => cells('code')).toEqual(expect.arrayContaining([expect.stringMatching(/^1902/)]));
    expect(await cells('debit')).toContain(short);
    await accountant.goBack();
    await accountant.locator('.cash-paper').waitFor();
    expect(await seriousFindings(accountant)).toEqual([]);
    const pages = await accountant.pdf({ preferCSSPageSize: true });
    expect(pages.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});
