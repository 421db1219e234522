import * as z from 'zod';
import { DIMENSIONS } from '../../domain/ledger/crossing.ts';
import { accountCode, period, sha256, text, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

/** A value of a dimension as lines keep it; '' for lines that carry none. */
const value = z.union([z.literal(''), text(80)]);

/** 辅助核算: which lines, by what they carry; a dimension that is not named is any. */
export const crossed = {
  department: value.optional(),
  fund: value.optional(),
  project: value.optional(),
  /** `unit:H01`, `party:P001`, or '' for none. */
  counterparty: z
    .string()
    .regex(/^((unit|party):[A-Za-z0-9._-]{1,40})?$/)
    .optional(),
};

const level = z.int().min(1).max(10);

const asked = z.strictObject({
  unit: unitCode,
  /** One account with those below it; without it all accounts, each at the first level. */
  code: accountCode.optional(),
  from: period,
  to: period,
  /** One dimension within another, the first outermost. */
  by: z
    .array(z.enum(DIMENSIONS))
    .min(1)
    .max(DIMENSIONS.length)
    .refine((by) => new Set(by).size === by.length, { message: '同一项辅助核算只能选一次' }),
  /** The rows stand under the accounts of these levels. */
  levels: z
    .strictObject({ from: level, to: level })
    .refine((levels) => levels.from <= levels.to, { message: '起始级次应不大于截止级次' })
    .optional(),
});

const amounts = {
  opening: yuanText,
  debit: yuanText,
  credit: yuanText,
  yearDebit: yuanText,
  yearCredit: yuanText,
  closing: yuanText,
};

const example = { unit: 'T01', code: '5001', from: '2025-01', to: '2025-12', by: ['department', 'fund'] as const };

/** 辅助核算余额表: balances by any crossing of department, counterparty, project and fund nature. */
export const crossing = {
  crossing: query({
    summary: '辅助核算余额表：部门、往来单位、项目、资金性质的任意交叉',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: asked,
    output: z.object({
      /** A tree as it stands: each subtotal before the rows below it. */
      rows: z.array(
        z.object({
          depth: z.int(),
          key: z.enum(['account', ...DIMENSIONS]),
          value: z.string(),
          /** The value's name; '' where lines carry none. */
          name: z.string(),
          /** What the row is narrowed to. */
          within: z.object({
            account: z.string().optional(),
            department: z.string().optional(),
            counterparty: z.string().optional(),
            project: z.string().optional(),
            fund: z.string().optional(),
          }),
          /** Rows that are not leaves are subtotals of those below them. */
          leaf: z.boolean(),
          ...amounts,
        }),
      ),
      /** What 科目余额表 says of the same account and months. */
      total: z.object(amounts),
    }),
    refusals: ['not-one-year'],
    example: { ...example, by: [...example.by] },
  }),
  crossingBook: query({
    summary: '辅助核算余额表的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: asked,
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: ['not-one-year'],
    example: { ...example, by: [...example.by] },
  }),
};
