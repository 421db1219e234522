import * as z from 'zod';
import { DIRECTIONS, INDICATOR_KINDS } from '../../domain/budget/performance.ts';
import { done, listOf, rowId, text, typedText, unitCode, year } from '../fields.ts';
import { command } from '../operation.ts';

export const directionField = z.enum(DIRECTIONS);
export const indicatorField = z.strictObject({
  kind: z.enum(INDICATOR_KINDS),
  name: typedText(60),
  direction: directionField,
  target: typedText(120),
  unit: typedText(12),
  weight: z.int().min(0).max(100),
});

/** Points of an indicator coming in, as a decimal string of 0 to 100 with one decimal at most; the handler receives a number. */
const points = z
  .string()
  .regex(/^(100(\.0)?|\d{1,2}(\.\d)?)$/, '得分在 0 到 100 之间，至多一位小数')
  .transform(Number);

/** As the caller last saw the year's sheet; revision 0 where there is none yet. */
const at = { id: rowId, year, revision: z.int().min(0).max(1_000_000) };

/** 绩效目标与评价 of a project's year. */
export const performance = {
  saveGoals: command({
    summary: '编制项目一年的绩效目标',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode, indicators: listOf(indicatorField, 60, 1) }),
    output: z.object({ revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows'],
    example: {
      ...{ id: 1, year: 2026, revision: 0, unit: 'T01' },
      indicators: [
        {
          ...{ kind: 'quantity' as const, name: '购置彩超', direction: 'least' as const, target: '1' },
          ...{ unit: '台', weight: 100 },
        },
      ],
    },
  }),
  saveScores: command({
    summary: '自评项目一年的绩效：完成值、佐证、得分和说明',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...{ ...at, unit: unitCode },
      /** One for each indicator, in its order. */
      results: listOf(
        z.strictObject({
          actual: typedText(120),
          evidence: typedText(200),
          score: points.nullable(),
          explanation: typedText(300),
        }),
        60,
        1,
      ),
    }),
    output: z.object({ revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows'],
    example: {
      ...{ id: 1, year: 2026, revision: 2, unit: 'T01' },
      results: [{ actual: '1', evidence: '记-12', score: '100', explanation: '' }],
    },
  }),
  submitPerformance: command({
    summary: '上报绩效目标，或上报自评',
    permission: 'budget.submit',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'unfinished'],
    example: { id: 1, year: 2026, revision: 1, unit: 'T01' },
  }),
  withdrawPerformance: command({
    summary: '撤回绩效目标或自评',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode, reason: text(200) }),
    output: done,
    refusals: ['not-yours-now', 'changed'],
    example: { id: 1, year: 2026, revision: 2, unit: 'T01', reason: '指标值有误' },
  }),
  returnPerformance: command({
    summary: '退回绩效目标或自评',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({ ...at, reason: text(200) }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'same-person'],
    example: { id: 1, year: 2026, revision: 2, reason: '请补充满意度指标' },
  }),
  reviewPerformance: command({
    summary: '复核项目绩效：逐项得分、意见和等级',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({ ...at, scores: listOf(points, 60, 1), comment: text(500) }),
    output: z.object({ total: z.number(), grade: z.string() }),
    refusals: ['not-yours-now', 'changed', 'same-person', 'bad-rows'],
    example: { id: 1, year: 2026, revision: 4, scores: ['95'], comment: '目标完成，佐证齐全' },
  }),
  setGrades: command({
    summary: '设定绩效等级的分数线（优、良、中）',
    permission: 'budget.approve',
    scope: 'community',
    input: z.strictObject({
      excellent: z.int().min(1).max(100),
      good: z.int().min(1).max(100),
      medium: z.int().min(1).max(100),
      reason: text(200),
    }),
    output: done,
    refusals: ['bad-bounds'],
    example: { excellent: 90, good: 80, medium: 60, reason: '按全县统一口径' },
  }),
};
