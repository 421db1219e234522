import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DECISION_RULE_BOUNDS, type DecisionRules } from '../../../shared/domain/procurement/decision-rules.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';

const RULES = ['quorumPercent', 'exceptionDays'] as const satisfies readonly (keyof DecisionRules)[];

/** 采购决策规则: what no law sets, shown to all of purchasing and changed by 总药师 with a reason. */
export function DecisionRulesView() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Partial<Record<keyof DecisionRules, string>>>({});
  const read = useQuery(api.procurement.purchaseRules.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const kept = read.data;
  const sets = may('procurement.approve', '');
  const textOf = (rule: keyof DecisionRules): string => typed[rule] ?? String(kept[rule]);
  const isWithin = (rule: keyof DecisionRules): boolean => {
    const [least, most] = DECISION_RULE_BOUNDS[rule];
    const value = Number(textOf(rule));
    return textOf(rule) !== '' && value >= least && value <= most;
  };
  const isChanged = RULES.some((rule) => Number(textOf(rule)) !== kept[rule]);
  async function save(): Promise<void> {
    const title = t('purchaseAccount.rules');
    const reason = await dialogs.reason({ title, action: t('purchaseAccount.rulesSave') });
    if (reason === undefined) return;
    const asked = {
      ...{ quorumPercent: Number(textOf('quorumPercent')), exceptionDays: Number(textOf('exceptionDays')) },
      reason,
    };
    if (await act(() => client.procurement.setPurchaseRules(asked), t('purchaseAccount.rulesSaved'))) setTyped({});
  }
  return (
    <div className="card purchase-one">
      <h2>{t('purchaseAccount.rules')}</h2>
      <p className="hint">{t('purchaseAccount.rulesIntro')}</p>
      {RULES.map((rule) => {
        const [least, most] = DECISION_RULE_BOUNDS[rule];
        return (
          <Labelled
            key={rule}
            label={t(`purchaseAccount.rules.${rule}`)}
            hint={t(`purchaseAccount.rules.${rule}Hint`, { least, most })}
          >
            {(field) => (
              <input
                {...field}
                className="input figure purchase-rule"
                inputMode="numeric"
                maxLength={4}
                disabled={!sets}
                value={textOf(rule)}
                onChange={({ target }) => setTyped({ ...typed, [rule]: target.value.replaceAll(/\D/g, '') })}
              />
            )}
          </Labelled>
        );
      })}
      <Problem sentence={problem} />
      {sets ? (
        <div className="purchase-line">
          <button
            type="button"
            className="button primary"
            disabled={busy || !isChanged || !RULES.every(isWithin)}
            onClick={() => void save()}
          >
            {t('purchaseAccount.rulesSave')}
          </button>
        </div>
      ) : (
        <p className="hint">{t('purchaseAccount.rulesWhose')}</p>
      )}
    </div>
  );
}
