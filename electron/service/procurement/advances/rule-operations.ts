import { procurement } from '../../../../shared/contract/procurement.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { ADVANCE_RULES_KEY, loadAdvanceRules } from './rules.ts';

/** 申请和拨付时限 [U], by the chief pharmacist. */
export const ruleOperations: readonly Implementation[] = [
  command(procurement.setAdvanceRules, async (context, { reason, applyDays, payDays }) => {
    const { db } = context;
    const kept = { applyDays, payDays };
    const { ...before } = await loadAdvanceRules(db);
    if (canonicalJson(before) === canonicalJson(kept)) throw context.refused('nothing-changed', '与现行的时限相同');
    await keepSetting(db, ADVANCE_RULES_KEY, canonicalJson(kept));
    context.audit({ subject: '医保预付的时限', before, after: kept, reason });
    return DONE;
  }),
];
