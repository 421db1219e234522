import * as z from 'zod';
import { REQUEST_KINDS, URGENT_HOURS_MAX } from '../../domain/procurement/requests/request.ts';
import { COUNTED_IN, USE_LIMITS } from '../../domain/procurement/requests/use-table.ts';
import {
  date,
  done,
  instant,
  listOf,
  noneOr,
  period,
  rowId,
  sha256,
  text,
  unitCode,
  year,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, packs, packsOrNone, paper, seen } from './fields.ts';
import { choice, product, supply } from './request-product.ts';

/** Smallest units (最小单位). */
const smallest = z.int('数量为整数').min(0, '数量不能为负').max(USE_LIMITS.quantity, '数量至多 1,000,000,000');
const days = (most: number) => z.int('天数为整数').min(0, '天数不能为负').max(most, `天数至多 ${most}`);
const said = z.union([text(200), z.literal('')]).default('');

const rules = {
  months: z.int('月数为整数').min(1, '至少取 1 个月').max(12, '至多取 12 个月'),
  coverDays: days(180),
  safetyDays: days(90),
  leadDays: days(90),
  waitDays: days(365),
  timesAsked: z.int('倍数为整数').min(2, '至少 2 倍').max(1000, '至多 1000 倍'),
};

const file = { file: sha256, fileName: text(255) };
const ofList = { unit: unitCode, period, counted: z.enum(COUNTED_IN), ...file };
const listExample = {
  ...{ unit: 'T01', period: '2025-11' as never, counted: 'smallest' as const },
  ...{ file: '0'.repeat(64), fileName: '用量.csv' },
};

const state = z.object({ display: z.string(), instant, fileName: z.string(), rows: z.int() });

const head = {
  kind: z.enum(REQUEST_KINDS),
  /** 申请日期. */
  day: date,
  /** 需用日期. */
  needed: date,
  /** Of an urgent request, within how many hours; otherwise 0. */
  hours: z.int('小时数为整数').min(0, '小时数不能为负').max(URGENT_HOURS_MAX, `急救抢救至多 ${URGENT_HOURS_MAX} 小时`),
};
const line = z.object({
  ...supply,
  line: rowId,
  /** Packs; `suggested` is what was suggested when it was asked for. */
  asked: z.int(),
  suggested: z.int(),
  remark: z.string(),
  /** Null until it is decided. */
  approved: z.int().nullable(),
  why: z.string(),
  dropped: z.int(),
  /** Stands ordered now. */
  ordered: z.int(),
  /** Approved, neither dropped nor ordered. */
  open: z.int(),
  /** 协议价 × packs, approved ones once it is decided; '' where no price is agreed on. */
  amount: noneOr(yuanText),
});
const request = z.object({
  ...paper,
  ...head,
  unit: unitCode,
  unitName: z.string(),
  /** 事由 of an urgent request or a shortage. */
  cause: z.string(),
  instead: z.string(),
  insteadName: z.string(),
  remark: z.string(),
  lines: z.array(line),
  amount: yuanText,
  /** Lines without an agreed price, which no amount counts. */
  unpriced: z.int(),
});
const listed = z.object({
  ...paper,
  ...head,
  unit: unitCode,
  unitName: z.string(),
  lines: z.int(),
  asked: z.int(),
  approved: z.int(),
  ordered: z.int(),
  /** 已终止: approved = ordered + dropped + open. */
  dropped: z.int(),
  open: z.int(),
  amount: yuanText,
});
const REFUSALS = ['changed', 'not-now', 'own-work', 'not-fit'] as const;
const own = { unit: unitCode, ...seen };

