import { isPlainKey, type Translate } from '../../../shared/i18n/translate.ts';

/** What a check means and by which rule; undefined for one that the catalogue does not know. */
export function aboutOf(name: string, t: Translate): string | undefined {
  const key = `checks.about.${name}`;
  return isPlainKey(key) ? t(key) : undefined;
}
