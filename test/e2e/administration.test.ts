import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed } from './county.ts';
import { tongcai } from './program.ts';

/** One's own county from an empty folder, and what its administrator does: one journey, each test goes on from the last. */
const MINUTES_2 = 120_000;
const zh = translator('zh-CN');
const PASSWORD = 'a long pass phrase';

const county = countyServed(() => PASSWORD);
const signedIn = (path: string): Promise<Page> => county.signedIn('guanli', path);

/** What somebody does who copied a block in a spreadsheet. */
const paste = (page: Page, text: string) =>
  page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

const rows = (page: Page) => page.locator('.ag-row:not(.ag-row-pinned)');

describe.skipIf(withoutBrowser)('a county of one’s own', () => {
  it('begins with two doors and is set up by keyboard alone, a block of units pasted', async () => {
    const page = await county.open();
    await page.getByRole('button', { name: zh('start.lookGo') }).waitFor();
    await picture(page, 'first-start');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await page.getByLabel(zh('start.display')).waitFor();
    await page.keyboard.type('赵管理');
    await page.keyboard.press('Tab');
    await page.keyboard.type('guanli');
    await page.keyboard.press('Tab');
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await page.getByText(zh('start.passwordShort')).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');

    await page.getByLabel(zh('setUp.communityName')).waitFor();
    await page.keyboard.type('青石县医共体');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2025');
    await page.getByLabel(zh('setUp.fieldOf', { field: zh('setUp.code'), line: 1 })).focus();
    await paste(
      page,
      '编码\t单位名称\t类型\nH01\t青石县人民医院\t牵头医院\nT01\t柳河镇卫生院\t\nT01\t白杨镇卫生院\t\n',
    );
    await page.keyboard.press('F9');
    // The one that cannot be is marked at its field, which has the focus.
    await page.getByText(zh('setUp.problem.duplicate-code')).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(zh('setUp.fieldOf', { field: zh('setUp.code'), line: 3 }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('T02');
    await page.keyboard.press('F9');

    await page.getByText(zh('setUp.unitsDone', { name: '青石县医共体', count: 3 })).waitFor();
    await page.getByLabel(zh('setUp.fieldOf', { field: zh('setUp.display'), line: 1 })).focus();
    await paste(page, '王会计\twang\t成员单位会计\t柳河镇卫生院\n李会计\tli\t财务中心会计\t\n');
    await page.keyboard.press('F9');
    await page.getByText(zh('setUp.handOver', { count: 2 })).waitFor();
    expect(await page.locator('.hand-over code').allTextContents()).toHaveLength(2);
    await picture(page, 'set-up-people');
    await page.keyboard.press('F9');
    await page.getByText(zh('setUp.firstImport')).first().waitFor();
    await page.getByText('柳河镇卫生院').first().waitFor();
    await picture(page, 'first-import');
  });

  it('is never set up a second time: the sign-in stands there', async () => {
    const page = await county.open();
    await page.locator('input[name=username]').waitFor();
    expect(await page.locator('.doors').count()).toBe(0);
  });

  it('adds a unit and refuses a second lead hospital with the service’s sentence', async () => {
    const page = await signedIn('/admin/units');
    await expect.poll(() => rows(page).count()).toBe(3);
    await page.keyboard.press('F2');
    await page.getByLabel(zh('setUp.code')).fill('c01');
    await page.getByLabel(zh('setUp.name')).fill('城关社区卫生服务中心');
    await page.getByLabel(zh('setUp.kind')).selectOption('lead');
    await page.keyboard.press('Enter');
    await page.locator('.drawer-form .notice.danger').waitFor();
    await page.getByLabel(zh('setUp.kind')).selectOption('community');
    await page.getByLabel(zh('setUp.name')).press('Enter');
    await expect.poll(() => rows(page).count()).toBe(4);
  });

  it('shows people with what they may do, and resets a password that is shown once', async () => {
    const page = await signedIn('/admin/people');
    await expect.poll(() => rows(page).count()).toBe(3);
    await rows(page).filter({ hasText: 'wang' }).click();
    await page.getByRole('button', { name: zh('people.reset') }).click();
    await page.getByLabel(zh('reason.label')).fill('本人遗忘口令');
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: zh('people.reset') })
      .click();
    expect(await page.locator('code.once').textContent()).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    await picture(page, 'people');
  });

  it('makes a pack of a unit, verifies it, and finds a changed byte', async () => {
    const file = join(county.folder, 'vouchers.json');
    const entries = [
      { side: 'D', code: '1002', amount: '900.00' },
      { side: 'C', code: '4101010101', amount: '900.00' },
    ];
    writeFileSync(file, JSON.stringify([{ date: '2025-01-21', summary: '门诊收入', entries }]));
    const made = tongcai(['import', 'vouchers', file, '--unit', 'H01', '--data', county.data, '--json']);
    expect(made.code, made.stderr).toBe(0);

    const page = await signedIn('/packs?unit=H01&period=2025-01');
    await page.getByText(zh('packs.notice.unlocked', { count: 1 })).waitFor();
    await page.keyboard.press('F9');
    await page.getByText(zh('packs.intact')).waitFor();
    await page.getByText(zh('packs.known')).waitFor();
    await page.getByText(zh('packs.notice.unlocked', { count: 1 })).waitFor();
    const taking = page.waitForEvent('download');
    await page.getByRole('button', { name: zh('packs.download') }).click();
    const pack = readFileSync(await (await taking).path());
    expect((await taking).suggestedFilename()).toBe('审计包-H01-2025-01.xlsx');

    pack[Math.floor(pack.length / 2)]! ^= 1;
    const name = 'changed.xlsx';
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: pack });
    await page.locator('.pack-looked .verdict.bad li').first().waitFor();
    await picture(page, 'pack');
  });

  it('backs up, checks the backup, restores it into a new folder, and proves the books', async () => {
    const page = await signedIn('/admin/store');
    await page.getByText(zh('store.neverBackup')).waitFor();
    await page.getByRole('button', { name: zh('backup.go') }).click();
    await page.getByText(zh('backup.made')).waitFor();
    const taking = page.waitForEvent('download');
    await page.getByRole('button', { name: zh('packs.download') }).click();
    await page.locator('input[type=file]').setInputFiles(await (await taking).path());
    await page.getByText(zh('backup.whole')).waitFor();
    const into = join(county.folder, 'restored');
    await page.getByLabel(zh('backup.into')).fill(into);
    await page.keyboard.press('Enter');
    await page.getByText(zh('backup.restored', { into })).waitFor();
    expect(readdirSync(into).length).toBeGreaterThan(0);
    await page.getByRole('button', { name: zh('store.prove') }).click();
    await page.getByText(zh('store.proved')).waitFor();
  });

  it('shows on the trail what a change was, and explains the page on F1', async () => {
    const page = await signedIn('/admin/trail?operation=organisation.addUnit');
    await rows(page).first().click();
    await page.locator('.change-table').getByText('城关社区卫生服务中心').waitFor();
    // A drawer is drawn before it listens: it hears Escape once the focus is within it.
    await page.locator('.ant-drawer:focus-within').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.locator('.change-table').waitFor({ state: 'detached' });
    await page.keyboard.press('F1');
    await page.getByText(zh('help.trail.what')).waitFor();
    await page.getByText(zh('help.trail.clause')).waitFor();
  });

  it('locks the desk and gives the page back with what was typed on it', async () => {
    const page = await signedIn('/admin/units');
    const find = page.getByLabel(zh('board.find'));
    await find.fill('柳河');
    await page.getByRole('button', { name: zh('session.menu', { name: '赵管理' }) }).click();
    await page.getByRole('button', { name: zh('lock.now') }).click();
    await page.getByText(zh('lock.body')).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByText(zh('lock.wrong')).waitFor();
    await page.reload();
    await page.getByText(zh('lock.body')).waitFor();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('dialog.lock').waitFor({ state: 'detached' });
    await find.fill('柳河');
    await page.getByRole('button', { name: zh('session.menu', { name: '赵管理' }) }).click();
    await page.getByRole('button', { name: zh('lock.now') }).click();
    await page.locator('dialog.lock input').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('dialog.lock').waitFor({ state: 'detached' });
    expect(await find.inputValue()).toBe('柳河');
  });

  it(
    'has no serious finding of axe on any of these pages, in light or in dark',
    async () => {
      const page = await signedIn('/packs?unit=H01&period=2025-01');
      const views: readonly (readonly [path: string, ready: string])[] = [
        ['/packs?unit=H01&period=2025-01', '.pack-actions'],
        ['/admin/units', '.ag-row'],
        ['/admin/people?open=wang', '.permission-list'],
        ['/admin/charts?unit=H01&view=accounts', '.ag-row'],
        ['/admin/store', '#store-health'],
        ['/admin/trail', '.ag-row'],
        ['/account', '.account'],
        ['/start', '.set-up'],
      ];
      const found: string[] = [];
      // The looks take turns, and the drawer with most on it is seen in both.
      for (const [at, [path, ready]] of [...views, views[0]!, views[2]!].entries()) {
        const colorScheme = at % 2 === 0 ? 'light' : 'dark';
        await page.emulateMedia({ colorScheme });
        await page.goto(county.at(path));
        await page.locator(ready).first().waitFor();
        found.push(...(await seriousFindings(page)).map((finding) => `${path} ${colorScheme}: ${finding}`));
      }
      expect(found).toEqual([]);
    },
    MINUTES_2,
  );
});