/** 采购申请, and what quantities are suggested from. */
export const requests = {
  stockSheet: query({
    summary: '一个单位的用量、库存和库存上下限',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period: period.optional() }),
    output: z.object({
      period,
      /** Months that have a list. */
      months: z.array(period),
      /** Where the month's list came from; null where it has none. */
      list: state.nullable(),
      /** How often levels were changed. */
      revision: z.int(),
      rows: z.array(
        z.object({
          ...product,
          used: z.int().nullable(),
          outDays: z.int().nullable(),
          closing: z.int().nullable(),
          least: z.int().nullable(),
          most: z.int().nullable(),
          leadDays: z.int().nullable(),
          stockDays: z.int().nullable(),
        }),
      ),
      may: z.array(z.enum(['import', 'levels'])),
    }),
    example: { unit: 'T01' },
  }),
  readDrugUse: query({
    summary: '看一份用量表会带来什么',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(ofList),
    output: z.object({
      rows: z.int(),
      added: z.int(),
      changed: z.int(),
      removed: z.int(),
      /** What the month's list says otherwise now, up to a limit. */
      changes: z.array(z.object({ item: itemCode, name: z.string(), before: z.string(), after: z.string() })),
      rejected: z.int(),
      rejections: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), message: z.string() })),
      /** The revision of the month's list that this would replace; 0 where there is none. */
      revision: z.int(),
    }),
    refusals: ['unreadable'],
    example: listExample,
    long: true,
  }),
  rejectedDrugUse: query({
    summary: '交回用量表里不能收的行',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(ofList),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: ['unreadable'],
    example: listExample,
  }),
  importDrugUse: command({
    summary: '导入一个单位一个月的用量和库存',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...ofList,
      revision: z.int().min(0),
      /** How many bad rows are knowingly left out; with others than these nothing is taken. */
      leftOut: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.int(), added: z.int(), changed: z.int(), removed: z.int() }),
    refusals: ['unreadable', 'bad-rows', 'changed', 'same'],
    example: { ...listExample, revision: 0 },
  }),
  saveStockLevels: command({
    summary: '保存库存上下限和配送天数',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      revision: z.int().min(0),
      levels: listOf(
        z.strictObject({
          item: itemCode,
          /** In smallest units; `most` 0 sets no upper limit. All three empty: the level is taken away. */
          least: smallest,
          most: smallest,
          leadDays: days(90),
          none: z.boolean().default(false),
        }),
        2000,
        1,
      ),
    }),
    output: z.object({ revision: z.int() }),
    refusals: ['changed', 'bad-rows'],
    example: {
      ...{ unit: 'T01', revision: 0 },
      levels: [{ item: 'XJ01CAA018A004010110001', least: 240, most: 2400, leadDays: 3 }],
    },
  }),
  suggestRules: query({
    summary: '建议申请量的规则',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ ...rules, may: z.boolean() }),
    example: {},
  }),
  saveSuggestRules: command({
    summary: '修改建议申请量的规则',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...rules, before: z.strictObject(rules) }),
    output: done,
    refusals: ['changed'],
    example: {
      ...{ months: 3, coverDays: 30, safetyDays: 7, leadDays: 3, waitDays: 14, timesAsked: 3 },
      before: { months: 3, coverDays: 30, safetyDays: 7, leadDays: 3, waitDays: 14, timesAsked: 3 },
    },
  }),
  findRequestItems: query({
    summary: '按编码、名称或拼音找可申请的品种',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, day: date, text: text(60) }),
    output: z.array(choice),
    example: { unit: 'T01', day: '2025-12-01' as never, text: '阿莫西林' },
  }),
  requestItems: query({
    summary: '已选品种在另一天的库存、建议量和协议价',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, day: date, items: listOf(itemCode, 1000) }),
    /** In the order asked; `problem` says what the unit may not ask for on the day. */
    output: z.array(choice),
    example: { unit: 'T01', day: '2025-12-01' as never, items: ['XJ01CAA018A004010110001'] },
  }),
  beginRequest: query({
    summary: '从建议量或上一张申请起草',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, day: date, from: z.enum(['suggestions', 'last']) }),
    output: z.object({
      /** The request that was copied; '' of suggestions. */
      number: z.string(),
      lines: z.array(z.object({ ...choice.shape, packs: z.int(), remark: z.string() })),
    }),
    example: { unit: 'T01', day: '2025-12-01' as never, from: 'suggestions' },
  }),
  requests: query({
    summary: '采购申请清单',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode.optional(), year: year.optional() }),
    output: z.array(listed),
    example: { year: 2025 },
  }),
  request: query({
    summary: '一张采购申请',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: request,
    example: { id: 1 },
  }),
  requestsToDecide: query({
    summary: '待核定的采购申请，各单位并列',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({}),
    output: z.array(request),
    example: {},
  }),
  saveRequest: command({
    summary: '保存采购申请',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** The draft that is changed; without it a new one is kept. */
      at: z.strictObject(seen).optional(),
      ...head,
      hours: head.hours.default(0),
      /** 事由: needed where it is urgent or for what is short. */
      cause: said,
      /** The product that is short. */
      instead: noneOr(itemCode).default(''),
      remark: said,
      lines: listOf(z.strictObject({ item: itemCode, packs, remark: said }), 500, 1),
    }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: [...REFUSALS, 'bad-rows'],
    example: {
      ...{ unit: 'T01', kind: 'ordinary', day: '2025-12-01' as never, needed: '2025-12-08' as never },
      lines: [{ item: 'XJ01CAA018A004010110001', packs: 20 }],
    },
  }),
  handRequest: command({
    summary: '把采购申请送审',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(own),
    output: done,
    refusals: REFUSALS,
    example: { unit: 'T01', id: 1, revision: 1 },
  }),
  withdrawRequest: command({
    summary: '撤回采购申请',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...own, reason: text(200) }),
    output: done,
    refusals: REFUSALS,
    example: { unit: 'T01', id: 1, revision: 1, reason: '重新核对库存' },
  }),
  /** One decision over several requests, all or none; whoever asked cannot approve. */
  decideRequests: command({
    summary: '核定采购申请：核定、退回或不予通过',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      outcome: z.enum(['approve', 'return', 'refuse']),
      requests: listOf(
        z.strictObject({
          ...seen,
          /** Lines that are approved otherwise than asked, with the reason; the others are approved as asked. */
          lines: listOf(z.strictObject({ line: rowId, approved: packsOrNone, why: said }), 500).default([]),
        }),
        100,
        1,
      ),
      /** Needed to return or refuse. */
      reason: said,
    }),
    output: done,
    refusals: [...REFUSALS, 'no-reason', 'bad-rows'],
    example: { outcome: 'approve', requests: [{ id: 1, revision: 2 }] },
  }),
  dropRemainder: command({
    summary: '终止采购申请中未下单的余量',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...seen, lines: listOf(rowId, 500, 1), reason: text(200) }),
    output: done,
    refusals: [...REFUSALS, 'nothing-open'],
    example: { id: 1, revision: 3, lines: [1], reason: '生产企业停产' },
  }),
};
