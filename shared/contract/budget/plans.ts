import * as z from 'zod';
import { CUSTODIES, DECIDING, STAGES, SUBMITTING } from '../../domain/budget/rounds.ts';
import {
  done,
  instant,
  listOf,
  sha256,
  shortCode,
  text,
  typedText,
  unitCode,
  year,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import { revisionsOut, schedulesOut } from './schedules.ts';

const stage = z.enum(STAGES);
const department = z.union([shortCode, z.literal('')]);
const project = z.union([shortCode, z.literal('')]);

/** Which row of a plan. */
const place = { department, item: shortCode, source: shortCode, project };
/** Twelve months in 元, January first. */
const months = z.array(yuan).length(12);
const monthsOut = z.array(yuanText).length(12);

/** As the caller last saw the plan: refused where somebody changed it since. */
const revision = z.int().min(0);

const cellOut = z.object({
  department: z.string(),
  item: z.string(),
  source: z.string(),
  project: z.string(),
  months: monthsOut,
  total: yuanText,
});
const carryOut = z.object({ source: z.string(), opening: yuanText, used: yuanText });

/** 全面预算: a unit's plan of a year through its rounds (两上两下). */
export const plans = {
  items: query({
    summary: '预算项目',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind: z.enum(['revenue', 'expenditure', 'capital', 'financing', 'procurement', 'project', 'workload']),
        cashless: z.boolean(),
        internal: z.boolean(),
      }),
    ),
    example: {},
  }),
  board: query({
    summary: '各单位预算编制进度（两上两下）',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        stage,
        custody: z.enum(CUSTODIES),
        revenue: yuanText,
        spending: yuanText,
        breaches: z.int(),
      }),
    ),
    example: { year: 2026 },
  }),
  plan: query({
    summary: '一个单位一年的预算：数字、违反的规则和各轮版本',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year }),
    output: z.object({
      unit: z.string(),
      name: z.string(),
      year: z.int(),
      stage,
      custody: z.enum(CUSTODIES),
      revision: z.int(),
      cells: z.array(cellOut),
      carries: z.array(carryOut),
      ...schedulesOut,
      /** Rules that the plan breaks, each a sentence that names it. */
      problems: z.array(z.string()),
      /** The oldest first. */
      versions: z.array(
        z.object({
          number: z.int(),
          passage: z.enum([...SUBMITTING, ...DECIDING]),
          display: z.string(),
          instant,
          reason: z.string(),
          digest: sha256,
          cells: z.array(cellOut),
          carries: z.array(carryOut),
          ...schedulesOut,
        }),
      ),
      revisions: revisionsOut,
      /** 核减: what the centre changed and why, the newest first. */
      cuts: z.array(
        z.object({
          ...{ department: z.string(), item: z.string(), source: z.string(), project: z.string() },
          stage,
          before: yuanText,
          after: yuanText,
          reason: z.string(),
          display: z.string(),
          instant,
        }),
      ),
    }),
    example: { unit: 'T01', year: 2026 },
  }),
  actuals: query({
    summary: '账上一年的执行数，按预算项目列出，供起草下年预算',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year }),
    output: z.object({
      cells: z.array(cellOut),
      /** Of revenue and spending on accounts that no budget item knows. */
      unplaced: yuanText,
      /** Months in which anything was taken in or spent; the others are missing in the books. */
      months: z.array(z.int()),
    }),
    example: { unit: 'T01', year: 2025 },
  }),
  carried: query({
    summary: '账上上年末的结转结余，按资金来源，供编列年初数',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    /** `year` is the budget's; the books are those of the year before. */
    input: z.strictObject({ unit: unitCode, year }),
    output: z.object({
      /** Months of the year before that the books have. */
      months: z.array(z.int()),
      carries: z.array(z.object({ source: z.string(), opening: yuanText })),
    }),
    example: { unit: 'T01', year: 2026 },
  }),
  savePlan: command({
    summary: '编制预算：保存改动的行和结转结余',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      year,
      revision,
      /** Rows that are new or changed; a row whose months are all nil is taken out. */
      cells: listOf(z.strictObject({ ...place, months }), 2000, 0),
      carries: listOf(z.strictObject({ source: shortCode, opening: yuan, used: yuan }), 100, 0),
    }),
    output: z.object({ revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows'],
    example: {
      unit: 'T01',
      year: 2026,
      revision: 0,
      cells: [{ department: '', item: '50201', source: 'other', project: '', months: Array(12).fill('1000.00') }],
      carries: [],
    },
  }),
  cutPlan: command({
    summary: '核减（或核增）一个单位的预算，逐行写明原因',
    permission: 'budget.decide',
    scope: 'community',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      year,
      revision,
      changes: listOf(z.strictObject({ ...place, months, reason: text(200) }), 500, 1),
    }),
    output: z.object({ revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows'],
    example: {
      unit: 'T01',
      year: 2026,
      revision: 1,
      changes: [
        {
          ...{ department: '', item: '50201', source: 'other', project: '' },
          months: Array(12).fill('900.00'),
          reason: '按上年执行数核定',
        },
      ],
    },
  }),
  submitPlan: command({
    summary: '上报预算（一上、二上）',
    permission: 'budget.submit',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      year,
      revision,
      passage: z.enum(SUBMITTING),
      /** 编制说明, where the unit gives one; it stands with the version. */
      reason: typedText(200).optional(),
    }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'breaks-rules', 'nothing-planned'],
    example: { unit: 'T01', year: 2026, revision: 1, passage: 'propose' as const },
  }),
  decidePlan: command({
    summary: '下达控制数（一下），或退回预算',
    permission: 'budget.decide',
    scope: 'community',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      year,
      revision,
      passage: z.enum(DECIDING).exclude(['approve']),
      /** Why, where it goes back; with a ceiling an explanation that may be left out. */
      reason: typedText(200).optional(),
    }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'no-reason', 'same-person'],
    example: { unit: 'T01', year: 2026, revision: 2, passage: 'issue-ceiling' as const },
  }),
  approvePlan: command({
    summary: '批复预算（二下）：各行从此可以安排支出',
    permission: 'budget.approve',
    scope: 'community',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year, revision }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'breaks-rules', 'same-person'],
    example: { unit: 'T01', year: 2026, revision: 3 },
  }),
};
