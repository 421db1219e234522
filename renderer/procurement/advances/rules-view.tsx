import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import type { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import type { Advances } from './looks.ts';

const EACH = ['applyDays', 'payDays'] as const;
type Rules = Pick<Advances, (typeof EACH)[number]>;

/** 申请和拨付时限 [U], set by the chief pharmacist with a reason. */
export function RulesView(props: { readonly rules: Rules | undefined; readonly failed: ReturnType<typeof failedOf> }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Partial<Rules>>({});
  if (props.failed) return <Failed {...props.failed} />;
  if (!props.rules) return <Loading />;
  const { applyDays, payDays }: Rules = { ...props.rules, ...typed };
  const rules = { applyDays, payDays };
  const sets = may('procurement.approve', '');
  async function save(): Promise<void> {
    const reason = await dialogs.reason({ title: t('drugAdvances.rules'), action: t('drugAdvances.rulesSave') });
    if (reason === undefined) return;
    const command = () => client.procurement.setAdvanceRules({ ...rules, reason });
    if (await act(command, t('drugAdvances.rulesSaved'))) setTyped({});
  }
  return (
    <div className="payment-rules-page fill">
      <div className="card payment-rules advance-rules">
        <h2>{t('drugAdvances.rules')}</h2>
        <p className="hint">{t('drugAdvances.rulesIntro')}</p>
        {EACH.map((each) => (
          <Labelled key={each} label={t(`drugAdvances.rules.${each}`)}>
            {(field) => (
              <input
                {...field}
                className="input figure payment-days"
                inputMode="numeric"
                maxLength={3}
                disabled={!sets}
                value={rules[each]}
                onChange={({ target }) =>
                  setTyped({ ...typed, [each]: Number(target.value.replaceAll(/\D/g, '').slice(0, 3)) })
                }
              />
            )}
          </Labelled>
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
              {t('drugAdvances.rulesSave')}
            </button>
          </div>
        ) : null}
      </div>
    </div>
  );
}
