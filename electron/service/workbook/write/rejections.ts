import type { Workbook } from './model.ts';
import { PAGE_OF_PAGES } from './sheet.ts';

/** A row that was not taken: its cells as the file had them, and why. */
export interface RejectedRow {
  /** 1-based row in the file it came from. */
  readonly row?: number;
  readonly cells: readonly string[];
  readonly reasons: string;
}

/** Heading of the column that says why; readers of imports know it and leave it aside. */
export const REASON_HEADING = '原因';

/**
 * Rows that were not taken, given back as a workbook with a 原因 column at the end: everything as text, exactly as it was,
 * so that it can be mended in place and imported again.
 *
 * @param headings those of the file; columns beyond them get 列 and their number.
 */
export function rejectionsWorkbook(
  rows: readonly RejectedRow[],
  headings: readonly string[],
  about: { readonly title: string; readonly creator: string; readonly created: string },
): Workbook {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), headings.length);
  const columns = Array.from({ length: width }, (_, index) => ({
    heading: headings[index] || `列${index + 1}`,
    kind: 'code' as const,
  }));
  return {
    ...about,
    sheets: [
      {
        name: '未导入的行',
        columns: [...columns, { heading: REASON_HEADING, kind: 'wrap', width: 60 }],
        rows: rows.map(({ row, cells, reasons }) => [
          ...columns.map((_, index) => cells[index] ?? null),
          row === undefined ? reasons : `第 ${row} 行：${reasons}`,
        ]),
        filter: true,
        frozenColumns: 0,
        page: { orientation: 'landscape', header: { left: about.title }, footer: { center: PAGE_OF_PAGES } },
        tab: 'warn',
      },
    ],
  };
}
