import { useQuery } from '@tanstack/react-query';
import { type Period, periodOf } from '../../shared/kernel/period.ts';
import { api } from './client.ts';
import { useScope } from './scope.ts';

/**
 * The month that a page looks at: the top bar's, or the last of the fiscal year for who sees no months
 * (单位药房, 药学中心). Undefined while neither is known.
 */
export function usePeriodShown(): Period | undefined {
  const { period } = useScope();
  const year = useQuery(api.organisation.community.queryOptions({ input: {} })).data?.fiscalYear;
  return period ?? (year === undefined ? undefined : periodOf(year, 12));
}
