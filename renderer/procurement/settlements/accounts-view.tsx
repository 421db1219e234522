import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fitsPlace, type SettlementPlace } from '../../../shared/domain/procurement/settlements/accounts.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePeriodShown } from '../../app/period-shown.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AccountField } from '../../ui/account-field.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import type { UnitAccounts } from './looks.ts';
import { ScopePart } from './scope-part.tsx';

/** 记账科目: what each chart proposes and what was chosen instead, one unit at a time; and what is settled at all. */
export function AccountsView() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [chosen, setChosen] = useState<string>();
  const read = useQuery(api.procurement.settlementAccounts.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  const sets = may('ledger.chart', '');
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const unit = read.data.find((each) => each.unit === chosen) ?? read.data.find(({ holder }) => holder);
  const short = read.data.filter(({ accounts }) => accounts.some(({ code }) => code === ''));
  return (
    <div className="card settlement-accounts">
      <section>
        <p className="hint">{t('settlements.accountsAbout')}</p>
        {read.data.length === 0 ? <p className="notice warn">{t('settlements.noAccount')}</p> : null}
        {short.length === 0 ? null : (
          <p className="notice warn">
            {t('settlements.missing', { what: short.map((each) => `${each.unit} ${each.unitName}`).join('、') })}
          </p>
        )}
        {unit ? (
          <>
            <UnitField
              label={t('settlements.unit')}
              options={read.data.map(({ unit: code, unitName: name }) => ({ code, name }))}
              value={unit.unit}
              onChange={setChosen}
              width={260}
            />
            <PlaceTable key={unit.unit} unit={unit} sets={sets} />
          </>
        ) : null}
      </section>
      <ScopePart sets={sets} />
    </div>
  );
}

function PlaceTable({ unit, sets }: { readonly unit: UnitAccounts; readonly sets: boolean }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Readonly<Partial<Record<SettlementPlace, string>>>>({});
  const period = usePeriodShown();
  const chart = useQuery({
    ...api.ledger.chart.queryOptions({ input: { unit: unit.unit, period: period ?? '' } }),
    enabled: sets && period !== undefined,
  });
  const all = chart.data ?? [];
  async function keep(): Promise<void> {
    const accounts = Object.entries(typed).map(([place, code]) => ({ place: place as SettlementPlace, code }));
    const command = () => client.procurement.chooseSettlementAccounts({ unit: unit.unit, accounts });
    if (await act(command, t('settlements.accountsKept'))) setTyped({});
  }
  return (
    <>
      <table className="settlement-places">
        <thead>
          <tr>
            <th>{t('settlements.place')}</th>
            <th>{t('settlements.account')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {unit.accounts.map(({ place, code, name, chosen }) => (
            <tr key={place}>
              <th>{t(`settlements.place.${place}`)}</th>
              <td>
                {sets ? (
                  <AccountField
                    label={t('settlements.accountOf', { unit: unit.unitName, place: t(`settlements.place.${place}`) })}
                    options={all.filter((account) => fitsPlace(place, account))}
                    value={(typed[place] ?? code) || undefined}
                    onChange={(next) => setTyped({ ...typed, [place]: next ?? '' })}
                    invalid={code === '' && !typed[place]}
                    width={280}
                  />
                ) : (
                  <>
                    <span className="code">{code}</span> {name}
                  </>
                )}
              </td>
              <td>
                <span className={code === '' ? 'chip danger' : 'hint'}>
                  {t(code === '' ? 'settlements.notChosen' : chosen ? 'settlements.chosen' : 'settlements.suggested')}
                </span>
                {sets && chosen ? (
                  <button type="button" className="link" onClick={() => setTyped({ ...typed, [place]: '' })}>
                    {t('settlements.useSuggested')}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Problem sentence={problem} />
      {sets ? (
        <div className="settlement-line">
          <button
            type="button"
            className="button primary"
            disabled={busy || Object.keys(typed).length === 0}
            onClick={() => void keep()}
          >
            {t('settlements.keepAccounts')}
          </button>
        </div>
      ) : null}
    </>
  );
}
