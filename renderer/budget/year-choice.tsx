import { useQuery } from '@tanstack/react-query';
import { yearOf } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { Segments } from '../ui/segments.tsx';

/**
 * The budget year that the address names; else the present one where it has figures, of the unit that is chosen or of any;
 * else the next one, for a budget is made in the year before. Undefined until it is known.
 */
export function useBudgetYear(): number | undefined {
  const { period, unit } = useScope();
  const [asked] = useAddress('year');
  const named = /^20\d\d$/.test(asked ?? '') ? Number(asked) : undefined;
  const present = period === undefined ? undefined : yearOf(period);
  const board = useQuery({
    ...api.budget.board.queryOptions({ input: { year: present ?? 2000 } }),
    enabled: named === undefined && present !== undefined,
  });
  if (named !== undefined || present === undefined) return present === undefined ? undefined : named;
  if (board.isPending) return undefined;
  const figures = board.data?.some(
    (row) => (unit === undefined || row.unit === unit) && (Number(row.revenue) > 0 || Number(row.spending) > 0),
  );
  return figures ? present : present + 1;
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
