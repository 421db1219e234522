import * as z from 'zod';
import { PERMIT_STATES } from '../../domain/budget/permit.ts';
import { VARIANCE_CAUSES, VARIANCE_STATES, VARIANCE_STEPS } from '../../domain/budget/variance.ts';
import {
  date,
  done,
  instant,
  period,
  rowId,
  sha256,
  shortCode,
  text,
  typedText,
  unitCode,
  year,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';

const cause = z.enum(VARIANCE_CAUSES);

/** Which variance, and its last step as the caller saw it: 0 where there was none. */
const variance = {
  unit: unitCode,
  period,
  item: shortCode,
  source: shortCode,
  last: z.int().min(0),
};

const varianceStep = z.object({
  id: rowId,
  step: z.enum(VARIANCE_STEPS),
  /** Of an explanation: what it says; '' and null of what the centre does. */
  cause: cause.nullable(),
  explanation: z.string(),
  measure: z.string(),
  /** The day by which the measure is to work, or ''. */
  due: z.string(),
  person: z.string(),
  display: z.string(),
  instant,
  reason: z.string(),
  digest: sha256,
});

/** 差异说明与上级同意: why spending is not where the year is, and who let pass what a control asks about. */
export const watching = {
  variances: query({
    summary: '执行差异说明：一个月末各单位须说明的项目、说明和采纳情况，以及各月还欠的说明',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ period }),
    output: z.object({
      rows: z.array(
        z.object({
          unit: z.string(),
          unitName: z.string(),
          item: z.string(),
          fund: z.string(),
          /** The year's budget, what was spent of it by the month's end, and what the time gone by would have. */
          planned: yuanText,
          spent: yuanText,
          expected: yuanText,
          by: z.enum(['seasonal', 'linear']),
          /** 执行率, and 进度偏差 in percentage points; null where nothing is planned. */
          rate: z.number().nullable(),
          points: z.number().nullable(),
          deviation: yuanText,
          /** Whether it is outside the settings now; an explanation of what is no longer outside stays in the list. */
          outside: z.boolean(),
          /** 按余额表. */
          byBalance: z.boolean(),
          state: z.enum(VARIANCE_STATES),
          /** The oldest first. */
          steps: z.array(varianceStep),
          may: z.array(z.enum(VARIANCE_STEPS)),
        }),
      ),
      /** By unit: how many explanations of each month up to this one are not accepted yet. */
      owing: z.array(
        z.object({
          unit: z.string(),
          name: z.string(),
          /** `mine`: how many of them wait for the caller's own step. */
          months: z.array(z.object({ month: z.int(), owed: z.int(), waiting: z.int(), mine: z.int() })),
        }),
      ),
      variancePoints: z.int(),
      varianceLeast: yuanText,
    }),
    example: { period: '2025-09' },
  }),
  explainVariance: command({
    summary: '说明一个项目的执行差异：原因、说明、措施和时限',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...variance,
      cause,
      explanation: text(500),
      measure: typedText(500),
      due: z.union([date, z.literal('')]),
    }),
    output: done,
    refusals: ['changed', 'not-outside', 'not-now'],
    example: {
      ...{ unit: 'T01', period: '2025-09', item: '502', source: 'other', last: 0, cause: 'workload' as const },
      ...{ explanation: '门诊量比上年增加', measure: '第四季度按月控制卫生材料', due: '' as const },
    },
  }),
  decideVariance: command({
    summary: '采纳差异说明，或退回',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({ ...variance, accept: z.boolean(), reason: typedText(200).optional() }),
    output: done,
    refusals: ['changed', 'not-now', 'same-person', 'no-reason', 'figures-changed'],
    example: { unit: 'T01', period: '2025-09', item: '502', source: 'other', last: 1, accept: true },
  }),
  permits: query({
    summary: '上级同意：申请、同意和不同意的超预算凭证',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.array(
      z.object({
        id: rowId,
        unit: z.string(),
        unitName: z.string(),
        draft: rowId,
        /** What the draft says, and whether it is still to be submitted. */
        summary: z.string(),
        open: z.boolean(),
        person: z.string(),
        display: z.string(),
        instant,
        reason: z.string(),
        digest: sha256,
        lines: z.array(
          z.object({
            department: z.string(),
            item: z.string(),
            fund: z.string(),
            project: z.string(),
            wanted: yuanText,
            over: yuanText,
          }),
        ),
        state: z.enum(PERMIT_STATES),
        decision: z.object({ display: z.string(), instant, reason: z.string() }).nullable(),
        may: z.array(z.literal('decide')),
      }),
    ),
    example: { year: 2025 },
  }),
  askPermit: command({
    summary: '为一张超预算的凭证草稿申请上级同意',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, draft: rowId, reason: text(200) }),
    output: z.object({ id: rowId }),
    refusals: ['not-a-draft', 'fits', 'never', 'asked'],
    example: { unit: 'T01', draft: 1, reason: '抢修供暖，供应商须当日付款' },
  }),
  decidePermit: command({
    summary: '同意一张凭证超预算支出，或不同意',
    permission: 'budget.approve',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ id: rowId, unit: unitCode, grant: z.boolean(), reason: typedText(200).optional() }),
    output: done,
    refusals: ['decided', 'same-person', 'no-reason', 'not-a-draft'],
    example: { id: 1, unit: 'T01', grant: true },
  }),
};
