import type { Originals } from '../../ledger/commands.ts';
import { readElectronicPaper } from '../../ledger/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import type { ScanKept } from './reading.ts';

interface Taking {
  readonly actor: string;
  readonly files: Files;
  notFound(what: string): Failure;
  refused(code: 'too-large' | 'not-a-paper' | 'unreadable', reasons: string): Failure;
}

/** Reads a scan that was handed in and keeps it beside the books, before the transaction that names it. */
export async function takeScan(
  context: Taking,
  blobs: Originals,
  { file, fileName: name }: { readonly file: string; readonly fileName: string },
): Promise<ScanKept> {
  const bytes = await context.files.bytes(context.actor, file);
  if (!bytes) throw context.notFound(`文件 ${name}`);
  const read = await readElectronicPaper(bytes);
  if (!read.ok) throw context.refused(read.error.code, read.error.message);
  return { sha256: blobs.putBlob(bytes), name, kind: read.value.kind, bytes: bytes.byteLength };
}

/** The columns of a scan; of none, what says so. */
export const scanColumns = (scan: ScanKept | undefined) => ({
  sha256: scan?.sha256 ?? '',
  file_name: scan?.name ?? '',
  kind: scan?.kind ?? '',
  bytes: scan?.bytes ?? 0,
});
