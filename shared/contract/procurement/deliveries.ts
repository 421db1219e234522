import * as z from 'zod';
import { REFUSED_REASONS } from '../../domain/procurement/deliveries/receipt.ts';
import { RETURN_FORMS } from '../../domain/procurement/deliveries/returned.ts';
import { RULE_BOUNDS } from '../../domain/procurement/deliveries/rules.ts';
import { PAPER_STAGES } from '../../domain/procurement/papers.ts';
import { date, done, listOf, noneOr, rowId, text, typedText, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, packs, packsOrNone, paper, priceText, seen } from './fields.ts';

/** Tenths of a degree. */
const tenths = z.int().min(RULE_BOUNDS.cold.least).max(RULE_BOUNDS.cold.most);
const cold = z.strictObject({ least: tenths, most: tenths });
const lot = text(40);
/** 追溯码, held to its form by the rules of a receipt, which name line and code. */
const traceCode = text(60);
const reason = z.enum(REFUSED_REASONS);
const within = (bounds: { readonly least: number; readonly most: number }) =>
  z.int().min(bounds.least).max(bounds.most);

const receiptLine = z.strictObject({
  allocation: rowId,
  lot,
  produced: noneOr(date),
  expiry: date,
  delivered: packs,
  accepted: packsOrNone,
  reason: noneOr(reason),
  why: typedText(200).default(''),
  codes: listOf(traceCode, 2000).default([]),
});
const arrival = z.strictObject({
  order: rowId,
  note: text(60),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, '到货时间写作 YYYY-MM-DDTHH:mm'),
  cold: cold.optional(),
  coldWhy: typedText(200).default(''),
  lines: listOf(receiptLine, 1000, 1),
});
const rules = {
  leastMonths: within(RULE_BOUNDS.leastMonths),
  nearDays: within(RULE_BOUNDS.nearDays),
  shortDays: within(RULE_BOUNDS.shortDays),
  useDays: within(RULE_BOUNDS.useDays),
  cold: listOf(z.strictObject({ item: itemCode, least: tenths, most: tenths }), 2000),
};

const ofUnit = { unit: z.string(), unitName: z.string() };
const ofSupplier = { supplier: z.string(), supplierName: z.string() };
const goods = { item: z.string(), name: z.string(), pack: z.string() };

const receiptRow = z.object({
  ...paper,
  ...ofUnit,
  ...ofSupplier,
  order: z.int(),
  orderNumber: z.string(),
  note: z.string(),
  at: z.string(),
  promised: z.string(),
  /** The supplier promised no day: `promised` is when it was expected. */
  expected: z.boolean(),
  /** Days after that day; nil or below where it was in time. */
  late: z.int(),
  lines: z.int(),
  /** Packs. */
  delivered: z.int(),
  accepted: z.int(),
  amount: yuanText,
});

const REFUSALS = ['changed', 'not-now', 'own-work', 'not-fit', 'not-yours'] as const;
const read = { permission: 'procurement.read', scope: 'unit', unitOf: ['unit'] } as const;
const example = { unit: 'H01' } as const;
const EXAMPLE_LINE = {
  ...{ allocation: 1, lot: '250301', produced: '2025-03-01' as never, expiry: '2027-02-28' as never },
  ...{ delivered: 10, accepted: 9, reason: 'damaged' as const, why: '', codes: ['81234567890123456789'] },
};

