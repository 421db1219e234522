import * as z from 'zod';
import { COST_ITEMS } from '../../domain/costing/cost-item.ts';
import { COST_SPANS } from '../../domain/costing/span.ts';
import { DEPARTMENT_CLASSES } from '../../domain/organisation/department.ts';
import { period, sha256, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const item = z.enum(COST_ITEMS);
const amounts = z.record(item, yuanText);
const asked = { unit: unitCode, period, span: z.enum(COST_SPANS).default('month') };

/** What stands on one account of one fund source. */
const part = z.object({
  code: z.string(),
  name: z.string(),
  department: z.string(),
  item,
  /** As the books say it; '' where they say none. */
  fund: z.string(),
  amount: yuanText,
});

/** 科室直接成本: 5001 and 5101 by department and cost item, as the vouchers say. */
export const direct = {
  direct: query({
    summary: '成本医01 各科室直接成本表，与账簿的核对和待归集的费用',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(asked),
    output: z.object({
      unit: z.string(),
      name: z.string(),
      /** A primary institution is outside 财会〔2021〕26号 (第2条): its cost is for management, by the same rules. */
      official: z.boolean(),
      rows: z.array(
        z.object({
          kind: z.enum(['department', 'class', 'medical', 'all']),
          /** '' but for a department. */
          code: z.string(),
          name: z.string(),
          /** How deep a department stands in its unit's tree. */
          depth: z.int(),
          class: z.enum(DEPARTMENT_CLASSES).nullable(),
          amounts,
          total: yuanText,
        }),
      ),
      /** 不计入成本: paid from fiscal project money, and from research and teaching money. */
      excluded: z.object({
        'fiscal-project': z.object({ amounts, total: yuanText }),
        research: z.object({ amounts, total: yuanText }),
      }),
      /** 待归集: no department, or one that the unit does not keep. */
      unassigned: z.array(part.extend({ why: z.enum(['no-department', 'unknown-department']) })),
      /** 5001 and 5101 of the ledger; departments, excluded and unassigned together make them. */
      books: z.object({ operating: yuanText, management: yuanText }),
    }),
    example: { unit: 'H01', period: '2025-03' },
  }),
  directParts: query({
    summary: '一个科室直接成本的来处：按科目和资金性质',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...asked, department: z.string().min(1).max(60), item: item.optional() }),
    output: z.object({ parts: z.array(part), total: yuanText }),
    example: { unit: 'H01', period: '2025-03', department: '01' },
  }),
  directBook: query({
    summary: '成本医01 各科室直接成本表的工作簿',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    long: true,
    input: z.strictObject(asked),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example: { unit: 'H01', period: '2025-03' },
  }),
};
