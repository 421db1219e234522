import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chinaDay } from '../../shared/domain/organisation/deadline.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { type AccountingDate, addDays } from '../../shared/kernel/date.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A township registers whom it pays, taking over what purchasing approved; the chief accountant approves, and it cools; a setting is changed. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PAYEES = '/approval-payees?period=2025-12';
const FIRM = '示例云岭医疗器械有限公司';

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const told = (page: Page, title: string) => page.locator('.ant-notification').getByText(title).first().waitFor();
const drawer = (page: Page) => page.locator('.ant-drawer');
const label = (page: Page, name: string) => drawer(page).getByLabel(name, { exact: true });

describe.skipIf(withoutBrowser)('a payee', () => {
  it(
    'is registered by a township, approved by the chief accountant, and cools as long as the settings say',
    async () => {
      const town = await county.signedIn('sun.qs', PAYEES);
      await town.locator('.ag-row').first().waitFor();
      await town.keyboard.press('F2');
      await drawer(town)
        .getByRole('combobox', { name: t('approvalPayees.party'), exact: true })
        .click();
      await town.keyboard.type('P325');
      await town.locator('.ant-select-item-option-active', { hasText: FIRM }).waitFor();
      await town.keyboard.press('Enter');
      await button(town, t('approvalPayees.take')).click();
      expect(await label(town, t('approvalPayees.number')).inputValue()).toMatch(/^\d{16}$/);
      const save = button(town, t('approvalPayees.save'));
      expect(await save.getAttribute('title')).toBe(t('approvalPayees.stop.called'));
      const today = chinaDay(Date.now()) as AccountingDate;
      await label(town, t('approvalPayees.calledDay')).fill(today);
      await label(town, t('approval.reason')).fill('购置检验设备');
      expect(await seriousFindings(town)).toEqual([]);
      await picture(town, 'approval-payee-form');
      await Promise.all([told(town, t('approvalPayees.saved')), save.click()]);
      const own = town.locator('.ag-row', { hasText: FIRM });
      await own.getByText(t('approvalPayees.state.new'), { exact: true }).waitFor();

      const chief = await county.signedIn('li.zong', '/approval-settings');
      await chief.locator('.settings-table').waitFor();
      await chief.keyboard.press('F2');
      await chief.getByLabel(t('approvalSettings.coolDays'), { exact: true }).fill('6');
      await chief.getByLabel(t('approval.reason'), { exact: true }).fill('按管委会决议');
      expect(await seriousFindings(chief)).toEqual([]);
      await Promise.all([told(chief, t('approvalSettings.saved')), button(chief, t('approvalSettings.save')).click()]);
      await chief.getByRole('cell', { name: `6 ${t('approvalSettings.days')}`, exact: true }).waitFor();

      await chief.goto(`${new URL(chief.url()).origin}${PAYEES}&payee=party%3AP302`);
      const waits = chief.locator('.payee-open');
      await waits.getByText('电话核实用的号码不是原来登记的号码').waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-payee-doubtful');
      await waits.getByRole('button', { name: t('approvalPayees.return') }).click();
      await chief.locator('.ant-modal').getByRole('textbox').fill('按原来登记的号码重新核实');
      await chief.locator('.ant-modal .ant-btn-primary').click();
      await chief.locator('.payee-history').getByText(t('approvalPayees.verdict.return'), { exact: true }).waitFor();

      await chief.goto(`${new URL(chief.url()).origin}${PAYEES}&payee=party%3AP325`);
      await waits.getByText(t('approvalPayees.purchasing'), { exact: true }).waitFor();
      await waits.getByRole('button', { name: t('approvalPayees.approve') }).click();
      await chief.locator('.ant-modal .ant-btn-primary:focus').press('Enter');
      const cooling = t('approvalPayees.coolingUntil', { day: addDays(today, 6) });
      await drawer(chief).getByText(cooling, { exact: true }).waitFor();
      await picture(chief, 'approval-payee');

      await chief.goto(`${new URL(chief.url()).origin}${PAYEES}`);
      await button(chief, t('approvalPayees.addParty')).click();
      await label(chief, t('approvalPayees.code')).fill('P399');
      await label(chief, t('approvalPayees.partyName')).fill('示例新来设备商行');
      expect(await seriousFindings(chief)).toEqual([]);
      await Promise.all([
        told(chief, t('approvalPayees.partyAdded')),
        drawer(chief)
          .getByRole('button', { name: t('approvalPayees.addParty') })
          .click(),
      ]);

      const auditor = await county.signedIn('wei.ns', PAYEES);
      const seen = auditor.locator('.ag-row', { hasText: FIRM });
      await seen.getByText('•••• 0103', { exact: true }).waitFor();
      await seen.getByText(t('approvalPayees.state.cooling'), { exact: true }).waitFor();
      expect(await button(auditor, t('approvalPayees.new')).count()).toBe(0);
    },
    MINUTES_3,
  );
});
