import * as z from 'zod';
import { period, unitCode } from '../fields.ts';
import { query } from '../operation.ts';

const checkRow = z.object({
  unit: z.string().optional(),
  period: z.string().optional(),
  place: z.string(),
  message: z.string(),
  difference: z.string().optional(),
});

/** The named checks (勾稽检查), the same here as at locking and in the pack. */
export const checks = {
  check: query({
    summary: '运行勾稽检查：全部，或一个单位、一个期间的',
    permission: 'audit.check',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent: every period that has data. */
      period: period.optional(),
      unit: unitCode.optional(),
      /** Only these checks, by name. */
      only: z
        .array(z.string().regex(/^[a-z0-9-]{1,60}$/))
        .max(60)
        .optional(),
    }),
    output: z.object({
      checks: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          severity: z.enum(['error', 'finding']),
          ok: z.boolean(),
          count: z.int(),
          rows: z.array(checkRow),
        }),
      ),
    }),
    long: true,
    example: { period: '2025-12', unit: 'T01' },
  }),
};
