import { type Fen, fen } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Item } from '../item.ts';

/**
 * 匹配容差与两票制豁免 [U]: what is let pass of an amount (分) and of a price (万分之一元), and what 两票制 is not asked of
 * (国医改办发〔2016〕4号: 应急、短缺 and 特别偏远地区 may be let off by the province).
 */
export interface InvoiceRules {
  readonly amount: Fen;
  readonly price: number;
  /** 短缺药品 are let off. */
  readonly shortage: boolean;
  /** Products that are let off (应急采购), by code. */
  readonly items: readonly string[];
  /** 边远地区: what is ordered for these units alone is let off. */
  readonly units: readonly UnitCode[];
}

export const USUAL_RULES: InvoiceRules = { amount: fen(5), price: 0, shortage: false, items: [], units: [] };

/** Whether 两票制 is not asked of a product that is bought for some units. */
export const isLetOff = (rules: InvoiceRules, item: Item, units: readonly UnitCode[]): boolean =>
  (rules.shortage && item.flags.includes('shortage')) ||
  rules.items.includes(item.code) ||
  (units.length > 0 && units.every((unit) => rules.units.includes(unit)));
