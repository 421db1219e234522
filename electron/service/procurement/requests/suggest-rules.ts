import { DEFAULT_SUGGEST_RULES, type SuggestRules } from '../../../../shared/domain/procurement/requests/suggest.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const SUGGEST_RULES_KEY = 'procurement.suggest';

/** 建议量规则 as the pharmacy centre set them; the usual ones before. */
export async function readSuggestRules(db: BooksReader): Promise<SuggestRules> {
  const kept = await loadSetting(db, SUGGEST_RULES_KEY);
  return kept === undefined
    ? DEFAULT_SUGGEST_RULES
    : { ...DEFAULT_SUGGEST_RULES, ...(JSON.parse(kept) as Partial<SuggestRules>) };
}
