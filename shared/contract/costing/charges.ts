import * as z from 'zod';
import { CHARGE_BASES } from '../../domain/costing/charges/agreement.ts';
import { CENTRE_KINDS } from '../../domain/costing/charges/centre.ts';
import { MOST_VOLUME } from '../../domain/costing/charges/charge.ts';
import { CHARGE_COST_SOURCES } from '../../domain/costing/charges/cost-source.ts';
import { CHARGE_PAPERS, CHARGE_STAGES, CHARGE_STEPS } from '../../domain/costing/charges/route.ts';
import {
  accountCode,
  date,
  done,
  instant,
  listOf,
  noneOr,
  period,
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

const stage = z.enum(CHARGE_STAGES);
const basis = z.enum(CHARGE_BASES);
const kind = z.enum(CENTRE_KINDS);
const costSource = z.enum(CHARGE_COST_SOURCES);
const volume = z.strictObject({ unit: unitCode, count: z.int().min(0).max(MOST_VOLUME) });

/** As the caller last saw the paper: refused where somebody changed it since. `unit` is the centre's. */
const at = { id: rowId, revision: z.int().min(1), unit: unitCode };

/** What every paper says of itself. */
const paper = {
  id: rowId,
  stage,
  revision: z.int(),
  /** Who made the last step, and when. */
  display: z.string(),
  instant,
  /** What the caller may do to it now. */
  may: z.array(z.enum(CHARGE_STEPS)),
};

const centre = z.object({
  ...paper,
  unit: z.string(),
  unitName: z.string(),
  name: z.string(),
  kind,
  measure: z.string(),
  departments: z.array(z.object({ code: z.string(), name: z.string() })),
  receivable: z.string(),
  income: z.string(),
});

const agreement = z.object({
  ...paper,
  number: z.string(),
  centre: rowId,
  member: z.string(),
  memberName: z.string(),
  from: z.string(),
  to: z.string(),
  basis,
  rate: yuanText.nullable(),
  minimum: yuanText.nullable(),
  cap: yuanText.nullable(),
  signed: z.string(),
  file: noneOr(sha256),
  fileName: z.string(),
  expense: z.string(),
  payable: z.string(),
  department: z.string(),
  fund: z.string(),
});

const row = z.object({
  unit: z.string(),
  name: z.string(),
  count: z.int(),
  share: yuanText,
  number: z.string().nullable(),
  basis: basis.nullable(),
  rate: yuanText.nullable(),
  charge: yuanText,
  limit: z.enum(['minimum', 'cap']).nullable(),
  /** Where it is booked: on both sides, by statement where the centre does not keep the member's books, or nowhere. */
  booked: z.enum(['both', 'statement', 'own', 'none']),
});

const month = z.object({
  centre: z.object({ id: rowId, unit: z.string(), unitName: z.string(), name: z.string(), kind, measure: z.string() }),
  /** Null for who reads some members only. */
  cost: yuanText.nullable(),
  costSource,
  /** The version of the locked cost run that the cost is of; null where it is the books' direct cost. */
  costRun: z.int().nullable(),
  departments: z.array(z.object({ code: z.string(), name: z.string(), amount: yuanText })),
  volumes: z
    .object({
      ...paper,
      source: z.string(),
      rows: z.array(z.object({ unit: z.string(), name: z.string(), count: z.int() })),
    })
    .nullable(),
  /** Why nothing is worked out. */
  problem: z.string().nullable(),
  charge: z
    .object({
      volume: z.int(),
      unitCost: z.string().nullable(),
      own: yuanText.nullable(),
      charged: yuanText.nullable(),
      recovery: yuanText.nullable(),
      rows: z.array(row),
    })
    .nullable(),
  run: z
    .object({
      ...paper,
      number: z.string(),
      /** The books, volumes or agreements say something else by now. */
      stale: z.boolean(),
      vouchers: z.array(
        z.object({ id: rowId, unit: z.string(), number: z.string(), period: z.string(), reversal: z.boolean() }),
      ),
    })
    .nullable(),
  may: z.array(z.enum(['prepare', 'volumes'])),
});

/** 共享中心收费: registers, volumes, and what the members are charged. */
export const charges = {
  chargeRegister: query({
    summary: '共享中心和收费协议登记',
    permission: 'costing.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ centres: z.array(centre), agreements: z.array(agreement) }),
    example: {},
  }),
  chargeMonth: query({
    summary: '各共享中心一个月的成本、业务量和收费',
    permission: 'costing.read',
    scope: 'unit',
    input: z.strictObject({ period, centre: rowId.optional() }),
    output: z.array(month),
    refusals: ['damaged-run'],
    example: { period: '2025-12' as never },
  }),
  chargeHistory: query({
    summary: '共享中心一年里各月的收费',
    permission: 'costing.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.array(
      z.object({
        id: rowId,
        centre: z.string(),
        period: z.string(),
        number: z.string(),
        stage,
        costSource,
        costRun: z.int().nullable(),
        cost: yuanText.nullable(),
        own: yuanText.nullable(),
        volume: z.int(),
        charged: yuanText,
        recovery: yuanText.nullable(),
      }),
    ),
    example: { year: 2025 },
  }),
  chargeStatement: query({
    summary: '一个成员单位的共享中心收费对账单工作簿',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    /** `unit` is the member. */
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({ file: sha256, name: z.string() }),
    refusals: ['no-charge'],
    example: { unit: 'T01', period: '2025-12' as never },
    long: true,
  }),
  chargePaper: query({
    summary: '登记在收费协议上的文件',
    permission: 'costing.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: z.object({ file: sha256, name: z.string() }),
    example: { id: 1 },
  }),
  readChargeVolumes: query({
    summary: '读一张业务量表，逐行说明不能采用的原因',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, file: sha256, fileName: text(200) }),
    output: z.object({
      rows: z.array(z.object({ unit: z.string(), count: z.int() })),
      problems: z.array(z.string()),
    }),
    refusals: ['unreadable'],
    example: { unit: 'H01', file: 'a'.repeat(64), fileName: '业务量.xlsx' },
    long: true,
  }),
  countChargeVolumes: query({
    summary: '由账务数出的业务量：各单位当月记账的凭证张数',
    permission: 'costing.prepare',
    scope: 'community',
    input: z.strictObject({ period }),
    output: z.array(z.object({ unit: z.string(), count: z.int() })),
    example: { period: '2025-12' as never },
  }),
  saveChargeCentre: command({
    summary: '登记共享中心',
    permission: 'costing.run',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent for a new centre. */
      at: z.strictObject({ id: rowId, revision: z.int().min(1) }).optional(),
      unit: unitCode,
      name: text(40),
      kind,
      measure: text(20),
      departments: listOf(shortCode, 20, 1),
      receivable: accountCode,
      income: accountCode,
    }),
    output: z.object({ id: rowId, revision: z.int() }),
    refusals: ['not-now', 'changed', 'bad-centre'],
    example: {
      ...{ unit: 'H01', name: '检验中心', kind: 'laboratory' as const, measure: '项检验', departments: ['21'] },
      ...{ receivable: '12120301', income: '41010104' },
    },
  }),
  saveChargeAgreement: command({
    summary: '登记共享中心收费协议',
    permission: 'costing.run',
    scope: 'unit',
    unitOf: ['unit'],
    /** `unit` is the centre's. */
    input: z.strictObject({
      at: z.strictObject({ id: rowId, revision: z.int().min(1) }).optional(),
      unit: unitCode,
      centre: rowId,
      member: unitCode,
      number: text(40),
      from: period,
      to: period,
      basis,
      rate: yuan.optional(),
      minimum: yuan.optional(),
      cap: yuan.optional(),
      signed: noneOr(date),
      /** The signed paper, handed in before. */
      file: noneOr(sha256),
      fileName: typedText(200),
      /** Where the member books it; all empty where the centre does not keep its books. */
      expense: noneOr(accountCode),
      payable: noneOr(accountCode),
      department: noneOr(shortCode),
      fund: noneOr(shortCode),
    }),
    output: z.object({ id: rowId, revision: z.int() }),
    refusals: ['not-now', 'changed', 'bad-agreement', 'overlaps'],
    example: {
      ...{ unit: 'H01', centre: 1, member: 'T01', number: 'JY-2025-01', from: '2025-01' as never },
      ...{ to: '2025-12' as never, basis: 'cost' as const, signed: '' as const, file: '' as const, fileName: '' },
      ...{ expense: '5001', payable: '2302', department: '' as const, fund: 'other' },
    },
  }),
  endChargeAgreement: command({
    summary: '提前终止共享中心收费协议',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, to: period, reason: text(200) }),
    output: done,
    refusals: ['not-now', 'changed', 'bad-agreement'],
    example: { id: 1, revision: 2, unit: 'H01', to: '2025-11' as never, reason: '改由中医院检验' },
  }),
  saveChargeVolumes: command({
    summary: '编报共享中心业务量',
    permission: 'costing.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      centre: rowId,
      period,
      /** 0 where the month has none yet. */
      revision: z.int().min(0),
      /** Where they were taken from: typed, a file's name, counted. */
      source: typedText(200),
      rows: listOf(volume, 200, 1),
    }),
    output: z.object({ id: rowId, revision: z.int() }),
    refusals: ['not-now', 'changed', 'bad-volumes'],
    example: {
      ...{ unit: 'H01', centre: 1, period: '2025-12' as never, revision: 0, source: '' },
      rows: [{ unit: 'T01', count: 320 }],
    },
  }),
  prepareCharge: command({
    summary: '编制共享中心本月收费',
    permission: 'costing.run',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, centre: rowId, period }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: ['not-now', 'not-reviewed', 'cannot-charge', 'damaged-run'],
    example: { unit: 'H01', centre: 1, period: '2025-12' as never },
  }),
  reviewCharge: command({
    summary: '审核共享中心、协议、业务量或收费，或者退回',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      paper: z.enum(CHARGE_PAPERS),
      agree: z.boolean(),
      reason: typedText(200).optional(),
    }),
    output: done,
    refusals: ['not-now', 'changed', 'same-person', 'no-reason', 'in-use', 'overlaps', 'cannot-charge', 'damaged-run'],
    example: { id: 1, revision: 1, unit: 'H01', paper: 'agreement' as const, agree: true },
  }),
  withdrawCharge: command({
    summary: '撤回没有审核的协议或收费',
    permission: 'costing.run',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, paper: z.enum(['agreement', 'run']), reason: text(200) }),
    output: done,
    refusals: ['not-now', 'changed'],
    example: { id: 1, revision: 1, unit: 'H01', paper: 'run' as const, reason: '业务量有误' },
  }),
  postCharge: command({
    summary: '记账：双方的内部服务收费凭证',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: z.object({
      vouchers: z.array(z.object({ id: rowId, unit: z.string(), number: z.string() })),
      /** Members whose books the centre does not keep: they get a statement. */
      statements: z.array(z.string()),
    }),
    refusals: ['not-now', 'changed', 'not-reviewed', 'period-closed', 'cannot-post'],
    example: { id: 1, revision: 2, unit: 'H01' },
  }),
  reverseCharge: command({
    summary: '红字冲销共享中心收费：双方的凭证一起冲销',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, reason: text(200) }),
    output: z.object({ vouchers: z.array(z.object({ id: rowId, unit: z.string(), number: z.string() })) }),
    refusals: ['not-now', 'changed', 'period-closed'],
    example: { id: 1, revision: 3, unit: 'H01', reason: '业务量统计有误' },
  }),
};
