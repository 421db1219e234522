import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chinaDay } from '../../shared/domain/organisation/deadline.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { type AccountingDate, addDays } from '../../shared/kernel/date.ts';
import { digitalXml } from '../support/invoices.ts';
import { button, drawer, field, fillEquipment, followNotice, passByKeys, scan, told, way } from './approving.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** An ultrasound from the township that needs it to the community's consolidation: nine people in turn, each with a part of its own. */
const t = translator('zh-CN');
const MINUTES_6 = 360_000;
const WHY = '购置门诊彩色多普勒超声';
const FIRM = '示例精衡医疗设备有限公司';
const MINUTES = '院办会〔2026〕9 号';
const CONTRACT = 'QS-2026-017';
const AMOUNT = '128,000.00';
/** What was accepted, without what is kept back. */
const READY = '121,600.00';

const county = countyServed(sampleCounty);
const today = chinaDay(Date.now()) as AccountingDate;
const stage = (page: Page, name: 'deciding' | 'approved') =>
  page.locator('.approvals-head').getByText(t(`approval.stage.${name}`), { exact: true });
const held = (page: Page, kind: 'reserved' | 'committed') =>
  page.locator('.approvals-held').getByText(t(`approvals.held.${kind}`, { amount: AMOUNT }));
const submitted = '提交了青石镇中心卫生院的大额支出申请';

/** The township's accountant asks: what it will pass stands beside the form; handed in, it holds the budget. */
async function applied(page: Page): Promise<{ readonly number: string; readonly id: string }> {
  await fillEquipment(page, {
    purpose: WHY,
    payee: { typed: 'P301', name: FIRM },
    rows: [{ line: '502', amount: '128000' }],
    filled: {
      [t('approval.field.equipment.equipmentName')]: '彩色多普勒超声诊断仪',
      [t('approval.field.equipment.model')]: 'SY-60',
      [t('approval.field.equipment.count')]: '1',
      [t('approval.field.equipment.unitPrice')]: '128000',
      [t('approval.field.equipment.place')]: '门诊楼二层 3 诊室',
      [t('approval.field.equipment.benefit')]: '日检二十人，病人不再转县医院检查',
    },
    papers: ['quotations', 'argument', 'benefit'],
  });
  const aside = page.locator('.apply-aside');
  await aside.getByText(t('applications.complete')).waitFor();
  await aside.getByText(t('approvalTrial.minutes', { names: '示例·宋办公室' })).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/approvals\?/);
  await stage(page, 'deciding').waitFor();
  await held(page, 'reserved').waitFor();
  await expect.poll(() => way(page).count()).toBe(5);
  await page.locator('.approvals-bar').getByText(t('approvals.ownDocument')).waitFor();
  const number = (await page.locator('.approvals-number').textContent()) ?? '';
  return { number, id: new URL(page.url()).searchParams.get('document') ?? '' };
}

/** Who keeps the minutes comes from the document, which is chosen already. */
async function decidedInMeeting(page: Page, number: string): Promise<void> {
  await page
    .locator('.approvals-view')
    .getByRole('link', { name: t('approvals.toMeetings') })
    .click();
  const form = drawer(page);
  const chosen = form.getByRole('checkbox', { name: `${t('approvalMeetings.choose')} ${number}` });
  await expect.poll(() => chosen.isChecked()).toBe(true);
  await field(form, t('approvalMeetings.number')).fill(MINUTES);
  await field(form, t('approvalMeetings.day')).fill(today);
  await field(form, t('approvalMeetings.ought')).fill('9');
  await field(form, t('approvalMeetings.present')).fill('示例·韩院长、示例·李总会计师、示例·罗分管领导、示例·丁党办');
  await form.getByText(t('approvalMeetings.quorumShort', { ought: 9, present: 4, parts: 2, of: 3, lack: 2 })).waitFor();
  await field(form, t('approvalMeetings.present')).press('End');
  await page.keyboard.insertText('、示例·顾院长、示例·秦总药师、示例·宋办公室');
  await field(form, t('approvalMeetings.chair')).selectOption('示例·韩院长');
  await field(form, `${t('approvalMeetings.for')} ${number}`).fill('6');
  await field(form, `${t('approvalMeetings.abstained')} ${number}`).fill('1');
  await form.locator('.chip.ok', { hasText: t('approvalMeetings.carried') }).waitFor();
  await scan(page, form.locator('.upload'), '院长办公会纪要.png');
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, 'approval-meeting-form');
  // What cannot be taken back is said before it is done, each resolution with what it came to.
  await button(form, t('approvalMeetings.save')).click();
  const asked = page.locator('.ant-modal-confirm');
  await asked.getByText(AMOUNT).waitFor();
  await asked.locator('.ant-btn-primary:focus').waitFor();
  await picture(page, 'approval-meeting-confirm');
  await told(page, t('approvalMeetings.saved'), () => page.keyboard.press('Enter'));
  await form.waitFor({ state: 'detached' });
  const row = page.locator('.ag-row', { hasText: MINUTES });
  await row.getByText(t('approvalMeetings.carriedOf', { carried: 1, lost: 0 })).waitFor();
  await row.getByText(AMOUNT).waitFor();
}

