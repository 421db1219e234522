import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { budgetItem } from '../../shared/domain/budget/plan.ts';
import { budgetItemInEnglish } from '../../shared/i18n/en/budget-items.ts';
import { api } from '../app/client.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useNames } from '../ledger/books/names.ts';
import type { PlanWords } from './plan/plan-rows.ts';

/** What a unit's budget rows are called, in the person's language. */
export function usePlanWords(unit: string): PlanWords {
  const { t, locale } = usePreferences();
  const names = useNames();
  const { may } = useIdentity();
  const projects = useQuery({
    ...api.budget.projectChoices.queryOptions({ input: { unit } }),
    enabled: unit !== '' && may('budget.read', unit),
  }).data;
  return useMemo(
    () => ({
      part: (part) => t(`budget.kind.${part}`),
      item: (code) => {
        const name = budgetItem(code)?.name ?? code;
        return locale === 'en' ? budgetItemInEnglish(code, name) : name;
      },
      source: names.fund,
      department: (code) => names.department(unit, code),
      project: (code) => `${code} ${projects?.find((one) => one.code === code)?.name ?? ''}`.trim(),
    }),
    [t, locale, names, unit, projects],
  );
}

const ENGLISH = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** A month of a budget year, 1–12, as tables head their columns: `1 月`, `Jan`. */
export function useMonthName(): (month: number) => string {
  const { t, locale } = usePreferences();
  return useCallback(
    (month) =>
      t('budget.month', { month: locale === 'en' ? ENGLISH.format(new Date(Date.UTC(2000, month - 1, 1))) : month }),
    [t, locale],
  );
}
