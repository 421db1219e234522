import * as z from 'zod';
import { NEXT_STEPS, URGED_STEPS } from '../../domain/audit/readiness.ts';
import { ATTESTING_SIDES } from '../../domain/organisation/attestation.ts';
import { done, instant, period, sha256, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';

/** What the month-end board (月结看板) shows of a unit, and what is sent to the unit to mend. */
export const readiness = {
  readiness: query({
    summary: '月结准备情况：各单位检查、映射、内部往来与期间状态',
    permission: 'audit.check',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ period, unit: unitCode.optional() }),
    output: z.object({
      period: z.string(),
      /** The consolidation whose differences are counted; null when the period has none yet. */
      run: z.int().nullable(),
      rows: z.array(
        z.object({
          unit: z.string(),
          name: z.string(),
          kind: z.string(),
          state: z.enum(['open', 'submitted', 'locked']),
          basis: z.enum(['none', 'carried', 'summary', 'detail']),
          /** The earlier month of the year whose figures stand in for one that has not come (以前月份代入). */
          standsIn: z.string().nullable(),
          /** Failed checks of severity error: they stop submitting and locking. */
          errors: z.int(),
          /** Failed checks of severity finding with a row that nobody has explained. */
          findings: z.int(),
          /** Those whose every row was explained (已说明): nothing is left to do about them. */
          explained: z.int(),
          /** Rows of all failed checks that are still open. */
          rows: z.int(),
          failed: z.array(z.object({ name: z.string(), title: z.string(), rows: z.int() })),
          /** The checks behind `findings` and `explained`: `rows` are open, `explained` no longer. */
          found: z.array(z.object({ name: z.string(), title: z.string(), rows: z.int(), explained: z.int() })),
          /** Accounts with a balance or movement and without a group account. */
          unmapped: z.int(),
          /** Open differences with other members in `run`; null without one. */
          differences: z.int().nullable(),
          /** Those of them that nobody has explained, and that the two units have not agreed on since. */
          unexplained: z.int().nullable(),
          /** Differences about which the other unit has raised an objection (异议). */
          disputed: z.int(),
          /** 负责人承诺: sides whose signature the month still waits for before it may be locked. */
          unsigned: z.array(z.enum(ATTESTING_SIDES)),
          next: z.enum(NEXT_STEPS),
        }),
      ),
    }),
    example: { period: '2025-12' },
  }),
  urge: command({
    summary: '催办：请一个单位上报一个期间，已上报的请其负责人签认承诺，各每天至多一次',
    permission: 'ledger.lock',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: done,
    refusals: ['not-open', 'urged-today'],
    example: { unit: 'T01', period: '2025-12' },
  }),
  urges: query({
    summary: '各单位一个期间最近一次催办',
    permission: 'ledger.read',
    scope: 'unit',
    input: z.strictObject({ period }),
    output: z.array(
      z.object({ unit: z.string(), step: z.enum(URGED_STEPS), instant, actor: z.string(), today: z.boolean() }),
    ),
    example: { period: '2025-12' },
  }),
  repairList: query({
    summary: '整改清单：一个单位一个期间待处理的事项，作为工作簿取回',
    permission: 'audit.check',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example: { unit: 'T01', period: '2025-12' },
  }),
};
