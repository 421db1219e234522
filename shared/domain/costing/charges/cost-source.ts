/** Which cost of a centre's departments is charged: what they cost of their own, or their full cost of a locked run. */
export const CHARGE_COST_SOURCES = ['direct', 'full'] as const;
export type ChargeCostSource = (typeof CHARGE_COST_SOURCES)[number];
