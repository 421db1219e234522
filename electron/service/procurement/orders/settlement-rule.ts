import { procurement } from '../../../../shared/contract/procurement.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  type SettlementMode,
  type SettlementRule,
  USUAL_SETTLEMENT,
} from '../../../../shared/domain/procurement/orders/settlement.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting, loadUnits } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';

const KEY = 'procurement-settlement';

/** 结算方式 as the community set it, or the usual one. */
export async function readSettlementRule(db: BooksReader): Promise<SettlementRule> {
  const kept = await loadSetting(db, KEY);
  return kept === undefined ? USUAL_SETTLEMENT : (JSON.parse(kept) as SettlementRule);
}

export const settlementOperations: readonly Implementation[] = [
  query(procurement.settlementModes, async ({ db, scope }) => {
    const { selected, others, own } = await readSettlementRule(db);
    // Which other units pay for themselves is theirs to know.
    const seen = own.filter((unit) => scope.kind === 'community' || scope.units.has(unit));
    return { selected, others, own: seen };
  }),

  command(procurement.setSettlementModes, async (context, { reason, ...asked }) => {
    const known = new Set<string>((await loadUnits(context.db)).map(({ code }) => code));
    const unknown = asked.own.filter((unit) => !known.has(unit));
    if (unknown.length > 0) throw context.refused('unknown-unit', `没有单位 ${unknown.join('、')}`);
    const before = await readSettlementRule(context.db);
    const after = ruleOf(asked.selected, asked.others, asked.own as UnitCode[]);
    if (canonicalJson({ ...before }) === canonicalJson({ ...after }))
      throw context.refused('nothing-changed', '与现行的结算方式相同');
    await keepSetting(context.db, KEY, canonicalJson({ ...after }));
    context.audit({ subject: '药款结算方式', before: { ...before }, after: { ...after }, reason });
    return DONE;
  }),
];

const ruleOf = (selected: SettlementMode, others: SettlementMode, own: readonly UnitCode[]): SettlementRule => ({
  ...{ selected, others, own: [...new Set(own)].sort() },
});
