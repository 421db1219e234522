import { procurement } from '../../../../shared/contract/procurement.ts';
import type { GuardRules } from '../../../../shared/domain/procurement/guards/rules.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { loadGuardRules, RULES_KEY } from './world.ts';

const outOf = ({ volumeLeast, ...rules }: GuardRules) => ({ ...rules, volumeLeast: formatYuan(volumeLeast) });

/** 采购监督规则 [U]: seen by all, set with a reason by who does not buy. */
export const guardSettings: readonly Implementation[] = [
  query(procurement.guardRules, async ({ db }) => outOf(await loadGuardRules(db))),

  command(procurement.setGuardRules, async (context, { reason, ...rules }) => {
    const before = outOf(await loadGuardRules(context.db));
    const after = outOf(rules);
    if (canonicalJson(before) === canonicalJson(after)) throw context.refused('nothing-changed', '与现行的规则相同');
    await keepSetting(context.db, RULES_KEY, canonicalJson({ ...rules }));
    context.audit({ subject: '采购监督规则', before, after, reason });
    return DONE;
  }),
];
