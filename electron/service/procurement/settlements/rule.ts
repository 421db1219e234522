import { procurement } from '../../../../shared/contract/procurement.ts';
import { type SettlementRule, USUAL_RULE } from '../../../../shared/domain/procurement/settlements/rule.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';

const KEY = 'settlement-rule';

/** 结算范围 as the community set it, or the usual one. */
export async function readRule(db: BooksReader): Promise<SettlementRule> {
  const kept = await loadSetting(db, KEY);
  return kept === undefined ? USUAL_RULE : (JSON.parse(kept) as SettlementRule);
}

export const ruleOperations: readonly Implementation[] = [
  query(procurement.settlementRule, ({ db }) => readRule(db)),

  command(procurement.setSettlementRule, async (context, { reason, insurance }) => {
    const before = await readRule(context.db);
    if (before.insurance === insurance) throw context.refused('nothing-changed', '与现行的结算范围相同');
    await keepSetting(context.db, KEY, canonicalJson({ insurance }));
    context.audit({ subject: '内部结算范围', before: { ...before }, after: { insurance }, reason });
    return DONE;
  }),
];
