import { useMemo } from 'react';
import { budgetItem } from '../../../shared/domain/budget/plan.ts';
import type { SumRow } from '../../../shared/domain/budget/sum-views.ts';
import { budgetItemInEnglish } from '../../../shared/i18n/en/budget-items.ts';
import { lineInEnglish } from '../../../shared/i18n/en/lines.ts';
import { isPlainKey } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useFundName } from '../../ledger/books/names.ts';

/** What rows of the sums are called, in the person's language. */
export function useSumWords() {
  const { t, locale } = usePreferences();
  const source = useFundName();
  return useMemo(
    () => ({
      item: (code: string): string => {
        const name = budgetItem(code)?.name ?? code;
        return locale === 'en' ? budgetItemInEnglish(code, name) : name;
      },
      /** A row of 收入支出总表: its sums have words of ours, its lines those of the form. */
      row: ({ key, name }: Pick<SumRow, 'key' | 'name'>): string => {
        const own = `budgetSums.row.${key}`;
        if (isPlainKey(own)) return t(own);
        return locale === 'en' ? (lineInEnglish(name) ?? name) : name;
      },
      source,
    }),
    [t, locale, source],
  );
}
