import * as z from 'zod';
import { COST_ITEMS } from '../../domain/costing/cost-item.ts';
import { DRIVERS } from '../../domain/costing/drivers.ts';
import { METHODS } from '../../domain/costing/model.ts';
import { parseNode } from '../../domain/costing/trace-node.ts';
import { DEPARTMENT_CLASSES } from '../../domain/organisation/department.ts';
import { listOf, period, rowId, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';
import { source } from './reports.ts';

const own = { permission: 'costing.read', scope: 'unit', unitOf: ['unit'] } as const;
const ofRun = { unit: unitCode, period, run: rowId.optional() };
const item = z.enum(COST_ITEMS);
/** `d:01` a department, `s:水电费` a shared cost, `a:10` a department above others. */
const node = z
  .string()
  .max(90)
  .refine((text) => parseNode(text) !== undefined, { message: '追溯的一步写作 d:科室、s:公共费用 或 a:上级科室' });
const nodeOut = z.object({ node: z.string(), code: z.string(), name: z.string() });
const code = z.string().min(1).max(60);

/** How one driver, one class or the method would be otherwise. */
const wishes = {
  method: z.enum(METHODS).optional(),
  drivers: listOf(
    z.strictObject({
      driver: z.enum(DRIVERS.map((driver) => driver.code) as [string, ...string[]]),
      giver: z.string().max(60).default(''),
      receiver: code,
      value: z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, '写成不为负的数，最多 9 位整数、6 位小数'),
    }),
    500,
  ).default([]),
  classes: listOf(z.strictObject({ department: code, class: z.enum(DEPARTMENT_CLASSES) }), 100).default([]),
};

/** 一元追溯 and 沙盘: where a department's cost came from and who bears a cost in the end; what another driver would change. */
export const trace = {
  traceCost: query({
    ...own,
    refusals: ['no-locked-run', 'damaged-run'],
    summary: '一元追溯：一个科室的全成本从哪里来',
    input: z.strictObject({ ...ofRun, path: listOf(node, 20, 1), item: item.optional() }),
    output: z.object({
      source,
      /** From the beginning to the node that is looked at. */
      path: z.array(nodeOut),
      whole: yuanText,
      carried: yuanText,
      parts: z.array(
        z.object({
          ...nodeOut.partial().shape,
          /** What stands on an account: its book has the vouchers. */
          account: z
            .object({ code: z.string(), name: z.string(), department: z.string(), fund: z.string(), item })
            .optional(),
          stage: z.int().optional(),
          measured: z
            .object({
              driver: z.string(),
              weight: z.string(),
              total: z.string(),
              pool: yuanText,
              /** 分配率, in 元 a measure, to six places. */
              rate: z.string(),
            })
            .optional(),
          amount: yuanText,
          carried: yuanText,
        }),
      ),
    }),
    example: { unit: 'H01', period: '2025-03', path: ['d:01'] },
  }),
  traceForward: query({
    ...own,
    refusals: ['no-locked-run', 'damaged-run'],
    summary: '一元追溯：一个科室的直接成本或一项公共费用最后由谁承担',
    input: z.strictObject({ ...ofRun, from: node, item: item.optional() }),
    output: z.object({
      source,
      from: nodeOut,
      amount: yuanText,
      parts: z.array(z.object({ ...nodeOut.shape, amount: yuanText, share: z.int().nullable() })),
    }),
    example: { unit: 'H01', period: '2025-03', from: 'd:01' },
  }),
  tryCost: query({
    ...own,
    refusals: ['no-locked-run', 'damaged-run', 'cannot-allocate'],
    summary: '沙盘：换参数、方法或科室类别，看谁多谁少；什么也不保存',
    input: z.strictObject({ ...ofRun, ...wishes }),
    output: z.object({
      source,
      total: yuanText,
      shifts: z.array(
        z.object({ code: z.string(), name: z.string(), before: yuanText, after: yuanText, difference: yuanText }),
      ),
    }),
    example: { unit: 'H01', period: '2025-03', drivers: [{ driver: 'headcount', receiver: '01', value: '12' }] },
  }),
};
