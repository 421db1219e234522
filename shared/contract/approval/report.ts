import * as z from 'zod';
import { CATEGORY_CODES } from '../../domain/approval/category.ts';
import { LEVEL_CODES } from '../../domain/approval/level.ts';
import { APPROVAL_FLAGS, REPORTED_STATES } from '../../domain/approval/reported.ts';
import { date, period, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const level = z.enum(LEVEL_CODES);

/** 大额资金支出审批 of a year as a report for other programs. */
export const report = {
  report: query({
    summary: '大额支出审批报告：年初至期末的申请、须经的层级、各级的决定、状态和提示',
    permission: 'approval.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ period, unit: unitCode.optional() }),
    output: z.object({
      period: z.string(),
      documents: z.array(
        z.object({
          ...{ no: z.string(), unit: z.string(), category: z.enum(CATEGORY_CODES), purpose: z.string() },
          /** The payee's name; '' while nobody knows. */
          payee: z.string(),
          amount: yuanText,
          requiredLevels: z.array(level),
          /** What was decided of it, the oldest first: `at` the day, `by` who decided, of a body who recorded it. */
          decisions: z.array(z.object({ level, by: z.string(), at: date, outcome: z.enum(['approved', 'rejected']) })),
          state: z.enum(REPORTED_STATES),
          flags: z.array(z.object({ kind: z.enum(APPROVAL_FLAGS), detail: z.string() })),
        }),
      ),
    }),
    example: { period: '2025-12' },
  }),
};
