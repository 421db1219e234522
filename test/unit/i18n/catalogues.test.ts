import { describe, expect, it } from 'vitest';
import { COMMAND_ERRORS } from '../../../shared/contract/errors.ts';
import { PARTS as englishParts } from '../../../shared/i18n/en/index.ts';
import { LOCALES, pickLocale } from '../../../shared/i18n/locale.ts';
import { CATALOGUES, fill, isPlainKey, type MessageKey, translator } from '../../../shared/i18n/translate.ts';
import { PARTS as chineseParts } from '../../../shared/i18n/zh-CN/index.ts';

const placesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort();

const keys = Object.keys(CATALOGUES['zh-CN']) as MessageKey[];

describe('the catalogues', () => {
  it.each([
    ['zh-CN', chineseParts],
    ['en', englishParts],
  ] as const)('say each thing in one part only: %s', (locale, parts) => {
    const said = Object.values(parts).flatMap((part) => Object.keys(part));
    expect(said.filter((key, at) => said.indexOf(key) !== at)).toEqual([]);
    expect(said.sort()).toEqual(Object.keys(CATALOGUES[locale]).sort());
  });

  it('have the same keys', () => {
    for (const locale of LOCALES) expect(Object.keys(CATALOGUES[locale]).sort()).toEqual([...keys].sort());
  });

  it('have the same places in each message', () => {
    for (const key of keys) expect(placesOf(CATALOGUES.en[key]), key).toEqual(placesOf(CATALOGUES['zh-CN'][key]));
  });

  it('are translated: no Chinese in the English, no message left empty', () => {
    for (const key of keys) {
      expect(CATALOGUES.en[key], key).not.toMatch(/\p{Script=Han}|[，。：；！？（）]/u);
      for (const locale of LOCALES) expect(CATALOGUES[locale][key].trim(), key).not.toBe('');
    }
  });

  it('have a sentence for each error of the contract', () => {
    for (const code of Object.keys(COMMAND_ERRORS)) expect(isPlainKey(`error.${code}`), code).toBe(true);
  });

  it('are Chinese in Chinese', () => {
    const without = keys.filter((key) => !/\p{Script=Han}/u.test(CATALOGUES['zh-CN'][key].replace(/\{.*?\}/g, '')));
    expect(without).toEqual([]);
  });
});

describe('a message', () => {
  it('is filled in, in each language', () => {
    expect(translator('zh-CN')('board.allUnits', { count: 31 })).toBe('全县 · 31 家单位');
    expect(translator('en')('board.allUnits', { count: 31 })).toBe('Whole county · 31 units');
    expect(translator('en')('board.allUnits', { count: 1 })).toBe('Whole county · 1 unit');
  });

  it('shows a place that was given no value as it stands, and takes no value as a place', () => {
    expect(fill('{a} {b}', { a: '{b}' })).toBe('{b} {b}');
    expect(fill('{a}', {})).toBe('{a}');
  });
});

describe('the language', () => {
  it('is the first wanted one that there is', () => {
    expect(pickLocale(['fr', 'en-GB', 'zh'])).toBe('en');
    expect(pickLocale(['zh-Hant-TW', 'en'])).toBe('zh-CN');
  });

  it('is Chinese when nothing else is known', () => {
    expect(pickLocale([])).toBe('zh-CN');
    expect(pickLocale(['fr', 'zhu', 'english'])).toBe('zh-CN');
  });
});
