import * as z from 'zod';
import { unitCode, yuanText } from '../fields.ts';
import { draftContent } from '../ledger/desk.ts';
import { query } from '../operation.ts';

/** 支出随记账: what a voucher that is being typed finds of the budget. */
export const spending = {
  remaining: query({
    summary: '正在填制的凭证各行对应的预算、可用金额和超出金额',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, content: draftContent }),
    output: z.object({
      /** Whether its vouchers are held to a budget: it is approved, or by the settings nothing is spent without one. */
      held: z.boolean(),
      /** Why it may not be paid out of the request that it names; null where it may, or names none. */
      request: z.string().nullable(),
      lines: z.array(
        z.object({
          /** The line's number as it was sent, from 1. */
          line: z.int(),
          item: z.string(),
          name: z.string(),
          source: z.string(),
          department: z.string(),
          project: z.string(),
          planned: z.boolean(),
          /** Before this voucher. */
          available: yuanText,
          /** What all lines of this voucher spend of it. */
          wanted: yuanText,
          /** Of that, what the request that it names holds for it already. */
          drawn: yuanText,
          state: z.enum(['fits', 'near', 'over']),
          /** Over, where a higher level may let it pass (上级同意). */
          ask: z.boolean(),
          /** What submitting would say of it; null where it would say nothing. */
          message: z.string().nullable(),
        }),
      ),
    }),
    example: {
      unit: 'T01',
      content: {
        date: '2025-03-10',
        lines: [{ book: 'budget' as const, code: '72010201', debit: '100.00' }],
      },
    },
  }),
};
