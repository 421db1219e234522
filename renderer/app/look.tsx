import type { Locale } from '../../shared/i18n/locale.ts';
import { Segments } from '../ui/segments.tsx';
import { THEMES, usePreferences } from './preferences.tsx';

/** Each language by its own name, so that it is found by whoever does not read the other. */
const LANGUAGES: readonly { readonly value: Locale; readonly label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];

/** Language and light or dark, in sight: one click each. */
export function LookChoices() {
  const { t, locale, theme, choose } = usePreferences();
  return (
    <div className="look">
      <Segments
        label={t('language.label')}
        value={locale}
        choices={LANGUAGES}
        onChange={(next) => choose({ locale: next })}
      />
      <Segments
        label={t('theme.label')}
        value={theme}
        choices={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(next) => choose({ theme: next })}
      />
    </div>
  );
}
