import * as z from 'zod';
import { MOST_LIST_ROWS } from '../../domain/procurement/stock/list.ts';
import { MOVE_KINDS } from '../../domain/procurement/stock/move.ts';
import { TRANSFER_FORMS } from '../../domain/procurement/stock/transfer.ts';
import { date, done, listOf, noneOr, rowId, sha256, text, typedText, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, paper, priceText, priceYuan, seen } from './fields.ts';

/** Smallest units. */
const units = z.int('数量为整数').min(1, '数量至少为 1').max(1_000_000_000, '数量至多 1,000,000,000');
const unitsOrNone = z.int('数量为整数').min(0, '数量不能为负').max(1_000_000_000, '数量至多 1,000,000,000');
/** The row of the file that it was read from, by which it is named; without one its place is. */
const fileRow = z.int().min(1).max(1_048_576).optional();
const lot = text(40);
const goods = { item: z.string(), name: z.string(), unit: z.string() };
const lotOut = {
  lot: z.string(),
  expiry: z.string(),
  price: priceText,
  packSize: z.int(),
  /** Smallest units. */
  quantity: z.int(),
};
const read = { permission: 'procurement.read', scope: 'unit', unitOf: ['unit'] } as const;
const ask = { permission: 'procurement.request', scope: 'unit', unitOf: ['unit'] } as const;
const REFUSALS = ['changed', 'not-now', 'own-work', 'not-fit', 'no-reason'] as const;
const example = { unit: 'H01' } as const;
/** A lot as it is told from others of its number. */
const lotName = { item: itemCode, lot, expiry: date, price: priceYuan, packSize: z.int().min(1).max(1_000_000) };
const EXAMPLE_LOT = {
  ...{ item: 'XJ01CAA018A004010110001', lot: '250301', expiry: '2027-02-28' as never, price: '8.40', packSize: 24 },
};
const decision = { outcome: z.enum(['accept', 'refuse']), reason: noneOr(text(200)).default('') };
const made = z.object({ id: z.int(), number: z.string(), revision: z.int() });

