import { useCallback } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Grant } from '../../../shared/domain/organisation/access.ts';
import {
  ATTESTATION,
  ATTESTING_SIDES,
  type AttestingSide,
  signsAs,
} from '../../../shared/domain/organisation/attestation.ts';
import { useIdentity } from '../../app/identity.ts';

export type Attestation = ReplyOf<Contract['ledger']['attestation']>;

/** A side on which this person may sign, and whether in their own office. */
export interface Office {
  readonly side: AttestingSide;
  readonly as: 'own' | 'delegated';
}

const NOBODYS: readonly Grant[] = [];

/** The sides on which somebody may sign a unit's month, and whose signature is not there yet: what is asked for comes first. */
export function officesOf(
  grants: readonly Grant[],
  {
    unit,
    by,
    delegated,
    digest,
    signatures,
    unsigned,
  }: Pick<Attestation, 'unit' | 'by' | 'delegated' | 'digest' | 'signatures' | 'unsigned'>,
): Office[] {
  const open = ATTESTING_SIDES.filter((side) => !signatures.some((one) => one.side === side && one.digest === digest));
  return open
    .flatMap((side) => {
      const as = signsAs(grants, { unit, side }, { by, delegated });
      return as === undefined ? [] : [{ side, as }];
    })
    .sort((a, b) => rank(a, unsigned) - rank(b, unsigned));
}

const rank = ({ side, as }: Office, unsigned: readonly AttestingSide[]): number =>
  (unsigned.includes(side) ? 0 : 2) + (as === 'own' ? 0 : 1);

/** Whether one of a month's missing signatures is this person's own to give. */
export function useSigns(): (unit: string, sides: readonly AttestingSide[]) => boolean {
  const grants = useIdentity().person?.grants ?? NOBODYS;
  return useCallback(
    (unit, sides) => sides.some((side) => signsAs(grants, { unit, side }, ATTESTATION) === 'own'),
    [grants],
  );
}
