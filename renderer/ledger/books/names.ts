import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { FUND_SOURCES, fundSource } from '../../../shared/domain/ledger/fund.ts';
import { fundSourceInEnglish } from '../../../shared/i18n/en/fund-sources.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';

/** The most parties that are read at once; others stand under their code. */
const PARTIES = 1000;

export interface Names {
  /** A unit's name by its code. */
  readonly unit: (code: string) => string;
  /** A counterparty as lines keep it: `unit:H01`, `party:P001`. */
  readonly counterparty: (text: string) => { readonly name: string; readonly internal: boolean };
  readonly department: (unit: string, code: string) => string;
  /** A source of money, in the person's language. */
  readonly fund: (code: string) => string;
}

/** What a source of money is called, in the person's language. */
export function useFundName(): Names['fund'] {
  const { locale } = usePreferences();
  return useCallback(
    (code) => {
      const name = fundSource(code)?.name ?? code;
      return locale === 'en' ? fundSourceInEnglish(code, name) : name;
    },
    [locale],
  );
}

/** The sources of money (资金来源), to choose from. */
export function useFundSources(): readonly { readonly code: string; readonly name: string }[] {
  const nameOf = useFundName();
  return useMemo(() => FUND_SOURCES.map(({ code }) => ({ code, name: nameOf(code) })), [nameOf]);
}

/** Names of what lines point to; a code without a name stands for itself. */
export function useNames(): Names {
  const fund = useFundName();
  const units = useQuery(api.organisation.units.queryOptions({ input: {} })).data;
  const departments = useQuery(api.organisation.departments.queryOptions({ input: {} })).data;
  const parties = useQuery(api.organisation.parties.queryOptions({ input: { limit: PARTIES } })).data;
  return useMemo(() => {
    const unitNames = new Map(units?.map(({ code, name }) => [code, name]));
    const departmentNames = new Map(departments?.map(({ unit, code, name }) => [`${unit} ${code}`, name]));
    const partyNames = new Map(parties?.rows.map(({ code, name }) => [code, name]));
    return {
      unit: (code) => unitNames.get(code) ?? code,
      counterparty: (text) => {
        const [kind = '', code = text] = text.split(/:(.*)/s);
        const internal = kind === 'unit';
        return { name: (internal ? unitNames : partyNames).get(code) ?? code, internal };
      },
      department: (unit, code) => departmentNames.get(`${unit} ${code}`) ?? code,
      fund,
    };
  }, [units, departments, parties, fund]);
}
