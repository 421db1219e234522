/** What a report of cost is of: one month (本月), or the year so far (本年累计). */
export const COST_SPANS = ['month', 'year'] as const;
export type CostSpan = (typeof COST_SPANS)[number];
