import * as z from 'zod';
import { STATEMENTS } from '../../domain/ledger/statement.ts';
import { DEFINED_STATEMENTS } from '../../domain/ledger/statements/definitions.ts';
import { listOf, period, sha256, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

/** A figure in the statement's columns: `month` and `prior` where the statement has them. */
const columns = { amount: yuanText, month: yuanText.nullable(), prior: yuanText.nullable() };

/** What the figures of a statement are made of, and the balances of a span of months. */
export const composition = {
  statementAccounts: query({
    summary: '报表项目由哪些科目构成：一个单位',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      statement: z.enum(DEFINED_STATEMENTS),
      period,
      unit: unitCode,
      /** `group`: by the community's formulas, as the unit stands in the consolidated statement. */
      layout: z.enum(['unit', 'group']).default('unit'),
    }),
    output: z.object({
      /** Every line that is made of accounts, with what each account adds to it: they sum to the line. */
      lines: z.array(
        z.object({ key: z.string(), accounts: z.array(z.object({ code: z.string(), name: z.string(), ...columns })) }),
      ),
    }),
    example: { statement: 'balance-sheet' as const, period: '2025-12', unit: 'T01' },
  }),
  statementUnits: query({
    summary: '报表项目在各单位的数（按全县报表格式，未抵销）',
    permission: 'ledger.read',
    scope: 'unit',
    input: z.strictObject({ statement: z.enum(STATEMENTS), period }),
    output: z.object({
      units: z.array(z.object({ unit: z.string(), lines: z.array(z.object({ key: z.string(), ...columns })) })),
    }),
    example: { statement: 'balance-sheet' as const, period: '2025-12' },
  }),
  differenceVouchers: query({
    summary: '盈余与预算结余差异的某一项由哪些凭证构成',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit', 'units'],
    input: z.strictObject({
      /** Neither of them: every unit in scope. One unit goes before several. */
      unit: unitCode.optional(),
      units: listOf(unitCode, 200, 1).optional(),
      period,
      /** The year so far, or the period alone. */
      figure: z.enum(['amount', 'month']).default('amount'),
      key: z.string().regex(/^[a-z0-9-]{1,60}$/),
    }),
    output: z.object({
      total: z.int(),
      sum: yuanText,
      /** The largest, without sign. */
      rows: z.array(
        z.object({
          id: z.int(),
          unit: z.string(),
          number: z.string(),
          date: z.string(),
          summary: z.string(),
          amount: yuanText,
        }),
      ),
    }),
    example: { units: ['T01'], period: '2025-12', key: 'payables-paid' },
  }),
  balances: query({
    summary: '科目余额表：一年之内任意月份',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, from: period, to: period }),
    output: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        book: z.enum(['financial', 'budget']),
        side: z.enum(['debit', 'credit']),
        level: z.int(),
        leaf: z.boolean(),
        opening: yuanText,
        debit: yuanText,
        credit: yuanText,
        yearDebit: yuanText,
        yearCredit: yuanText,
        closing: yuanText,
      }),
    ),
    refusals: ['not-one-year'],
    example: { unit: 'T01', from: '2025-01', to: '2025-12' },
  }),
  balancesBook: query({
    summary: '科目余额表的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      from: period,
      to: period,
      /** With accounts that hold and moved nothing. */
      zero: z.boolean().default(false),
      /** Down to this level of accounts. */
      level: z.int().min(1).max(6).optional(),
    }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: ['not-one-year'],
    example: { unit: 'T01', from: '2025-01', to: '2025-12' },
  }),
};
