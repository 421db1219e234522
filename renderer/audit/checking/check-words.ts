import { isPlainKey, type Translate } from '../../../shared/i18n/translate.ts';

/** A check's title in the reader's language; one that the catalogue does not know keeps the service's. */
export function titleOf({ name, title }: { readonly name: string; readonly title: string }, t: Translate): string {
  const key = `checks.name.${name}`;
  return isPlainKey(key) ? t(key) : title;
}

/** What a check means and by which rule; undefined for one that the catalogue does not know. */
export function aboutOf(name: string, t: Translate): string | undefined {
  const key = `checks.about.${name}`;
  return isPlainKey(key) ? t(key) : undefined;
}
