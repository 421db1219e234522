import { procurement } from '../../../../shared/contract/procurement.ts';
import { fitsPlace, placesOf } from '../../../../shared/domain/procurement/settlements/accounts.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { readCharts } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { ACCOUNTS_KEY, readChosen, readPlaces } from './accounts.ts';
import { readHolder } from './holder.ts';

/** 记账科目 of settlements: proposed by each chart, chosen by who keeps charts. */
export const accountChoiceOperations: readonly Implementation[] = [
  query(procurement.settlementAccounts, async ({ db }) => {
    const holder = await readHolder(db);
    if (!holder) return [];
    const places = await readPlaces(db, holder);
    return (await loadUnits(db)).map(({ code, name }) => ({
      ...{ unit: code, unitName: name, holder: code === holder },
      accounts: [...(places.get(code) ?? [])],
    }));
  }),

  command(procurement.chooseSettlementAccounts, async (context, { unit, accounts }) => {
    const { db } = context;
    const chart = (await readCharts(db, [unit])).get(unit);
    if (!chart) throw context.notFound(`单位 ${unit}`);
    const allowed = placesOf(unit === (await readHolder(db)));
    const problems = accounts
      .filter(({ place, code }) => !allowed.includes(place) || (code !== '' && !fitsPlace(place, chart.get(code))))
      .map(({ place, code }) => ({
        code: 'bad-account',
        place,
        message: `科目 ${code} 不能用在这里：须是 ${unit} 的末级财务会计科目，并在规定的总账科目之下`,
      }));
    if (problems.length > 0) throw context.refused('bad-account', problems);
    const chosen = await readChosen(db);
    const own = { ...chosen[unit] };
    const before = { ...own };
    for (const { place, code } of accounts) {
      if (code === '') delete own[place];
      else own[place] = code;
    }
    await keepSetting(db, ACCOUNTS_KEY, canonicalJson({ ...chosen, [unit]: own }));
    context.audit({ unit, subject: unit, before, after: own });
    return DONE;
  }),
];
