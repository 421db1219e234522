import type { Grant } from './access.ts';
import { permissionsOf } from './roles.ts';
import type { UnitCode } from './unit.ts';

/** Who answers for a unit's month: its own head (单位负责人), or the community's (医共体负责人). */
export const ATTESTING_SIDES = ['unit', 'community'] as const;
export type AttestingSide = (typeof ATTESTING_SIDES)[number];

/** Whose signature a month waits for before it is locked. */
export const ATTESTED_BY = ['none', 'unit', 'community', 'both'] as const;
export type AttestedBy = (typeof ATTESTED_BY)[number];

/**
 * 负责人承诺: who signs that a month is true, lawful and whole before it is locked (贵 三(十): the member answers for its data;
 * 浙江 财务管理意见: the community's head does). A community begins with both; books that were kept before there was a
 * signature go on without until somebody asks for it, so that no month is held up by an update.
 */
export interface AttestationRule {
  readonly by: AttestedBy;
  /** 授权签认: who signs for the community may also sign in the place of a unit's head, naming what authorises it. */
  readonly delegated: boolean;
}

export const ATTESTATION: AttestationRule = { by: 'both', delegated: false };

/** The signatures that a month needs. */
export const requiredSides = ({ by }: AttestationRule): readonly AttestingSide[] =>
  ATTESTING_SIDES.filter((side) => by === 'both' || by === side);

/** How a person may sign on a side: in their own office, in the place of a unit's head, or not at all (undefined). */
export function signsAs(
  grants: readonly Grant[],
  { unit, side }: { readonly unit: UnitCode; readonly side: AttestingSide },
  { delegated }: AttestationRule,
): 'own' | 'delegated' | undefined {
  const holdsAt = (at: UnitCode | ''): boolean =>
    grants.some((grant) => grant.unit === at && permissionsOf(grant.role).includes('ledger.attest'));
  if (side === 'community') return holdsAt('') ? 'own' : undefined;
  if (holdsAt(unit)) return 'own';
  return delegated && holdsAt('') ? 'delegated' : undefined;
}
