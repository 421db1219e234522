import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { SETTLEMENT_MODES, type SettlementMode } from '../../../shared/domain/procurement/orders/settlement.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';

interface Modes {
  readonly selected: SettlementMode;
  readonly others: SettlementMode;
  readonly own: readonly string[];
}

/** 药款结算方式 as it stands, and for whoever may: another one, with a reason. */
export function SettlementForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units } = useScope();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Partial<Modes>>({});
  const read = useQuery(api.procurement.settlementModes.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  const sets = may('procurement.approve');
  const modes: Modes | undefined = read.data && { ...read.data, ...typed };
  async function save(): Promise<void> {
    if (modes === undefined) return;
    const reason = await dialogs.reason({ title: t('purchaseOrders.modes'), action: t('purchaseOrders.modesSave') });
    if (reason === undefined) return;
    const asked = { ...modes, own: [...modes.own], reason };
    if (await act(() => client.procurement.setSettlementModes(asked), t('purchaseOrders.modesSet'))) onClose();
  }
  const choice = (key: 'selected' | 'others') => (
    <Labelled label={t(`purchaseOrders.modes.${key}`)}>
      {(field) => (
        <select
          {...field}
          className="input"
          disabled={!sets}
          value={modes?.[key]}
          onChange={({ target }) => setTyped({ ...typed, [key]: target.value as SettlementMode })}
        >
          {SETTLEMENT_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {t(`purchaseOrders.settlement.${mode}`)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
  return (
    <Drawer open title={t('purchaseOrders.modes')} width={460} onClose={onClose}>
      {failed ? (
        <Failed {...failed} />
      ) : modes === undefined ? (
        <Loading lines={4} />
      ) : (
        <div className="orders-drawer">
          <p className="hint">{t('purchaseOrders.modesAbout')}</p>
          {choice('selected')}
          {choice('others')}
          <Labelled label={t('purchaseOrders.modes.own')}>
            {({ id }) => (
              <Select<string[]>
                id={id}
                mode="multiple"
                disabled={!sets}
                placeholder={t('purchaseOrders.modes.ownNone')}
                value={[...modes.own]}
                optionFilterProp="label"
                options={(units ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
                onChange={(own) => setTyped({ ...typed, own })}
              />
            )}
          </Labelled>
          <Problem sentence={problem} />
          {sets ? (
            <div className="orders-line">
              <button type="button" className="button primary" disabled={busy} onClick={() => void save()}>
                {t('purchaseOrders.modesSave')}
              </button>
            </div>
          ) : null}
        </div>
      )}
    </Drawer>
  );
}
