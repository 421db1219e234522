import { procurement } from '../../../../shared/contract/procurement.ts';
import { type DecisionRules, USUAL_DECISION_RULES } from '../../../../shared/domain/procurement/decision-rules.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';

const RULES_KEY = 'procurement-decision-rules';

/** 采购决策规则 in force [U]. */
export async function loadDecisionRules(db: BooksReader): Promise<DecisionRules> {
  const kept = await loadSetting(db, RULES_KEY);
  return kept === undefined ? USUAL_DECISION_RULES : (JSON.parse(kept) as DecisionRules);
}

/** Seen by all of purchasing, set with a reason by 总药师. */
export const decisionRuleOperations: readonly Implementation[] = [
  query(procurement.purchaseRules, ({ db }) => loadDecisionRules(db)),

  command(procurement.setPurchaseRules, async (context, { reason, quorumPercent, exceptionDays }) => {
    const before = await loadDecisionRules(context.db);
    const after = { quorumPercent, exceptionDays };
    if (canonicalJson({ ...before }) === canonicalJson(after))
      throw context.refused('nothing-changed', '与现行的规则相同');
    await keepSetting(context.db, RULES_KEY, canonicalJson(after));
    context.audit({ subject: '采购决策规则', before: { ...before }, after, reason });
    return DONE;
  }),
];
