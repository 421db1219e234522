import { audit } from '../../../shared/contract/audit.ts';
import { closingChecklist } from '../../../shared/domain/audit/closing-checklist.ts';
import { unsignedOf } from '../../../shared/domain/ledger/attestation/standing.ts';
import { requiredSides } from '../../../shared/domain/organisation/attestation.ts';
import { readAsked, readOpenDifferences, type TriedConsolidations } from '../consolidation/queries.ts';
import { KeptAttested, readClosingFacts } from '../ledger/queries.ts';
import { loadAttestationRule } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import type { KeptChecks } from './kept-checks.ts';

/** 结账检查清单: gathered from what each line's own page reads, and decided in the domain. */
export function closingOperation({ tried }: { readonly tried: TriedConsolidations }, kept: KeptChecks): Implementation {
  const signatures = new KeptAttested();
  return query(audit.closingChecklist, async (context, { unit, period }) => {
    const { db, nowMs } = context;
    const books = await readClosingFacts(db, { unit, period, nowMs });
    if (!books) throw context.notFound(`单位 ${unit}`);
    const required = requiredSides(await loadAttestationRule(db));
    const attested = (await signatures.of(db, period, unit))(unit);
    const missing = unsignedOf(required, attested);
    const lines = closingChecklist({
      period,
      books,
      checks: await kept.of(db, unit, period),
      pairs: {
        asked: (await readAsked(db, tried, period)).get(unit) ?? 0,
        unexplained: (await readOpenDifferences(db, tried, period))?.of(unit).unexplained ?? null,
      },
      signatures: {
        required: required.length,
        missing: missing.length,
        lapsed: missing.filter((side) => attested.lapsed.includes(side)).length,
      },
    });
    return {
      state: books.state,
      lines: lines.map(({ detail, account, ...line }) => ({
        ...line,
        detail: detail ?? null,
        account: account ?? null,
      })),
    };
  });
}
