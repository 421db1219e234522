import { ledger } from '../../../../shared/contract/ledger.ts';
import { natureOfCode } from '../../../../shared/domain/ledger/charts/element.ts';
import { growChart } from '../../../../shared/domain/ledger/charts/unit-chart.ts';
import { composeYear } from '../../../../shared/domain/ledger/composition.ts';
import type { Layout } from '../../../../shared/domain/ledger/reading/reading.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadDisplays } from '../../organisation/queries.ts';
import { DONE, type Implementation, longQuery, preparedCommand, query } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { readStates } from '../periods.ts';
import { yearFacts } from '../years.ts';
import { replacements, standingBatch } from './batches.ts';
import { declarationWanted } from './declaration-wanted.ts';
import { chartRows } from './growing.ts';
import { type OpenedImport, openImport, rejectedRowsOf } from './opened.ts';

/** 预览、坏行、历史与版式: what an import would do, what it did, and how files were understood. */
export const importHistory = (parts: LedgerParts): readonly Implementation[] => [
  longQuery(
    ledger.previewImport,
    async () => undefined,
    async (context, input) => {
      const opened = await openImport({ ...context, read: parts.read }, parts.reader, input.kind, input);
      const { reading } = opened;
      return {
        kind: reading.kind,
        period: reading.period ?? null,
        unitNames: [...reading.unitNames],
        columns: { ...reading.layout.columns },
        headerRows: [...reading.layout.headerRows],
        balanceForm: reading.layout.balanceForm ?? null,
        hypotheses: reading.hypotheses.map((one) => ({ ...one })),
        rows: reading.rows,
        vouchers: reading.vouchers.length,
        skipped: reading.skipped.map((row) => ({ ...row })),
        rejected: reading.rejections.map((row) => ({ ...row })),
        newAccounts: accountsGained(opened),
        openingsWanted: await parts.read((db) => yearWithoutOpening(db, opened, input)),
        replaces: await parts.read((db) => placeTaken(db, opened, input)),
        remarks: [...reading.remarks, ...(await parts.read((db) => declarationToCome(db, opened, input)))],
      };
    },
  ),

  longQuery(
    ledger.rejectedRows,
    async () => undefined,
    async (context, input) => {
      const made = await rejectedRowsOf({ ...context, read: parts.read }, parts.reader, input.kind, input);
      const kept = await context.files.put(context.actor, made.bytes);
      return { file: kept.sha256, rows: made.rows };
    },
  ),

  query(ledger.batches, async ({ db, scope }, { unit, period }) => {
    let batches = db.selectFrom('batch').selectAll().orderBy('id', 'desc');
    if (unit !== undefined) batches = batches.where('unit', '=', unit);
    if (period !== undefined) batches = batches.where('period', '=', period);
    const rows = await batches.limit(1000).execute();
    const displays = await loadDisplays(db, [...new Set(rows.map(({ actor }) => actor))]);
    const seen = withinScope(scope, rows, (row) => row.unit);
    const replacedBy = await replacements(
      db,
      seen.filter((row) => row.undone === 1),
    );
    const stateOf = await readStates(db, [...new Set(seen.map((row) => row.period as Period))]);
    return seen.map((row) => ({
      id: row.id,
      unit: row.unit,
      period: row.period,
      kind: row.kind,
      fileName: row.file_name,
      sha256: row.sha256,
      rows: row.rows,
      imported: row.imported,
      actor: row.actor,
      actorName: displays[row.actor] ?? null,
      instant: row.instant,
      undone: row.undone === 1,
      replacedBy: replacedBy.get(row.id) ?? null,
      periodState: stateOf(row.unit, row.period as Period),
      resumeAt: row.kind === 'vouchers' && row.undone === 0 && row.imported < row.rows ? row.imported : null,
    }));
  }),

  query(ledger.layouts, async ({ db }) => {
    const rows = await db.selectFrom('layout').selectAll().orderBy('name').execute();
    return rows.map((row) => {
      const layout = JSON.parse(row.definition) as Layout;
      return { name: row.name, kind: layout.kind, columns: { ...layout.columns } };
    });
  }),

  preparedCommand(
    ledger.rememberLayout,
    async (context, input) => openImport(context, parts.reader, input.kind, input),
    async (context, { name }, { reading }) => {
      const definition = JSON.stringify(reading.layout);
      const before = await context.db
        .selectFrom('layout')
        .select('definition')
        .where('name', '=', name)
        .executeTakeFirst();
      await context.db
        .insertInto('layout')
        .values({ name, definition })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ definition }))
        .execute();
      context.audit({
        subject: `版式 ${name}`,
        before: before ? { definition: before.definition } : undefined,
        after: { definition },
      });
      return DONE;
    },
  ),
];

/** Accounts that the unit's chart would gain. */
function accountsGained({ chart, reading }: OpenedImport): { code: string; name: string }[] {
  if (reading.kind !== 'trial-balance') return [];
  const grown = growChart(chart.unit, chart.official, chartRows(reading), chart.accounts);
  return grown.added.map(({ code, name }) => ({ code, name }));
}

/** The standing batch whose place a trial balance or declaration would take; vouchers take nobody's. */
async function placeTaken(
  db: BooksReader,
  { reading }: OpenedImport,
  { unit, period, file }: { readonly unit: UnitCode; readonly period?: Period | undefined; readonly file: string },
) {
  const at = period ?? reading.period;
  const { kind } = reading;
  if ((kind !== 'trial-balance' && kind !== 'intra-group') || at === undefined) return null;
  const batch = await standingBatch(db, { unit, kind, period: at });
  if (!batch || batch.sha256 === file) return null;
  const displays = await loadDisplays(db, [batch.actor]);
  return {
    batch: batch.id,
    fileName: batch.file_name,
    actor: batch.actor,
    actorName: displays[batch.actor] ?? null,
    instant: batch.instant,
  };
}

/** That the unit is to declare its intra-group accounts, once a trial balance is in. */
async function declarationToCome(
  db: BooksReader,
  { reading }: OpenedImport,
  { unit, period }: { readonly unit: UnitCode; readonly period?: Period | undefined },
): Promise<string[]> {
  const at = period ?? reading.period;
  return reading.kind !== 'trial-balance' || at === undefined ? [] : declarationWanted(db, unit, at);
}

/**
 * The year whose opening would be unknown with this trial balance: it is of a later month, has no year columns, and
 * neither last year nor given openings stand in the books.
 */
async function yearWithoutOpening(
  db: BooksReader,
  { reading }: OpenedImport,
  { unit, period }: { readonly unit: UnitCode; readonly period?: Period | undefined },
): Promise<number | null> {
  const at = period ?? reading.period;
  if (reading.kind !== 'trial-balance' || at === undefined) return null;
  const rows = reading.balances
    .filter(({ leaf }) => leaf)
    .map((row) => ({ ...row, book: natureOfCode(row.code)?.book ?? ('financial' as const) }));
  const facts = await yearFacts(db, unit, yearOf(at));
  const { openingKnown } = composeYear({ ...facts, summaries: new Map([...facts.summaries, [at, rows]]) });
  return openingKnown ? null : yearOf(at);
}
