import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import { type Period, parsePeriod, periodOf } from '../../shared/kernel/period.ts';
import { api } from './client.ts';
import { useIdentity } from './identity.ts';

/** What every page's address may name: a month, and one unit; without a unit, all that the person may see. */
export interface Asked {
  readonly period?: Period | undefined;
  readonly unit?: string | undefined;
}

/** One member unit as the register knows it. */
export type Unit = ReplyOf<Contract['organisation']['units']>[number];

const UNIT = /^[A-Z0-9]{1,12}$/;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads the address's own words; what is no period or no unit code counts as not said. */
export function readAsked(search: Readonly<Record<string, unknown>>): Asked {
  const unit = textOf(search['unit']);
  return { period: parsePeriod(textOf(search['period'])), unit: UNIT.test(unit) ? unit : undefined };
}

/** The last period of the community that has books, of whichever unit; before there are any, the first of the fiscal year. */
export function latestPeriod(withBooks: readonly string[], fiscalYear: number | undefined): Period | undefined {
  const last = [...withBooks].sort().at(-1);
  return (last ? parsePeriod(last) : undefined) ?? (fiscalYear ? periodOf(fiscalYear, 1) : undefined);
}

/** Of whom a person can ask which months there are: who reads budgets and no books asks the budget; others see no months. */
export const asksMonths = (may: (permission: Permission) => boolean): 'ledger' | 'budget' | undefined =>
  may('ledger.read') ? 'ledger' : may('budget.read') ? 'budget' : undefined;

/** Which month and which units a page shows. It stands in the address, so that a reload or a kept link shows the same. */
export interface Scope {
  /** 会计期间; undefined while it is not known yet, before a community is set up, and for who reads neither books nor budgets. */
  readonly period: Period | undefined;
  /** 单位编码 of the one unit chosen, or the only one this person sees; undefined: all of theirs. */
  readonly unit: string | undefined;
  /** The chosen unit's entry in the register, once it is read. */
  readonly chosen: Unit | undefined;
  /** The units this person may see, in the register's order; undefined until they are read. */
  readonly units: readonly Unit[] | undefined;
  /** Periods that have books, as the service lists them. */
  readonly withBooks: readonly string[];
  readonly setPeriod: (period: Period) => void;
  /** Chooses one unit, or all with undefined. */
  readonly setUnit: (unit: string | undefined) => void;
}

/** The scope that all pages share. */
export function useScope(): Scope {
  // Each word by itself: whoever reads period and unit is not drawn anew for another word of the address.
  const asked: Asked = {
    period: useSearch({ strict: false, select: (search) => readAsked(search).period }),
    unit: useSearch({ strict: false, select: (search) => readAsked(search).unit }),
  };
  const navigate = useNavigate();
  const { may } = useIdentity();
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const units = useQuery(api.organisation.units.queryOptions({ input: {} })).data;
  const periods = useQuery({
    ...api.ledger.periods.queryOptions({ input: {} }),
    enabled: asksMonths(may) === 'ledger',
  });
  const months = useQuery({
    ...api.budget.bookMonths.queryOptions({ input: {} }),
    enabled: asksMonths(may) === 'budget',
  });
  const withBooks = useMemo(() => periods.data?.map((each) => each.period) ?? months.data, [periods.data, months.data]);

  const ask = useCallback(
    (change: Asked) => void navigate({ to: '.', search: (before: Asked) => ({ ...before, ...change }) }),
    [navigate],
  );
  const setPeriod = useCallback((period: Period) => ask({ period }), [ask]);
  const setUnit = useCallback((unit: string | undefined) => ask({ unit }), [ask]);

  const unit = asked.unit ?? (units?.length === 1 ? units[0]?.code : undefined);
  return {
    period: asked.period ?? (withBooks && latestPeriod(withBooks, community.data?.fiscalYear)),
    unit,
    chosen: units?.find((each) => each.code === unit),
    units,
    withBooks: withBooks ?? [],
    setPeriod,
    setUnit,
  };
}

/**
 * A word of its own that a page keeps in the address beside period and unit: a tab, a filter, an account. Undefined
 * takes it out. `replace` leaves no step to go back to (a filter while it is typed).
 */
export function useAddress(
  name: string,
): [value: string | undefined, set: (value: string | undefined, options?: { readonly replace?: boolean }) => void] {
  const value = useSearch({
    strict: false,
    select: (search: Readonly<Record<string, unknown>>) => textOf(search[name]) || undefined,
  });
  const navigate = useNavigate();
  const set = useCallback(
    (value: string | undefined, options?: { readonly replace?: boolean }) =>
      void navigate({
        to: '.',
        replace: options?.replace ?? false,
        search: (before: Record<string, unknown>) => ({ ...before, [name]: value }),
      }),
    [navigate, name],
  );
  return [value, set];
}
