/**
 * 医保预付的时限 [U]: within so many working days of the agreement it is applied for, and within so many of that it is paid
 * (10 and 10 in the texts seen). Its share stands on each batch (`volumes/batch.ts`, at least 30 %).
 */
export interface AdvanceRules {
  readonly applyDays: number;
  readonly payDays: number;
}

export const USUAL_ADVANCE_RULES: AdvanceRules = { applyDays: 10, payDays: 10 };
/** The longest that a setting may say, in working days. */
export const MAX_ADVANCE_DAYS = 120;
