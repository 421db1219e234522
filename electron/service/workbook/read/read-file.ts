import type { RawFile } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { Clock } from '../../../../shared/kernel/id.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import type { FormulaSink } from './formulas.ts';
import { readHtml } from './html.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from './limits.ts';
import { isBareBiff, refuseOle } from './ole.ts';
import { type FileRefusal, RefusedFile, refuse } from './refusal.ts';
import { readSpreadsheetMl } from './spreadsheet-ml.ts';
import { type DecodedText, decodeText, readText } from './text.ts';
import { readXlsx } from './xlsx.ts';
import { decodeXml } from './xml.ts';

export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export type { FileRefusal, FileRefusalCode } from './refusal.ts';

export interface ReadFileOptions {
  /** The file's name, for the name of the sheet; never to tell what it is. */
  readonly name?: string;
  readonly limits?: Partial<Limits>;
  /** Bounds the time; a job gives its own. */
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  /** Told of the formulas of an XLSX; they are compared, never evaluated. */
  readonly formulas?: FormulaSink;
}

/**
 * Reads the bytes of an imported file as a grid, or says in one sentence why it cannot. What the file is, is told from its
 * bytes and never from its extension: HTML and SpreadsheetML come named `.xls`, and old `.xls` comes named `.CSV`.
 */
export async function readFile(
  bytes: Uint8Array,
  options: ReadFileOptions = {},
): Promise<Result<RawFile, FileRefusal>> {
  const budget = new Budget({
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    clock: options.clock,
    signal: options.signal,
  });
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return ok(await readBytes(file, sheetName(options.name), budget, options.formulas));
  } catch (error) {
    if (error instanceof RefusedFile) return err(error.refusal);
    throw error;
  }
}

const sheetName = (name: string | undefined): string => (name ?? '').replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');

async function readBytes(
  file: Buffer,
  name: string,
  budget: Budget,
  formulas: FormulaSink | undefined,
): Promise<RawFile> {
  const { limits } = budget;
  if (file.length === 0) refuse('empty');
  if (file.length > limits.bytes) refuse('too-large', { limit: `${Math.floor(limits.bytes / 1048576)} MB` });
  budget.checkTime();
  const magic = file.subarray(0, 8).toString('latin1');
  if (magic.startsWith('PK\x03\x04') || magic.startsWith('PK\x05\x06') || magic.startsWith('PK\x07\x08'))
    return readXlsx(file, budget, formulas);
  if (magic.startsWith('\xd0\xcf\x11\xe0')) return refuseOle(file);
  if (isBareBiff(file)) refuse('legacy-xls');
  const what = foreignKind(magic);
  if (what) refuse('not-a-table', { what });
  return readMarkupOrText(file, name, budget);
}

function foreignKind(magic: string): string | undefined {
  if (magic.startsWith('%PDF')) return 'PDF';
  if (magic.startsWith('\x89PNG') || magic.startsWith('\xff\xd8\xff') || magic.startsWith('GIF8')) return '图片';
  if (magic.startsWith('Rar!') || magic.startsWith("7z\xbc\xaf'") || magic.startsWith('\x1f\x8b')) return '压缩';
  return undefined;
}

async function readMarkupOrText(file: Buffer, name: string, budget: Budget): Promise<RawFile> {
  const head = file
    .subarray(0, 2048)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s)+/, '');
  if (/^(<\?xml[^>]*\?>)?\s*(<!--[\s\S]*?-->\s*|<\?[\s\S]*?\?>\s*)*<(\w+:)?Workbook\b/.test(head))
    return readSpreadsheetMl(decodeXml(file, 'Workbook'), budget);
  if (/^<(!doctype\s+html|html|head|body|table|meta|style|div)\b/i.test(head) || /<table\b|<html\b/i.test(head))
    if (head.startsWith('<')) return readHtml(file, budget);
  if (/^<\?xml|^<[A-Za-z][\w:.-]*[\s/>]/.test(head)) {
    if (/<!DOCTYPE|<!ENTITY/i.test(head)) refuse('xml-doctype', { part: 'XML' });
    refuse('not-a-table', { what: 'XML' });
  }
  const decoded: DecodedText = decodeText(file);
  if (!decoded.bytes.subarray(decoded.start).some((byte) => byte > 0x20)) refuse('empty');
  return readText(decoded, name, budget);
}
