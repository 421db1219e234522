import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { packsIn } from './draft.ts';

type Rules = Omit<ReplyOf<Contract['procurement']['suggestRules']>, 'may'>;
const RULES = ['months', 'coverDays', 'safetyDays', 'leadDays', 'waitDays', 'timesAsked'] as const;

/** 建议量规则: what quantities are suggested by; who buys for all sets them, everybody sees them. */
export function RulesDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.suggestRules.queryOptions({ input: {} }));
  return (
    <Drawer open title={t('purchaseRequests.rules')} onClose={onClose}>
      {read.data ? <RulesForm {...read.data} onClose={onClose} /> : <Loading lines={4} />}
    </Drawer>
  );
}

function RulesForm({ may, onClose, ...before }: Rules & { readonly may: boolean; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [rules, setRules] = useState<Rules>(before);
  const same = RULES.every((rule) => rules[rule] === before[rule]);
  async function save(): Promise<void> {
    const done = () => client.procurement.saveSuggestRules({ ...rules, before });
    if (await act(done, t('purchaseRequests.rulesKept'))) onClose();
  }
  return (
    <div className="purchase-rules">
      <p className="hint">{t('purchaseRequests.rulesAbout')}</p>
      {RULES.map((rule) => (
        <Labelled key={rule} label={t(`purchaseRequests.rule.${rule}`)} hint={t(`purchaseRequests.ruleHint.${rule}`)}>
          {(field) => (
            <input
              {...field}
              className="input"
              inputMode="numeric"
              readOnly={!may}
              value={rules[rule]}
              onChange={({ target }) => setRules({ ...rules, [rule]: packsIn(target.value) ?? rules[rule] })}
            />
          )}
        </Labelled>
      ))}
      <Problem sentence={problem} />
      {may ? (
        <button type="button" className="button primary" disabled={busy || same} onClick={() => void save()}>
          {t('purchaseRequests.keepRules')}
        </button>
      ) : null}
    </div>
  );
}
