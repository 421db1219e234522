import * as z from 'zod';
import { COST_ITEMS } from '../../domain/costing/cost-item.ts';
import { TIER_ROWS } from '../../domain/costing/reports/hospital-tiers.ts';
import { COST_SPANS } from '../../domain/costing/span.ts';
import { DEPARTMENT_CLASSES } from '../../domain/organisation/department.ts';
import { period, rowId, sha256, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const item = z.enum(COST_ITEMS);
const amounts = z.record(item, yuanText);
const own = { permission: 'costing.read', scope: 'unit', unitOf: ['unit'] } as const;
const refusals = ['no-locked-run', 'damaged-run'] as const;

/** Which runs a report is of: the months' locked ones, or of one month a run that is named. */
export const ofRuns = { unit: unitCode, period, span: z.enum(COST_SPANS).default('month'), run: rowId.optional() };

export const source = z.object({
  unit: z.string(),
  name: z.string(),
  /** Within 财会〔2021〕26号; otherwise 管理口径. */
  official: z.boolean(),
  runs: z.array(z.object({ period: z.string(), run: z.int(), version: z.int(), locked: z.boolean() })),
  /** Months of the span without a locked run. */
  missing: z.array(z.string()),
});

const department = z.object({ code: z.string(), name: z.string(), class: z.enum(DEPARTMENT_CLASSES) });
const costs = z.object({ amounts, total: yuanText });
/** Hundredths of a percent; null where there is nothing to divide by. */
const share = z.int().nullable();
const measures = z.object({
  revenue: yuanText,
  result: yuanText,
  visits: z.int(),
  bedDays: z.int(),
  perVisit: yuanText.nullable(),
  perBedDay: yuanText.nullable(),
});
const clinicalRow = z.object({
  code: z.string(),
  name: z.string(),
  direct: costs,
  indirect: costs,
  full: costs,
  shares: z.record(item, share),
  ...measures.shape,
});

/** What a month or a unit is compared by. */
const summary = z.object({
  ...costs.shape,
  shares: z.record(item, share),
  classes: z.record(z.enum(DEPARTMENT_CLASSES), yuanText),
  ...measures.shape,
});

export const BOOK_FORMS = ['01', '02', '03', 'hospital', 'structure'] as const;

/** 成本报表: 成本医01, 02, 03 and 医院成本报表, cost structure and trend, the flow of the stages, comparison of units. */
export const reports = {
  fullCost: query({
    ...own,
    refusals,
    summary: '成本医02、医03 临床服务类科室全成本及其构成',
    input: z.strictObject(ofRuns),
    output: z.object({ source, rows: z.array(clinicalRow), total: clinicalRow.omit({ code: true, name: true }) }),
    example: { unit: 'H01', period: '2025-03' },
  }),
  hospitalCost: query({
    ...own,
    refusals: ['damaged-run'],
    summary: '医院成本报表：医疗业务成本、医疗成本、医疗全成本、医院全成本',
    input: z.strictObject({ unit: unitCode, period, span: z.enum(COST_SPANS).default('month') }),
    output: z.object({
      source,
      rows: z.array(z.object({ row: z.enum(TIER_ROWS), sum: z.boolean(), ...costs.shape })),
      /** 医疗成本 less the direct costs of the locked runs; null while a month has none. */
      untied: yuanText.nullable(),
    }),
    example: { unit: 'H01', period: '2025-03' },
  }),
  costTrend: query({
    ...own,
    refusals: ['damaged-run'],
    summary: '成本构成与各月趋势',
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({
      source,
      months: z.array(z.object({ period: z.string(), ...summary.shape })),
      /** 科室 by what they bear in the year so far, the largest first (帕累托); `cumulative` in hundredths of a percent. */
      pareto: z.array(z.object({ code: z.string(), name: z.string(), amount: yuanText, cumulative: share })),
    }),
    example: { unit: 'H01', period: '2025-03' },
  }),
  costComparison: query({
    permission: 'costing.read',
    scope: 'unit',
    refusals: ['damaged-run'],
    summary: '单位对比、同一诊疗科目对比和同名科室对比',
    input: z.strictObject({ period, span: z.enum(COST_SPANS).default('month') }),
    output: z.object({
      units: z.array(z.object({ unit: z.string(), name: z.string(), official: z.boolean(), ...summary.shape })),
      without: z.array(z.string()),
      departments: z.array(
        z.object({ unit: z.string(), code: z.string(), name: z.string(), total: yuanText, ...measures.shape }),
      ),
      /** Each unit's clinical departments of one 一级诊疗科目 together; `departments` is how many they are. */
      specialities: z.array(
        z.object({
          unit: z.string(),
          speciality: z.string(),
          departments: z.int(),
          total: yuanText,
          ...measures.shape,
        }),
      ),
    }),
    example: { period: '2025-03' },
  }),
  costFlow: query({
    ...own,
    refusals,
    summary: '成本流向：三级分摊从哪类科室到哪类科室',
    input: z.strictObject({ ...ofRuns, open: z.enum(DEPARTMENT_CLASSES).optional(), item: item.optional() }),
    output: z.object({
      source,
      nodes: z.array(
        z.object({
          key: z.string(),
          class: z.enum(DEPARTMENT_CLASSES),
          code: z.string().nullable(),
          name: z.string().nullable(),
          count: z.int(),
          direct: yuanText,
          received: yuanText,
          given: yuanText,
        }),
      ),
      links: z.array(z.object({ from: z.string(), to: z.string(), amount: yuanText, drawn: z.boolean() })),
    }),
    example: { unit: 'H01', period: '2025-03' },
  }),
  reportBook: query({
    ...own,
    refusals,
    summary: '成本报表的工作簿',
    long: true,
    input: z.strictObject({ ...ofRuns, form: z.enum(BOOK_FORMS) }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example: { unit: 'H01', period: '2025-03', form: '02' },
  }),
  reportDepartments: query({
    ...own,
    refusals,
    summary: '一次成本分摊的科室、方法和分摊参数',
    input: z.strictObject({ unit: unitCode, period, run: rowId.optional() }),
    output: z.object({
      source,
      method: z.enum(['step-down', 'direct', 'reciprocal']),
      departments: z.array(department),
      shared: z.array(z.string()),
      drivers: z.array(z.object({ driver: z.string(), giver: z.string(), receiver: z.string(), value: z.string() })),
    }),
    example: { unit: 'H01', period: '2025-03' },
  }),
};
