import * as z from 'zod';
import { CLOSING_LINES, CLOSING_STATES } from '../../domain/audit/closing-checklist.ts';
import { period, unitCode } from '../fields.ts';
import { query } from '../operation.ts';

/** 结账检查清单: what stands between a unit's month and its lock. */
export const closing = {
  closingChecklist: query({
    summary: '结账检查清单：一个单位一个月离锁定还差什么',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({
      state: z.enum(['open', 'submitted', 'locked']),
      /** In the order of the work. */
      lines: z.array(
        z.object({
          key: z.enum(CLOSING_LINES),
          state: z.enum(CLOSING_STATES),
          /** How many are open or to be looked at. */
          count: z.int(),
          detail: z.string().nullable(),
          /** The account to be looked at first, where it is about one. */
          account: z.string().nullable(),
        }),
      ),
    }),
    example: { unit: 'T01', period: '2025-12' },
  }),
};
