import * as z from 'zod';
import { entityId, listOf, unitCode } from './fields.ts';
import { query } from './operation.ts';

/**
 * Long work (作业): any operation marked `long` can be started as a job, which goes through the pipeline on its own and
 * leaves its own event. Starting, watching and cancelling change no books, hence they are questions.
 */
const job = z.object({
  id: z.string(),
  operation: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  phase: z.string(),
  done: z.int(),
  total: z.int(),
  /** The operation's reply, once it is done. */
  result: z.unknown().optional(),
  /** The contract's error, once it has failed. */
  error: z.object({ code: z.string(), message: z.string(), data: z.unknown() }).optional(),
});

const operation = z
  .string()
  .regex(/^[A-Za-z]+\.[A-Za-z]+$/)
  .max(80);

/** What became of one unit: done, refused with the contract's error, or not reached because the job was stopped. */
const outcome = z.object({
  unit: z.string(),
  state: z.enum(['done', 'refused', 'skipped']),
  error: z.object({ code: z.string(), message: z.string(), data: z.unknown() }).nullable(),
});
export type UnitOutcome = z.infer<typeof outcome>;

export const jobs = {
  start: query({
    summary: '把一项费时的操作作为作业启动',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({
      operation,
      input: z.record(z.string().max(80), z.unknown()),
      idempotencyKey: z
        .string()
        .regex(/^[A-Za-z0-9._:-]{8,128}$/)
        .optional(),
    }),
    output: job,
    refusals: ['not-long', 'too-many-jobs'],
    example: { operation: 'audit.verify', input: {} },
  }),
  /** The job's result is a list of outcomes, one a unit. Each unit is a command of its own, with its own event. */
  startEach: query({
    summary: '对几个单位逐个办理同一项命令，作为一项作业',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({
      operation,
      input: z.record(z.string().max(80), z.unknown()),
      units: listOf(unitCode, 100, 1),
      idempotencyKey: z
        .string()
        .regex(/^[A-Za-z0-9._:-]{8,100}$/)
        .optional(),
    }),
    output: job,
    refusals: ['not-by-unit', 'too-many-jobs'],
    example: { operation: 'ledger.lockPeriod', input: { period: '2025-12' }, units: ['T01', 'T02'] },
  }),
  get: query({
    summary: '作业的进度与结果',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ job: entityId }),
    output: job,
    example: { job: '01JC0000000000000000000000' },
  }),
  list: query({
    summary: '本人的作业',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({}),
    output: listOf(job, 1000),
    example: {},
  }),
  cancel: query({
    summary: '取消作业；已写入的不受影响',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ job: entityId }),
    output: job,
    refusals: ['already-ended'],
    example: { job: '01JC0000000000000000000000' },
  }),
};
