import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { translator } from '../../shared/i18n/translate.ts';

/** How approvals are worked at: what several journeys do alike, with the keys and fields that people use. */
const t = translator('zh-CN');

export const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });
export const field = (within: Page | Locator, name: string) => within.getByLabel(name, { exact: true });
export const drawer = (page: Page) => page.locator('.ant-drawer');
export const decision = (page: Page) => page.locator('.approvals-decide');
export const way = (page: Page) => page.locator('.approvals-way li');

/** Does something, and waits until the corner has said so: what is said there goes by itself. */
export async function told(page: Page, title: string, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.locator('.ant-notification').getByText(title).first().waitFor(), act()]);
}

/** Takes what is typed of a list that is searched by typing. */
export async function choose(page: Page, of: Locator, typed: string, option: string): Promise<void> {
  await of.click();
  await page.keyboard.insertText(typed);
  await page.locator('.ant-select-item-option-active', { hasText: option }).waitFor();
  await page.keyboard.press('Enter');
}

/** A picture, handed to the place that asks for a scan. */
export async function scan(page: Page, within: Locator, name: string): Promise<void> {
  const buffer = await page.screenshot();
  await within.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
  await within.getByText(name).first().waitFor();
}

/** From the newest notice that says so to where it leads. */
export async function followNotice(page: Page, sentence: string): Promise<void> {
  await page.locator('.bell').click();
  await page.locator('.notices li', { hasText: sentence }).first().getByRole('link').click();
  await page.locator('.notices').waitFor({ state: 'hidden' });
}

export interface ToApply {
  readonly purpose: string;
  /** As it is typed, and as the list has it; absent while nobody knows. */
  readonly payee?: { readonly typed: string; readonly name: string };
  /** Amounts in 元 by the budget line, as it is typed. */
  readonly rows: readonly { readonly line: string; readonly amount: string }[];
  /** Fields of the form, by what they are called. */
  readonly filled: Readonly<Record<string, string>>;
  readonly papers: readonly string[];
}

/** Fills an application for equipment in, with its papers; it is not handed in. */
export async function fillEquipment(page: Page, said: ToApply): Promise<void> {
  await page.keyboard.press('F2');
  await page
    .locator('.apply-categories')
    .getByRole('button', { name: t('approval.category.equipment') })
    .click();
  await field(page, t('applications.purpose')).fill(said.purpose);
  if (said.payee) await choose(page, field(page, t('applications.payee')), said.payee.typed, said.payee.name);
  for (const [at, { line, amount }] of said.rows.entries()) {
    await choose(page, field(page, t('applications.pickLine')), line, line);
    const own = field(page, t('applications.rowAmount', { place: at + 1 }));
    await expect.poll(() => own.evaluate((input) => input === document.activeElement)).toBe(true);
    await own.fill(amount);
    await own.press('Tab');
  }
  for (const [name, text] of Object.entries(said.filled)) await field(page, name).fill(text);
  for (const key of said.papers) await scan(page, page.locator(`[data-field="papers.${key}"]`), `${key}.png`);
}

/** Passes the document that stands open, by keys; a head signs for its papers. */
export async function passByKeys(page: Page, number: string, opinion?: string): Promise<void> {
  await page.locator('.approvals-number', { hasText: number }).waitFor();
  await page.keyboard.press('a');
  const attests = decision(page).locator('input[type=checkbox]');
  await decision(page).locator('input:focus, textarea:focus').waitFor();
  if (await attests.count()) await page.keyboard.press('Space');
  const words = decision(page).locator('textarea');
  // What was warned of as a division is passed in words of one's own.
  if (opinion !== undefined || (await words.inputValue()) === '') await words.fill(opinion ?? '情况属实，同意');
  await told(page, t('approvals.done.pass', { number }), () => page.keyboard.press('Enter'));
}

export type Document = ReplyOf<Contract['approval']['application']>;

/** What the page's own client would ask, as whoever is signed in there. */
export function ask<Reply>(page: Page, operation: string, input: object): Promise<Reply> {
  return page.evaluate(
    async ({ operation, input }) => {
      const authorization = `Bearer ${sessionStorage.getItem('tongcai.session')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ json: input });
      const answer = await fetch(`/rpc/${operation.replace('.', '/')}`, { method: 'POST', headers, body });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${operation}: ${text}`);
      return (JSON.parse(text) as { json: Reply }).json;
    },
    { operation, input },
  );
}

/** A picture as a paper of an application, once for each key. */
async function attach(page: Page, at: { id: number; revision: number; unit: string }, key: string): Promise<number> {
  const shown = [...(await page.screenshot())];
  const file = await page.evaluate(async (bytes) => {
    const headers = { authorization: `Bearer ${sessionStorage.getItem('tongcai.session')}` };
    const answer = await fetch('/files', { method: 'POST', headers, body: new Uint8Array(bytes) });
    return ((await answer.json()) as { file: string }).file;
  }, shown);
  const said = { ...at, key, file, fileName: `${t('approval.paper.equipment.quotations')}.png` };
  return (await ask<{ revision: number }>(page, 'approval.attachToApplication', said)).revision;
}

/** Fills an application in, with its papers, and hands it in. */
export async function handedIn(
  page: Page,
  { unit = 'T01', ...said }: { readonly unit?: string } & Readonly<Record<string, unknown>>,
  papers: readonly string[],
): Promise<Document> {
  const kept = await ask<{ id: number; revision: number }>(page, 'approval.saveApplication', {
    ...{ unit, year: 2025, department: '', payee: '', rows: [], urgent: '' },
    ...said,
  });
  const at = { id: kept.id, revision: kept.revision, unit };
  for (const key of papers) at.revision = await attach(page, at, key);
  await ask(page, 'approval.submitApplication', at);
  return ask<Document>(page, 'approval.application', { id: kept.id });
}
