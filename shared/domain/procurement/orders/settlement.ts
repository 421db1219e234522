import type { UnitCode } from '../../organisation/unit.ts';
import type { Item } from '../item.ts';

/** 结算方式: 医保直接结算, 医共体统一支付, 单位自付 (《关于完善基层医疗卫生机构药款结算机制的通知》; 甘肃(十八)). */
export const SETTLEMENT_MODES = ['insurance', 'community', 'unit'] as const;
export type SettlementMode = (typeof SETTLEMENT_MODES)[number];

/**
 * Who settles for what [U]: provinces differ, so a community sets it. Units of `own` buy for themselves what is not
 * 集采中选, and pay for it (独立采购自行结算).
 */
export interface SettlementRule {
  readonly selected: SettlementMode;
  readonly others: SettlementMode;
  readonly own: readonly UnitCode[];
}

/** Until a community sets its own: the fund settles 集采中选 with the firms directly, the community pays for the rest. */
export const USUAL_SETTLEMENT: SettlementRule = { selected: 'insurance', others: 'community', own: [] };

/** How a unit's packs of a product are settled; a product that is not in the formulary is not 集采中选. */
export function settlementOf(rule: SettlementRule, item: Pick<Item, 'flags'> | undefined, unit: UnitCode) {
  if (item?.flags.includes('selected')) return rule.selected;
  return rule.own.includes(unit) ? 'unit' : rule.others;
}
