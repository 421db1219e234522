import type { Operation } from '../../../../shared/contract/operation.ts';
import type { RawFile } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { BaseContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { readFile } from '../../workbook/read/read-file.ts';

/** A table of prices has some thousand rows, and is small. */
const MAX_BYTES = 8 * 1024 * 1024;

interface Opening extends Pick<BaseContext<Operation>, 'files' | 'actor' | 'signal' | 'notFound'> {
  refused(code: 'unreadable', reasons: string): Failure;
}

/** The file that the caller handed in, as a grid; refused with a sentence where it is none. */
export async function openedTable(context: Opening, file: string, fileName: string): Promise<RawFile> {
  const bytes = await context.files.bytes(context.actor, file);
  if (!bytes) throw context.notFound(`文件 ${fileName}`);
  const read = await readFile(bytes, { name: fileName, limits: { bytes: MAX_BYTES }, signal: context.signal });
  if (!read.ok) throw context.refused('unreadable', read.error.message);
  return read.value;
}
