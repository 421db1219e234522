import * as z from 'zod';
import { GOODS_KINDS, METHODS } from '../../domain/budget/procurement.ts';
import { REMARK_KINDS } from '../../domain/budget/remark.ts';
import { STAGES } from '../../domain/budget/rounds.ts';
import { COUNT_MAX } from '../../domain/budget/workload.ts';
import { done, instant, listOf, rowId, shortCode, text, typedText, unitCode, year, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';

const unitYear = { unit: unitCode, year };
const revision = z.int().min(0);
const orNone = z.union([shortCode, z.literal('')]);
const place = { department: orNone, item: shortCode, source: shortCode, project: orNone };
const placeOut = { department: z.string(), item: z.string(), source: z.string(), project: z.string() };

/** Twelve whole numbers, January first. */
const counts = z.array(z.int().min(0).max(COUNT_MAX)).length(12);
const monthIn = z.int().min(1).max(12);
/** Which row of 采购预算: the same goods of one month stand in one row. */
const purchase = { ...place, goods: text(60), month: monthIn };

/** Schedules as they are shown, in a plan and in its versions. */
export const schedulesOut = {
  workload: z.array(z.object({ department: z.string(), measure: z.string(), months: z.array(z.int()), year: z.int() })),
  procurement: z.array(
    z.object({
      ...placeOut,
      goods: z.string(),
      kind: z.enum(GOODS_KINDS),
      listed: z.boolean(),
      quantity: z.int(),
      unit: z.string(),
      price: yuanText,
      /** 数量 × 单价. */
      amount: yuanText,
      month: z.int(),
      method: z.enum(METHODS),
    }),
  ),
};

/** 附表核定: what the centre changed of the schedules, and why, the newest first. */
export const revisionsOut = z.array(
  z.object({
    stage: z.enum(STAGES),
    reason: z.string(),
    display: z.string(),
    instant,
    /** The year's count of each changed row, before and after. */
    workload: z.array(z.object({ department: z.string(), measure: z.string(), before: z.int(), after: z.int() })),
    /** 采购合计 before and after. */
    procurement: z.object({ before: yuanText, after: yuanText }),
  }),
);

const changes = {
  /** Rows that are new or changed; a row whose months are all nil is taken out. */
  workload: listOf(z.strictObject({ department: orNone, measure: shortCode, months: counts }), 1000, 0),
  procurement: listOf(
    z.strictObject({
      ...purchase,
      kind: z.enum(GOODS_KINDS),
      listed: z.boolean(),
      quantity: z.int().min(1).max(COUNT_MAX),
      unit: text(12),
      price: yuan,
      method: z.enum(METHODS),
    }),
    1000,
    0,
  ),
  /** Rows of 采购预算 that are taken out, before the changed ones are put in. */
  removed: listOf(z.strictObject(purchase), 1000, 0),
};
const example = {
  ...{ unit: 'T01', year: 2026, revision: 0 },
  workload: [{ department: '', measure: 'W01', months: Array<number>(12).fill(1200) }],
  procurement: [],
  removed: [],
};

/** 预算附表与批注. */
export const schedules = {
  saveSchedules: command({
    summary: '编制预算附表：业务量和采购',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...unitYear, revision, ...changes }),
    output: z.object({ revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows'],
    example,
  }),
  reviseSchedules: command({
    summary: '核定单位的预算附表，写明原因',
    permission: 'budget.decide',
    scope: 'community',
    unitOf: ['unit'],
    input: z.strictObject({ ...unitYear, revision, ...changes, reason: text(200) }),
    output: z.object({ revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows'],
    example: { ...example, reason: '按上年实际核定' },
  }),
  remarks: query({
    summary: '预算的批注：每处的来往，未办结的在前',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(unitYear),
    output: z.array(
      z.object({
        id: rowId,
        ...placeOut,
        /** 0 for the row as a whole. */
        month: z.int(),
        open: z.boolean(),
        /** Whether the reader may resolve it. */
        mine: z.boolean(),
        said: z.array(
          z.object({
            kind: z.enum(REMARK_KINDS),
            display: z.string(),
            instant,
            stage: z.enum(STAGES),
            text: z.string(),
          }),
        ),
      }),
    ),
    example: { unit: 'T01', year: 2026 },
  }),
  openRemark: command({
    summary: '在预算的一行或一行的某月写批注',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...unitYear, ...place, month: z.int().min(0).max(12), text: text(500) }),
    output: z.object({ id: rowId }),
    refusals: ['no-part', 'no-row'],
    example: {
      ...{ unit: 'T01', year: 2026, department: '', item: '50201', source: 'other', project: '', month: 0 },
      text: '比上年增加较多，请说明测算依据',
    },
  }),
  answerRemark: command({
    summary: '回复预算批注',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...unitYear, id: rowId, text: text(500) }),
    output: done,
    refusals: ['no-part', 'resolved'],
    example: { unit: 'T01', year: 2026, id: 1, text: '新增两个村卫生室的用品' },
  }),
  resolveRemark: command({
    summary: '办结预算批注',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...unitYear, id: rowId, text: typedText(500).optional() }),
    output: done,
    refusals: ['no-part', 'resolved', 'not-yours'],
    example: { unit: 'T01', year: 2026, id: 1 },
  }),
};
