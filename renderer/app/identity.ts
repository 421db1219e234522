import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { Grant } from '../../shared/domain/organisation/access.ts';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import { permissionsOf } from '../../shared/domain/organisation/roles.ts';
import { api } from './client.ts';

type Known = ReplyOf<Contract['session']['whoAmI']>;

/** Who sits at this desk, and what that person may do. The service decides again each time; this only spares detours. */
export interface Identity {
  /** Undefined until the service has answered. */
  readonly person: Known | undefined;
  /** Whether the person holds a permission: anywhere, or at the given unit. */
  readonly may: (permission: Permission, unit?: string) => boolean;
  /** Whether the person reads the books of the whole community, or of some units only. */
  readonly seesCounty: boolean;
}

/** Whether grants carry a permission: anywhere, or at the given unit. */
export function allows(grants: readonly Grant[], permission: Permission, unit?: string): boolean {
  if (permission === 'public' || permission === 'self') return true;
  return grants.some(
    (grant) =>
      permissionsOf(grant.role).includes(permission) &&
      (unit === undefined || grant.unit === '' || grant.unit === unit),
  );
}

/** Whether a person's roles show the books of the whole community, or of some units only. */
export const seesCounty = (grants: readonly Grant[]): boolean =>
  grants.some(({ role, unit }) => unit === '' && permissionsOf(role).includes('ledger.read'));

export function useIdentity(): Identity {
  const person = useQuery(api.session.whoAmI.queryOptions({ input: {} })).data;
  return useMemo(
    () => ({
      person,
      may: (permission, unit) => allows(person?.grants ?? [], permission, unit),
      seesCounty: seesCounty(person?.grants ?? []),
    }),
    [person],
  );
}