/** The applicant signs for what was approved: stages, and what is kept back until a day. */
async function signed(page: Page): Promise<void> {
  await page
    .locator('.approvals-bar')
    .getByRole('link', { name: t('contracts.sign') })
    .click();
  const form = drawer(page);
  await field(form, t('contracts.number')).fill(CONTRACT);
  await field(form, t('contracts.signed')).fill(addDays(today, -1));
  await field(form, t('contracts.stageName', { number: 1 })).fill('到货验收合格');
  await field(form, t('contracts.stageAmount', { number: 1 })).fill('121600');
  await button(form, t('contracts.addStage')).click();
  await field(form, t('contracts.stageName', { number: 2 })).fill('质保期满');
  await field(form, t('contracts.stageAmount', { number: 2 })).fill('6400');
  await form
    .getByRole('checkbox', { name: t('contracts.accepting') })
    .nth(1)
    .uncheck();
  await field(form, t('contracts.retention')).fill('6400');
  await form.getByText(t('contracts.stop.release')).waitFor();
  await field(form, t('contracts.release')).fill(addDays(today, 365));
  await scan(page, form.locator('.upload'), '购置合同.png');
  // Dated before the meeting: 先签约后决策.
  await button(form, t('contracts.signSave')).click();
  await form.getByRole('alert').getByText('决策程序倒置').waitFor();
  await field(form, t('contracts.signed')).fill(today);
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, 'approval-contract-form');
  await told(page, t('contracts.signedDone', { number: CONTRACT }), () =>
    button(form, t('contracts.signSave')).click(),
  );
  await form.locator('.contract').waitFor();
  await form.locator('.contract .approval-table').getByText(t('contracts.toAccept'), { exact: true }).waitFor();
  // Who signed accepts nothing.
  expect(await button(form, t('contracts.accept')).count()).toBe(0);
}

/** Somebody else accepts the first stage, with a report. */
async function accepted(page: Page): Promise<void> {
  const opened = drawer(page);
  await opened.locator('.contract').waitFor();
  await button(opened, t('contracts.accept')).click();
  await field(opened, t('contracts.acceptDay')).fill(today);
  await field(opened, t('contracts.result')).fill('一台，与合同一致，运行正常');
  await scan(page, opened.locator('.upload'), '验收报告.png');
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, 'approval-accept');
  await told(page, t('contracts.acceptDone', { stage: '到货验收合格' }), () =>
    button(opened, t('contracts.acceptSave')).click(),
  );
  const stages = opened.locator('.contract .approval-table');
  await stages.getByText('示例·王会计').waitFor();
  await stages.getByText(t('contracts.noAcceptance')).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, 'approval-contract');
}

const inList = (page: Page, text: string) => page.locator('.ag-row', { hasText: text });
const stageOf = (page: Page, name: 'handed' | 'paid' | 'posted') =>
  drawer(page)
    .locator('.ant-drawer-title')
    .getByText(t(`payouts.stage.${name}`), { exact: true });

/** The township asks for what was accepted with its invoice, another checks it, the cashier pays, a fourth posts; gives the voucher. */
async function paid(town: Page): Promise<string> {
  await town.goto(county.at('/approval-payouts?view=payable'));
  await inList(town, CONTRACT).click();
  await town.locator('.payout-rows').waitFor();
  const total = READY.replaceAll(',', '');
  const said = { number: '26442000000000009101', buyer: '青石镇中心卫生院', seller: FIRM };
  const file = digitalXml({ ...said, date: today, net: total, tax: '0.00', total });
  await town
    .locator('.payout-hand input[type=file]')
    .setInputFiles({ name: '发票.xml', mimeType: 'text/xml', buffer: Buffer.from(file) });
  await town.locator('.apply-aside').getByText(t('payouts.allOpen'), { exact: true }).waitFor();
  await told(town, t('payouts.handed'), () => town.keyboard.press('Control+Enter'));
  await stageOf(town, 'handed').waitFor();
  const title = await drawer(town).locator('.ant-drawer-title').innerText();
  const number = /ZF-T01-\d{4}-\d{4}/.exec(title)?.[0] ?? '';

  const checker = await county.signedIn('chen.sh', '/approval-payouts');
  await inList(checker, number).click();
  await drawer(checker).locator('.payout-steps').waitFor();
  await told(checker, t('payouts.checked', { number }), () => checker.keyboard.press('a'));

  const cashier = await county.signedIn('zhao.cn', '/approval-payouts');
  await inList(cashier, number).getByRole('checkbox').check();
  await button(cashier.locator('.payout-bar-pay'), t('payouts.pay')).click();
  await cashier.getByLabel(t('payouts.reference'), { exact: true }).fill('QS-0128');
  await told(cashier, t('payouts.paid', { count: 1 }), () => cashier.keyboard.press('Enter'));

  const keeper = await county.signedIn('wang.kj', '/approval-payouts?unit=T01&view=paid');
  await inList(keeper, number).click();
  await stageOf(keeper, 'paid').waitFor();
  await drawer(keeper).locator('.payout-steps').waitFor();
  await keeper.keyboard.press('b');
  await told(keeper, t('payouts.posted'), () =>
    keeper.locator('.ant-modal-confirm .ant-btn-primary:focus').press('Enter'),
  );
  await stageOf(keeper, 'posted').waitFor();
  return drawer(keeper).locator('.payout-vouchers a').innerText();
}

