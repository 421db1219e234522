import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { withoutBrowser } from './browser.ts';
import { ADMINISTRATOR, countyServed, twoUnits } from './county.ts';

/** Many windows of one browser: a browser opens no more than six connections to a place, and each window would hold one. */
const zh = translator('zh-CN');
const county = countyServed(twoUnits);
const WINDOWS = 8;

const listed = (page: Page, name: string) => page.getByText(name, { exact: false }).first().waitFor();

/** Registers a unit from a window, past its pages, so that the windows learn of it by what they are told alone. */
const register = (page: Page, code: string, name: string) =>
  page.evaluate(
    async ([unit, called]) => {
      const answer = await fetch('/api/organisation/addUnit', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${sessionStorage.getItem('tongcai.session')}`,
        },
        body: JSON.stringify({ code: unit, name: called, kind: 'township', chart: 'primary' }),
      });
      return answer.status;
    },
    [code, name],
  );

describe.skipIf(withoutBrowser)('eight windows of one browser', () => {
  it('are all told and all answered, also when the one that listens for them is closed', async () => {
    const first = await county.signedIn(ADMINISTRATOR.name, '/admin/units');
    const pages = [first];
    while (pages.length < WINDOWS) {
      const page = await first.context().newPage();
      await page.goto(county.at('/admin/units'));
      await county.signIn(page, ADMINISTRATOR.name);
      await listed(page, '柳河镇卫生院');
      pages.push(page);
    }
    expect(await register(pages.at(-1)!, 'T02', '白杨镇卫生院')).toBe(200);
    await Promise.all(pages.map((page) => listed(page, '白杨镇卫生院')));

    await first.close();
    const others = pages.slice(1);
    expect(await register(others[0]!, 'T03', '梅园镇卫生院')).toBe(200);
    await Promise.all(others.map((page) => listed(page, '梅园镇卫生院')));
    for (const page of others) {
      await page
        .getByRole('link', { name: zh('board.title') })
        .first()
        .click();
      await listed(page, '梅园镇卫生院');
    }
  });
});
