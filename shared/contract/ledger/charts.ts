import * as z from 'zod';
import { SUGGESTION_REASONS } from '../../domain/ledger/charts/suggest.ts';
import { accountCode, done, groupCode, listOf, period, text, unitCode, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';

const account = z.object({
  code: z.string(),
  name: z.string(),
  book: z.enum(['financial', 'budget']),
  side: z.enum(['debit', 'credit']),
  parent: z.string().nullable(),
  level: z.int(),
  leaf: z.boolean(),
  official: z.string().nullable(),
  group: z.string().nullable(),
});

const mapping = z.object({
  id: z.int(),
  scope: z.string(),
  code: z.string(),
  group: z.string(),
  from: z.string(),
  to: z.string().nullable(),
});

export const charts = {
  chart: query({
    summary: '单位的科目表与集团科目',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.array(account),
    example: { unit: 'T01', period: '2025-12' },
  }),
  addAccounts: command({
    summary: '在单位科目表中增设科目',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      accounts: listOf(z.strictObject({ code: accountCode, name: text(80) }), 2000, 1),
    }),
    output: z.object({ added: z.int(), remarks: z.array(z.string()) }),
    refusals: ['account-exists', 'no-parent'],
    example: { unit: 'T01', accounts: [{ code: '100201', name: '工商银行基本户' }] },
  }),
  setOpenings: command({
    summary: '期初建账：一年的年初余额（借方为正），可带辅助核算',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      year: z.int().min(1900).max(2199),
      rows: listOf(
        z.strictObject({
          code: accountCode,
          amount: yuan,
          department: text(80).optional(),
          fund: text(80).optional(),
          project: text(80).optional(),
          counterparty: text(120).optional(),
        }),
        20_000,
        1,
      ),
    }),
    output: z.object({ rows: z.int() }),
    refusals: ['unbalanced', 'unknown-account', 'not-a-leaf', 'period-closed', 'duplicate-row'],
    example: {
      unit: 'T01',
      year: 2025,
      rows: [
        { code: '1001', amount: '100.00' },
        { code: '3001', amount: '-100.00' },
      ],
    },
  }),
  mappings: query({
    summary: '科目映射（含历史）',
    permission: 'ledger.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ version: z.int(), rows: z.array(mapping) }),
    example: {},
  }),
  mapAccount: command({
    summary: '把单位或科目表的科目映射到集团科目，按期间生效',
    permission: 'ledger.chart',
    scope: 'community',
    input: z.strictObject({
      /** A unit's code, or `hospital`, `primary`, `institution` for every unit of that chart. */
      scope: z.string().regex(/^([A-Z0-9]{1,12}|hospital|primary|institution)$/),
      code: accountCode,
      group: groupCode,
      from: period,
      to: period.optional(),
    }),
    output: mapping,
    refusals: ['overlapping-dates', 'unknown-group-account', 'unknown-unit', 'wrong-book'],
    example: { scope: 'T01', code: '5701', group: '5901', from: '2025-01' },
  }),
  endMapping: command({
    summary: '使一条映射到某期间为止',
    permission: 'ledger.chart',
    scope: 'community',
    input: z.strictObject({ id: z.int().min(1), to: period }),
    output: done,
    refusals: ['ends-before-it-begins'],
    example: { id: 1, to: '2025-12' },
  }),
  suggestMappings: query({
    summary: '映射建议：没有集团科目的科目与可选的集团科目',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        closing: yuanText,
        yearMovement: yuanText,
        /** Whether it carries a balance or a movement: only then it stops the month. */
        used: z.boolean(),
        /** Best first, at most five. */
        suggestions: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            reason: z.enum(SUGGESTION_REASONS),
            explanation: z.string(),
          }),
        ),
      }),
    ),
    example: { unit: 'T01', period: '2025-12' },
  }),
  coverage: query({
    summary: '映射缺口：有余额而没有集团科目的科目',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ period, unit: unitCode.optional() }),
    output: z.array(
      z.object({ unit: z.string(), code: z.string(), name: z.string(), closing: z.string(), yearMovement: z.string() }),
    ),
    example: { period: '2025-12' },
  }),
};
