import * as z from 'zod';
import { DEPARTMENT_CLASSES } from '../../domain/organisation/department.ts';
import { PARTY_CLASSES } from '../../domain/organisation/party.ts';
import { UNIT_KINDS } from '../../domain/organisation/unit.ts';
import { done, listOf, noneOr, pageOf, paging, period, shortCode, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';

const unitKind = z.enum(UNIT_KINDS);
const chart = z.enum(['hospital', 'primary', 'institution']);
const departmentClass = z.enum(DEPARTMENT_CLASSES);

const unitFields = {
  name: text(80),
  kind: unitKind,
  chart,
  /** First period whose income and expense are consolidated; absent: from the beginning. */
  joined: period.optional(),
  /** Last period that is consolidated; absent: still a member. */
  left: period.optional(),
};

const unit = z.strictObject({ code: unitCode, ...unitFields });
const unitOut = z.object({
  code: z.string(),
  name: z.string(),
  kind: unitKind,
  chart,
  joined: z.string().nullable(),
  left: z.string().nullable(),
});

const department = z.strictObject({
  ...{ code: shortCode, name: text(80), class: departmentClass },
  /** The department it is part of (上级科室), of the same unit; '' at the top. */
  parent: noneOr(shortCode).default(''),
  /** A code of 诊疗科目名录; '' without. */
  standard: noneOr(shortCode).default(''),
});
const departmentOut = z.object({
  ...{ unit: z.string(), code: z.string(), name: z.string(), class: departmentClass },
  /** False where it is closed; what was booked on it keeps its name. */
  open: z.boolean(),
});

const party = z.strictObject({
  code: shortCode,
  name: text(120),
  class: z.enum(PARTY_CLASSES),
  creditCode: z.string().max(18).optional(),
});
const partyOut = z.object({
  code: z.string(),
  name: z.string(),
  class: z.enum(PARTY_CLASSES),
  creditCode: z.string().nullable(),
});

/** Why a department's card does not fit its unit's others (shared/domain/organisation/departments/card-rules.ts). */
export const CARD_REFUSALS = ['circle', 'no-parent', 'has-below', 'unknown-standard', 'before-joined'] as const;

const REGISTER = ['duplicate-code', 'duplicate-name', 'one-lead', 'left-before-joined'] as const;
const county = [
  { code: 'H01', name: '青石县人民医院', kind: 'lead' as const, chart: 'hospital' as const },
  { code: 'T01', name: '柳河镇卫生院', kind: 'township' as const, chart: 'primary' as const },
];

/** The community, its members, their departments, and the parties outside. */
export const units = {
  initialise: command({
    summary: '建立医共体：名称、会计年度与成员单位',
    permission: 'setup.initialise',
    scope: 'community',
    input: z.strictObject({
      name: text(80),
      fiscalYear: z.int().min(1900).max(2199),
      units: listOf(unit, 200, 1),
      departments: listOf(z.strictObject({ unit: unitCode, ...department.shape }), 5000).default([]),
      /** Made by the program as an example; shown on every page. */
      demo: z.boolean().default(false),
    }),
    output: z.object({ units: z.int(), departments: z.int() }),
    refusals: ['already-set-up', ...REGISTER, 'unknown-unit', 'duplicate-department', ...CARD_REFUSALS],
    example: { name: '青石县医疗共同体', fiscalYear: 2025, units: county },
  }),
  community: query({
    summary: '医共体资料；尚未建立时为空',
    permission: 'organisation.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z
      .object({ name: z.string(), fiscalYear: z.int(), created: z.string(), demo: z.boolean(), units: z.int() })
      .nullable(),
    example: {},
  }),
  units: query({
    summary: '本人可见的成员单位',
    permission: 'organisation.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(unitOut),
    example: {},
  }),
  addUnit: command({
    summary: '增加成员单位',
    permission: 'organisation.manage',
    scope: 'community',
    input: unit,
    output: unitOut,
    refusals: [...REGISTER, 'not-set-up'],
    example: { code: 'T02', name: '白杨镇卫生院', kind: 'township' as const, chart: 'primary' as const },
  }),
  updateUnit: command({
    summary: '修改成员单位的名称、类型与加入、退出期间（编码与科目表不变）',
    permission: 'organisation.manage',
    scope: 'community',
    unitOf: ['code'],
    input: z.strictObject({
      code: unitCode,
      name: unitFields.name,
      kind: unitKind,
      joined: unitFields.joined,
      left: unitFields.left,
      reason: text(200),
    }),
    output: unitOut,
    refusals: REGISTER,
    example: { code: 'T01', name: '柳河镇中心卫生院', kind: 'township' as const, reason: '县卫健局批准更名' },
  }),
  departments: query({
    summary: '科室',
    permission: 'organisation.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode.optional() }),
    output: z.array(departmentOut),
    example: { unit: 'T01' },
  }),
  addDepartments: command({
    summary: '增设科室，可以从某个月起',
    permission: 'organisation.manage',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      departments: listOf(department, 1000, 1),
      /** The first month in which they are there; absent: from the beginning. */
      from: period.optional(),
      reason: text(200).optional(),
    }),
    output: z.object({ added: z.int() }),
    refusals: ['duplicate-department', ...CARD_REFUSALS],
    example: { unit: 'T01', departments: [{ code: 'A01', name: '院办', class: 'admin' as const }] },
  }),
  parties: query({
    summary: '往来单位',
    permission: 'organisation.read',
    scope: 'unit',
    input: z.strictObject({ search: text(60).optional(), ...paging }),
    output: pageOf(partyOut),
    example: { search: '医药' },
  }),
  addParties: command({
    summary: '增加往来单位',
    permission: 'organisation.manage',
    scope: 'community',
    input: z.strictObject({ parties: listOf(party, 5000, 1) }),
    output: z.object({ added: z.int() }),
    refusals: ['duplicate-code', 'duplicate-name', 'wrong-credit-code'],
    example: { parties: [{ code: 'P001', name: '青石县财政局', class: 'same-level-government' as const }] },
  }),
  updateParty: command({
    summary: '修改往来单位',
    permission: 'organisation.manage',
    scope: 'community',
    input: z.strictObject({ ...party.shape, reason: text(200) }),
    output: done,
    refusals: ['duplicate-name', 'wrong-credit-code'],
    example: { code: 'P001', name: '青石县财政局', class: 'same-level-government' as const, reason: '更正分类' },
  }),
};
