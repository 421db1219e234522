import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chinaDay } from '../../shared/domain/organisation/deadline.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { type AccountingDate, addDays } from '../../shared/kernel/date.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { tongcai } from './program.ts';

/** The table of approvals is changed, tried and proposed by one, put in force by another; an empty seat is filled, another delegated. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const RULES = '/approval-rules?period=2025-12&unit=T01';
const SEATS = '/approval-seats?period=2025-12';
const CENTRE = t('approval.level.centre');
const CHIEF = t('approval.level.chief-accountant');

const county = countyServed(sampleCounty);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const view = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const told = (page: Page, title: string) => page.locator('.ant-notification').getByText(title).first().waitFor();
const below = (page: Page) => page.getByLabel(t('approvalRules.below'), { exact: true });

describe.skipIf(withoutBrowser)('the rules of approval', () => {
  it(
    'are drafted without a gap, tried, proposed, and put in force by another',
    async () => {
      const chief = await county.signedIn('li.zong', RULES);
      await chief.locator('.approval-rules').waitFor();
      await chief.keyboard.press('F2');
      await chief.getByText(t('approvalRules.noDoubts')).waitFor();
      await button(chief, t('approvalRules.edit', { row: 2 })).click();
      await below(chief).fill('40000');
      const gap = chief.locator('.approval-doubts li');
      await gap.getByText('4 万元至不到 5 万元没有规则').waitFor();
      const propose = button(chief, t('approvalRules.propose'));
      expect(await propose.getAttribute('title')).toBe(t('approvalRules.stop.grave'));
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-rules-gap');

      // The gap is filled with a row of its own, which asks for the chief accountant as well.
      await gap.getByRole('button', { name: t('approvalRules.fill') }).click();
      for (const level of [t('approval.level.unit-head'), CENTRE, CHIEF])
        await chief.getByLabel(t('approvalRules.level', { level }), { exact: true }).check();
      await chief.getByText(t('approvalRules.noDoubts')).waitFor();
      for (let row = 13; row > 3; row -= 1) await button(chief, t('approvalRules.up', { row })).click();
      await chief.locator('.approval-rules tr', { hasText: '4 万元至不到 5 万元' }).getByText(CHIEF).waitFor();

      await view(chief, t('approvalRules.view.trial')).check({ force: true });
      await chief.getByLabel(t('approvalTrial.amount'), { exact: true }).fill('45000');
      const trials = chief.locator('.approval-trial');
      await trials.nth(1).getByText('示例·李总会计师').waitFor();
      expect(await trials.nth(0).getByText('示例·李总会计师').count()).toBe(0);
      expect(await trials.nth(0).locator('tbody tr').count()).toBe(2);
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-trial');

      await view(chief, t('approvalRules.view.table')).check({ force: true });
      const first = addDays(chinaDay(Date.now()) as AccountingDate, 1);
      await chief.getByLabel(t('approvalRules.first'), { exact: true }).fill(first);
      await chief.getByLabel(t('approval.reason'), { exact: true }).fill('四万元起须总会计师审批');
      await Promise.all([told(chief, t('approvalRules.proposedDone')), propose.click()]);
      await chief.locator('.approval-proposed').getByText('示例·罗分管领导').waitFor();
      expect(await button(chief, t('approvalRules.approve')).count()).toBe(0);

      const leader = await county.signedIn('luo.fg', '/approval-rules');
      await leader.locator('.approval-proposed').getByText(t('approvalRules.mark.gone')).waitFor();
      expect(await leader.locator('.approval-proposed').getByText(t('approvalRules.mark.new')).count()).toBe(2);
      expect(await seriousFindings(leader)).toEqual([]);
      await picture(leader, 'approval-rules-proposed');
      await button(leader, t('approvalRules.approve')).click();
      await leader.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await leader.locator('.approval-proposed').waitFor({ state: 'detached' });
      await view(leader, t('approvalRules.view.versions')).check({ force: true });
      await leader.getByText(t('approvalRules.state.coming'), { exact: true }).waitFor();

      const payment = ['--unit', 'T01', '--category', 'equipment', '--source', 'other', '--amount', '45000'];
      const levels = (day: string) => {
        const said = tongcai(['approve', 'simulate', ...payment, '--day', day, '--data', county.data, '--json']);
        expect(said.code, said.stderr).toBe(0);
        return (JSON.parse(said.stdout) as { inForce: { steps: unknown[] } }).inForce.steps.length;
      };
      expect([levels(addDays(first, -1)), levels(first)]).toEqual([2, 3]);
    },
    MINUTES_3,
  );

  it(
    'find somebody at every level: who left is replaced, and who is away delegates',
    async () => {
      const chief = await county.signedIn('li.zong', `${SEATS}&view=list`);
      await button(chief, t('approvalSeats.endOf', { person: '示例·冯审批', level: CENTRE })).click();
      await chief.getByLabel(t('approvalSeats.until'), { exact: true }).fill('2025-11-30');
      await chief.getByLabel(t('approval.reason'), { exact: true }).fill('轮岗');
      await Promise.all([
        told(chief, t('approvalSeats.ended')),
        chief
          .locator('.approval-form')
          .getByRole('button', { name: t('approvalSeats.end') })
          .click(),
      ]);
      await view(chief, t('approvalSeats.view.matrix')).check({ force: true });
      await chief.getByText(t('approvalSeats.missingCount', { count: 1 })).waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-seats');
      const vacancy = { place: t('approval.community'), level: CENTRE };
      await button(chief, t('approvalSeats.missingAt', vacancy)).first().click();
      await chief.getByLabel(t('approvalSeats.person'), { exact: true }).click();
      await chief.keyboard.type('feng');
      await chief.locator('.ant-select-item-option-active', { hasText: '示例·冯审批' }).waitFor();
      await chief.keyboard.press('Enter');
      await chief.getByLabel(t('approvalSeats.from'), { exact: true }).fill('2025-12-01');
      await chief.getByLabel(t('approval.reason'), { exact: true }).fill('轮岗期满');
      expect(await seriousFindings(chief)).toEqual([]);
      await Promise.all([
        told(chief, t('approvalSeats.saved')),
        chief
          .locator('.approval-form')
          .getByRole('button', { name: t('approvalSeats.save') })
          .click(),
      ]);
      await chief.getByText(t('approvalSeats.complete')).waitFor();

      const centre = await county.signedIn('feng.sp', '/approval-seats?view=delegations');
      await centre.locator('.approval-matrix').waitFor();
      await centre.keyboard.press('F2');
      await centre.getByLabel(t('delegations.to'), { exact: true }).click();
      await centre.keyboard.type('song');
      await centre.locator('.ant-select-item-option-active', { hasText: '示例·宋办公室' }).waitFor();
      await centre.keyboard.press('Enter');
      const today = chinaDay(Date.now()) as AccountingDate;
      await centre.getByLabel(t('delegations.first'), { exact: true }).fill(today);
      await centre.getByLabel(t('delegations.last'), { exact: true }).fill(addDays(today, 7));
      await centre.getByLabel(t('approval.reason'), { exact: true }).fill('休假');
      await Promise.all([
        told(centre, t('delegations.saved')),
        centre
          .locator('.approval-form')
          .getByRole('button', { name: t('delegations.save') })
          .click(),
      ]);
      const made = centre.locator('.approval-matrix tbody tr', { hasText: '示例·宋办公室' });
      await made.getByText(t('delegations.state.now'), { exact: true }).waitFor();
      await made.getByRole('button', { name: t('delegations.end') }).click();
      await centre.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await made.getByText(t('delegations.state.ended'), { exact: true }).waitFor();

      const auditor = await county.signedIn('wei.ns', '/approval-seats?view=delegations');
      await auditor.locator('.approval-matrix tbody tr', { hasText: '示例·宋办公室' }).waitFor();
      expect(await auditor.locator('.approval-matrix tbody tr').count()).toBe(3);
    },
    MINUTES_3,
  );
});
