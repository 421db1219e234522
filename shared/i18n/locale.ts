/** The languages of the console; Simplified Chinese comes first. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The first of the wanted languages that there is; Chinese of any kind is zh-CN, and so is everything unknown. */
export function pickLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'zh-CN';
}
