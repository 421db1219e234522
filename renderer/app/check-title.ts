import { isPlainKey, type Translate } from '../../shared/i18n/translate.ts';

interface Named {
  readonly name: string;
  readonly title: string;
}

/** A check's title in the reader's language; one that the catalogue does not know keeps the service's. */
export function titleOf({ name, title }: Named, t: Translate): string {
  const key = `checks.name.${name}`;
  return isPlainKey(key) ? t(key) : title;
}

/** The same for a check of a consolidation, which is named there without saying so. */
export const consolidationTitleOf = ({ name, title }: Named, t: Translate): string =>
  titleOf({ name: `consolidation-${name}`, title }, t).replace(/^[^：:]*[：:]\s*/, '');
