import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import { type AttestedFinding, REASONS_MAX } from '../../../shared/domain/ledger/attestation/sheet.ts';
import type { BooksReader } from '../database.ts';
import { acceptedRows } from './accepting.ts';

/** The findings (提示) among the checks of a unit's month, with the reasons that people gave: what stands beside a signature. */
export async function readFindings(db: BooksReader, results: readonly CheckResult[]): Promise<AttestedFinding[]> {
  const acceptedOf = await acceptedRows(db, results);
  return results
    .filter(({ ok, severity }) => !ok && severity === 'finding')
    .map(({ name, title, rows }) => {
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
