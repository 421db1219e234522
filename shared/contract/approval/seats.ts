import * as z from 'zod';
import { LEVEL_CODES } from '../../domain/approval/level.ts';
import { date, done, instant, listOf, noneOr, rowId, signInName, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';

const level = z.enum(LEVEL_CODES);

const delegation = z.object({
  id: rowId,
  from: z.string(),
  fromDisplay: z.string(),
  to: z.string(),
  toDisplay: z.string(),
  first: date,
  /** The last day, counting; the day before the first where it was taken back before it began. */
  last: date,
  reason: z.string(),
  instant,
  /** When it was taken back before its end, where it was. */
  ended: instant.optional(),
  /** The caller's own, and still to run or running. */
  mayEnd: z.boolean(),
});

/** 审批岗位: who holds each level where, and who decides for whom while they are away. */
export const seats = {
  seats: query({
    summary: '审批岗位：谁在哪里任职，谁可以任职',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      /** All there ever were, by level, place, order and first day. */
      seats: z.array(
        z.object({
          ...{ id: rowId, level },
          /** '' over the community. */
          unit: noneOr(unitCode),
          person: z.string(),
          display: z.string(),
          order: z.int(),
          from: date,
          until: date.optional(),
          /** May no longer decide there: the account is disabled or the role was taken. */
          unfit: z.boolean(),
          by: z.string(),
          instant,
          reason: z.string(),
        }),
      ),
      /** Who may decide where, of the units that the caller sees. */
      deciders: z.array(
        z.object({ name: z.string(), display: z.string(), community: z.boolean(), units: z.array(unitCode) }),
      ),
      mayConfigure: z.boolean(),
    }),
    example: {},
  }),
  addSeat: command({
    summary: '任命审批岗位：某人自某日起在某层级任职',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({
      level,
      /** '' over the community. */
      unit: noneOr(unitCode),
      person: signInName,
      /** Among those at the same level: 顺签 goes by it, 单签 takes the lowest. */
      order: z.int().min(1).max(99),
      from: date,
      until: date.optional(),
      reason: text(200),
    }),
    output: z.object({ id: rowId }),
    refusals: ['bad-place', 'bad-term', 'cannot-decide', 'held-already'],
    example: { level: 'unit-head', unit: 'T01', person: 'chu.yz', order: 1, from: '2025-01-01', reason: '现任院长' },
  }),
  endSeat: command({
    summary: '免去审批岗位：写明最后一天',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({ id: rowId, last: date, reason: text(200) }),
    output: done,
    refusals: ['bad-term'],
    example: { id: 1, last: '2025-12-31', reason: '调离' },
  }),
  delegations: query({
    summary: '审批委托：谁在什么期间委托谁',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      /** The newest first. */
      rows: z.array(delegation),
      /** To whom the caller can delegate, where they hold a level; by the places they hold today or later. */
      deputies: listOf(z.object({ name: z.string(), display: z.string() }), 2000),
      /** The caller holds a level today or later. */
      mayDelegate: z.boolean(),
    }),
    example: {},
  }),
  delegate: command({
    summary: '把自己的审批委托给另一人，写明起止日期',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ to: signInName, first: date, last: date, reason: text(200) }),
    output: z.object({ id: rowId }),
    refusals: ['to-oneself', 'bad-term', 'no-seat', 'cannot-decide', 'delegated-already'],
    example: { to: 'li.zong', first: '2025-07-01', last: '2025-07-15', reason: '外出培训' },
  }),
  endDelegation: command({
    summary: '提前收回自己的审批委托，自今天起停止',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ id: rowId }),
    output: done,
    refusals: ['not-own', 'over'],
    example: { id: 1 },
  }),
};
