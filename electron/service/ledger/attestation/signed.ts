import {
  ATTESTING_SIDES,
  type AttestingSide,
  requiredSides,
} from '../../../../shared/domain/organisation/attestation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadAttestationRule } from '../../organisation/queries.ts';
import { monthDigest } from './content.ts';

/** A signature under a unit's month, or a side of which one is asked for and missing. */
export interface SignedMonth {
  readonly unit: UnitCode;
  readonly side: AttestingSide;
  /** Undefined where nobody has signed though the community asks for it. */
  readonly signed?: {
    readonly person: string;
    readonly instant: string;
    /** What authorised somebody to sign in a head's place; '' where the head signed. */
    readonly authority: string;
    readonly words: string;
    readonly digest: string;
    /** Whether the books hold what was signed. */
    readonly holds: boolean;
  };
}

/** 负责人承诺 of units' months, in the order of the units and, of each side, as they were signed. */
export async function readSigned(db: BooksReader, units: readonly UnitCode[], period: Period): Promise<SignedMonth[]> {
  const required = requiredSides(await loadAttestationRule(db));
  const rows = await db.selectFrom('attestation').selectAll().where('period', '=', period).orderBy('id').execute();
  const found: SignedMonth[] = [];
  for (const unit of units) {
    const own = rows.filter((row) => row.unit === unit);
    const digest = own.length > 0 ? await monthDigest(db, unit, period) : undefined;
    for (const side of ATTESTING_SIDES) {
      const signed = own.filter((row) => row.side === side);
      for (const { display, instant, authority, statement, digest: seen } of signed)
        found.push({
          ...{ unit, side },
          signed: { person: display, instant, authority, words: statement, digest: seen, holds: seen === digest },
        });
      if (signed.length === 0 && required.includes(side)) found.push({ unit, side });
    }
  }
  return found;
}
