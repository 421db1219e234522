import { yearOf } from '../../shared/kernel/period.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { Segments } from '../ui/segments.tsx';

/** The budget year that the address names; else the next one, for a budget is made in the year before. Undefined until it is known. */
export function useBudgetYear(): number | undefined {
  const { period } = useScope();
  const [asked] = useAddress('year');
  if (period === undefined) return undefined;
  return /^20\d\d$/.test(asked ?? '') ? Number(asked) : yearOf(period) + 1;
}

/** The present year, the next one, which is being planned, and the one that is looked at. */
export function YearChoice({ year }: { readonly year: number }) {
  const { t } = usePreferences();
  const { period } = useScope();
  const [, setYear] = useAddress('year');
  const present = period === undefined ? year : yearOf(period);
  const years = [...new Set([present, present + 1, year])].sort();
  return (
    <Segments
      label={t('budget.year')}
      value={String(year)}
      choices={years.map((one) => ({ value: String(one), label: t('budget.yearOf', { year: one }) }))}
      onChange={(one) => setYear(one, { replace: true })}
    />
  );
}
