import * as z from 'zod';
import { done, period, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';

const checkRow = z.object({
  unit: z.string().optional(),
  period: z.string().optional(),
  place: z.string(),
  message: z.string(),
  difference: z.string().optional(),
  /** Account codes, where the message names only some of them. */
  all: z.array(z.string()).readonly().optional(),
  /** The two members that it is between, and what. */
  pair: z
    .object({ units: z.tuple([z.string(), z.string()]).readonly(), kind: z.string(), book: z.string() })
    .optional(),
  /** Of a finding that somebody explained as it stands: why, and who and when where it was accepted among the checks. */
  accepted: z.object({ reason: z.string(), actor: z.string().optional(), instant: z.string().optional() }).optional(),
});

const checkName = z.string().regex(/^[a-z0-9-]{1,60}$/);

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
      only: z.array(checkName).max(60).optional(),
      /** Takes what was found before as long as the trail says that it holds; otherwise everything is run again. */
      kept: z.boolean().default(false),
    }),
    output: z.object({
      checks: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          severity: z.enum(['error', 'finding']),
          ok: z.boolean(),
          /** There was nothing for it to look at. */
          idle: z.boolean(),
          count: z.int(),
          /** How many of `count` somebody has explained (已说明); an error never is. */
          explained: z.int(),
          rows: z.array(checkRow),
        }),
      ),
    }),
    long: true,
    example: { period: '2025-12', unit: 'T01' },
  }),
  /** 说明: what was explained counts for the rows as they stand; a row that comes later is open again. */
  acceptFinding: command({
    summary: '说明一项提示：写明原因，认可现有各行',
    permission: 'ledger.lock',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period, check: checkName, reason: text(200) }),
    output: done,
    refusals: ['not-a-finding', 'nothing-open'],
    example: { unit: 'T01', period: '2025-12', check: 'duplicate-vouchers', reason: '已核对，两笔为分次付款' },
  }),
};
