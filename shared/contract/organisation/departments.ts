import * as z from 'zod';
import { DEPARTMENT_CLASSES } from '../../domain/organisation/department.ts';
import { done, instant, listOf, noneOr, period, sha256, shortCode, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';
import { CARD_REFUSALS } from './units.ts';

const departmentClass = z.enum(DEPARTMENT_CLASSES);

/** What a card says, as it goes out. */
const cardOut = {
  name: z.string(),
  class: departmentClass,
  parent: z.string(),
  standard: z.string(),
  open: z.boolean(),
};

/** A code as a member's own programs write it; no white space around it. */
const ownCode = text(40);

const listInput = {
  unit: unitCode,
  ...{ file: sha256, name: text(200) },
  /** The month from which the list holds; absent: from the beginning. */
  from: period.optional(),
};

const file = '0'.repeat(64);

/** 科室卡: what a unit's departments are from which month on, and what its own programs call them. */
export const departmentCards = {
  departmentsAt: query({
    summary: '科室：某单位某月的科室树、分类、诊疗科目与启用停用',
    permission: 'organisation.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    /** In the order of the tree. */
    output: z.array(
      z.object({
        ...{ code: z.string(), ...cardOut },
        /** `later`: not there yet in that month; what it will be is told. */
        state: z.enum(['open', 'closed', 'later']),
        depth: z.int(),
        /** Since when it is so; '' from the beginning. */
        since: z.string(),
        /** The next month, after the one asked for, at which it changes; '' where none is known. */
        next: z.string(),
        /** How many cards it has had; what a change is based on. */
        revision: z.int(),
      }),
    ),
    example: { unit: 'T01', period: '2025-03' },
  }),
  departmentHistory: query({
    summary: '科室的变动历史：何时起、何人、为何',
    permission: 'organisation.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, code: shortCode }),
    /** The latest month first, and of one month the one made last. */
    output: z.array(
      z.object({
        ...{ revision: z.int(), from: z.string(), ...cardOut },
        ...{ person: z.string(), display: z.string(), instant: z.union([instant, z.literal('')]), why: z.string() },
      }),
    ),
    example: { unit: 'T01', code: 'A01' },
  }),
  changeDepartment: command({
    summary: '从某个月起变动科室：名称、分类、上级、诊疗科目、停用',
    permission: 'organisation.manage',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...{ unit: unitCode, code: shortCode, from: period, name: text(80), class: departmentClass },
      ...{ parent: noneOr(shortCode), standard: noneOr(shortCode), open: z.boolean(), reason: text(200) },
      /** How many cards the department had when it was looked at. */
      revision: z.int().min(0),
    }),
    output: done,
    refusals: [...CARD_REFUSALS, 'changed', 'nothing-changed'],
    example: {
      ...{ unit: 'T01', code: 'A01', from: '2025-07', name: '院办', class: 'admin' as const },
      ...{ parent: '', standard: '', open: false, reason: '并入综合办公室', revision: 1 },
    },
  }),
  departmentBook: query({
    summary: '科室名单存为工作簿，可以改好再导入',
    permission: 'organisation.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({ file: sha256, name: z.string() }),
    long: true,
    example: { unit: 'T01', period: '2025-03' },
  }),
  previewDepartmentList: query({
    summary: '读一份科室名单，逐行说明新增、变动与错误',
    permission: 'organisation.manage',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(listInput),
    output: z.object({
      rows: z.array(
        z.object({
          ...{ row: z.int(), code: z.string(), name: z.string(), class: departmentClass.nullable() },
          ...{ parent: z.string(), standard: z.string() },
          does: z.enum(['add', 'change', 'nothing', 'refused']),
          problems: z.array(z.string()),
        }),
      ),
    }),
    refusals: ['unreadable'],
    example: { unit: 'T01', file, name: '科室.xlsx' },
  }),
  importDepartmentList: command({
    summary: '导入科室名单：没有的增设，不同的从某个月起变动',
    permission: 'organisation.manage',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...listInput, reason: text(200) }),
    output: z.object({ added: z.int(), changed: z.int() }),
    refusals: ['unreadable', 'bad-rows', 'nothing-changed'],
    example: { unit: 'T01', file, name: '科室.xlsx', reason: '按编办批复设置科室' },
  }),
  departmentCodes: query({
    summary: '自编科室对照：单位自己的编码指哪个科室',
    permission: 'organisation.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode }),
    output: z.array(z.object({ own: z.string(), department: z.string() })),
    example: { unit: 'T01' },
  }),
  mapDepartmentCodes: command({
    summary: '对照单位自己的科室编码，导入凭证时用',
    permission: 'organisation.manage',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      codes: listOf(z.strictObject({ own: ownCode, department: shortCode }), 1000, 1),
    }),
    output: z.object({ mapped: z.int() }),
    refusals: ['unknown-department', 'own-code-taken', 'already-mapped'],
    example: { unit: 'T01', codes: [{ own: 'KS-07', department: 'A01' }] },
  }),
  unmapDepartmentCode: command({
    summary: '取消一条自编科室对照',
    permission: 'organisation.manage',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, own: ownCode }),
    output: done,
    example: { unit: 'T01', own: 'KS-07' },
  }),
};
