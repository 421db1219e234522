import { type Zippable, zipSync } from 'fflate';
import { type ReadFileOptions, readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { type RawFile, type RawSheet, rowCells } from '../../../shared/domain/ledger/reading/grid.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface BookParts {
  readonly sheets: readonly { readonly name: string; readonly xml: string; readonly state?: string }[];
  readonly shared?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly prefix?: string;
  readonly namespace?: string;
  readonly relations?: string;
}

/** Builds a workbook part by part, so that a test says exactly what lies in the file. */
export function book(parts: BookParts, extra: Record<string, string | Uint8Array> = {}): Uint8Array {
  const { prefix = '', namespace = MAIN, relations = OFFICE } = parts;
  const p = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? `xmlns="${namespace}"` : `xmlns:${prefix}="${namespace}"`;
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><${p}workbook ${xmlns} xmlns:r="${relations}">${parts.workbookPr ?? ''}<${p}sheets>${parts.sheets
      .map(
        (sheet, at) =>
          `<${p}sheet name="${sheet.name}" sheetId="${at + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="s${at + 1}"/>`,
      )
      .join('')}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${parts.sheets
      .map(
        (_, at) =>
          `<Relationship Id="s${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="ss" Type="${relations}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="st" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ...(parts.shared === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${parts.shared}</sst>` }),
    ...(parts.styles === undefined
      ? {}
      : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${parts.styles}</styleSheet>` }),
  };
  for (const [at, sheet] of parts.sheets.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      sheet.xml.startsWith('<?') || sheet.xml.includes('worksheet')
        ? sheet.xml
        : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${p}worksheet ${xmlns}>${sheet.xml}</${p}worksheet>`;
  return zip({ ...files, ...extra });
}

export const zip = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ) as Zippable,
  );

/** A workbook of one sheet from its rows. */
export const sheetBook = (rows: string, more: Partial<BookParts> = {}, tail = ''): Uint8Array =>
  book({ sheets: [{ name: '表', xml: `<sheetData>${rows}</sheetData>${tail}` }], ...more });

export async function read(bytes: Uint8Array, options: ReadFileOptions = {}): Promise<RawFile> {
  const file = await readFile(bytes, options);
  if (!file.ok) throw new Error(`${file.error.code}: ${file.error.message}`);
  return file.value;
}

export async function refused(bytes: Uint8Array, options: ReadFileOptions = {}): Promise<string> {
  const file = await readFile(bytes, options);
  if (file.ok) throw new Error('was read');
  if (!/[\u4e00-\u9fa5].*[。]$/.test(file.error.message)) throw new Error(`no sentence: ${file.error.message}`);
  return file.error.code;
}

/** Cells as `kind:text` with their marks: R red, D date, ~ repeated from a merged range. */
export function shown(sheet: RawSheet): string[][] {
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    rowCells(sheet, row).map(
      (cell) => `${cell.kind[0]}${cell.red ? 'R' : ''}${cell.date ? 'D' : ''}${cell.copied ? '~' : ''}:${cell.text}`,
    ),
  );
}

export const texts = (sheet: RawSheet): string[][] =>
  Array.from({ length: sheet.rowCount }, (_, row) => rowCells(sheet, row).map((cell) => cell.text));
