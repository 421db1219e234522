import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, type Fill, sampleCounty } from './county.ts';
import { tongcai } from './program.ts';

/** Two units settle what their differences are, each at its own window, and the centre consolidates as they agreed. */
const t = translator('zh-CN');
const en = translator('en');
const PERIOD = '2025-12';
const at = `/reconciliation?period=${PERIOD}`;
const LEAD = '清河县人民医院';

/** The sample county, with somebody who keeps the lead hospital's books as well. */
const withLeadAccountant: Fill = (data) => {
  const password = sampleCounty(data);
  process.env['TONGCAI_PASSWORD'] = password;
  const input = {
    ...{ name: 'he.yy', display: '何会计（县医院）', password },
    grants: [{ role: 'unit-accountant', unit: 'H01' }],
  };
  const call = ['organisation.createPerson', '--as', 'jiang.gl', '--data', data, '--input', JSON.stringify(input)];
  const made = tongcai(['call', ...call]);
  delete process.env['TONGCAI_PASSWORD'];
  expect(made.code, made.stderr).toBe(0);
  return password;
};
const county = countyServed(withLeadAccountant);

describe.skipIf(withoutBrowser)('two units and what they differ on', () => {
  it('agree on one difference, each seeing at once what the other says, by keyboard', async () => {
    const town = await county.signedIn('sun.qs', `${at}&pair=H01.financial.receivable-payable`);
    const lead = await county.signedIn('he.yy', `${at}&pair=T01.financial.receivable-payable`);
    const here = town.getByRole('dialog');
    const there = lead.getByRole('dialog');
    await there.getByText(t('matter.standing.open')).waitFor();
    expect(await there.getByRole('link').count(), 'no voucher of the other side').toBe(0);

    await here.getByRole('button', { name: t('matter.propose') }).focus();
    await town.keyboard.press('Enter');
    const form = here.getByRole('form', { name: t('matter.propose') });
    await form.getByRole('radio', { name: t('matter.nature.transit'), checked: true }).waitFor();
    await form.getByRole('radio', { name: LEAD, checked: true }).waitFor();
    await town.keyboard.type('12 月 30 日已汇出，贵院 1 月入账');
    await town.keyboard.press('Tab');
    await town.keyboard.press('Enter');
    await here.getByText(t('matter.standing.waiting')).waitFor();

    await there.getByText('12 月 30 日已汇出，贵院 1 月入账').waitFor();
    expect(await seriousFindings(lead)).toEqual([]);
    await picture(lead, 'pair-asked');
    await there.getByRole('button', { name: t('matter.agree'), exact: true }).focus();
    await lead.keyboard.press('Enter');
    await lead.locator('.ant-modal-confirm-btns button:focus', { hasText: t('matter.agree') }).waitFor();
    await lead.keyboard.press('Enter');
    await here.getByText(t('matter.standing.agreed'), { exact: true }).waitFor();
    await here.getByText(/何会计（县医院）/).waitFor();
    await picture(town, 'pair-agreed');
  }, 120_000);

  it('dispute another, with the reason', async () => {
    const town = await county.signedIn('sun.qs', `${at}&pair=H01.budget.service`);
    const here = town.getByRole('dialog');
    await here.getByRole('button', { name: t('matter.propose') }).click();
    await here.getByRole('textbox').fill('随汇款入账');
    await here.getByRole('button', { name: t('matter.send') }).click();
    const lead = await county.signedIn('he.yy', `${at}&pair=T01.budget.service`);
    const there = lead.getByRole('dialog');
    await there.getByRole('button', { name: t('matter.dispute') }).click();
    const asking = lead.getByRole('dialog').last();
    await asking.getByRole('textbox').fill('贵院重复列支，请更正');
    await asking.getByRole('button', { name: t('matter.dispute') }).click();
    await here.getByText('贵院重复列支，请更正').waitFor();
    await here.getByText(t('matter.standing.disputed'), { exact: true }).waitFor();
    expect(await seriousFindings(town)).toEqual([]);
  });

  it('see the consolidation take what they agreed on, and the centre sees who said what', async () => {
    const centre = await county.signedIn('wang.kj', `/worksheet?period=${PERIOD}`);
    await centre.getByText(t('worksheet.noneBody')).waitFor();
    await centre.keyboard.press('F9');
    await centre.locator('.ag-row .ag-cell').first().waitFor();
    await centre.goto(county.at(`${at}&pair=H01.T01.financial.receivable-payable`));
    const drawer = centre.getByRole('dialog');
    await drawer.getByText(t('reconciliation.agreedByBoth', { count: 1 })).waitFor();
    await drawer.getByText(/孙会计/).waitFor();
    await drawer.getByText(/何会计/).waitFor();
    expect(await seriousFindings(centre)).toEqual([]);
    await picture(centre, 'pair-settled');
    await centre.goto(county.at(`${at}&pair=H01.T01.budget.service`));
    await drawer.getByText('贵院重复列支，请更正').waitFor();
    expect(await drawer.getByText(t('reconciliation.agreedByBoth', { count: 1 })).count()).toBe(0);
  });

  it('reads the same in English and in the dark', async () => {
    const page = await county.signedIn('he.yy', `/reconciliation?period=${PERIOD}`, { colorScheme: 'dark' });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText(en('matter.count.disputed', { count: 1 })).click();
    await page.getByRole('dialog').getByText(en('matter.standing.disputed'), { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'pair-disputed-en-dark');
  });
});
