import { useQuery } from '@tanstack/react-query';
import type { Layout, StatementName } from '../../../shared/domain/ledger/statement.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import type { Scope } from '../../app/scope.ts';

/** What the service is asked for a statement: of the unit, or of the whole county. */
export function useStatement(statement: StatementName, period: Period, unit: string | undefined) {
  const own = useQuery({
    ...api.ledger.statement.queryOptions({ input: { statement, period, unit: unit ?? '' } }),
    enabled: unit !== undefined,
  });
  const group = useQuery({
    ...api.consolidation.statement.queryOptions({ input: { statement, period } }),
    enabled: unit === undefined,
  });
  return unit === undefined ? group : own;
}

/** The layout in which a scope's statements are made; undefined while the unit is not known yet. */
export const layoutOf = (scope: Scope): Layout | undefined =>
  scope.unit === undefined ? 'group' : scope.chosen?.chart;
