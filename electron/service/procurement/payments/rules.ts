import { type PaymentRules, USUAL_PAYMENT_RULES } from '../../../../shared/domain/procurement/payments/rules.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const PAYMENT_RULES_KEY = 'procurement-payment-rules';

/** 付款期限与支付控制 in force [U]. */
export async function loadPaymentRules(db: BooksReader): Promise<PaymentRules> {
  const kept = await loadSetting(db, PAYMENT_RULES_KEY);
  return kept === undefined ? USUAL_PAYMENT_RULES : (JSON.parse(kept) as PaymentRules);
}
