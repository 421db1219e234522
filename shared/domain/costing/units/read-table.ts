import { err, ok, type Result } from '../../../kernel/result.ts';
import { Findings } from '../../ledger/reading/findings.ts';
import { isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import { headingWord } from '../../ledger/reading/heading-words.ts';
import type { Rejection, SkippedRow } from '../../ledger/reading/reading.ts';
import { isSignatureRow, labelKindOf } from '../../ledger/reading/row-words.ts';
import { isPersonalHeading, PERSONAL_NAMES, personalIn } from './privacy.ts';
import { type FieldColumn, readCells, type ServiceOptions, type ServiceRow, type TablePass } from './table-cells.ts';
import { type FieldForm, SERVICE_LIMITS, SERVICE_TABLE_NAMES, TABLE_FORMS } from './tables.ts';

/** A table as it was understood. Where anything is rejected nothing of it may be taken. */
export interface ServiceReading {
  readonly rows: readonly ServiceRow[];
  readonly skipped: readonly SkippedRow[];
  readonly rejections: readonly Rejection[];
}

export interface ServiceRefusal {
  readonly code: 'no-table' | 'no-rows' | 'too-many-rows' | 'missing-columns' | 'private';
  readonly message: string;
}

const SEARCH_ROWS = 40;
/** National codes of service items may look like phone numbers. */
const CODES = ['code', 'item', 'group'];
const refusal = (code: ServiceRefusal['code'], message: string): Result<never, ServiceRefusal> =>
  err({ code, message });

/** Reads a table of services by the words of its heading, in whatever order; a file that says who patients are is refused. */
export function readServiceTable(file: RawFile, options: ServiceOptions): Result<ServiceReading, ServiceRefusal> {
  const rows = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (rows > SERVICE_LIMITS.rows + SEARCH_ROWS)
    return refusal('too-many-rows', `文件有 ${rows} 行，超过上限 ${SERVICE_LIMITS.rows} 行`);
  const { fields } = TABLE_FORMS[options.table];
  const tables = file.sheets.flatMap((sheet) => {
    const found = sheet.hidden ? undefined : headingOf(sheet, fields);
    return found ? [{ sheet, ...found }] : [];
  });
  if (tables.length === 0)
    return refusal(
      'no-table',
      `没有找到${SERVICE_TABLE_NAMES[options.table]}：表头里应有 ${fields.map(({ heading }) => heading).join('、')}`,
    );
  const findings = new Findings(tables.length > 1);
  const seen = new Map<string, number>();
  const read: ServiceRow[] = [];
  for (const { sheet, row, columns } of tables) {
    const personal = personalColumn(sheet, row, columns);
    if (personal !== undefined)
      return refusal('private', `表里有“${personal}”，会认出患者是谁：请删掉这一列，只留住院号，再导入`);
    const missing = fields.filter(({ id, needed }) => needed && !columns.has(id)).map(({ heading }) => heading);
    if (missing.length > 0) return refusal('missing-columns', `表里没有这些栏目：${missing.join('、')}`);
    read.push(...rowsOf({ ...options, sheet, columns, seen }, row + 1, findings));
  }
  if (read.length === 0 && findings.rejections.length === 0) return refusal('no-rows', '表头下面没有读到任何一行');
  return ok({ rows: read, skipped: findings.skipped, rejections: findings.rejections });
}

/** The first row that names at least half of the needed columns, and where they stand. */
function headingOf(
  sheet: RawSheet,
  fields: readonly FieldForm[],
): { readonly row: number; readonly columns: Map<string, FieldColumn> } | undefined {
  const needed = fields.filter((field) => field.needed).length;
  for (let row = 0; row < Math.min(sheet.rowCount, SEARCH_ROWS); row += 1) {
    const columns = new Map<string, FieldColumn>();
    for (let index = 0; index < sheet.width(row); index += 1) {
      const heading = sheet.text(row, index);
      if (heading === '' || heading.length > 60) continue;
      const word = headingWord(heading);
      const field = fields.find(
        ({ id, words, heading: own }) => !columns.has(id) && (word === own || words.test(word)),
      );
      if (field) columns.set(field.id, { index, heading });
    }
    if (columns.size * 2 >= needed && columns.size >= 2) return { row, columns };
  }
  return undefined;
}

/** A column that says who patients are: by its heading, or by what stands in it. */
function personalColumn(
  sheet: RawSheet,
  heading: number,
  columns: ReadonlyMap<string, FieldColumn>,
): string | undefined {
  const codes = new Set(CODES.map((id) => columns.get(id)?.index));
  for (let column = 0; column < sheet.width(heading); column += 1)
    if (isPersonalHeading(headingWord(sheet.text(heading, column)))) return sheet.text(heading, column).slice(0, 40);
  for (let row = heading + 1; row < sheet.rowCount; row += 1)
    for (let column = 0; column < sheet.width(row); column += 1) {
      const found = personalIn(sheet.text(row, column));
      if (found === 'identity' || (found === 'phone' && !codes.has(column)))
        return `${PERSONAL_NAMES[found]}（第 ${sheet.rowNumber(row)} 行）`;
    }
  return undefined;
}

function rowsOf(pass: TablePass, from: number, findings: Findings): ServiceRow[] {
  const { sheet, columns } = pass;
  const labels = [...columns.values()].slice(0, 3);
  const rows: ServiceRow[] = [];
  for (let row = from; row < sheet.rowCount; row += 1) {
    if (isBlankRow(sheet, row)) continue;
    if (labels.some(({ index }) => labelKindOf(sheet.text(row, index)) === 'total')) findings.skip(sheet, row, 'total');
    else if (isSignatureRow(sheet, row)) findings.skip(sheet, row, 'signature');
    else {
      const read = readCells(pass, row, findings);
      if (read) rows.push(read);
    }
  }
  return rows;
}
