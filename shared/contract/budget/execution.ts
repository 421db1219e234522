import * as z from 'zod';
import { unitCode, year, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

/** 预算执行: what the lines hold and what was taken from them. */
export const execution = {
  lines: query({
    summary: '预算执行：各行的批复、调整、占用、签约、支出和可用',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year }),
    output: z.array(
      z.object({
        department: z.string(),
        item: z.string(),
        source: z.string(),
        project: z.string(),
        approved: yuanText,
        adjusted: yuanText,
        reserved: yuanText,
        committed: yuanText,
        spent: yuanText,
        available: yuanText,
      }),
    ),
    example: { unit: 'T01', year: 2026 },
  }),
};
