import type { DueRule } from './due.ts';

/** 付款期限与支付控制 [U]: what no rule of the whole country sets. */
export interface PaymentRules {
  readonly due: DueRule;
  /** 无预算不支付: the holder's own share is held to its budget, and bound once the run is approved. */
  readonly budget: boolean;
  /** 证照过期不付款: a licence of the supplier that expired stops its payment. */
  readonly licences: boolean;
}

/** 国办发〔2021〕2号: 不得超过交货验收合格后次月底. */
export const USUAL_PAYMENT_RULES: PaymentRules = { due: { kind: 'month-end' }, budget: true, licences: true };
/** The longest term in days that a setting may say. */
export const MAX_DUE_DAYS = 180;
