import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { fen, formatYuan, parseYuan } from '../../shared/kernel/fen.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, type Fill, sampleCounty } from './county.ts';
import { tongcai } from './program.ts';

/** 银行对账 by keyboard: from the bank's download to the reviewed 余额调节表. */
const t = translator('zh-CN');
const NUMBER = '6222020200012345678';
const ADDRESS = '/bank?unit=T01&period=2025-12';

let statement = '';

interface Lines {
  readonly opening: string;
  readonly rows: readonly { date: string; summary: string; debit: string; credit: string }[];
}

/** The bank's download of what the sample's T01 has in its books: the last line left out, one split, two that only the bank has. */
const withStatement: Fill = (data) => {
  const password = sampleCounty(data);
  const input = { unit: 'T01', code: '100201', from: '2025-12', to: '2025-12', limit: 200 };
  const asked = tongcai(['call', 'ledger.accountLines', '--json', '--data', data, '--input', JSON.stringify(input)]);
  const { opening, rows } = JSON.parse(asked.stdout) as Lines;
  const lines = rows.slice(0, -1).flatMap(({ date, summary, debit, credit }, at) => {
    const amount = parseYuan(debit)! - parseYuan(credit)!;
    const part = Math.trunc(amount / 3);
    return at === 4
      ? [
          { date, summary, amount: part },
          { date, summary, amount: amount - part },
        ]
      : [{ date, summary, amount }];
  });
  lines.push({ date: '2025-12-21', summary: '结息', amount: 125_436 });
  lines.push({ date: '2025-12-31', summary: '账户维护费', amount: -3_500 });
  let running = parseYuan(opening)!;
  const written = lines
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, summary, amount }) => {
      running = fen(running + amount);
      const [out, incoming] = amount < 0 ? [formatYuan(fen(-amount)), '0.00'] : ['0.00', formatYuan(fen(amount))];
      return [NUMBER, `${date} 10:00:00`, out, incoming, summary, formatYuan(running)].join(',');
    });
  // Newest first, as many banks give it.
  statement = ['本方账号,交易时间,借方发生额,贷方发生额,摘要,余额', ...written.toReversed()].join('\r\n');
  return password;
};

const county = countyServed(withStatement);
const rows = (page: Page, side: 'bank' | 'book') => page.locator(`#bank-list-${side} [role=option]`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function pressed(page: Page, name: string): Promise<void> {
  await button(page, name).focus();
  await page.keyboard.press('Enter');
}

describe.skipIf(withoutBrowser)('the bank’s month', () => {
  it('is taken in, matched and reconciled by keyboard, and reviewed by another person', async () => {
    const page = await county.signedIn('sun.qs', ADDRESS);
    const csv = { name: '工行12月.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) };
    await page.locator('input[type=file]').setInputFiles(csv);
    const preview = page.locator('.bank-preview');
    await preview.getByText(t('bank.preview.chain')).waitFor();
    expect(await preview.getByLabel(t('bank.form.number')).inputValue()).toBe(NUMBER);
    await preview.getByLabel(t('bank.form.bank')).focus();
    await page.keyboard.type('工商银行青石支行');
    await page.keyboard.press('Tab');
    await page.keyboard.type('100201');
    // Who types looks at the list before taking from it.
    await page.locator('.ant-select-item-option-active', { hasText: '100201' }).waitFor();
    await page.keyboard.press('Enter');
    await pressed(page, t('bank.form.save'));
    const take = page.getByRole('button', { name: /^导入 \d+ 笔$/ });
    await take.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'bank-preview');
    await take.focus();
    await page.keyboard.press('Enter');

    await rows(page, 'bank').first().waitFor();
    const before = await rows(page, 'bank').count();
    await page.keyboard.press('F8');
    const accept = page.getByRole('button', { name: /^接受把握大的/ });
    await accept.focus();
    await picture(page, 'bank-proposals');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page, 'bank').count()).toBe(4);
    expect(before).toBeGreaterThan(20);

    // Two of the bank make one of the books: picked by hand.
    await page.locator('#bank-list-bank').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.locator('.bank-foot').textContent()).resolves.not.toMatch(/相差 0\.00/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.locator('.bank-foot', { hasText: '相差 0.00' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'bank-picked');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page, 'book').count()).toBe(1);

    await page.goto(county.at(`${ADDRESS}&view=sheet`));
    await page.getByText(t('bank.sheet.tied')).waitFor();
    for (const name of ['bank-in', 'bank-out', 'book-in'] as const)
      await page.locator('.bank-form .step', { hasText: t(`bank.class.${name}`) }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await pressed(page, t('bank.make'));
    await page.getByText(t('bank.stage.made')).waitFor();
    expect(await button(page, t('bank.review')).count(), 'not by who made it').toBe(0);

    const reviewer = await county.signedIn('chen.sh', `${ADDRESS}&view=sheet`);
    await reviewer.locator('.bank-paper').waitFor();
    await pressed(reviewer, t('bank.review'));
    await reviewer.locator('.chip', { hasText: t('bank.stage.reviewed') }).waitFor();
    await picture(reviewer, 'bank-sheet');
    const [file] = await Promise.all([
      reviewer.waitForEvent('download'),
      reviewer.getByRole('button', { name: t('statements.save') }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`银行存款余额调节表-T01 青石镇中心卫生院-${NUMBER}-2025-12.xlsx`);

    await page.goto(county.at(ADDRESS));
    await page.getByText('已复核，2025-12 的对账不能再改').waitFor();
  });

  it('begins a voucher from a line that only the bank has', async () => {
    const page = await county.signedIn('wang.kj', ADDRESS);
    await page.goto(county.at(`/desk/new?unit=T01&period=2025-12&from=b2-999-2025-12`));
    await page.locator('[data-cell=summary]').first().waitFor();
    const reviewer = await county.signedIn('chen.sh', `${ADDRESS}&view=sheet`);
    await pressed(reviewer, t('bank.return'));
    await reviewer.getByRole('dialog').locator('textarea').fill('补记结息');
    await reviewer
      .getByRole('dialog')
      .getByRole('button', { name: t('bank.return') })
      .click();
    await reviewer.locator('.chip', { hasText: t('bank.stage.made') }).waitFor();

    await page.goto(county.at(ADDRESS));
    await rows(page, 'bank').filter({ hasText: '结息' }).click();
    await page.getByRole('link', { name: t('bank.voucher') }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.voucher-form, [data-cell=summary]').first().waitFor();
    await expect.poll(() => page.locator('input[value="2025-12-21"]').count()).toBeGreaterThan(0);
    expect(await page.getByText('1,254.36').count()).toBeGreaterThan(1);
    await picture(page, 'bank-voucher');
  });
});
