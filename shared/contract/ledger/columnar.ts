import * as z from 'zod';
import { COLUMN_KINDS } from '../../domain/ledger/columns.ts';
import { accountCode, period, sha256, text, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const asked = z.strictObject({
  unit: unitCode,
  code: accountCode,
  from: period,
  to: period,
  /** The accounts right below it, or its departments. */
  by: z.enum(COLUMN_KINDS).default('account'),
  /** Which have a column; without it those with the largest turnovers. The rest stands in 其他. */
  columns: z
    .array(z.union([z.literal(''), text(80)]))
    .min(1)
    .max(30)
    .optional(),
});

const column = z.object({
  /** '' where lines stand on the account itself or name no department. */
  value: z.string(),
  name: z.string(),
  /** What moved in all, in the account's own direction. */
  amount: yuanText,
});

const example = { unit: 'T01', code: '5001', from: '2025-01', to: '2025-12' };

/** 多栏账: an account with what stands below it as columns. Its lines are those of 明细账, each in its column. */
export const columnar = {
  columns: query({
    summary: '多栏账：一个科目按下级科目或部门分栏',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: asked,
    output: z.object({
      side: z.enum(['debit', 'credit']),
      columns: z.array(column),
      /** 其他; null where every value has its column. */
      others: yuanText.nullable(),
      /** Of the months, in the account's own direction; columns and 其他 sum to it. */
      total: yuanText,
      all: z.array(column),
      /** Under which value an account that has lines counts, where columns are accounts. */
      places: z.record(z.string(), z.string()),
    }),
    refusals: ['not-one-year'],
    example,
  }),
  columnarBook: query({
    summary: '多栏账的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: asked,
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: ['not-one-year', 'too-many-lines'],
    example,
  }),
};
