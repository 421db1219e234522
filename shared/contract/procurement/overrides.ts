import * as z from 'zod';
import { OVERRIDE_KINDS } from '../../domain/procurement/override.ts';
import { PAPER_STAGES } from '../../domain/procurement/papers.ts';
import { date, noneOr, text, typedText, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, packs, paper, priceText, priceYuan, seen } from './fields.ts';

const kind = z.enum(OVERRIDE_KINDS);

/** 采购例外: what is bought outside the formulary or the account, above a price, or from whom is not licensed, and why. */
export const overrides = {
  overrides: query({
    summary: '采购例外：目录外、超价、供应商证照不全、账外采购',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      kind: kind.optional(),
      unit: unitCode.optional(),
      stage: z.enum(PAPER_STAGES).optional(),
      text: typedText(60).optional(),
    }),
    output: z.object({
      overrides: z.array(
        z.object({
          ...paper,
          ...{ kind, unit: z.string(), unitName: z.string(), item: z.string(), what: z.string() },
          ...{ quantity: z.int(), price: priceText, amount: z.string(), supplier: z.string() },
          ...{ first: z.string(), last: z.string(), why: z.string() },
          /** 协议价 and 挂网价 of a pack on its first day, '' where there is none. */
          agreed: noneOr(priceText),
          listed: noneOr(priceText),
          /** By how much it is above the lower of the two: for all packs in 元, and in percent with one decimal. */
          excess: z.object({ limit: priceText, amount: z.string(), percent: z.string() }).optional(),
          /** What was last paid for the product, the latest first. */
          paid: z.array(z.object({ day: z.string(), order: z.string(), supplier: z.string(), price: priceText })),
        }),
      ),
      /** Whether the caller may record one. */
      mayPrepare: z.boolean(),
    }),
    example: {},
  }),
  saveOverride: command({
    summary: '登记或修改采购例外',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      at: z.strictObject(seen).optional(),
      kind,
      unit: unitCode,
      /** The product's code; '' where it has none, then `what` says what it is. */
      item: noneOr(itemCode),
      what: noneOr(text(120)),
      quantity: packs,
      price: priceYuan,
      /** The supplier's code or name. */
      supplier: text(120),
      first: date,
      /** The last day on which it may be ordered under. */
      last: date,
      why: text(300),
    }),
    output: z.object(seen),
    refusals: ['changed', 'not-now', 'bad-override'],
    example: {
      ...{
        kind: 'outside-formulary',
        unit: 'H01',
        item: '',
        what: '抗蛇毒血清 1 支/盒',
        quantity: 5,
        price: '1260.00',
      },
      ...{
        supplier: '示例青山医药配送有限公司',
        first: '2025-06-02',
        last: '2025-06-30',
        why: '急救用药，目录没有同类品种',
      },
    },
  }),
};
