/**
 * Which cost of a centre's departments is charged: what they cost of their own, or of a locked run with what
 * they took from others, before they handed it over.
 */
export const CHARGE_COST_SOURCES = ['direct', 'full'] as const;
export type ChargeCostSource = (typeof CHARGE_COST_SOURCES)[number];
