import { contract } from '../../../shared/contract/index.ts';
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from '../../../shared/contract/organisation/tables.ts';
import { answer, type Implementation } from '../pipeline/implementation.ts';
import { readFile } from '../workbook/read/read-file.ts';

/** So small that it is read here, without a thread of its own; anything larger is no register of members. */
const LIMITS = { bytes: 4 * 1024 * 1024, inflatedBytes: 32 * 1024 * 1024, rows: 5000, cells: 100_000, timeMs: 5000 };
const MAX_SHEETS = 20;

/** 建账表格: what stands in the cells of a file; what it means is for the set-up page and its person to say. */
export const tableOperations: readonly Implementation[] = [
  answer(contract.organisation.readTable, async (context, { file, name }) => {
    const bytes = await context.files.bytes(context.actor, file);
    if (!bytes) throw context.notFound('文件');
    const read = await readFile(bytes, { name, limits: LIMITS, signal: context.signal });
    if (!read.ok) throw context.refused('unreadable', read.error.message);
    const sheets = read.value.sheets.filter((sheet) => !sheet.hidden && sheet.rowCount > 0).slice(0, MAX_SHEETS);
    return {
      sheets: sheets.map((sheet) => ({
        name: sheet.name,
        rows: Array.from({ length: Math.min(sheet.rowCount, MAX_TABLE_ROWS) }, (_, row) =>
          Array.from({ length: Math.min(sheet.width(row), MAX_TABLE_COLUMNS) }, (_, column) => sheet.text(row, column)),
        ),
      })),
    };
  }),
];
