import * as z from 'zod';
import { VERDICTS } from '../../domain/procurement/invoices/match.ts';
import { SETTLEMENT_MODES } from '../../domain/procurement/orders/settlement.ts';
import { period, rowId, text, yuanText } from '../fields.ts';
import { query } from '../operation.ts';
import { paper, priceText } from './fields.ts';

const settlement = z.enum(SETTLEMENT_MODES);

/** What the guards found and how it stands. */
const alert = z.object({
  ...{ rule: z.string(), level: z.string(), state: z.string(), unit: z.string(), item: z.string() },
  ...{ supplier: z.string(), day: z.string(), found: z.string(), held: z.string(), basis: z.string() },
  papers: z.array(z.string()),
  sentence: z.string(),
});

const asked = {
  permission: 'procurement.read',
  scope: 'unit',
  input: z.strictObject({ period }),
  example: { period: '2025-12' as never },
} as const;

const papers = z.array(z.object({ id: z.int(), number: z.string() }));

/** 采购链: what became of orders, to the last 分. */
export const trace = {
  find: query({
    summary: '查找采购订单、发票、供应商和品种：按号码、编码、名称或拼音首字母',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ text: text(60) }),
    /** `id` is that of the paper, or the code. */
    output: z.array(
      z.object({
        kind: z.enum(['order', 'invoice', 'supplier', 'item']),
        id: z.string(),
        code: z.string(),
        name: z.string(),
      }),
    ),
    example: { text: '阿莫西林' },
  }),
  orderChain: query({
    summary: '一张采购订单的采购链：每行的验收、发票、付款和内部结算',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ order: rowId }),
    output: z.array(
      z.object({
        orderLine: z.int(),
        /** '' for what was billed and never came. */
        unit: z.string(),
        unitName: z.string(),
        /** Packs that came and are billed together; packs that have not come stand in a row of their own. */
        packs: z.int(),
        outstanding: z.int(),
        receipts: papers,
        /** Of the receipt, '' without one. */
        day: z.string(),
        received: yuanText,
        invoice: z.object({ id: z.int().nullable(), number: z.string(), verdict: z.enum(VERDICTS) }).nullable(),
        billed: yuanText,
        payments: papers,
        paid: yuanText,
        settlements: papers,
        settled: yuanText,
      }),
    ),
    example: { order: 1 },
  }),
  report: query({
    summary: '采购报告：年初至期末的订单、分配、到货、发票、付款和结算',
    ...asked,
    output: z.object({
      period: z.string(),
      orders: z.array(
        z.object({
          no: z.string(),
          supplier: z.string(),
          supplierName: z.string(),
          day: z.string(),
          stage: paper.stage,
          settlement,
          lines: z.array(
            z.object({
              code: z.string(),
              name: z.string(),
              unitPrice: priceText,
              /** Packs as texts, ordered and by unit without what was cancelled. */
              ordered: z.string(),
              allocations: z.record(z.string(), z.string()),
              /** Packs that came, waiting for acceptance or accepted, and those accepted. */
              received: z.string(),
              accepted: z.string(),
              /** What red invoices left of the line’s invoices, and what of it was paid. */
              invoiced: yuanText,
              paid: yuanText,
            }),
          ),
        }),
      ),
      /** 内部结算单 that stand, whichever stage they are in. */
      settlements: z.array(
        z.object({
          ...{ no: z.string(), unit: z.string(), first: z.string(), last: z.string(), stage: paper.stage },
          amount: yuanText,
        }),
      ),
      /** 关键指标 of the days; amounts in 元, rates in 万分之一, null of nothing. */
      indicators: z.record(z.string(), z.object({ part: z.string(), whole: z.string(), bps: z.int().nullable() })),
      alerts: z.array(alert),
    }),
  }),
  guardReport: query({
    summary: '采购报告：年初至期末的监督发现',
    ...asked,
    output: z.object({ period: z.string(), alerts: z.array(alert) }),
  }),
  priceReport: query({
    summary: '采购报告：年初至期末采购过的品种，挂网价、协议价、订单最低和最高单价',
    ...asked,
    output: z.object({
      period: z.string(),
      prices: z.array(
        z.object({
          ...{ code: z.string(), name: z.string(), maker: z.string() },
          /** Of a pack, in force at the end; null where there is none. */
          listed: priceText.nullable(),
          agreed: priceText.nullable(),
          /** Of the orders that the reader sees. */
          lowest: priceText,
          highest: priceText,
          /** Packs that came, as a text, and what they cost. */
          accepted: z.string(),
          amount: yuanText,
        }),
      ),
    }),
  }),
};
