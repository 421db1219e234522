import * as z from 'zod';
import { SAVED_AGAINST } from '../../domain/procurement/cockpit/savings.ts';
import { SHORTAGE_STATES } from '../../domain/procurement/cockpit/shortage.ts';
import { GRADES, SPEND_BY } from '../../domain/procurement/cockpit/spend.ts';
import { date, period, sha256, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';
import { itemCode, priceText } from './fields.ts';
import { span } from './guards.ts';

/** 万分之一; null where there is no denominator. */
const bps = z.int().nullable();
const money = z.object({ part: yuanText, whole: yuanText, bps });
const count = z.object({ part: z.int(), whole: z.int(), bps });

const spendRow = z.object({
  key: z.string(),
  name: z.string(),
  /** Of a product; '' of all else. */
  maker: z.string(),
  amount: yuanText,
  lines: z.int(),
  prices: z.int(),
  shareBps: bps,
  upToBps: bps,
  grade: z.enum(GRADES),
});

const line = z.object({
  line: z.int(),
  receipt: z.int(),
  number: z.string(),
  order: z.int(),
  orderNumber: z.string(),
  day: z.string(),
  unit: z.string(),
  unitName: z.string(),
  supplier: z.string(),
  supplierName: z.string(),
  item: z.string(),
  name: z.string(),
  maker: z.string(),
  packs: z.int(),
  price: priceText,
  amount: yuanText,
});

const priceSpan = z.object({ first: z.string(), last: z.string(), price: priceText });

const read = { permission: 'procurement.read', scope: 'unit', unitOf: ['unit'] } as const;
const seen = { period, span, unit: unitCode.optional() };
const example = { period: '2025-12' as never, span: 'year' } as const;

/** 采购驾驶舱: what was bought of all for all, at a glance, down to the documents. */
export const cockpit = {
  cockpit: query({
    summary: '采购驾驶舱：关键指标，采购金额按单位、品种、供应商和月份',
    ...read,
    input: z.strictObject(seen),
    output: z.object({
      first: z.string(),
      last: z.string(),
      spend: yuanText,
      receipts: z.int(),
      figures: z.object({
        essential: money,
        essentialItems: count,
        selected: money,
        progress: money.extend({ timeBps: bps }),
        filled: money,
        onTime: count,
        savedListed: money,
        savedBefore: money,
      }),
      spendBy: z.object({
        unit: z.array(spendRow),
        item: z.array(spendRow),
        supplier: z.array(spendRow),
        month: z.array(spendRow),
      }),
    }),
    example,
  }),
  cockpitWatch: query({
    summary: '采购驾驶舱：付款及时率和待处理的监督发现',
    ...read,
    input: z.strictObject(seen),
    output: z.object({
      /** Of what fell due, what was paid by its day. */
      paid: money,
      /** Open findings of all. */
      guards: z.object({ open: z.int(), all: z.int(), errors: z.int(), warnings: z.int() }),
    }),
    example,
  }),
  cockpitLines: query({
    summary: '采购金额的明细：一个单位、品种、供应商或月份的验收行',
    ...read,
    input: z.strictObject({ ...seen, by: z.enum(SPEND_BY), key: z.string().min(1).max(40) }),
    output: z.array(line),
    example: { ...example, by: 'month', key: '2025-12' },
  }),
  cockpitSavings: query({
    summary: '节约额的明细：各品种比挂网价或前次价格节约多少',
    ...read,
    input: z.strictObject({ ...seen, against: z.enum(SAVED_AGAINST) }),
    /** The most first; below nil it became dearer. */
    output: z.array(
      z.object({
        ...{ item: z.string(), name: z.string(), maker: z.string(), packs: z.int() },
        ...{ saved: yuanText, base: yuanText, bps },
      }),
    ),
    example: { ...example, against: 'listed' },
  }),
  cockpitBook: query({
    summary: '采购驾驶舱工作簿',
    ...read,
    input: z.strictObject(seen),
    output: z.object({ file: sha256, name: z.string() }),
    long: true,
    example,
  }),
  boughtPrices: query({
    summary: '品种的到货价走势，与协议价、挂网价并列',
    ...read,
    input: z.strictObject({ item: itemCode, last: date, unit: unitCode.optional() }),
    output: z.object({
      item: z.string(),
      name: z.string(),
      first: z.string(),
      last: z.string(),
      points: z.array(
        z.object({
          ...{ day: z.string(), price: priceText, packs: z.int(), units: z.int() },
          ...{ receipt: z.int(), number: z.string() },
        }),
      ),
      agreed: z.array(priceSpan),
      listed: z.array(priceSpan),
      median: priceText.nullable(),
    }),
    example: { item: 'XJ01CAA018A004010110001', last: '2025-12-31' as never },
  }),
  shortageMap: query({
    summary: '短缺地图：单位 × 品种，库存不足和逾期未到',
    ...read,
    input: z.strictObject({ on: date, unit: unitCode.optional() }),
    output: z.object({
      on: z.string(),
      shortDays: z.int(),
      units: z.array(z.object({ unit: z.string(), unitName: z.string() })),
      items: z.array(z.object({ item: z.string(), name: z.string(), flagged: z.boolean() })),
      cells: z.array(
        z.object({
          ...{ unit: z.string(), item: z.string(), state: z.enum(SHORTAGE_STATES), cover: z.int().nullable() },
          ...{ quantity: z.int().nullable(), outstanding: z.int(), lateDays: z.int() },
          ...{ order: z.int().nullable(), number: z.string() },
        }),
      ),
    }),
    example: { on: '2025-12-31' as never },
  }),
};
