import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from './client.ts';
import { usePreferences } from './preferences.tsx';
import type { Teller } from './told.ts';

/** Tells events in the reader's language; `names` are the people's, as the service gives them beside the events. */
export function useTeller(names: Readonly<Record<string, string>> | undefined): Teller {
  const { locale } = usePreferences();
  const units = useQuery(api.organisation.units.queryOptions({ input: {} })).data;
  return useMemo(() => {
    const ofUnits = new Map(units?.map(({ code, name }) => [code, name]));
    const ofPeople = new Map(Object.entries(names ?? {}));
    return { locale, unitName: (code) => ofUnits.get(code), personName: (name) => ofPeople.get(name) };
  }, [locale, units, names]);
}
