import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';

/** Projects of the unit's library that a row of its budget may name. */
export function useUsableProjects(unit: string): readonly { readonly code: string; readonly name: string }[] {
  const { may } = useIdentity();
  const read = useQuery({
    ...api.budget.projectChoices.queryOptions({ input: { unit } }),
    enabled: unit !== '' && may('budget.read', unit),
  }).data;
  return useMemo(() => read?.filter(({ usable }) => usable) ?? [], [read]);
}
