import type { Locale } from '../../shared/i18n/locale.ts';

const ENGLISH = { '、': ', ', '，': ', ', '；': '; ', '：': ': ' } as const;

/** What stands between the parts of a row that is put together here, in the reader's writing. */
export const jointOf = (locale: Locale, joint: keyof typeof ENGLISH): string =>
  locale === 'zh-CN' ? joint : ENGLISH[joint];
