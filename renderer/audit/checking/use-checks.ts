import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';

/**
 * The checks of one unit are run anew whenever the books change; those of all units take seconds, so that a change only
 * makes them old (`stale`) until somebody runs them again.
 */
export function useChecks(period: Period, unit: string | undefined) {
  const queries = useQueryClient();
  const options = api.audit.check.queryOptions({ input: unit === undefined ? { period } : { period, unit } });
  const whole = unit === undefined;
  const cache = queries.getQueryCache();
  const stale = useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => whole && (queries.getQueryState(options.queryKey)?.isInvalidated ?? false),
  );
  const isRead = queries.getQueryData(options.queryKey) !== undefined;
  const run = useQuery({
    ...options,
    enabled: !whole || !isRead,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnMount: !whole,
  });
  return { run, stale };
}
