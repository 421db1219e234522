import * as z from 'zod';
import { GRADES } from '../../domain/budget/performance-grades.ts';
import { PERFORMANCE_STAGES, PERFORMANCE_STEPS } from '../../domain/budget/performance-route.ts';
import { PROJECT_CATEGORIES } from '../../domain/budget/project.ts';
import {
  ADVANCING_PROJECT,
  DECIDING_PROJECT,
  PROJECT_STAGES,
  PROJECT_STEPS,
} from '../../domain/budget/project-route.ts';
import {
  done,
  instant,
  listOf,
  noneOr,
  rowId,
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
import { directionField, indicatorField } from './performance.ts';

const category = z.enum(PROJECT_CATEGORIES);
const stage = z.enum(PROJECT_STAGES);

/** As the caller last saw the project: refused where somebody changed it since. */
const at = { id: rowId, revision: z.int().min(1) };

const money = {
  approved: yuanText,
  adjusted: yuanText,
  reserved: yuanText,
  committed: yuanText,
  spent: yuanText,
  available: yuanText,
  /** 执行率 in percent to one decimal; null where nothing is planned. */
  rate: z.number().nullable(),
};

const head = z.object({
  id: rowId,
  unit: z.string(),
  unitName: z.string(),
  code: z.string(),
  name: z.string(),
  category,
  department: z.string(),
  person: z.string(),
  stage,
  revision: z.int(),
  /** 概算合计 of all years. */
  estimate: yuanText,
  /** All years of its budget lines together. */
  ...money,
  /** The year that was evaluated last, its points and grade; null before any was. */
  evaluated: z.object({ year: z.int(), total: z.number(), grade: z.enum(GRADES) }).nullable(),
  /** A year whose self-evaluation waits for the caller's review; null where none does. */
  waits: z.int().nullable(),
  /** What the caller may do to it now. */
  may: z.array(z.enum(PROJECT_STEPS)),
});

const sheet = z.object({
  year: z.int(),
  stage: z.enum(PERFORMANCE_STAGES),
  revision: z.int(),
  indicators: z.array(
    z.object({
      ...{ kind: indicatorField.shape.kind, name: z.string(), direction: directionField, target: z.string() },
      ...{ unit: z.string(), weight: z.int() },
      actual: z.string(),
      evidence: z.string(),
      score: z.number().nullable(),
      explanation: z.string(),
      /** 复核得分. */
      reviewed: z.number().nullable(),
    }),
  ),
  comment: z.string(),
  total: z.number().nullable(),
  grade: z.enum(GRADES).nullable(),
  may: z.array(z.enum(PERFORMANCE_STEPS)),
  steps: z.array(
    z.object({ step: z.enum(PERFORMANCE_STEPS), display: z.string(), instant, reason: z.string(), digest: sha256 }),
  ),
});

const bounds = z.object({ excellent: z.int(), good: z.int(), medium: z.int() });

/** 项目库与预算绩效. */
export const projects = {
  projects: query({
    summary: '项目库：各项目的状态、概算和预算执行',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(head),
    example: {},
  }),
  projectChoices: query({
    summary: '一个单位项目库里的项目名称，和能不能安排预算',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode }),
    output: z.array(z.object({ code: z.string(), name: z.string(), stage, usable: z.boolean() })),
    example: { unit: 'T01' },
  }),
  project: query({
    summary: '一个项目：概算、分年预算执行、绩效目标与评价、经办过程',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: head.extend({
      reason: z.string(),
      estimates: z.array(z.object({ year: z.int(), source: z.string(), amount: yuanText })),
      /** By year: what was estimated, what the plan asks for, and what its lines hold. */
      years: z.array(z.object({ year: z.int(), estimate: yuanText, planned: yuanText, ...money })),
      lines: z.array(
        z.object({
          ...{ year: z.int(), department: z.string(), item: z.string(), source: z.string(), project: z.string() },
          ...money,
        }),
      ),
      /** What it still lacks before it can be handed in. */
      problems: z.array(z.string()),
      sheets: z.array(sheet),
      bounds,
      steps: z.array(
        z.object({ step: z.enum(PROJECT_STEPS), display: z.string(), instant, reason: z.string(), digest: sha256 }),
      ),
    }),
    example: { id: 1 },
  }),
  projectBook: query({
    summary: '项目库，作为工作簿取回',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode.optional() }),
    output: z.object({ file: z.string(), name: z.string() }),
    example: { unit: 'T01' },
  }),
  saveProject: command({
    summary: '填报项目：名称、类别、分年概算、依据和负责人',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent for a new project. */
      at: z.strictObject(at).optional(),
      unit: unitCode,
      /** '' lets the library number it; a code of the unit's books where vouchers name it already. */
      code: noneOr(shortCode),
      name: text(60),
      category,
      department: noneOr(shortCode),
      person: typedText(40),
      reason: typedText(500),
      estimates: listOf(z.strictObject({ year, source: shortCode, amount: yuan }), 60, 0),
    }),
    output: z.object({ id: rowId, code: z.string(), revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows', 'code-taken'],
    example: {
      unit: 'T01',
      code: '' as const,
      name: '彩色超声诊断仪更新',
      category: 'equipment' as const,
      department: '' as const,
      person: '周科长',
      reason: '现有设备使用满十年，图像质量不能满足诊断需要',
      estimates: [{ year: 2026, source: 'other', amount: '680000.00' }],
    },
  }),
  submitProject: command({
    summary: '提交项目申报，送财务中心论证审核',
    permission: 'budget.submit',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'unfinished', 'no-goals'],
    example: { id: 1, revision: 1, unit: 'T01' },
  }),
  withdrawProject: command({
    summary: '撤回项目申报',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode, reason: text(200) }),
    output: done,
    refusals: ['not-yours-now', 'changed'],
    example: { id: 1, revision: 2, unit: 'T01', reason: '概算有误' },
  }),
  decideProject: command({
    summary: '审核项目：入库、退回、不予入库，或终止',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({ ...at, step: z.enum(DECIDING_PROJECT), reason: typedText(200).optional() }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'no-reason', 'same-person', 'unfinished', 'no-goals'],
    example: { id: 1, revision: 2, step: 'admit' as const },
  }),
  advanceProject: command({
    summary: '项目开始实施，或完工',
    permission: 'budget.submit',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode, step: z.enum(ADVANCING_PROJECT) }),
    output: done,
    refusals: ['not-yours-now', 'changed'],
    example: { id: 1, revision: 3, unit: 'T01', step: 'start' as const },
  }),
};
