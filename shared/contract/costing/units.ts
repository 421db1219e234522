import * as z from 'zod';
import { COST_ITEMS } from '../../domain/costing/cost-item.ts';
import { COST_SPANS } from '../../domain/costing/span.ts';
import { BATCH_STATES } from '../../domain/costing/units/batch.ts';
import { ITEM_METHODS, PATIENT_METHODS, SPLIT_BASES } from '../../domain/costing/units/settings.ts';
import { SERVICE_TABLES } from '../../domain/costing/units/tables.ts';
import {
  done,
  instant,
  listOf,
  period,
  rowId,
  sha256,
  shortCode,
  text,
  typedText,
  unitCode,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';

const table = z.enum(SERVICE_TABLES);
const span = z.enum(COST_SPANS).default('month');
const asked = { unit: unitCode, period, span };
const amounts = z.record(z.enum(COST_ITEMS), yuanText);
const unitYuan = yuanText.nullable();
/** A plain number of up to six places. */
const measure = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, '写作不小于 0、至多六位小数的数字');

/** What a result was worked out from: locked runs, reviewed batches, and what is missing of them. */
const from = {
  unit: z.string(),
  name: z.string(),
  /** Within 财会〔2021〕26号; otherwise 管理口径. */
  official: z.boolean(),
  runs: z.array(z.object({ period: z.string(), version: z.int(), lockedAt: z.string() })),
  batches: z.array(z.object({ period: z.string(), table, id: z.int() })),
  problems: z.array(z.string()),
};

const row = z.object({
  /** Whole ones: 人次 or 床日. */
  count: z.int(),
  amounts,
  total: yuanText,
  /** Rounded half up to the 分; null where there were none. */
  unit: unitYuan,
  units: z.record(z.enum(COST_ITEMS), unitYuan),
  /** Hundredths of a percent. */
  shares: z.record(z.enum(COST_ITEMS), z.int().nullable()),
});
const costTable = z.object({
  rows: z.array(row.extend({ code: z.string(), name: z.string(), how: z.array(z.string()) })),
  hospital: row,
});

const methods = z.strictObject({
  splitBy: z.enum(SPLIT_BASES),
  bedDayVisits: measure,
  hours: listOf(z.strictObject({ department: shortCode, outpatient: measure, inpatient: measure }), 500),
  itemMethod: z.enum(ITEM_METHODS),
  itemMethods: listOf(z.strictObject({ department: shortCode, method: z.enum(ITEM_METHODS) }), 500),
  patientMethod: z.enum(PATIENT_METHODS),
});

const item = z.object({
  code: z.string(),
  name: z.string(),
  department: z.string(),
  departmentName: z.string(),
  price: yuanText,
  count: z.string(),
  equivalent: z.string(),
  hours: z.string(),
  cost: yuanText,
  unit: unitYuan,
  income: yuanText,
  result: yuanText,
});

const group = z.object({
  code: z.string(),
  name: z.string(),
  patients: z.int(),
  days: z.int(),
  services: yuanText,
  drugs: yuanText,
  materials: yuanText,
  cost: yuanText,
  income: yuanText,
  result: yuanText,
  unit: yuanText,
  unitIncome: yuanText,
});

const patient = z.object({
  period: z.string(),
  number: z.string(),
  department: z.string(),
  departmentName: z.string(),
  admitted: z.string(),
  discharged: z.string(),
  days: z.int(),
  services: yuanText,
  drugs: yuanText,
  materials: yuanText,
  cost: yuanText,
  income: yuanText,
  result: yuanText,
});

const read = { permission: 'costing.read', scope: 'unit', unitOf: ['unit'] } as const;
const example = { unit: 'H01', period: '2025-11' } as const;
const file = { unit: unitCode, period, table, file: sha256, fileName: text(255) };
const DAMAGED = ['damaged-run'] as const;

