import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';

/**
 * The checks of a unit or of all. What the service found before is shown at once, as long as it holds; `again` runs
 * everything anew. Of one unit they follow the books; those of all units may take seconds, so that a change only makes
 * them old (`stale`) until somebody runs them.
 */
export function useChecks(period: Period, unit: string | undefined) {
  const queries = useQueryClient();
  const input = unit === undefined ? { period } : { period, unit };
  const options = api.audit.check.queryOptions({ input: { ...input, kept: true } });
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
  const again = (): void => {
    void queries
      .fetchQuery({ queryKey: options.queryKey, queryFn: () => client.audit.check(input), staleTime: 0 })
      .catch(() => undefined);
  };
  return { run, stale, again };
}
