import { setImmediate } from 'node:timers/promises';
import { audit } from '../../../shared/contract/audit.ts';
import { nextStep } from '../../../shared/domain/audit/readiness.ts';
import { unsignedOf } from '../../../shared/domain/ledger/attestation/standing.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { requiredSides } from '../../../shared/domain/organisation/attestation.ts';
import { readAsked, readOpenDifferences, type TriedConsolidations } from '../consolidation/queries.ts';
import type { Books } from '../database.ts';
import { KeptAttested, readPeriod, readStandIns } from '../ledger/queries.ts';
import { loadAttestationRule, loadUnits } from '../organisation/queries.ts';
import { answer, type Implementation, longQuery } from '../pipeline/implementation.ts';
import { writeWorkbook } from '../workbook/write/workbook.ts';
import type { KeptChecks } from './kept-checks.ts';
import { repairWorkbook } from './repair-workbook.ts';
import { gatherRepairs } from './repairs.ts';

/** 月结准备情况与整改清单. */
export function readinessOperations(
  { books, tried }: { readonly books: Books; readonly tried: TriedConsolidations },
  kept: KeptChecks,
): readonly Implementation[] {
  const signatures = new KeptAttested();
  return [
    // One reading a unit, so that others are answered between them.
    answer(audit.readiness, async ({ scope, signal }, { period, unit }) => {
      const { units, differences, asked, standIns, required } = await books.read(async (db) => ({
        units: withinScope(scope, await loadUnits(db), ({ code }) => code),
        differences: await readOpenDifferences(db, tried, period),
        asked: await readAsked(db, tried, period),
        standIns: await readStandIns(db, period),
        required: requiredSides(await loadAttestationRule(db)),
      }));
      const rows = [];
      for (const { code, name, kind } of units) {
        if (unit !== undefined && unit !== code) continue;
        // A reading that need not wait for the disk gives way to nobody by itself.
        await setImmediate();
        signal.throwIfAborted();
        const { at, attested, checks } = await books.read(async (db) => ({
          at: await readPeriod(db, code, period),
          attested: (await signatures.of(db, period, code))(code),
          checks: await kept.of(db, code, period),
        }));
        const open = differences?.of(code);
        const unsigned = unsignedOf(required, attested);
        const standing = {
          state: at.state,
          basis: at.basis,
          errors: checks.errors,
          unmapped: checks.unmapped,
          unexplained: open?.unexplained ?? null,
        };
        rows.push({
          unit: code,
          name,
          kind,
          ...standing,
          standsIn: standIns.get(code) ?? null,
          findings: checks.findings,
          explained: checks.explained,
          rows: checks.rows,
          failed: [...checks.failed],
          found: [...checks.found],
          differences: open?.open ?? null,
          disputed: open?.disputed ?? 0,
          unsigned,
          next: nextStep({ ...standing, asked: asked.get(code) ?? 0, unsigned: unsigned.length }),
        });
      }
      return { period, run: differences?.run ?? null, rows };
    }),

    longQuery(
      audit.repairList,
      async (context, { unit, period }) => {
        const repairs = await gatherRepairs(context.db, unit, period);
        if (!repairs) throw context.notFound(`单位 ${unit}`);
        return repairs;
      },
      async (context, { unit, period }, repairs) => {
        const { workbook, rows } = repairWorkbook(repairs, { creator: context.actor, created: context.instant });
        const { bytes } = await writeWorkbook(workbook, { signal: context.signal });
        const kept = await context.files.put(context.actor, bytes);
        return { file: kept.sha256, name: `整改清单-${unit}-${period}.xlsx`, rows };
      },
    ),
  ];
}
