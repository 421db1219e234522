import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { useScope } from '../../app/scope.ts';

/** Leaf accounts of a unit whose group account begins with one of these first-level codes. */
export function useLeaves(
  unit: string | undefined,
  firsts: readonly string[],
): readonly { readonly code: string; readonly name: string }[] {
  const { period } = useScope();
  const chart = useQuery({
    ...api.ledger.chart.queryOptions({ input: { unit: unit ?? '', period: period! } }),
    enabled: unit !== undefined && period !== undefined,
  }).data;
  return useMemo(
    () => (chart ?? []).filter(({ code, leaf }) => leaf && firsts.some((first) => code.startsWith(first))),
    [chart, firsts],
  );
}
