import type { Reading } from '../../../../shared/domain/ledger/reading/reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksTx } from '../../database.ts';
import type { AuditDetail } from '../../pipeline/context.ts';
import type { LedgerParts } from '../parts.ts';
import { keepBatch, setAside, type TakingContext, takePlace } from './batches.ts';
import {
  type ImportInput,
  type ImportKind,
  type OpenedImport,
  type OpeningContext,
  openImport,
  refuseRejected,
} from './opened.ts';

/** Opens a file that is to come in whole: refused with every bad row, kept beside the books otherwise. */
export async function openWhole(
  context: OpeningContext,
  parts: LedgerParts,
  kind: ImportKind,
  input: ImportInput,
): Promise<OpenedImport> {
  const opened = await openImport(context, parts.reader, kind, input);
  refuseRejected(context, opened.reading);
  parts.blobs.putBlob(opened.bytes);
  return opened;
}

/** What a kind of import does between taking its place and being told of. */
export interface Taken {
  /** Rows that come in. */
  readonly imported: number;
  /** Writes them under their batch, once the one before is set aside. */
  keep(batch: number): Promise<{
    readonly newAccounts: readonly { readonly code: string; readonly name: string }[];
    readonly remarks: readonly string[];
  }>;
}

interface WholeContext extends TakingContext {
  readonly tx: BooksTx;
  readonly actor: string;
  readonly instant: string;
  audit(detail: AuditDetail): void;
}

/**
 * Takes a file into a unit's month in the place of the batch that stood there: closed months and a file that stands there
 * already are refused, `take` says what else must hold and writes the rows, and the batch and its event tell of it.
 */
export async function takeWhole(
  context: WholeContext,
  input: ImportInput & { readonly unit: UnitCode; readonly period: Period },
  reading: Reading,
  as: { readonly kind: ImportKind; readonly subject: string; readonly take: () => Promise<Taken> },
) {
  const { unit, period, fileName, file } = input;
  const { tx, actor, instant } = context;
  const supersedes = await takePlace(context, { unit, period, kind: as.kind, sha256: file });
  const { imported, keep } = await as.take();
  if (supersedes !== undefined) await setAside(tx, supersedes);
  const batch = await keepBatch(tx, {
    unit,
    period,
    kind: as.kind,
    fileName,
    sha256: file,
    layout: JSON.stringify(reading.layout),
    rows: reading.rows,
    imported,
    actor,
    instant,
  });
  const { newAccounts, remarks } = await keep(batch);
  context.audit({
    subject: as.subject,
    after: { batch, rows: imported, file, fileName, ...(supersedes === undefined ? {} : { supersedes }) },
  });
  return {
    rows: reading.rows,
    imported,
    rejected: [],
    vouchers: 0,
    batch,
    newAccounts: [...newAccounts],
    supersedes: supersedes ?? null,
    more: false,
    remarks: [...remarks],
  };
}
