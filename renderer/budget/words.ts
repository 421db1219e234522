import { useMemo } from 'react';
import { budgetItem } from '../../shared/domain/budget/plan.ts';
import { budgetItemInEnglish } from '../../shared/i18n/en/budget-items.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useNames } from '../ledger/books/names.ts';
import type { PlanWords } from './plan/plan-rows.ts';

/** What a unit's budget rows are called, in the person's language. */
export function usePlanWords(unit: string): PlanWords {
  const { t, locale } = usePreferences();
  const names = useNames();
  return useMemo(
    () => ({
      part: (part) => t(`budget.kind.${part}`),
      item: (code) => {
        const name = budgetItem(code)?.name ?? code;
        return locale === 'en' ? budgetItemInEnglish(code, name) : name;
      },
      source: names.fund,
      department: (code) => names.department(unit, code),
    }),
    [t, locale, names, unit],
  );
}
