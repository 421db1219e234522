import { type AttestedFinding, REASONS_MAX } from '../../../shared/domain/ledger/attestation/sheet.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { checkLedger } from '../ledger/checks.ts';
import { acceptedRows } from './accepting.ts';

/** The findings (提示) of a unit's month, with the reasons that people gave for them: what stands beside a signature. */
export async function readFindings(db: BooksReader, unit: UnitCode, period: Period): Promise<AttestedFinding[]> {
  const results = (await checkLedger(db, { units: [unit], period })).filter(
    ({ ok, severity }) => !ok && severity === 'finding',
  );
  const acceptedOf = await acceptedRows(db, results);
  return results.map(({ name, title, rows }) => {
    const reasons = rows.flatMap((row) => acceptedOf(name, row)?.reason ?? []);
    return {
      check: name,
      title,
      open: rows.length - reasons.length,
      explained: reasons.length,
      reasons: [...new Set(reasons)].slice(0, REASONS_MAX),
    };
  });
}
