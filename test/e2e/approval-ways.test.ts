import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { chinaDay } from '../../shared/domain/organisation/deadline.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { type AccountingDate, addDays } from '../../shared/kernel/date.ts';
import {
  ask,
  button,
  choose,
  type Document,
  decision,
  drawer,
  field,
  fillEquipment,
  handedIn,
  passByKeys,
  told,
  way,
} from './approving.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** Ways that are not straight: decided by a deputy, sent back to a level and made smaller, divided over two townships. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const CENTRE = t('approval.level.centre');
const CHIEF = t('approval.level.chief-accountant');
const FIRM = '示例云帆软件服务有限公司';
const equipment = (name: string) => ({
  equipmentName: name,
  count: '1',
  unitPrice: '30000',
  place: '门诊',
  benefit: '急用',
});
const FORM = {
  [t('approval.field.equipment.equipmentName')]: '自助报到机',
  [t('approval.field.equipment.count')]: '2',
  [t('approval.field.equipment.unitPrice')]: '14000',
  [t('approval.field.equipment.place')]: '门诊大厅',
  [t('approval.field.equipment.benefit')]: '缩短排队',
};

const county = countyServed(sampleCounty);
const today = chinaDay(Date.now()) as AccountingDate;
const listed = (page: Page, purpose: string) => page.locator('.approvals-list').getByText(purpose, { exact: true });
const over = (page: Page, stage: 'approved') => page.locator('.approvals-bar').getByText(t(`approvals.over.${stage}`));

/** An application for equipment of a unit's own goods and services, handed in. */
function applied(page: Page, unit: string, purpose: string, amount: string, payee = ''): Promise<Document> {
  const rows = [{ department: '', item: '502', source: 'other', project: '', amount }];
  const said = { unit, category: 'equipment', purpose, amount, payee, rows, filled: equipment(purpose) };
  return handedIn(page, said, Number(amount) < 50_000 ? ['quotations'] : ['quotations', 'argument', 'benefit']);
}

/** Whoever has it on the desk opens it there, and passes it. */
async function passed(who: string, { purpose, number }: Pick<Document, 'purpose' | 'number'>): Promise<Page> {
  const page = await county.signedIn(who, '/approvals?tab=waiting');
  await listed(page, purpose).click();
  await passByKeys(page, number);
  return page;
}

