import { procurement } from '../../../../shared/contract/procurement.ts';
import type { InvoiceRules } from '../../../../shared/domain/procurement/invoices/rules.ts';
import { formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { loadInvoiceRules, RULES_KEY } from './rules.ts';

const outOf = ({ amount, price: each, shortage, items, units }: InvoiceRules) => ({
  ...{ amount: formatYuan(amount), price: formatPrice(price(each)), shortage, items: [...items], units: [...units] },
});

/** 匹配容差与两票制豁免 [U]: seen by all, set with a reason. */
export const ruleOperations: readonly Implementation[] = [
  query(procurement.invoiceRules, async ({ db }) => outOf(await loadInvoiceRules(db))),

  command(procurement.setInvoiceRules, async (context, { reason, ...asked }) => {
    const { db } = context;
    const known = new Set<string>((await loadUnits(db)).map(({ code }) => code));
    const unknown = asked.units.filter((unit) => !known.has(unit));
    if (unknown.length > 0) throw context.refused('not-fit', `没有单位 ${unknown.join('、')}`);
    const listed = await db
      .selectFrom('formulary_item')
      .select('code')
      .where('code', 'in', [...asked.items, ''])
      .execute();
    const missing = asked.items.filter((item) => !listed.some(({ code }) => code === item));
    if (missing.length > 0) throw context.refused('not-fit', `目录里没有品种 ${missing.join('、')}`);
    const [before, after] = [
      outOf(await loadInvoiceRules(db)),
      outOf({ ...asked, items: [...new Set(asked.items)].sort(), units: [...new Set(asked.units)].sort() }),
    ];
    if (canonicalJson(before) === canonicalJson(after)) throw context.refused('nothing-changed', '与现行的规则相同');
    const { amount, price: each, shortage } = asked;
    const kept = { amount, price: each, shortage, items: after.items, units: after.units };
    await keepSetting(db, RULES_KEY, canonicalJson(kept));
    context.audit({ subject: '匹配容差与两票制豁免', before, after, reason });
    return DONE;
  }),
];
