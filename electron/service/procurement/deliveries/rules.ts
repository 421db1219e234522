import { DEFAULT_RULES, type DeliveryRules } from '../../../../shared/domain/procurement/deliveries/rules.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const RULES_KEY = 'procurement-delivery-rules';

/** 验收与库存规则 in force [U]. */
export async function loadDeliveryRules(db: BooksReader): Promise<DeliveryRules> {
  const kept = await loadSetting(db, RULES_KEY);
  return kept === undefined ? DEFAULT_RULES : (JSON.parse(kept) as DeliveryRules);
}
