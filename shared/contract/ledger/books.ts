import * as z from 'zod';
import { STATEMENTS } from '../../domain/ledger/statement.ts';
import { accountCode, date, pageOf, paging, period, rowId, text, unitCode, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { voucherLineOut } from './import.ts';

/** A line of a statement; amounts in the line's own direction. */
const statementLine = z.object({
  key: z.string(),
  name: z.string(),
  amount: yuanText,
  prior: yuanText.nullable(),
  month: yuanText.optional(),
  depth: z.int().optional(),
});

const trialBalanceLine = z.object({
  code: z.string(),
  name: z.string(),
  book: z.enum(['financial', 'budget']),
  opening: yuanText,
  debit: yuanText,
  credit: yuanText,
  closing: yuanText,
  side: z.enum(['debit', 'credit']),
  leaf: z.boolean(),
});

/** A statement as CLI.md shapes it: of a unit, or of the community. */
export const statementOut = z.object({
  statement: z.enum(STATEMENTS),
  scope: z.string(),
  period: z.string(),
  title: z.string(),
  caption: z.string().nullable(),
  lines: z.array(z.union([trialBalanceLine, statementLine])),
  remarks: z.array(z.string()),
});

const voucherHead = z.object({
  id: z.int(),
  unit: z.string(),
  period: z.string(),
  type: z.string(),
  number: z.int(),
  date: z.string(),
  summary: z.string(),
  kind: z.enum(['ordinary', 'closing']),
  attachments: z.int(),
  preparedBy: z.string(),
  reviewedBy: z.string(),
  postedBy: z.string(),
  reverses: z.int().nullable(),
  reversedBy: z.int().nullable(),
  batch: z.int().nullable(),
  sourceNumber: z.string().nullable(),
  total: yuanText,
});

/** Which lines: amounts are 元 without sign, debit or credit alike. */
const lineFilter = {
  /** `unit:H01` or `party:P001`. */
  counterparty: z
    .string()
    .regex(/^(unit|party):[A-Za-z0-9._-]{1,40}$/)
    .optional(),
  min: yuan.optional(),
  max: yuan.optional(),
};

export const books = {
  statement: query({
    summary: '一个单位的报表',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ statement: z.enum(STATEMENTS), period, unit: unitCode }),
    output: statementOut,
    example: { statement: 'balance-sheet' as const, period: '2025-12', unit: 'T01' },
  }),
  standing: query({
    summary: '全县科目汇总（未抵销）',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ period }),
    output: z.object({
      period: z.string(),
      rows: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          book: z.enum(['financial', 'budget']),
          yearOpening: yuanText,
          yearDebit: yuanText,
          yearCredit: yuanText,
          closing: yuanText,
        }),
      ),
    }),
    example: { period: '2025-12' },
  }),
  vouchers: query({
    summary: '序时账',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** One period, or `from` to `to`; all of them when none is given. */
      period: period.optional(),
      from: period.optional(),
      to: period.optional(),
      type: text(20).optional(),
      /** In the voucher's or a line's summary, or in a line's document. */
      text: text(100).optional(),
      ...lineFilter,
      /** A line on this account or below it; with a counterparty or an amount, the same line. */
      code: accountCode.optional(),
      /** `date`: by date, then as posted. `number`: by period, type and number. */
      sort: z.enum(['date', 'number']).default('date'),
      descending: z.boolean().default(false),
      ...paging,
    }),
    output: pageOf(voucherHead),
    example: { unit: 'T01', period: '2025-12' },
  }),
  voucher: query({
    summary: '一张凭证',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, id: rowId }),
    output: voucherHead.extend({ lines: z.array(voucherLineOut) }),
    example: { unit: 'T01', id: 1 },
  }),
  accountLines: query({
    summary: '明细账：一个科目的分录',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      code: accountCode,
      from: period,
      to: period,
      /** In the line's summary or document. */
      text: text(100).optional(),
      ...lineFilter,
      descending: z.boolean().default(false),
      ...paging,
    }),
    output: pageOf(
      z.object({
        voucher: z.int(),
        number: z.string(),
        date: z.string(),
        code: z.string(),
        summary: z.string(),
        debit: yuanText,
        credit: yuanText,
        counterparty: z.string(),
        document: z.string(),
      }),
    ),
    example: { unit: 'T01', code: '1002', from: '2025-01', to: '2025-12' },
  }),
  reverseVoucher: command({
    summary: '红字冲销',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, voucher: rowId, date, reason: text(200) }),
    output: z.object({ voucher: z.int(), number: z.string() }),
    refusals: ['period-closed', 'already-reversed', 'is-a-reversal'],
    example: { unit: 'T01', voucher: 1, date: '2025-12-31', reason: '金额有误' },
  }),
};
