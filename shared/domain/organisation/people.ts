import { err, ok, type Result } from '../../kernel/result.ts';
import type { Grant } from './access.ts';
import { ROLES, type Role, type RoleCode } from './roles.ts';
import type { UnitCode } from './unit.ts';

/** Why a set of roles cannot be given. */
export interface GrantRefusal {
  readonly code:
    | 'unknown-role'
    | 'unknown-unit'
    | 'needs-unit'
    | 'community-only'
    | 'administrator-sees-no-business'
    | 'last-administrator'
    | 'own-roles';
  readonly place: string;
  readonly message: string;
}

export interface GrantQuestion {
  readonly grants: readonly Grant[];
  readonly units: ReadonlySet<UnitCode>;
  /** The person made at set-up may be administrator and 总会计师 at once, so that a small centre can begin. */
  readonly madeAtSetUp: boolean;
}

const ADMINISTRATOR: RoleCode = 'administrator';

/** Decides whether a person may hold these roles together; gives them back sorted and each once. */
export function decideGrants({ grants, units, madeAtSetUp }: GrantQuestion): Result<Grant[], GrantRefusal[]> {
  const refusals = grants.flatMap((grant) => refusalOf(grant, units));
  const administers = grants.some((grant) => grant.role === ADMINISTRATOR);
  if (administers) {
    const business = grants.filter(
      (grant) => grant.role !== ADMINISTRATOR && !(madeAtSetUp && grant.role === 'chief-accountant'),
    );
    for (const grant of business) {
      refusals.push({
        code: 'administrator-sees-no-business',
        place: grant.role,
        message: `管理员不接触业务数据，不能兼任${roleOf(grant.role)?.name ?? grant.role}`,
      });
    }
  }
  if (refusals.length > 0) return err(refusals);
  const unique = new Map(grants.map((grant) => [`${grant.role}\u0000${grant.unit}`, grant]));
  return ok([...unique.keys()].sort().map((key) => unique.get(key)!));
}

const roleOf = (code: string): Role | undefined => (Object.hasOwn(ROLES, code) ? ROLES[code as RoleCode] : undefined);

function refusalOf({ role, unit }: Grant, units: ReadonlySet<UnitCode>): GrantRefusal[] {
  const known = roleOf(role);
  if (!known) return [{ code: 'unknown-role', place: role, message: `没有“${role}”这个角色` }];
  if (unit === '')
    return known.held === 'unit' ? [{ code: 'needs-unit', place: role, message: `${known.name}须指定单位` }] : [];
  if (known.held === 'community')
    return [{ code: 'community-only', place: role, message: `${known.name}只能在全医共体范围内担任` }];
  return units.has(unit) ? [] : [{ code: 'unknown-unit', place: unit, message: `没有单位 ${unit}` }];
}

export interface PersonStanding {
  readonly id: string;
  readonly disabled: boolean;
  readonly grants: readonly Grant[];
}

/** Someone must always be able to administer people: whether these are the last eyes of that kind. */
export function isLastAdministrator(person: string, people: readonly PersonStanding[]): boolean {
  const administrators = people.filter(
    (other) => !other.disabled && other.grants.some((grant) => grant.role === ADMINISTRATOR),
  );
  return administrators.length === 1 && administrators[0]?.id === person;
}
