import * as z from 'zod';
import { listOf, sha256, text } from '../fields.ts';
import { query } from '../operation.ts';

/** The most that a table for setting up may hold; a county has some thirty members. */
export const MAX_TABLE_ROWS = 500;
export const MAX_TABLE_COLUMNS = 20;

/** Tables that a person brings to set up with (建账表格), handed back as they are written. */
export const tables = {
  readTable: query({
    summary: '读出一个表格文件的各单元格文字，建账时填入单位名册',
    permission: 'setup.initialise',
    scope: 'community',
    input: z.strictObject({ file: sha256, name: text(200) }),
    output: z.object({
      sheets: listOf(
        z.object({
          name: z.string(),
          rows: listOf(listOf(z.string(), MAX_TABLE_COLUMNS), MAX_TABLE_ROWS),
        }),
        20,
      ),
    }),
    refusals: ['unreadable'],
    example: { file: '0'.repeat(64), name: '单位.xlsx' },
  }),
};
