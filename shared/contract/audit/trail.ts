import * as z from 'zod';
import { date, instant, listOf, pageOf, paging, sha256, text, unitCode } from '../fields.ts';
import { query } from '../operation.ts';
import { namesOut } from './news.ts';

const event = z.object({
  sequence: z.int(),
  instant,
  actor: z.string(),
  osUser: z.string().nullable(),
  operation: z.string(),
  unit: z.string().nullable(),
  subject: z.string().nullable(),
  inputDigest: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
  /** Its instant is earlier than that of the event before it: the clock was turned back. A finding, never refused. */
  clockTurnedBack: z.boolean(),
});

/** The trail (操作日志) and its proof. */
export const trail = {
  trail: query({
    summary: '操作日志，新的在前',
    permission: 'audit.trail',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode.optional(),
      operation: z
        .string()
        .regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/)
        .max(80)
        .optional(),
      actor: text(80).optional(),
      from: date.optional(),
      to: date.optional(),
      ...paging,
    }),
    output: pageOf(event).extend({ names: namesOut }),
    example: { unit: 'T01', from: '2025-01-01', limit: 50 },
  }),
  trailOperations: query({
    summary: '操作日志里会出现的操作及其名称',
    permission: 'audit.trail',
    scope: 'unit',
    input: z.strictObject({}),
    output: listOf(z.object({ operation: z.string(), name: z.string() }), 500),
    example: {},
  }),
  verify: query({
    summary: '验证账套与整条操作日志链',
    permission: 'audit.verify',
    scope: 'community',
    input: z.strictObject({
      /** Heads printed on packs, backups or statements, which must be found in the chain. */
      heads: listOf(sha256, 100).default([]),
    }),
    output: z.object({
      ok: z.boolean(),
      store: z.object({
        engine: z.string(),
        ok: z.boolean(),
        mode: z.enum(['read-write', 'read-only']),
        reason: z.string().nullable(),
        sequence: z.int(),
        recovery: z.array(z.string()),
        problems: z.array(z.string()),
        bytes: z.int(),
      }),
      chain: z.object({
        events: z.int(),
        head: z.string(),
        firstBroken: z.object({ sequence: z.int(), kind: z.string(), message: z.string() }).nullable(),
        /** Events written while the clock stood before the event ahead of them. */
        clockTurnedBack: z.array(z.int()),
      }),
    }),
    long: true,
    example: { heads: [] },
  }),
};