/** The month's consolidation has it, down to the voucher. */
async function consolidated(chief: Page): Promise<void> {
  const month = today.slice(0, 7);
  await chief.goto(county.at(`/worksheet?period=${month}&unit=`));
  await chief.getByText(t('worksheet.noneBody')).waitFor();
  await chief.keyboard.press('F9');
  await chief.getByText(t('worksheet.draft'), { exact: true }).first().waitFor();
  await chief.goto(county.at(`/worksheet?period=${month}&line=cash&column=unit:T01`));
  await chief.locator('.ws-unit', { hasText: '青石镇' }).click();
  await chief.locator('.drill').getByRole('button', { name: /^1002/ }).first().click();
  await chief.locator('.parts.lines tr', { hasText: WHY }).locator('.part').first().click();
  await chief.locator('.drill .voucher-block').first().waitFor();
  await chief.locator('.drill').getByText(FIRM).first().waitFor();
  await picture(chief, 'approval-consolidated');
}

describe.skipIf(withoutBrowser)('a large expenditure', () => {
  it(
    'goes from a township through its levels, a meeting and a contract to its payment, its voucher and the consolidation',
    async () => {
      const applicant = await county.signedIn('sun.qs', '/approval-applications?period=2025-12&unit=T01');
      const { number, id } = await applied(applicant);

      // Each is led by a notice to the document, and sees at which level it stands and who comes next.
      const head = await county.signedIn('chu.yz', '/');
      await followNotice(head, submitted);
      await passByKeys(head, number);
      const centre = await county.signedIn('feng.sp', '/approvals');
      await centre.locator('.approvals-list').getByText(WHY).click();
      await way(centre).nth(1).getByText('示例·褚院长（青石镇）').waitFor();
      await passByKeys(centre, number, '询价充分，预算内，同意');
      const chief = await county.signedIn('li.zong', '/approvals');
      await chief.locator('.approvals-list').getByText(WHY).click();
      await held(chief, 'reserved').waitFor();
      await chief.locator('.approvals-moves').getByText('询价充分，预算内，同意').waitFor();
      await passByKeys(chief, number, '同意提交院长办公会');
      await applicant
        .locator('.approvals-view .notice')
        .getByText(t('approvals.waitsForMeeting', { level: t('approval.level.office') }))
        .waitFor();

      const office = await county.signedIn('song.bg', '/');
      await office.locator('.bell').click();
      await office.locator('.notices').getByText(t('notices.approvalsGo')).click();
      await office.locator('.approvals-list').getByText(WHY).click();
      await decidedInMeeting(office, number);

      // The applicant reads what was decided, and goes on from the document.
      await followNotice(applicant, MINUTES);
      await drawer(applicant)
        .getByText(t('approvalMeetings.votesOf', { for: 6, against: 0, abstained: 1 }))
        .waitFor();
      await drawer(applicant).getByText('院长办公会纪要.png').waitFor();
      expect(await seriousFindings(applicant)).toEqual([]);
      await picture(applicant, 'approval-meeting');
      await applicant.goto(county.at(`/approvals?tab=own&document=${id}`));
      await stage(applicant, 'approved').waitFor();
      await signed(applicant);

      const other = await county.signedIn('wang.kj', '/');
      await followNotice(other, CONTRACT);
      await accepted(other);

      // The document says what became of its budget, whoever looks.
      for (const page of [applicant, chief]) {
        await page.goto(county.at(`/approvals?tab=own&document=${id}`));
        await held(page, 'committed').waitFor();
        expect(await held(page, 'reserved').count()).toBe(0);
        expect(
          await page
            .locator('.approvals-bar')
            .getByRole('link', { name: t('contracts.sign') })
            .count(),
        ).toBe(0);
      }
      await applicant.goto(county.at('/approval-contracts?period=2025-12'));
      await inList(applicant, CONTRACT).getByText(t('contracts.standing.accepted')).waitFor();

      expect(await paid(applicant)).not.toBe('');
      await applicant.goto(county.at('/approval-contracts?period=2025-12'));
      await inList(applicant, CONTRACT).getByText(READY).first().waitFor();
      await consolidated(chief);
    },
    MINUTES_6,
  );
});
