import type { Permission } from './permission.ts';
import { LOCAL_OPERATOR, permissionsOf } from './roles.ts';
import type { UnitCode } from './unit.ts';

/** A role given to a person; `unit` is '' when it is held over the whole community. */
export interface Grant {
  readonly role: string;
  readonly unit: UnitCode | '';
}

/** Which units a permission reaches: all of the community, or those named (perhaps none). */
export type UnitScope =
  | { readonly kind: 'community' }
  | { readonly kind: 'units'; readonly units: ReadonlySet<UnitCode> };

/**
 * Who asks. `nobody` has not signed in; `nearby` says that the request came over loopback or in-process.
 * `local` is the command line without `--as`, under the operating system's user. A person who signed in on the
 * command line carries both names.
 */
export type Caller =
  | { readonly kind: 'nobody'; readonly nearby: boolean }
  | { readonly kind: 'local'; readonly osUser: string }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly name: string;
      readonly display: string;
      readonly grants: readonly Grant[];
      readonly session: string;
      readonly osUser?: string;
      /** Over loopback or in-process: somebody at the service's own machine. */
      readonly nearby?: true;
    };

const COMMUNITY: UnitScope = { kind: 'community' };

/** The caller's name on the trail: the person's sign-in name, `local:<os user>`, or `nobody`. */
export function actorOf(caller: Caller): string {
  if (caller.kind === 'person') return caller.name;
  return caller.kind === 'local' ? `local:${caller.osUser}` : 'nobody';
}

/** The operating system's user, when the command came from the command line. */
export function osUserOf(caller: Caller): string | undefined {
  return caller.kind === 'nobody' ? undefined : caller.osUser;
}

/** Where the caller holds a permission; undefined when nowhere. */
export function scopeOf(caller: Caller, permission: Permission): UnitScope | undefined {
  if (permission === 'public') return COMMUNITY;
  if (caller.kind === 'nobody') return undefined;
  if (caller.kind === 'local') return LOCAL_OPERATOR.includes(permission) ? COMMUNITY : undefined;
  if (permission === 'self') return COMMUNITY;
  const grants = caller.grants.filter((grant) => permissionsOf(grant.role).includes(permission));
  if (grants.length === 0) return undefined;
  if (grants.some((grant) => grant.unit === '')) return COMMUNITY;
  return { kind: 'units', units: new Set(grants.map((grant) => grant.unit)) };
}

export const reaches = (scope: UnitScope, unit: UnitCode): boolean =>
  scope.kind === 'community' || scope.units.has(unit);

/** Keeps what belongs to units within the scope; the one way in which a list over units is cut to its reader. */
export function withinScope<T>(scope: UnitScope, items: readonly T[], unitOf: (item: T) => UnitCode): T[] {
  return items.filter((item) => reaches(scope, unitOf(item)));
}
