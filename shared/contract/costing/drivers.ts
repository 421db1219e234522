import * as z from 'zod';
import { PERCENT_MAX } from '../../domain/costing/driver-doubts.ts';
import { SHEET_STAGES, SHEET_STEPS } from '../../domain/costing/driver-sheet.ts';
import { DEPARTMENT_CLASSES } from '../../domain/organisation/department.ts';
import {
  done,
  instant,
  listOf,
  noneOr,
  period,
  rowId,
  sha256,
  shortCode,
  text,
  unitCode,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';

const at = { unit: unitCode, period };
/** As the caller last saw the sheet, 0 before anything was typed: refused where somebody changed it since. */
const seen = { ...at, revision: z.int().min(0) };
const file = { file: sha256, fileName: text(255) };
const revised = z.object({ revision: z.int() });

const driver = z.string().regex(/^[a-z-]{1,32}$/);
const place = { driver: z.string(), giver: z.string(), receiver: z.string() };
/** A plain decimal without separators. */
const value = z.object({ ...place, value: z.string() });
const signed = z.object({ person: z.string(), display: z.string(), instant });

const example = { unit: 'H01', period: '2025-12' as const };
const seenExample = { ...example, revision: 1 };
const fileExample = { ...example, file: '0'.repeat(64), fileName: '分摊参数.xlsx' };
const READING = ['unreadable', 'not-drivers', 'bad-cells'] as const;
const ROUTE = ['not-yours-now', 'changed'] as const;

/** 分摊参数: what a unit's departments are measured by in a month; prepared, reviewed by another person, frozen. */
export const drivers = {
  driverSheet: query({
    summary: '一个单位一个月的分摊参数：状态、各科室的值、疑点和经办过程',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      /** A sheet as it was frozen earlier, instead of as it stands. */
      freeze: rowId.optional(),
    }),
    output: z.object({
      name: z.string(),
      stage: z.enum(SHEET_STAGES),
      revision: z.int(),
      /** In the order of the tree; those with others below them take no values. */
      departments: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          class: z.enum(DEPARTMENT_CLASSES),
          depth: z.int(),
          leaf: z.boolean(),
        }),
      ),
      values: z.array(value),
      /** The month before, where somebody gave drivers for it. */
      before: z.array(value),
      doubts: z.array(
        z.object({
          key: z.string(),
          message: z.string(),
          department: z.string(),
          /** The driver that it is about, where it is about one. */
          driver: z.string(),
          /** '' while nobody explained it. */
          explanation: z.string(),
        }),
      ),
      /** 医疗收入 of the books in the month by department, '' for none: what 科室收入 is held against. */
      booked: z.array(z.object({ department: z.string(), amount: yuanText })),
      /** From what change on a value is in doubt, in percent. */
      percent: z.int(),
      /** Of the sheet as it is frozen, or of the earlier one that was asked for. */
      proof: z.object({ digest: sha256, prepared: signed, reviewed: signed }).nullable(),
      freezes: z.array(z.object({ id: rowId, digest: sha256, prepared: signed, reviewed: signed })),
      steps: z.array(signed.extend({ step: z.enum(SHEET_STEPS), reason: z.string(), digest: sha256 })),
      /** What the caller may do now. */
      may: z.array(z.enum(['save', ...SHEET_STEPS])),
    }),
    example,
  }),
  driverBook: query({
    summary: '分摊参数工作簿：填报模板，或现在的分摊参数',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, form: z.enum(['template', 'sheet']) }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    long: true,
    example: { ...example, form: 'template' as const },
  }),
  readDrivers: query({
    summary: '读填好的分摊参数表，看看会改什么',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, ...file }),
    output: z.object({
      revision: z.int(),
      stage: z.enum(SHEET_STAGES),
      /** Drivers that the file says; the others stay as they are. */
      drivers: z.array(z.object({ driver: z.string(), values: z.int(), changed: z.int() })),
      changed: z.int(),
    }),
    refusals: READING,
    long: true,
    example: fileExample,
  }),
  takeDrivers: command({
    summary: '导入分摊参数表',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...seen, ...file }),
    output: z.object({ revision: z.int(), changed: z.int() }),
    refusals: [...READING, ...ROUTE, 'nothing-new'],
    long: true,
    example: { ...fileExample, revision: 1 },
  }),
  saveDrivers: command({
    summary: '填写分摊参数',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...seen,
      values: listOf(
        z.strictObject({
          driver,
          giver: noneOr(shortCode),
          receiver: shortCode,
          /** A plain number; '' takes the value away. */
          value: z.string().max(30),
        }),
        20_000,
        1,
      ),
    }),
    output: revised,
    refusals: [...ROUTE, 'bad-values'],
    example: { ...seenExample, values: [{ driver: 'headcount', giver: '' as const, receiver: '01', value: '12' }] },
  }),
  explainDrivers: command({
    summary: '说明分摊参数的疑点',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...seen, doubts: listOf(z.string().min(1).max(200), 5_000, 1), explanation: text(200) }),
    output: revised,
    refusals: [...ROUTE, 'no-doubt'],
    example: { ...seenExample, doubts: ['none/01/headcount'], explanation: '本月停诊' },
  }),
  submitDrivers: command({
    summary: '编报分摊参数，交人审核',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(seen),
    output: revised,
    refusals: [...ROUTE, 'empty', 'unexplained', 'bad-values'],
    example: seenExample,
  }),
  withdrawDrivers: command({
    summary: '撤回已编报的分摊参数',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(seen),
    output: revised,
    refusals: ROUTE,
    example: seenExample,
  }),
  returnDrivers: command({
    summary: '退回分摊参数',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...seen, reason: text(200) }),
    output: revised,
    refusals: ROUTE,
    example: { ...seenExample, reason: '检验科工作量请核对' },
  }),
  reviewDrivers: command({
    summary: '审核并冻结分摊参数',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(seen),
    output: z.object({ revision: z.int(), digest: sha256 }),
    refusals: [...ROUTE, 'same-person', 'unexplained', 'bad-values'],
    example: seenExample,
  }),
  takeBackDrivers: command({
    summary: '解冻分摊参数',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...seen, reason: text(200) }),
    output: revised,
    refusals: [...ROUTE, 'in-use'],
    example: { ...seenExample, reason: '内科床日漏报' },
  }),
  setDriverPercent: command({
    summary: '设定分摊参数与上月相差多少要说明',
    permission: 'costing.review',
    scope: 'community',
    input: z.strictObject({ percent: z.int().min(1).max(PERCENT_MAX) }),
    output: done,
    example: { percent: 50 },
  }),
};
