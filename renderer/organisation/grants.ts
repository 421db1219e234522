import type { Grant } from '../../shared/domain/organisation/access.ts';
import { ROLES, type RoleCode } from '../../shared/domain/organisation/roles.ts';

/** Whether a role is held at one unit, over the whole community, or as it is granted. */
export const heldOf = (role: RoleCode) => ROLES[role].held;

/** A grant as it is being written: '' where the role or the unit is still to be chosen. */
export interface GrantDraft {
  readonly role: RoleCode | '';
  /** '' is the whole community. */
  readonly unit: string;
}

/** What is wrong with a grant; the service decides again. */
export function grantProblem({ role, unit }: GrantDraft): 'role-missing' | 'needs-unit' | 'community-only' | undefined {
  if (role === '') return 'role-missing';
  const held = heldOf(role);
  if (held === 'unit' && unit === '') return 'needs-unit';
  return held === 'community' && unit !== '' ? 'community-only' : undefined;
}

/** The drafts as they are sent; undefined while any is not whole. */
export function readyGrants(drafts: readonly GrantDraft[]): Grant[] | undefined {
  if (drafts.some((draft) => grantProblem(draft) !== undefined)) return undefined;
  return drafts.map(({ role, unit }) => ({ role, unit }));
}
