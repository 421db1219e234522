import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import type { Accounts, Rules } from './looks.ts';

/** 付款期限与支付控制, set by the chief pharmacist; 记账科目, by whoever keeps the holder's chart. */
export function RulesView() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Partial<Rules>>({});
  const read = useQuery(api.procurement.paymentRules.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const rules: Rules = { ...read.data, ...typed };
  const sets = may('procurement.approve', '');
  async function save(): Promise<void> {
    const reason = await dialogs.reason({ title: t('drugPayments.rules'), action: t('drugPayments.rulesSave') });
    if (reason === undefined) return;
    const done = t('drugPayments.rulesSaved');
    if (await act(() => client.procurement.setPaymentRules({ ...rules, reason }), done)) setTyped({});
  }
  return (
    <div className="payment-rules-page fill">
      <div className="card payment-rules">
        <h2>{t('drugPayments.rules')}</h2>
        <p className="hint">{t('drugPayments.rulesIntro')}</p>
        <Labelled label={t('drugPayments.rules.due')} hint={t('drugPayments.rules.dueHint')}>
          {() => (
            <span className="payment-bar">
              {sets ? (
                <Segments
                  label={t('drugPayments.rules.due')}
                  value={rules.due}
                  choices={(['month-end', 'days'] as const).map((value) => ({
                    value,
                    label: t(`drugPayments.rules.due.${value}`),
                  }))}
                  onChange={(due) => setTyped({ ...typed, due })}
                />
              ) : (
                <b>{t(`drugPayments.rules.due.${rules.due}`)}</b>
              )}
              {rules.due === 'days' ? (
                <input
                  className="input figure payment-days"
                  inputMode="numeric"
                  maxLength={3}
                  disabled={!sets}
                  aria-label={t('drugPayments.rules.days')}
                  value={rules.days}
                  onChange={({ target }) =>
                    setTyped({ ...typed, days: Number(target.value.replaceAll(/\D/g, '').slice(0, 3)) })
                  }
                />
              ) : null}
            </span>
          )}
        </Labelled>
        {(['budget', 'licences'] as const).map((each) => (
          <label key={each} className="payment-check">
            <input
              type="checkbox"
              disabled={!sets}
              checked={rules[each]}
              onChange={({ target }) => setTyped({ ...typed, [each]: target.checked })}
            />
            <span>
              {t(`drugPayments.rules.${each}`)}
              <small className="hint">{t(`drugPayments.rules.${each}Hint`)}</small>
            </span>
          </label>
        ))}
        <Problem sentence={problem} />
        {sets ? (
          <div className="payment-bar">
            <button
              type="button"
              className="button primary"
              disabled={busy || Object.keys(typed).length === 0}
              onClick={() => void save()}
            >
              {t('drugPayments.rulesSave')}
            </button>
          </div>
        ) : null}
      </div>
      {may('procurement.read', '') ? <AccountsCard /> : null}
    </div>
  );
}

function AccountsCard() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { problem, act } = useActing();
  const read = useQuery(api.procurement.paymentAccounts.queryOptions({ input: {} }));
  const data = read.data;
  if (!data) return null;
  const chooses = data.holder !== '' && may('ledger.chart', data.holder);
  const choose = (place: Accounts['accounts'][number]['place'], code: string) =>
    act(
      () => client.procurement.choosePaymentAccounts({ unit: data.holder, accounts: [{ place, code }] }),
      t('drugPayments.accountsSaved'),
    );
  return (
    <div className="card payment-rules">
      <h2>{t('drugPayments.accounts')}</h2>
      <p className="hint">
        {data.holder === '' ? t('drugPayments.noHolder') : t('drugPayments.accountsIntro', { unit: data.holderName })}
      </p>
      <div className="payment-accounts">
        {data.accounts.map(({ place, code, name, chosen, choices }) => (
          <Labelled
            key={place}
            label={t(`drugPayments.place.${place}`)}
            hint={
              code === '' ? t('drugPayments.notChosen') : t(chosen ? 'drugPayments.chosen' : 'drugPayments.proposed')
            }
          >
            {({ id }) =>
              chooses ? (
                <ChoiceField
                  id={id}
                  options={choices}
                  value={code === '' ? undefined : code}
                  onChange={(next) => void choose(place, (next ?? '') as '')}
                  clearable={chosen}
                  width="100%"
                />
              ) : (
                <span>
                  <span className="code">{code}</span> {name}
                </span>
              )
            }
          </Labelled>
        ))}
      </div>
      <Problem sentence={problem} />
    </div>
  );
}