describe.skipIf(withoutBrowser)('an application', () => {
  it(
    'is decided by a deputy in both names, but not by one who applied',
    async () => {
      const administrator = await county.signedIn('jiang.gl', '/');
      await ask(administrator, 'organisation.createPerson', {
        ...{ name: 'he.kj', display: '示例·贺会计', password: county.password },
        grants: ['centre-accountant', 'approver'].map((role) => ({ role, unit: '' })),
      });
      const centre = await county.signedIn('feng.sp', '/approval-seats?view=delegations');
      await centre.locator('.approval-matrix').waitFor();
      await centre.keyboard.press('F2');
      await choose(centre, field(centre, t('delegations.to')), 'he.kj', '示例·贺会计');
      await field(centre, t('delegations.first')).fill(today);
      await field(centre, t('delegations.last')).fill(addDays(today, 6));
      await field(centre, t('approval.reason')).fill('下乡督导');
      await told(centre, t('delegations.saved'), () =>
        button(centre.locator('.approval-form'), t('delegations.save')).click(),
      );

      const deputy = await county.signedIn('he.kj', '/approvals?tab=own');
      const own = await applied(deputy, 'H01', '更换收费窗口叫号屏', '30000.00');
      const other = await applied(await county.signedIn('sun.qs', '/approvals'), 'T01', '更换煎药机', '30000.00');
      await passed('han.yz', own);
      await passed('chu.yz', other);

      await deputy.goto(county.at('/approvals?tab=waiting'));
      await listed(deputy, other.purpose).click();
      expect(await listed(deputy, own.purpose).count()).toBe(0);
      await deputy
        .locator('.approvals-list li', { hasText: other.purpose })
        .getByText(t('approvals.forShort', { person: '示例·冯审批' }))
        .waitFor();
      await deputy
        .locator('.approvals-view .notice')
        .getByText(t('approvals.forNotice', { person: '示例·冯审批', level: CENTRE }))
        .waitFor();
      // Whom else to ask is not for who stands in.
      expect(await button(deputy.locator('.approvals-bar'), `${t('approvals.act.add')} S`).count()).toBe(0);
      expect(await seriousFindings(deputy)).toEqual([]);
      await picture(deputy, 'approval-deputy');
      await passByKeys(deputy, other.number, '代冯主任审核，同意');
      await deputy.goto(county.at(`/approvals?tab=own&document=${own.id}`));
      await deputy.locator('.approvals-bar').getByText(t('approvals.ownDocument')).waitFor();
      await deputy.keyboard.press('a');
      expect(await decision(deputy).count()).toBe(0);

      // The chain says who decided for whom; what the deputy applied for waits for the holder alone.
      await centre.goto(county.at(`/approvals?tab=waiting&document=${other.id}`));
      await over(centre, 'approved').waitFor();
      const both = t('approvals.for', { actor: '示例·贺会计', person: '示例·冯审批' });
      await way(centre).nth(2).getByText(both).waitFor();
      await centre.locator('.approvals-moves li', { hasText: '代冯主任审核，同意' }).getByText(both).waitFor();
      expect(await listed(centre, other.purpose).count()).toBe(0);
      await listed(centre, own.purpose).click();
      await passByKeys(centre, own.number);
    },
    MINUTES_3,
  );

  it(
    'goes back to a level and to the applicant, and made smaller ends where its amount ends',
    async () => {
      const applicant = await county.signedIn('sun.qs', '/approvals');
      const asked = await applied(applicant, 'T01', '购置口腔综合治疗台', '86000.00');
      await passed('chu.yz', asked);
      const centre = await passed('feng.sp', asked);
      const chief = await county.signedIn('li.zong', '/approvals?tab=waiting');
      await listed(chief, asked.purpose).click();
      await chief.locator('.approvals-number', { hasText: asked.number }).waitFor();
      await chief.keyboard.press('r');
      await field(decision(chief), t('approvals.backTo')).selectOption({ label: CENTRE });
      await decision(chief).locator('textarea').press('Enter');
      await decision(chief).getByText(t('approvals.stop.opinion')).waitFor();
      await decision(chief).locator('textarea').fill('请核实同类治疗台的中标价');
      await told(chief, t('approvals.done.refuse', { number: asked.number }), () => chief.keyboard.press('Enter'));

      // The level that it went back to has it again, with the word; it finds it too dear, and the applicant makes it smaller.
      await centre.goto(county.at('/approvals?tab=waiting'));
      await listed(centre, asked.purpose).click();
      await centre
        .locator('.approvals-moves li', { hasText: '请核实同类治疗台的中标价' })
        .getByText(t('approvals.did.refuseTo', { level: CENTRE }))
        .waitFor();
      await centre.keyboard.press('r');
      await decision(centre).locator('textarea').fill('县医院同型 4.6 万元，请按此修改');
      await told(centre, t('approvals.done.refuse', { number: asked.number }), () => centre.keyboard.press('Enter'));
      await applicant.goto(county.at(`/approvals?tab=own&document=${asked.id}`));
      await applicant
        .locator('.approvals-bar')
        .getByRole('link', { name: t('approvals.toForm') })
        .click();
      await applicant.locator('.apply-sheet .notice', { hasText: '县医院同型' }).waitFor();
      const levels = applicant.locator('.apply-aside .apply-way');
      await levels.getByText(CHIEF, { exact: true }).waitFor();
      const amount = field(applicant, t('applications.rowAmount', { place: 1 }));
      await amount.fill('46000');
      await amount.press('Tab');
      await levels.getByText(CHIEF, { exact: true }).waitFor({ state: 'detached' });
      await field(applicant, t('approval.field.equipment.unitPrice')).fill('46000');
      await applicant.locator('.apply-aside').getByText(t('applications.complete')).waitFor();
      await applicant.keyboard.press('Control+Enter');
      await applicant.waitForURL(/\/approvals\?/);
      await applicant
        .locator('.approvals-moves')
        .getByText(t('approvals.did.submit', { amount: '46,000.00' }))
        .waitFor();
      await expect.poll(() => way(applicant).count()).toBe(3);
      await passed('chu.yz', asked);
      await passed('feng.sp', asked);
      await over(applicant, 'approved').waitFor();
      await applicant
        .locator('.approvals-held')
        .getByText(t('approvals.held.reserved', { amount: '46,000.00' }))
        .waitFor();
      expect(await seriousFindings(applicant)).toEqual([]);
      await picture(applicant, 'approval-again');
    },
    MINUTES_3,
  );

  it(
    'that is part of a division over two townships is told of it, and goes to the level of the sum',
    async () => {
      const chief = await county.signedIn('li.zong', '/approval-settings');
      const { settings, revision } = await ask<ReplyOf<Contract['approval']['settings']>>(
        chief,
        'approval.settings',
        {},
      );
      const reason = '合计跨线的由合计应到的层级审批';
      await ask(chief, 'approval.setApprovalSettings', {
        revision,
        settings: { ...settings, radarEscalates: true },
        reason,
      });
      const first = await applied(
        await county.signedIn('sun.qs', '/approvals'),
        'T01',
        '购置自助报到机',
        '30000.00',
        'party:P323',
      );
      expect(first).toMatchObject({ findings: [] });

      // The second one is told of the first before it is handed in, and by whom the sum is to be decided.
      const second = await county.signedIn('wu.hy', '/approval-applications?period=2025-12&unit=T17');
      await fillEquipment(second, {
        purpose: '购置门诊自助报到机',
        payee: { typed: 'P323', name: FIRM },
        rows: [{ line: '502', amount: '28000' }],
        filled: FORM,
        papers: ['quotations'],
      });
      const divided = second.locator('.apply-divided');
      await divided.getByText('合计 58,000.00 元').first().waitFor();
      await divided.getByText(`应由${CHIEF}审批`).waitFor();
      await divided.getByText(first.number).first().waitFor();
      await second.locator('.apply-way').getByText(CHIEF, { exact: true }).waitFor();
      expect(await seriousFindings(second)).toEqual([]);
      await picture(second, 'approval-divided-form');
      await second.keyboard.press('Control+Enter');
      await second.waitForURL(/\/approvals\?/);
      await expect.poll(() => way(second).count()).toBe(4);
      const number = (await second.locator('.approvals-number').textContent()) ?? '';
      const asked = { purpose: '购置门诊自助报到机', number };

      await passed('gu.yz', asked);
      await passed('feng.sp', asked);
      await chief.goto(county.at('/approvals?tab=waiting'));
      await listed(chief, asked.purpose).click();
      const found = chief.locator('.approvals-findings li', { hasText: '合计 58,000.00 元' }).first();
      await found.getByText(`应由${CHIEF}审批`).waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-divided');
      await found.getByRole('button').click();
      await drawer(chief).locator('.radar-evidence').getByText(first.number, { exact: true }).waitFor();
      await drawer(chief).locator('.radar-evidence').getByText(number, { exact: true }).waitFor();
      expect(await seriousFindings(chief)).toEqual([]);
      await picture(chief, 'approval-divided-evidence');
      await chief.locator('.ant-drawer:focus-within').waitFor();
      await chief.keyboard.press('Escape');
      await drawer(chief).waitFor({ state: 'detached' });
      await passByKeys(chief, number, '合并审批，今后归口采购');
      await over(second, 'approved').waitFor();
    },
    MINUTES_3,
  );
});
