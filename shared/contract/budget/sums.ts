import * as z from 'zod';
import { SUM_STAGES } from '../../domain/budget/at-stage.ts';
import { PAIR_GROUPS } from '../../domain/budget/consolidated.ts';
import { GOODS_KINDS } from '../../domain/budget/procurement.ts';
import { STAGES } from '../../domain/budget/rounds.ts';
import { period, unitCode, year, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

/** As planned now, or as the versions of 一上、一下、二上、二下 hold it. */
const stage = z.enum(SUM_STAGES);
/** Twelve months in 元, January first. */
const months = z.array(yuanText).length(12);
const unitAmounts = z.array(z.object({ unit: z.string(), amount: yuanText }));
const book = z.object({ file: z.string(), name: z.string() });

const amounts = {
  approved: yuanText,
  adjusted: yuanText,
  /** 占用 by requests and 签约 by contracts and orders. */
  committed: yuanText,
  spent: yuanText,
  /** 按余额表: what of `spent` is known from trial balances alone, and took nothing at the gate. */
  byBalance: yuanText,
  /** `approved + adjusted − committed − spent`. */
  available: yuanText,
};

/** 汇总（合并）预算 of the units that the caller sees. */
export const sums = {
  sums: query({
    summary: '汇总预算：各行 = 单位合计 − 内部抵销，未抵销差额和各单位的数字',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ year, stage }),
    output: z.object({
      year: z.int(),
      stage,
      /** False for who sees some units only: then nothing is eliminated, for the other side is not in sight. */
      whole: z.boolean(),
      /** 抵销规则 B1 of the consolidation. */
      eliminates: z.boolean(),
      units: z.array(
        z.object({
          unit: z.string(),
          name: z.string(),
          /** Where the unit's plan stands now. */
          stage: z.enum(STAGES),
          /** Whether it has figures of the stage that is asked for; without, it adds nothing. */
          counted: z.boolean(),
          cells: z.array(z.object({ item: z.string(), source: z.string(), months })),
          carries: z.array(z.object({ source: z.string(), opening: yuanText, used: yuanText })),
          /** 业务量 by measure, departments as one: twelve counts, January first. */
          workload: z.array(z.object({ measure: z.string(), months: z.array(z.int()) })),
          /** 采购 by kind and whether it is in the 集中采购目录. */
          procurement: z.array(
            z.object({ kind: z.enum(GOODS_KINDS), listed: z.boolean(), rows: z.int(), amount: yuanText }),
          ),
          /** 一上 by item, to compare with; null where the unit has reported nothing. */
          proposed: z.array(z.object({ item: z.string(), total: yuanText })).nullable(),
        }),
      ),
      lines: z.array(
        z.object({ item: z.string(), source: z.string(), units: months, eliminated: months, amount: months }),
      ),
      pairs: z.array(
        z.object({
          group: z.enum(PAIR_GROUPS),
          revenue: unitAmounts,
          spending: unitAmounts,
          eliminated: yuanText,
          /** 未抵销差额: revenue − spending. */
          left: yuanText,
        }),
      ),
    }),
    example: { year: 2026, stage: 'now' as const },
  }),
  cutUnits: query({
    summary: '各单位的核减：申报的支出、财务中心的核减核增和改动的项目数',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    /** Units that reported a budget; the definition is that of `cutSummary`. */
    output: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        stage: z.enum(STAGES),
        /** 一上支出; absent where it went back. */
        asked: yuanText.optional(),
        cut: yuanText,
        items: z.int(),
      }),
    ),
    example: { year: 2026 },
  }),
  sumsBook: query({
    summary: '汇总预算，作为工作簿取回',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ year, stage }),
    output: book,
    example: { year: 2026, stage: 'now' as const },
  }),
  planBook: query({
    summary: '一个单位的预算和各轮核减，作为工作簿取回',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year }),
    output: book,
    example: { unit: 'T01', year: 2026 },
  }),
  report: query({
    summary: '预算报告：截至某月各行的批复、调整、占用、支出和可用，按单位和汇总',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ period, unit: unitCode.optional() }),
    output: z.object({
      period,
      lines: z.array(
        z.object({
          ...{ unit: z.string(), department: z.string(), item: z.string(), fund: z.string(), project: z.string() },
          ...amounts,
        }),
      ),
      units: z.record(z.string(), z.object(amounts)),
      group: z.object({
        lines: z.array(
          z.object({
            ...{ item: z.string(), fund: z.string() },
            ...amounts,
            eliminated: yuanText,
            /** `approved + adjusted − eliminated`. */
            consolidated: yuanText,
          }),
        ),
        eliminated: yuanText,
      }),
    }),
    example: { period: '2026-06' },
  }),
};
