import { ATTESTING_SIDES, type AttestingSide } from '../../organisation/attestation.ts';

/** A signature as far as it matters to whether it holds. */
export interface Signature {
  readonly side: AttestingSide;
  /** SHA-256 of the content that was signed. */
  readonly digest: string;
}

/** Where the signatures of a unit's month stand. */
export interface Attested {
  /** Sides whose last signature is of the content as it is. */
  readonly signed: readonly AttestingSide[];
  /** 已失效: sides that signed something else than what the books hold now. */
  readonly lapsed: readonly AttestingSide[];
}

export const NOT_ATTESTED: Attested = { signed: [], lapsed: [] };

/**
 * Which signatures hold. A signature is of a content, not of a moment: what was changed and set right again is what was
 * signed, so any signature of a side that names the content counts.
 */
export function attestedOf(signatures: readonly Signature[], digest: string | undefined): Attested {
  const of = (side: AttestingSide): readonly Signature[] => signatures.filter((one) => one.side === side);
  const holds = (side: AttestingSide): boolean => of(side).some((one) => one.digest === digest);
  return {
    signed: ATTESTING_SIDES.filter(holds),
    lapsed: ATTESTING_SIDES.filter((side) => of(side).length > 0 && !holds(side)),
  };
}

/** The required sides whose signature a month still waits for. */
export const unsignedOf = (required: readonly AttestingSide[], { signed }: Attested): AttestingSide[] =>
  required.filter((side) => !signed.includes(side));
