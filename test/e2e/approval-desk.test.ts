import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { ask, type Document, handedIn } from './approving.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** One head, one at the centre with whom it is handed to, and the chief decide by keys; one document goes back with a word. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const WHY = '更换门诊便携彩超，原机已过使用年限';
const BACK = '评估报告过期，请重新评估';

const county = countyServed(sampleCounty);
const told = (page: Page, title: string) => page.locator('.ant-notification').getByText(title).first().waitFor();
const form = (page: Page) => page.locator('.approvals-decide');
const opinion = (page: Page) => form(page).locator('textarea');

/** The desk of somebody, with one document open. */
async function opened(who: string, { id, number }: Pick<Document, 'id' | 'number'>): Promise<Page> {
  const page = await county.signedIn(who, `/approvals?tab=waiting&document=${id}`);
  await page.locator('.approvals-number', { hasText: number }).waitFor();
  return page;
}

describe.skipIf(withoutBrowser)('the desk of approvals', () => {
  it(
    'is decided by keys from the member’s head to the chief accountant; what goes back says why',
    async () => {
      const applicant = await county.signedIn('sun.qs', '/approvals?tab=own');
      const lines = await ask<ReplyOf<Contract['budget']['lines']>>(applicant, 'budget.lines', {
        unit: 'T01',
        year: 2025,
      });
      const line = lines.reduce((most, each) => (Number(each.available) > Number(most.available) ? each : most));
      const { department, item, source, project } = line;
      const asked = await handedIn(
        applicant,
        {
          ...{ category: 'equipment', purpose: WHY, amount: '86000.00' },
          rows: [{ department, item, source, project, amount: '86000.00' }],
          filled: {
            equipmentName: '便携彩超',
            count: '1',
            unitPrice: '86000.00',
            place: '门诊楼',
            benefit: '日检二十人',
          },
        },
        ['quotations', 'argument', 'benefit'],
      );
      const sent = await handedIn(
        applicant,
        {
          ...{ category: 'disposal', purpose: '报废旧 X 光机', amount: '60000.00' },
          filled: { assets: 'X 光机一台', original: '420000.00', net: '60000.00', way: '公开拍卖' },
        },
        ['assetList', 'permission', 'appraisal'],
      );

      // The unit's head signs for the papers; without the tick nothing is decided.
      const head = await opened('chu.yz', asked);
      await head.locator('.approvals-face img').waitFor();
      await head.locator('.approvals-at', { hasText: '1 / 3' }).waitFor();
      await head.keyboard.press('ArrowRight');
      await head.locator('.approvals-at', { hasText: '2 / 3' }).waitFor();
      expect(await seriousFindings(head)).toEqual([]);
      await picture(head, 'approval-desk');
      await head.keyboard.press('a');
      await form(head).locator('input:focus').waitFor();
      await head.keyboard.press('Enter');
      await form(head).getByText(t('approvals.stop.attested')).waitFor();
      expect(await seriousFindings(head)).toEqual([]);
      await picture(head, 'approval-desk-attest');
      await head.keyboard.press('Space');
      await Promise.all([told(head, t('approvals.done.pass', { number: asked.number })), head.keyboard.press('Enter')]);
      await form(head).waitFor({ state: 'detached' });
      await expect.poll(() => new URL(head.url()).searchParams.get('document')).not.toBe(String(asked.id));

      // The other goes back: not without a word.
      await head.goto(county.at(`/approvals?tab=waiting&document=${sent.id}`));
      await head.locator('.approvals-number', { hasText: sent.number }).waitFor();
      await head.keyboard.press('r');
      await opinion(head).focus();
      await head.keyboard.press('Enter');
      await form(head).getByText(t('approvals.stop.opinion')).waitFor();
      await head.keyboard.type(BACK);
      await Promise.all([
        told(head, t('approvals.done.refuse', { number: sent.number })),
        head.keyboard.press('Enter'),
      ]);
      await applicant.goto(county.at(`/approvals?tab=own&document=${sent.id}`));
      await applicant.locator('.approvals-moves').getByText(BACK).waitFor();
      await applicant.locator('.approvals-bar').getByText(t('approvals.over.refused')).waitFor();
      expect(await seriousFindings(applicant)).toEqual([]);

      // The centre hands it over; who is asked instead finds it in the notices.
      const centre = await opened('feng.sp', asked);
      await centre.keyboard.press('t');
      await form(centre).locator('.ant-select input:focus').waitFor();
      await centre.keyboard.type('song');
      await centre.locator('.ant-select-item-option-active', { hasText: '示例·宋办公室' }).waitFor();
      await centre.keyboard.press('Enter');
      await form(centre).locator('textarea:focus').waitFor();
      await centre.keyboard.type('由宋主任办理');
      await Promise.all([
        told(centre, t('approvals.done.move', { number: asked.number })),
        centre.keyboard.press('Enter'),
      ]);
      const office = await county.signedIn('song.bg', '/approval-rules');
      await office.locator('.bell').click();
      await office.locator('.notices').getByText(t('notices.approvalsGo')).click();
      await office.locator('.approvals-list').getByText(WHY).click();
      await office.locator('.approvals-number', { hasText: asked.number }).waitFor();
      await office.locator('.approvals-moves').getByText('由宋主任办理').waitFor();
      await office.keyboard.press('a');
      await form(office).locator('textarea:focus').waitFor();
      await office.keyboard.type('预算内，同意');
      await Promise.all([
        told(office, t('approvals.done.pass', { number: asked.number })),
        office.keyboard.press('Enter'),
      ]);

      // The chief accountant has the keys listed, passes it, and prints the form.
      const chief = await opened('li.zong', asked);
      await chief
        .locator('.approvals-way [aria-current=step]')
        .getByText(t('approval.level.chief-accountant'), { exact: true })
        .waitFor();
      await chief.keyboard.press('F1');
      await chief.locator('.ant-drawer').getByText(t('approvals.key.refuse')).waitFor();
      await chief.locator('.ant-drawer:focus-within').waitFor();
      await chief.keyboard.press('Escape');
      await chief.locator('.ant-drawer').waitFor({ state: 'detached' });
      await chief.keyboard.press('a');
      await form(chief).locator('textarea:focus').waitFor();
      await Promise.all([
        told(chief, t('approvals.done.pass', { number: asked.number })),
        chief.keyboard.press('Enter'),
      ]);
      await chief.goto(county.at(`/approvals?tab=waiting&document=${asked.id}`));
      await chief.locator('.approvals-bar').getByText(t('approvals.over.approved')).waitFor();
      await chief.evaluate(() => {
        const desk = globalThis as unknown as { printed?: string | null; print: () => void };
        desk.print = () => {
          desk.printed = document.querySelector('.approval-form-print')?.textContent ?? null;
        };
      });
      await chief.keyboard.press('p');
      const printed = () => chief.evaluate(() => (globalThis as unknown as { printed?: string }).printed);
      await expect.poll(printed).toContain(asked.number);
      const paper = (await printed()) ?? '';
      for (const said of ['捌万陆仟元整', WHY, '预算内，同意', t('approvals.agreed'), '示例·宋办公室'])
        expect(paper).toContain(said);
      const { moves } = await ask<Document>(chief, 'approval.application', { id: asked.id });
      expect(paper).toContain(moves.at(-1)?.digest);
      expect(moves.map(({ what }) => what)).toEqual(['submit', 'pass', 'move', 'pass', 'pass']);
    },
    MINUTES_3,
  );
});
