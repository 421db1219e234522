import { useMemo } from 'react';
import { measureOf } from '../../../shared/domain/budget/measures.ts';
import { isPlainKey } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../app/preferences.tsx';

/** What is counted and in what, in the person's language; a community's own measures keep their own names. */
export function useMeasureWords() {
  const { t, locale } = usePreferences();
  return useMemo(
    () => ({
      measure: (code: string): string => {
        const own = `budgetSchedules.measure.${code}`;
        return locale === 'en' && isPlainKey(own) ? t(own) : (measureOf(code)?.name ?? code);
      },
      countedIn: (code: string): string => {
        const unit = measureOf(code)?.unit;
        return unit === undefined ? '' : t(`budgetSchedules.in.${unit}`);
      },
    }),
    [t, locale],
  );
}
