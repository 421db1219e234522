import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Layout, StatementName } from '../../../shared/domain/ledger/statement.ts';
import { isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { type Scope, useAddress, useScope } from '../../app/scope.ts';
import { type NamedChoice, readChoices, readSome } from './some-units.ts';

/** Whose statement: a unit's, some units' together, or with neither the whole county's. */
export interface StatementScope extends Scope {
  readonly some: readonly string[] | undefined;
}

/** The scope that the address says; a single unit goes before some. */
export function useStatementScope(): StatementScope {
  const scope = useScope();
  const [word] = useAddress('units');
  const some = useMemo(() => readSome(word), [word]);
  return { ...scope, some: scope.unit === undefined ? some : undefined };
}

/** What the service is asked for a statement: of the unit, of some units, or of the whole county. */
export function useStatement(
  statement: StatementName,
  period: Period,
  whose: Pick<StatementScope, 'unit' | 'some'>,
  wanted = true,
) {
  const { unit, some } = whose;
  const own = useQuery({
    ...api.ledger.statement.queryOptions({ input: { statement, period, unit: unit ?? '' } }),
    enabled: wanted && unit !== undefined,
  });
  const part = useQuery({
    ...api.consolidation.subgroupStatement.queryOptions({ input: { statement, period, units: [...(some ?? [])] } }),
    enabled: wanted && some !== undefined,
  });
  const group = useQuery({
    ...api.consolidation.statement.queryOptions({ input: { statement, period } }),
    enabled: wanted && unit === undefined && some === undefined,
  });
  if (unit !== undefined) return own;
  return some === undefined ? group : part;
}

/** Reads the accounts of a unit that make the group's lines, before the unit is gone into. */
export function prefetchAccounts(queries: QueryClient, statement: StatementName, period: Period, unit: string): void {
  if (!isDefined(statement)) return;
  const input = { statement, period, unit, layout: 'group' } as const;
  void queries.prefetchQuery(api.ledger.statementAccounts.queryOptions({ input }));
}

/** The layout in which a scope's statements are made; undefined while the unit is not known yet. */
export const layoutOf = (scope: Scope): Layout | undefined =>
  scope.unit === undefined ? 'group' : scope.chosen?.chart;

/** Choices of units that this person has named; this machine's browser keeps them. */
export function useNamedChoices(): [list: readonly NamedChoice[], keep: (list: readonly NamedChoice[]) => void] {
  const { person } = useIdentity();
  const key = `tongcai.units.${person?.name ?? ''}`;
  const [kept, setKept] = useState<{ readonly key: string; readonly list: readonly NamedChoice[] }>();
  const list = useMemo(() => (kept?.key === key ? kept.list : readChoices(localStorage.getItem(key))), [kept, key]);
  const keep = useCallback(
    (next: readonly NamedChoice[]) => {
      localStorage.setItem(key, JSON.stringify(next));
      setKept({ key, list: next });
    },
    [key],
  );
  return [list, keep];
}
