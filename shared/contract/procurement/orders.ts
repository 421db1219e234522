import * as z from 'zod';
import { GUARDS } from '../../domain/procurement/orders/guards.ts';
import { SETTLEMENT_MODES } from '../../domain/procurement/orders/settlement.ts';
import { OVERRIDE_KINDS } from '../../domain/procurement/override.ts';
import { REQUEST_KINDS } from '../../domain/procurement/requests/request.ts';
import { date, done, listOf, noneOr, rowId, sha256, text, typedText, unitCode, year, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { packs, paper, priceText, seen, stepMade, supplierCode } from './fields.ts';

const settlement = z.enum(SETTLEMENT_MODES);
const REFUSALS = ['changed', 'not-now'] as const;

const orderHead = z.object({
  ...paper,
  supplier: z.string(),
  supplierName: z.string(),
  /** 下单日期. */
  day: z.string(),
  urgent: z.boolean(),
  settlement,
  /** 承诺到货日期, '' until the supplier has answered. */
  promised: z.string(),
  /** Of the lines that the reader may see: how many, packs that are ordered still, were cancelled, have come. */
  lines: z.int(),
  packs: z.int(),
  cancelled: z.int(),
  received: z.int(),
  amount: yuanText,
});

/** What of a line is ordered for one unit's request line. */
const allocation = z.object({
  id: rowId,
  unit: z.string(),
  unitName: z.string(),
  /** 申请单号 with its id, and the day by which the unit needs it. */
  request: z.string(),
  requestId: z.int(),
  needed: z.string(),
  quantity: z.int(),
  cancelled: z.int(),
  received: z.int(),
  /** 已审例外 that let it stand, by their numbers. */
  overrides: z.array(z.string()),
  changes: z.array(z.object({ packs: z.int(), display: z.string(), instant: z.string(), reason: z.string() })),
});

/** 采购计划与订单. */
export const orders = {
  orderPlan: query({
    summary: '采购计划：已审未订的申请明细、建议的供应商和价格',
    permission: 'procurement.read',
    scope: 'unit',
    /** Absent: today, or the day after the last decision where all that is open was needed on days that are past. */
    input: z.strictObject({ day: date.optional() }),
    output: z.object({
      day: date,
      /** The day that is taken where none is asked for, and why: `after` is the decision's or the request's day. */
      usual: z.object({ day: date, from: z.enum(['today', 'decided', 'asked']), after: noneOr(date) }),
      /** What stands against any order at all, e.g. 没有登记采购账户. */
      problems: z.array(z.string()),
      /** Every supplier by name; `delivers`: it could be asked where nobody has agreed to deliver to a unit. */
      suppliers: z.array(z.object({ code: z.string(), name: z.string(), delivers: z.boolean() })),
      lines: z.array(
        z.object({
          requestLine: rowId,
          request: z.string(),
          unit: z.string(),
          unitName: z.string(),
          item: z.string(),
          /** With strength and pack. */
          itemName: z.string(),
          maker: z.string(),
          kind: z.enum(REQUEST_KINDS),
          needed: z.string(),
          approved: z.int(),
          open: z.int(),
          settlement,
          /** Who delivers to the unit at the agreed price; the first is proposed. Empty where nobody does. */
          suppliers: z.array(z.string()),
          /** Of a pack; absent where no price holds on the day. */
          price: priceText.optional(),
          /** The request that it is a line of, as it stands. */
          requestId: rowId,
          requestRevision: z.int(),
          /** Packs that can be ordered now: what is open, or what is left of its exceptions; 0 where it cannot. */
          proposed: z.int(),
          /** 采购例外 without which it could not be ordered, and how many packs each still allows. */
          exceptions: z.array(z.object({ number: z.string(), left: z.int() })),
          /** Why it could not be ordered from the proposed supplier on the day: sentences, and the guards' names. */
          problems: z.array(z.string()),
          guards: z.array(z.enum(GUARDS)),
          /** Kinds of exceptions that would let it be ordered. */
          lifts: z.array(z.enum(OVERRIDE_KINDS)),
        }),
      ),
    }),
    example: { day: '2025-06-01' as never },
  }),
  orders: query({
    summary: '采购订单：供应商、数量、金额、状态和进度',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.array(orderHead),
    example: { year: 2025 },
  }),
  order: query({
    summary: '一张采购订单：明细、各单位的分配和办理经过',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: orderHead.extend({
      contact: z.string(),
      phone: z.string(),
      rows: z.array(
        z.object({
          id: rowId,
          item: z.string(),
          itemName: z.string(),
          maker: z.string(),
          price: priceText,
          /** Whether the price is that of an agreement; otherwise an approved exception lets it stand. */
          agreed: z.boolean(),
          packs: z.int(),
          cancelled: z.int(),
          received: z.int(),
          amount: yuanText,
          allocations: z.array(allocation),
        }),
      ),
      /** The oldest first. */
      steps: z.array(stepMade),
    }),
    example: { id: 1 },
  }),
  orderForm: query({
    summary: '给供应商的采购订单工作簿：明细、合计和分配表',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ id: rowId }),
    output: z.object({ file: sha256, name: z.string() }),
    refusals: ['nothing-ordered'],
    example: { id: 1 },
    long: true,
  }),
  makeOrders: command({
    summary: '把采购计划归并为订单：每个供应商一张，逐行分配到申请',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      /** 下单日期, today at the latest. */
      day: date,
      /** Whether the orders are placed at once, or kept as drafts. */
      place: z.boolean(),
      lines: listOf(z.strictObject({ requestLine: rowId, supplier: noneOr(supplierCode), packs }), 5000, 1),
    }),
    output: z.object({ orders: z.array(z.object({ id: rowId, number: z.string(), revision: z.int() })) }),
    refusals: ['future-day', 'no-account', 'not-fit'],
    example: {
      day: '2025-06-01' as never,
      place: true,
      lines: [{ requestLine: 1, supplier: '91330000XL00000157', packs: 20 }],
    },
  }),
  /** All of them or none; what stood against them when they were made is looked at again. */
  placeOrders: command({
    summary: '下单：把订单草稿发给供应商',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ day: date, orders: listOf(z.strictObject(seen), 200, 1) }),
    output: done,
    refusals: [...REFUSALS, 'future-day', 'no-account', 'not-fit'],
    example: { day: '2025-06-01' as never, orders: [{ id: 1, revision: 1 }] },
  }),
  confirmOrders: command({
    summary: '登记供应商的确认和承诺到货日期',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ orders: listOf(z.strictObject(seen), 200, 1), promised: date, note: typedText(200) }),
    output: done,
    refusals: [...REFUSALS, 'too-early'],
    example: { orders: [{ id: 1, revision: 2 }], promised: '2025-06-04' as never, note: '' },
  }),
  changeOrder: command({
    summary: '变更订单：取消部分数量，退回采购计划',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      ...seen,
      /** Packs of an allocation that are ordered no more. */
      cancel: listOf(z.strictObject({ allocation: rowId, packs }), 5000, 1),
      reason: text(200),
    }),
    output: done,
    refusals: [...REFUSALS, 'not-fit'],
    example: { id: 1, revision: 2, cancel: [{ allocation: 1, packs: 5 }], reason: '厂家暂时缺货' },
  }),
  cancelOrder: command({
    summary: '取消订单，全部数量退回采购计划',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...seen, reason: text(200) }),
    output: done,
    refusals: [...REFUSALS, 'received'],
    example: { id: 1, revision: 2, reason: '供应商不能供货' },
  }),
  closeOrder: command({
    summary: '完成订单：没有到货的数量退回采购计划',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...seen, reason: text(200) }),
    output: done,
    refusals: [...REFUSALS, 'nothing-received'],
    example: { id: 1, revision: 3, reason: '余量不再供货' },
  }),
  settlementModes: query({
    summary: '药款结算方式：集采中选和其他品种由谁结算',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ selected: settlement, others: settlement, own: z.array(z.string()) }),
    example: {},
  }),
  setSettlementModes: command({
    summary: '设定药款结算方式，此后的订单按它归并',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({
      selected: settlement,
      others: settlement,
      /** Units that pay for what is not 集采中选 themselves. */
      own: listOf(unitCode, 200),
      reason: text(200),
    }),
    output: done,
    refusals: ['unknown-unit', 'nothing-changed'],
    example: { selected: 'insurance', others: 'community', own: [], reason: '按省医保局结算办法' },
  }),
};
