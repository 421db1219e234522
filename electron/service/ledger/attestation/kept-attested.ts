import {
  type Attested,
  attestedOf,
  NOT_ATTESTED,
  type Signature,
} from '../../../../shared/domain/ledger/attestation/standing.ts';
import type { AttestingSide } from '../../../../shared/domain/organisation/attestation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { Kept } from '../../pipeline/kept.ts';
import { lastTouched } from '../touched.ts';
import { monthDigest } from './content.ts';

/** Unit periods that are kept in memory: some years of a community of forty. */
const KEPT_MAX = 4000;

/** Which signatures of units' months hold; a month that nobody signed is not hashed. */
export class KeptAttested {
  readonly #digests = new Kept<string>(KEPT_MAX);

  async of(db: BooksReader, period: Period, unit?: UnitCode): Promise<(unit: UnitCode) => Attested> {
    const units = new Map<UnitCode, Attested>();
    for (const [at, signatures] of await readSignatures(db, period, unit)) {
      const stamp = await lastTouched(db, at);
      const key = `${at}/${period}`;
      const digest = this.#digests.at(key, stamp)?.value ?? (await monthDigest(db, at, period));
      this.#digests.keep(key, stamp, digest);
      units.set(at, attestedOf(signatures, digest));
    }
    return (at) => units.get(at) ?? NOT_ATTESTED;
  }
}

/** The signatures of a period by unit, of one unit or of all. */
async function readSignatures(db: BooksReader, period: Period, unit?: UnitCode): Promise<Map<UnitCode, Signature[]>> {
  let query = db.selectFrom('attestation').select(['unit', 'side', 'digest']).where('period', '=', period);
  if (unit !== undefined) query = query.where('unit', '=', unit);
  const units = new Map<UnitCode, Signature[]>();
  for (const row of await query.orderBy('id').execute()) {
    const signature = { side: row.side as AttestingSide, digest: row.digest };
    units.set(row.unit, [...(units.get(row.unit) ?? []), signature]);
  }
  return units;
}

/** Which signatures hold inside a transaction, where nothing that was kept may be trusted. */
export async function readAttested(db: BooksReader, unit: UnitCode, period: Period): Promise<Attested> {
  const signatures = (await readSignatures(db, period, unit)).get(unit);
  return signatures ? attestedOf(signatures, await monthDigest(db, unit, period)) : NOT_ATTESTED;
}
