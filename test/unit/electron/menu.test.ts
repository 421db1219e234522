import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/menu.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import { translator } from '../../../shared/i18n/translate.ts';

const nothing = () => {};
const ACTIONS = { print: nothing, savePdf: nothing, back: nothing, forward: nothing, about: nothing };

const labels = (locale: Locale, mac: boolean): string[] =>
  menuTemplate(translator(locale), mac, ACTIONS).flatMap(({ label, submenu }) => [
    label ?? '',
    ...(Array.isArray(submenu)
      ? submenu.filter(({ type }) => type !== 'separator').map((item) => item.label ?? '')
      : []),
  ]);

describe.each([true, false])('the menu (on a Mac: %s)', (mac) => {
  it('is whole in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) expect(labels(locale, mac)).not.toContain('');
    expect(labels('zh-CN', mac).join('').replaceAll('PDF', '')).not.toMatch(/[a-z]/i);
    expect(labels('en', mac).join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('gives no key to two things', () => {
    const keys = menuTemplate(translator('en'), mac, ACTIONS).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu.flatMap(({ accelerator }) => accelerator ?? []) : [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
