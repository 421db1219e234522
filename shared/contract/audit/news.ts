import * as z from 'zod';
import { instant, pageOf, paging, rowId, text, unitCode } from '../fields.ts';
import { query } from '../operation.ts';

/** What the trail says of one command, as far as it is told outside the trail. */
const happened = z.object({
  sequence: z.int(),
  instant,
  actor: z.string(),
  operation: z.string(),
  unit: z.string().nullable(),
  subject: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
});

/** People's names by the sign-in names that the trail keeps. */
export const namesOut = z.record(z.string(), z.string());

/** 通知与变动: made from the trail, for whom it concerns. */
export const news = {
  notices: query({
    summary: '通知：他人所办、与本人有关的事，新的在前',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(happened),
      /** The last event of the trail; what the seen marker is set to. */
      last: z.int(),
      /** Up to where this person has looked. */
      seen: z.int(),
      /** Of `rows`, those after `seen`. */
      unread: z.int(),
      names: namesOut,
      /** Days without a backup, where that is too long and this person makes them. */
      backupOverdueDays: z.int().nullable(),
      /** 大额支出 that waits for this person's decision: how much, and which, where it is one. */
      approvals: z.object({ count: z.int(), only: rowId.nullable() }),
      /** 收款账户 that waits for this person's approval: how many, and whose by its code, where it is one. */
      payees: z.object({ count: z.int(), only: z.string().nullable() }),
    }),
    example: {},
  }),
  changes: query({
    summary: '变动：本人可见的各项操作，可按时间、单位与人员筛选',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({
      /** Absent: since this person's last visit, which is their last sign-in or command before `today`. */
      from: instant.optional(),
      to: instant.optional(),
      /** When the reader's day began. */
      today: instant,
      unit: unitCode.optional(),
      actor: text(80).optional(),
      ...paging,
    }),
    output: pageOf(happened).extend({
      /** From when on is told; null: from the beginning. */
      from: instant.nullable(),
      names: namesOut,
      /** Who did any of it, for the filter. */
      actors: z.array(z.string()),
    }),
    example: { today: '2026-01-04T16:00:00.000Z', unit: 'T01' },
  }),
};
