import { type InvoiceRules, USUAL_RULES } from '../../../../shared/domain/procurement/invoices/rules.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const RULES_KEY = 'procurement-invoice-rules';

/** 匹配容差与两票制豁免 in force [U]. */
export async function loadInvoiceRules(db: BooksReader): Promise<InvoiceRules> {
  const kept = await loadSetting(db, RULES_KEY);
  return kept === undefined ? USUAL_RULES : (JSON.parse(kept) as InvoiceRules);
}