/** 配送与验收: what is on its way, what arrived, who accepted it, and what went back. */
export const deliveries = {
  arriving: query({
    summary: '在途：已下单而未到齐的品种，按单位和订单，逾期的在前',
    ...read,
    input: z.strictObject({ unit: unitCode.optional(), on: date.optional() }),
    output: z.object({
      /** The day as of which it is overdue. */
      on: z.string(),
      orders: z.array(
        z.object({
          ...ofUnit,
          ...ofSupplier,
          order: z.int(),
          number: z.string(),
          day: z.string(),
          promised: z.string(),
          /** The supplier promised no day: `promised` is when it is expected. */
          expected: z.boolean(),
          /** Days after that day; nil or below where it is not due yet. */
          overdue: z.int(),
          /** May the caller register an arrival here? */
          registers: z.boolean(),
          /** Rows that have not all come, and their packs. */
          lines: z.int(),
          outstanding: z.int(),
          waiting: z.int(),
          amount: yuanText,
        }),
      ),
    }),
    example,
  }),
  awaited: query({
    summary: '一份订单中本单位的品种：已订、已到、待验收和未到',
    ...read,
    input: z.strictObject({ unit: unitCode, order: rowId }),
    output: z.object({
      ...ofSupplier,
      ...{ number: z.string(), day: z.string(), promised: z.string(), expected: z.boolean(), leastMonths: z.int() },
      lines: z.array(
        z.object({
          ...goods,
          allocation: z.int(),
          price: priceText,
          /** Packs. */
          ordered: z.int(),
          received: z.int(),
          waiting: z.int(),
          outstanding: z.int(),
          cold: cold.nullable(),
        }),
      ),
    }),
    example: { unit: 'H01', order: 1 },
  }),
  receipts: query({
    summary: '到货验收单，最近的在前',
    ...read,
    input: z.strictObject({
      unit: unitCode.optional(),
      first: date.optional(),
      last: date.optional(),
      stage: z.enum(PAPER_STAGES).optional(),
    }),
    output: z.array(receiptRow),
    example,
  }),
  receipt: query({
    summary: '一份到货验收单',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: receiptRow.extend({
      cold: cold.nullable(),
      coldRange: cold.nullable(),
      coldWhy: z.string(),
      rows: z.array(
        z.object({
          ...goods,
          maker: z.string(),
          id: z.int(),
          allocation: z.int(),
          lot: z.string(),
          produced: z.string(),
          expiry: z.string(),
          delivered: z.int(),
          accepted: z.int(),
          refused: z.enum([...REFUSED_REASONS, '']),
          why: z.string(),
          price: priceText,
          amount: yuanText,
          /** Packs that were ordered for the unit on this row. */
          ordered: z.int(),
          codes: z.array(z.string()),
          /** Packs that went back or were taken off, and that are about to. */
          ...{ returned: z.int(), returning: z.int() },
        }),
      ),
      /** Whether the caller may ask for a return of it. */
      returns: z.boolean(),
    }),
    example: { id: 1 },
  }),
  /** Several deliveries of one unit at once, all of them or none. */
  registerReceipts: command({
    summary: '登记到货：按订单、分配和批号，等待另一人验收',
    ...read,
    input: z.strictObject({ unit: unitCode, arrivals: listOf(arrival, 200, 1) }),
    output: z.object({ receipts: z.array(z.object({ id: z.int(), number: z.string(), revision: z.int() })) }),
    refusals: ['not-yours', 'not-fit'],
    example: {
      unit: 'H01',
      arrivals: [
        {
          ...{ order: 1, note: 'SH20250310-01', at: '2025-03-10T09:30', cold: { least: 20, most: 80 }, coldWhy: '' },
          lines: [EXAMPLE_LINE],
        },
      ],
    },
  }),
  withdrawReceipt: command({
    summary: '撤回还没有验收的到货登记',
    ...read,
    input: z.strictObject({ unit: unitCode, ...seen, reason: text(200) }),
    output: done,
    refusals: REFUSALS,
    example: { unit: 'H01', id: 1, revision: 2, reason: '登记有误' },
  }),
  /** Whoever registered the arrival or placed the order cannot accept it; what is accepted is in the stock, and final. */
  decideReceipts: command({
    summary: '验收到货：通过并入库，或退回登记',
    permission: 'procurement.accept',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      receipts: listOf(z.strictObject(seen), 200, 1),
      outcome: z.enum(['accept', 'refuse']),
      /** Needed to refuse. */
      reason: noneOr(text(200)).default(''),
    }),
    output: done,
    refusals: [...REFUSALS, 'no-reason'],
    example: { unit: 'H01', receipts: [{ id: 1, revision: 2 }], outcome: 'accept' },
  }),
  returns: query({
    summary: '退货与冲销单，最近的在前',
    ...read,
    input: z.strictObject({ unit: unitCode.optional() }),
    output: z.array(
      z.object({
        ...paper,
        ...ofUnit,
        ...ofSupplier,
        form: z.enum(RETURN_FORMS),
        day: z.string(),
        why: z.string(),
        amount: yuanText,
        rows: z.array(
          z.object({
            ...goods,
            receipt: z.int(),
            receiptNumber: z.string(),
            lot: z.string(),
            expiry: z.string(),
            packs: z.int(),
          }),
        ),
      }),
    ),
    example,
  }),
  askReturn: command({
    summary: '提出退货给供应商，或冲销登记有误的验收',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      form: z.enum(RETURN_FORMS),
      day: date,
      why: text(200),
      lines: listOf(z.strictObject({ line: rowId, packs }), 500, 1),
    }),
    output: z.object({ id: z.int(), number: z.string(), revision: z.int() }),
    refusals: ['not-fit'],
    example: {
      unit: 'H01',
      form: 'goods',
      day: '2025-04-01' as never,
      why: '包装受潮',
      lines: [{ line: 1, packs: 1 }],
    },
  }),
  decideReturn: command({
    summary: '确认退货或冲销：减少库存，或不予通过',
    permission: 'procurement.accept',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      ...seen,
      outcome: z.enum(['accept', 'refuse']),
      reason: noneOr(text(200)).default(''),
    }),
    output: done,
    refusals: [...REFUSALS, 'no-reason'],
    example: { unit: 'H01', id: 1, revision: 2, outcome: 'accept' },
  }),
  deliveryScores: query({
    summary: '配送考核：各供应商的及时率和到货率',
    ...read,
    input: z.strictObject({ unit: unitCode.optional(), first: date.optional(), last: date.optional() }),
    output: z.array(
      z.object({
        ...ofSupplier,
        due: z.int(),
        onTime: z.int(),
        /** Packs. */
        ordered: z.int(),
        received: z.int(),
        refused: z.int(),
        returned: z.int(),
        /** Tenths of a percent. */
        timely: z.int().nullable(),
        filled: z.int().nullable(),
      }),
    ),
    example,
  }),
  deliveryRules: query({
    summary: '验收与库存规则（可配置）',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      leastMonths: z.int(),
      nearDays: z.int(),
      shortDays: z.int(),
      useDays: z.int(),
      cold: rules.cold,
    }),
    example: {},
  }),
  setDeliveryRules: command({
    summary: '设置验收与库存规则',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...rules, reason: text(200) }),
    output: done,
    refusals: ['not-fit'],
    example: {
      ...{ leastMonths: 6, nearDays: 180, shortDays: 7, useDays: 90, reason: '按药事会要求' },
      cold: [{ item: 'XA10AEA179A073240110012', least: 20, most: 80 }],
    },
  }),
};
