import { type AdvanceRules, USUAL_ADVANCE_RULES } from '../../../../shared/domain/procurement/advances/rules.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const ADVANCE_RULES_KEY = 'procurement-advance-rules';

/** 医保预付的时限 in force [U]. */
export async function loadAdvanceRules(db: BooksReader): Promise<AdvanceRules> {
  const kept = await loadSetting(db, ADVANCE_RULES_KEY);
  return kept === undefined ? USUAL_ADVANCE_RULES : (JSON.parse(kept) as AdvanceRules);
}
