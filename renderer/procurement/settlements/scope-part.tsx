import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Loading, Problem } from '../../ui/states.tsx';

/** 结算范围 [U]: shown to all, changed by whoever keeps the charts. */
export function ScopePart({ sets }: { readonly sets: boolean }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<boolean>();
  const read = useQuery(api.procurement.settlementScope.queryOptions({ input: {} }));
  if (!read.data) return <Loading lines={2} />;
  const insurance = typed ?? read.data.insurance;
  async function keep(): Promise<void> {
    const reason = await dialogs.reason({ title: t('settlements.scopeReason'), action: t('settlements.scopeKeep') });
    if (reason === undefined) return;
    const command = () => client.procurement.setSettlementScope({ insurance, reason });
    if (await act(command, t('settlements.scopeKept'))) setTyped(undefined);
  }
  return (
    <section className="settlement-scope">
      <h2>{t('settlements.scope')}</h2>
      <p className="hint">{t('settlements.scopeAbout')}</p>
      {[false, true].map((value) => (
        <label key={String(value)}>
          <input
            type="radio"
            name="settlement-scope"
            disabled={!sets}
            checked={insurance === value}
            onChange={() => setTyped(value)}
          />
          {t(value ? 'settlements.scope.insurance' : 'settlements.scope.own')}
        </label>
      ))}
      <Problem sentence={problem} />
      {sets ? (
        <div className="settlement-line">
          <button
            type="button"
            className="button"
            disabled={busy || insurance === read.data.insurance}
            onClick={() => void keep()}
          >
            {t('settlements.scopeKeep')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
