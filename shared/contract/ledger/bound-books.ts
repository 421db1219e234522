import * as z from 'zod';
import { accountCode, period, sha256, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const file = z.object({ file: sha256, name: z.string(), rows: z.int() });

const generalAsked = z.strictObject({
  unit: unitCode,
  from: period,
  to: period,
  /** One account; without it all accounts of the level. */
  code: accountCode.optional(),
  level: z.int().min(1).max(10).default(1),
});

const dayAsked = z.strictObject({ unit: unitCode, code: accountCode, from: period, to: period });

const turnover = { debit: yuanText, credit: yuanText };

/** The books that are bound at the year's end: 总账 and 日记账. */
export const boundBooks = {
  generalLedger: query({
    summary: '总账：科目逐月的发生额、累计与余额',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: generalAsked,
    output: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** Balances debit-positive. */
        opening: yuanText,
        months: z.array(
          z.object({
            period: z.string(),
            ...turnover,
            yearDebit: yuanText,
            yearCredit: yuanText,
            closing: yuanText,
          }),
        ),
      }),
    ),
    refusals: ['not-one-year'],
    example: { unit: 'T01', from: '2025-01', to: '2025-12' },
  }),
  generalLedgerBook: query({
    summary: '总账的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: generalAsked,
    output: file,
    refusals: ['not-one-year'],
    example: { unit: 'T01', from: '2025-01', to: '2025-12' },
  }),
  days: query({
    summary: '日记账：一个科目逐日的合计与余额',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: dayAsked,
    output: z.object({
      /** What stood before the first day, debit-positive. */
      opening: yuanText,
      /** Days on which something moved. What a trial balance says of a month stands on its last day, without lines. */
      days: z.array(
        z.object({
          date: z.string(),
          lines: z.int(),
          ...turnover,
          closing: yuanText,
          /** On the last day of a month that has any: totals of the month and of the year so far. */
          month: z.object({ ...turnover, yearDebit: yuanText, yearCredit: yuanText }).nullable(),
        }),
      ),
    }),
    refusals: ['not-one-year'],
    example: { unit: 'T01', code: '1002', from: '2025-01', to: '2025-12' },
  }),
  dayBook: query({
    summary: '日记账的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: dayAsked,
    output: file,
    refusals: ['not-one-year', 'too-many-lines'],
    example: { unit: 'T01', code: '1002', from: '2025-01', to: '2025-12' },
  }),
};