/** 药品库存 by unit, product and lot, and everything that moves it. */
export const stock = {
  stock: query({
    summary: '库存：按单位和品种，含批号、金额、近效期和短缺',
    ...read,
    input: z.strictObject({ unit: unitCode.optional(), on: date.optional() }),
    output: z.object({
      on: z.string(),
      rows: z.array(
        z.object({
          ...{ holder: z.string(), holderName: z.string() },
          ...goods,
          /** Smallest units. */
          quantity: z.int(),
          value: yuanText,
          used: z.int(),
          /** Days of use that it covers; null where nothing was used. */
          cover: z.int().nullable(),
          short: z.boolean(),
          near: z.boolean(),
          lots: z.array(
            z.object({
              ...{ ...lotOut, value: yuanText, daysLeft: z.int(), near: z.boolean() },
              /** Of the quantity, what is on its way to another unit and what is about to go back to its supplier. */
              ...{ sending: z.int(), returning: z.int() },
            }),
          ),
        }),
      ),
    }),
    example,
  }),
  stockMoves: query({
    summary: '一个品种的库存明细账',
    ...read,
    input: z.strictObject({ unit: unitCode, item: itemCode }),
    output: z.array(
      z.object({
        ...lotOut,
        id: z.int(),
        day: z.string(),
        kind: z.enum(MOVE_KINDS),
        /** After the move, of the product. */
        left: z.int(),
        paperNumber: z.string(),
      }),
    ),
    example: { unit: 'H01', item: 'XJ01CAA018A004010110001' },
  }),
  readStockList: query({
    summary: '读医院系统导出的期初库存或消耗表，逐行说明不能采用的原因',
    ...ask,
    input: z.strictObject({
      unit: unitCode,
      kind: z.enum(['opening', 'issue']),
      file: sha256,
      fileName: text(255),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          ...{ row: z.int(), item: z.string(), quantity: z.int(), day: z.string(), lot: z.string() },
          ...{ expiry: z.string(), price: z.string() },
        }),
      ),
      problems: z.array(z.string()),
    }),
    refusals: ['unreadable'],
    example: { unit: 'H01', kind: 'issue', file: 'a'.repeat(64), fileName: '消耗.xlsx' },
    long: true,
  }),
  /** The stock that a product's ledger begins with, once a unit and product. */
  openStock: command({
    summary: '登记期初库存',
    ...ask,
    input: z.strictObject({
      unit: unitCode,
      day: date,
      source: typedText(255).default(''),
      rows: listOf(
        z.strictObject({ row: fileRow, item: itemCode, lot, expiry: date, quantity: units, price: priceYuan }),
        MOST_LIST_ROWS,
        1,
      ),
    }),
    output: made,
    refusals: ['not-fit'],
    example: {
      ...{ unit: 'H01', day: '2024-12-31' as never, source: '期初.xlsx' },
      rows: [
        {
          ...{ item: 'XJ01CAA018A004010110001', lot: '240801', price: '8.40', quantity: 2400 },
          expiry: '2026-07-31' as never,
        },
      ],
    },
  }),
  /** By 先到期先出 where a row names no lot; all rows or none. */
  issueStock: command({
    summary: '登记发药或导入消耗：先到期先出',
    ...ask,
    input: z.strictObject({
      unit: unitCode,
      source: typedText(255).default(''),
      rows: listOf(
        z.strictObject({ row: fileRow, day: date, item: itemCode, lot: noneOr(lot).default(''), quantity: units }),
        MOST_LIST_ROWS,
        1,
      ),
    }),
    output: made.extend({
      /** What was taken of which lot. */
      taken: z.array(z.object({ item: z.string(), lot: z.string(), expiry: z.string(), quantity: z.int() })),
    }),
    refusals: ['not-fit', 'same'],
    example: {
      unit: 'H01',
      rows: [{ day: '2025-03-31' as never, item: 'XJ01CAA018A004010110001', quantity: 480 }],
    },
  }),
  stockPapers: query({
    summary: '期初、发药、调剂和盘点单，最近的在前',
    ...read,
    input: z.strictObject({
      unit: unitCode.optional(),
      kind: z.enum(['opening', 'issue', 'transfer', 'count']),
    }),
    output: z.array(
      z.object({
        ...paper,
        ...{ holder: z.string(), holderName: z.string(), other: z.string(), otherName: z.string() },
        ...{ day: z.string(), form: z.enum(TRANSFER_FORMS).nullable(), why: z.string() },
        /** The file that it came from, or ''. */
        file: z.string(),
        lines: z.int(),
        amount: yuanText,
      }),
    ),
    example: { unit: 'H01', kind: 'transfer' },
  }),
  stockPaper: query({
    summary: '一份调剂单或盘点单的明细',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId, kind: z.enum(['transfer', 'count']) }),
    output: z.object({
      rows: z.array(
        z.object({
          ...goods,
          ...lotOut,
          /** Counted, of a count; null of a transfer. */
          counted: z.int().nullable(),
          value: yuanText,
        }),
      ),
    }),
    example: { id: 1, kind: 'count' },
  }),
  /** Names only: to whom something can be sent is everybody's to know. */
  pharmacies: query({
    summary: '可以调剂药品的各单位',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({}),
    output: z.array(z.object({ code: z.string(), name: z.string() })),
    example: {},
  }),
  sendTransfer: command({
    summary: '发出院内调剂或无偿调拨，等待接收单位验收',
    ...ask,
    input: z.strictObject({
      unit: unitCode,
      to: unitCode,
      day: date,
      form: z.enum(TRANSFER_FORMS),
      why: text(200),
      lines: listOf(z.strictObject({ ...lotName, quantity: units }), 500, 1),
    }),
    output: made,
    refusals: ['not-fit'],
    example: {
      ...{ unit: 'H01', to: 'T01', day: '2025-06-10' as never, form: 'adjust', why: '近效期调剂' },
      lines: [{ ...EXAMPLE_LOT, quantity: 240 }],
    },
  }),
  withdrawTransfer: command({
    summary: '撤回还没有接收的调剂单',
    ...ask,
    input: z.strictObject({ unit: unitCode, ...seen, reason: text(200) }),
    output: done,
    refusals: REFUSALS,
    example: { unit: 'H01', id: 1, revision: 2, reason: '数量有误' },
  }),
  /** By the receiving unit; both units' stocks move at once, at the same lot and price. */
  decideTransfer: command({
    summary: '接收调剂：两边库存同时变动，或不予接收',
    permission: 'procurement.accept',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, ...seen, ...decision }),
    output: done,
    refusals: REFUSALS,
    example: { unit: 'T01', id: 1, revision: 2, outcome: 'accept' },
  }),
  saveCount: command({
    summary: '登记盘点：每个批号的实盘数，送审',
    ...ask,
    input: z.strictObject({
      unit: unitCode,
      day: date,
      why: text(200),
      lines: listOf(z.strictObject({ ...lotName, counted: unitsOrNone }), 5000, 1),
    }),
    output: made,
    refusals: ['not-fit'],
    example: {
      ...{ unit: 'H01', day: '2025-12-31' as never, why: '年终盘点' },
      lines: [{ ...EXAMPLE_LOT, counted: 236 }],
    },
  }),
  /** The difference is posted by the approval of somebody else. */
  decideCount: command({
    summary: '审核盘点：差异入账，或不予通过',
    permission: 'procurement.approve',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, ...seen, ...decision }),
    output: done,
    refusals: REFUSALS,
    example: { unit: 'H01', id: 1, revision: 2, outcome: 'accept' },
  }),
};
