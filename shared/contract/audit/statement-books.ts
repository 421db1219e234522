import * as z from 'zod';
import { DEFINED_STATEMENTS } from '../../domain/ledger/statements/definitions.ts';
import { listOf, period, sha256, unitCode } from '../fields.ts';
import { query } from '../operation.ts';

/** One statement that leaves as a workbook (一张报表的工作簿). */
export const statementBooks = {
  statementBook: query({
    summary: '一张报表的工作簿，公式取自所附的科目余额表：一个单位的、所选单位的或全县的',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit', 'units'],
    input: z.strictObject({
      /** 本年盈余与预算结余差异 has no formulas over accounts: it leaves with the audit pack. */
      statement: z.enum([...DEFINED_STATEMENTS, 'trial-balance']),
      period,
      /** Neither of them: the whole community's. One unit, in its own chart's layout, goes before several. */
      unit: unitCode.optional(),
      units: listOf(unitCode, 200, 1).optional(),
    }),
    output: z.object({ file: sha256, name: z.string(), bytes: z.int() }),
    refusals: ['no-data', 'needs-whole-community', 'other-chart'],
    long: true,
    example: { statement: 'balance-sheet' as const, period: '2025-12', units: ['T01'] },
  }),
};
