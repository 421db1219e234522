import { procurement } from '../../../../shared/contract/procurement.ts';
import { degrees } from '../../../../shared/domain/procurement/deliveries/receipt.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { loadDeliveryRules, RULES_KEY } from './rules.ts';

/** 验收与库存规则 [U]: seen by all, set with a reason. */
export const deliverySettings: readonly Implementation[] = [
  query(procurement.deliveryRules, async ({ db }) => {
    const { cold, ...rules } = await loadDeliveryRules(db);
    return { ...rules, cold: cold.map((each) => ({ ...each })) };
  }),

  command(procurement.setDeliveryRules, async (context, { reason, ...rules }) => {
    const items = new Set<string>();
    for (const { item, least, most } of rules.cold) {
      if (least > most)
        throw context.refused('not-fit', `${item} 的最低温度 ${degrees(least)} 高于最高温度 ${degrees(most)}`);
      if (items.has(item)) throw context.refused('not-fit', `${item} 前面已经有一行`);
      items.add(item);
    }
    const before = await loadDeliveryRules(context.db);
    await keepSetting(context.db, RULES_KEY, canonicalJson(rules as unknown as Json));
    context.audit({ before: before as unknown as Json, after: rules as unknown as Json, reason });
    return DONE;
  }),
];
