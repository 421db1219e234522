import { procurement } from '../../../../shared/contract/procurement.ts';
import { fitsPaymentPlace } from '../../../../shared/domain/procurement/payments/accounts.ts';
import type { PaymentRules } from '../../../../shared/domain/procurement/payments/rules.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { readCharts } from '../../ledger/queries.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { readPurchaseAccount } from '../account/reading.ts';
import { PAYMENT_ACCOUNTS_KEY, readChosenAccounts, readPaymentPlaces } from './accounts.ts';
import { NO_HOLDER } from './gates.ts';
import { PLACE_WORDS } from './place-words.ts';
import { loadPaymentRules, PAYMENT_RULES_KEY } from './rules.ts';

const outOf = ({ due, budget, licences }: PaymentRules) => ({
  ...{ due: due.kind, days: due.kind === 'days' ? due.days : 30, budget, licences },
});

/** 付款期限、支付控制 [U] by the chief pharmacist; 记账科目 by whoever keeps the holder's chart. */
export const ruleOperations: readonly Implementation[] = [
  query(procurement.paymentRules, async ({ db }) => outOf(await loadPaymentRules(db))),

  command(procurement.setPaymentRules, async (context, { reason, due, days, budget, licences }) => {
    const { db } = context;
    const kept: PaymentRules = {
      due: due === 'days' ? { kind: 'days', days } : { kind: 'month-end' },
      ...{ budget, licences },
    };
    const before = await loadPaymentRules(db);
    if (canonicalJson(before as unknown as Json) === canonicalJson(kept as unknown as Json))
      throw context.refused('nothing-changed', '与现行的规则相同');
    await keepSetting(db, PAYMENT_RULES_KEY, canonicalJson(kept as unknown as Json));
    context.audit({ subject: '付款期限与支付控制', before: outOf(before), after: outOf(kept), reason });
    return DONE;
  }),

  query(procurement.paymentAccounts, async ({ db }) => {
    const holder = (await readPurchaseAccount(db))?.unit;
    if (!holder) return { holder: '', holderName: '', accounts: [] };
    const places = await readPaymentPlaces(db, holder);
    return {
      ...{ holder, holderName: (await loadUnit(db, holder))?.name ?? holder },
      accounts: places.map(({ choices, ...place }) => ({ ...place, choices: [...choices] })),
    };
  }),

  command(procurement.choosePaymentAccounts, async (context, { unit, accounts }) => {
    const { db } = context;
    const holder = (await readPurchaseAccount(db))?.unit;
    if (!holder) throw context.refused('no-account', NO_HOLDER);
    if (unit !== holder) throw context.notFound(`${unit} 的付款科目`);
    const chart = (await readCharts(db, [holder])).get(holder);
    const problems = accounts
      .filter(({ place, code }) => code !== '' && !fitsPaymentPlace(place, chart?.get(code)))
      .map(({ place, code }) => ({
        ...{ code: 'bad-account', place },
        message: `科目 ${code} 不能用作${PLACE_WORDS[place]}：须是规定总账科目之下的末级科目`,
      }));
    if (problems.length > 0) throw context.refused('bad-account', problems);
    const before = await readChosenAccounts(db);
    const after: Record<string, string> = { ...before };
    for (const { place, code } of accounts) {
      if (code === '') delete after[place];
      else after[place] = code;
    }
    await keepSetting(db, PAYMENT_ACCOUNTS_KEY, canonicalJson(after));
    context.audit({ unit: holder, subject: '付款的记账科目', before: { ...before }, after });
    return DONE;
  }),
];