/** 单位成本: visits, bed-days, service items, patients and disease groups; and the tables that they are worked out from. */
export const units = {
  visitCosts: query({
    summary: '诊次成本和床日成本：科室和院均，按成本项目',
    ...read,
    input: z.strictObject(asked),
    output: z.object({
      ...from,
      outpatient: costTable,
      inpatient: costTable,
      /** Cost that is of neither visits nor bed-days. */
      left: z.array(z.object({ code: z.string(), name: z.string(), total: yuanText })),
      full: yuanText,
    }),
    refusals: DAMAGED,
    example,
  }),
  itemCosts: query({
    summary: '医疗服务项目成本：汇总和按科室的明细',
    ...read,
    input: z.strictObject(asked),
    output: z.object({
      ...from,
      departments: z.array(
        z.object({
          ...{ period: z.string(), code: z.string(), name: z.string(), method: z.enum(ITEM_METHODS) },
          ...{ total: yuanText, drugs: yuanText, materials: yuanText, project: yuanText },
          problem: z.string().optional(),
        }),
      ),
      items: z.array(item),
      hospital: z.array(
        z.object({
          ...{ code: z.string(), name: z.string(), departments: z.int(), count: z.string() },
          ...{ cost: yuanText, unit: unitYuan, income: yuanText, result: yuanText },
          /** 收入 ÷ 操作数, rounded half up: what an operation brings in on average. */
          unitIncome: unitYuan,
        }),
      ),
    }),
    refusals: DAMAGED,
    example,
  }),
  diseaseCosts: query({
    summary: '病种/DRG 成本：单位成本和收入 − 成本',
    ...read,
    input: z.strictObject(asked),
    output: z.object({
      ...from,
      method: z.enum(PATIENT_METHODS),
      groups: z.array(group),
      all: group,
      /** Project cost that patients outside the tables bear, outpatients among them. */
      others: yuanText,
      /** Project cost of all departments: services of the patients and others make it. */
      project: yuanText,
    }),
    refusals: DAMAGED,
    example,
  }),
  diseasePatients: query({
    summary: '一个病种/DRG 的患者成本',
    ...read,
    input: z.strictObject({ ...asked, group: typedText(40) }),
    output: z.object({ patients: z.array(patient) }),
    refusals: DAMAGED,
    example: { ...example, group: '' },
  }),
  patientCost: query({
    summary: '一位患者的成本由哪些服务组成',
    ...read,
    input: z.strictObject({ unit: unitCode, period, number: text(40) }),
    output: z.object({
      ...{ patient, group: z.string(), groupName: z.string() },
      lines: z.array(
        z.object({
          ...{ department: z.string(), departmentName: z.string(), item: z.string(), itemName: z.string() },
          ...{ quantity: z.string(), income: yuanText, cost: unitYuan },
        }),
      ),
    }),
    refusals: DAMAGED,
    example: { unit: 'H01', period: '2025-11', number: 'ZY0001' },
  }),
  serviceBatches: query({
    summary: '单位成本的数据：各表的批次和现在的状态，以及核算办法',
    ...read,
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({
      batches: z.array(
        z.object({
          ...{
            id: z.int(),
            table,
            state: z.enum(BATCH_STATES),
            rows: z.int(),
            fileName: z.string(),
            digest: z.string(),
          },
          ...{ display: z.string(), instant, decidedBy: z.string(), decidedAt: z.string(), reason: z.string() },
          may: z.array(z.enum(['review', 'return'])),
        }),
      ),
      methods,
      /** The month from which the methods are in force, and who said so; '' where nobody has. */
      methodsSince: z.string(),
      methodsBy: z.string(),
      /** How often the methods were chosen; 0 where nobody has. */
      methodsRevision: z.int(),
      may: z.array(z.enum(['import', 'choose'])),
    }),
    example,
  }),
  serviceTemplate: query({
    summary: '单位成本数据表的模板',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    long: true,
    input: z.strictObject({ unit: unitCode, table }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example: { unit: 'H01', table: 'items' },
  }),
  readServiceTable: query({
    summary: '查看单位成本数据表：什么都不改',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    long: true,
    input: z.strictObject(file),
    output: z.object({
      rows: z.int(),
      skipped: z.int(),
      rejections: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), message: z.string() })),
      rejected: z.int(),
      /** The newest batch of the table, to be given back when it is imported; 0 where there is none. */
      after: z.int(),
    }),
    refusals: ['unreadable'],
    example: { ...example, table: 'items', file: '0'.repeat(64), fileName: '服务项目表.xlsx' },
  }),
  importServiceTable: command({
    summary: '导入单位成本数据表，成为待审核的一批',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    long: true,
    input: z.strictObject({ ...file, after: z.int().min(0) }),
    output: z.object({ id: z.int(), rows: z.int() }),
    refusals: ['unreadable', 'bad-rows', 'changed', 'same'],
    example: { ...example, table: 'items', file: '0'.repeat(64), fileName: '服务项目表.xlsx', after: 0 },
  }),
  decideServiceBatch: command({
    summary: '审核或退回一批单位成本数据',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, id: rowId, agree: z.boolean(), reason: typedText(200).optional() }),
    output: done,
    refusals: ['changed', 'same-person', 'no-reason'],
    example: { unit: 'H01', id: 1, agree: true },
  }),
  chooseUnitCostMethods: command({
    summary: '选定单位成本的核算办法，自某月起施行',
    permission: 'costing.run',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, since: period, revision: z.int().min(0), methods }),
    output: z.object({ revision: z.int() }),
    refusals: ['changed', 'bad-methods'],
    example: {
      ...{ unit: 'H01', since: '2025-11', revision: 0 },
      methods: {
        ...{ splitBy: 'income', bedDayVisits: '3', hours: [], itemMethod: 'equivalence', itemMethods: [] },
        patientMethod: 'items',
      },
    },
  }),
  unitCostBook: query({
    summary: '单位成本的工作簿：诊次、床日、服务项目、病种/DRG',
    ...read,
    long: true,
    input: z.strictObject(asked),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: DAMAGED,
    example,
  }),
};
