import { procurement } from '../../../../shared/contract/procurement.ts';
import { type SettlementScope, USUAL_SCOPE } from '../../../../shared/domain/procurement/settlements/scope.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';

const KEY = 'settlement-scope';

/** 结算范围 as the community set it, or the usual one. */
export async function readScope(db: BooksReader): Promise<SettlementScope> {
  const kept = await loadSetting(db, KEY);
  return kept === undefined ? USUAL_SCOPE : (JSON.parse(kept) as SettlementScope);
}

export const scopeOperations: readonly Implementation[] = [
  query(procurement.settlementScope, ({ db }) => readScope(db)),

  command(procurement.setSettlementScope, async (context, { reason, insurance }) => {
    const before = await readScope(context.db);
    if (before.insurance === insurance) throw context.refused('nothing-changed', '与现行的结算范围相同');
    await keepSetting(context.db, KEY, canonicalJson({ insurance }));
    context.audit({ subject: '内部结算范围', before: { ...before }, after: { insurance }, reason });
    return DONE;
  }),
];
