import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { DEFAULT_HOLD_DAYS, HOLD_DAYS } from '../../../shared/domain/budget/request.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';

const useHoldDays = () => useQuery(api.budget.requestSettings.queryOptions({ input: {} })).data?.days;

/** 占用天数 as it stands, for everybody to see. */
export function HoldDaysChip() {
  const { t } = usePreferences();
  const days = useHoldDays();
  return days === undefined ? null : <span className="chip">{t('budgetRequests.daysAre', { days })}</span>;
}

/** Sets for how many days a request that nobody decides holds the budget, with a reason. */
export function HoldDaysForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const kept = useHoldDays();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<string>();
  const [reason, setReason] = useState('');
  const days = Number(typed ?? kept ?? DEFAULT_HOLD_DAYS);
  const right = Number.isInteger(days) && days >= HOLD_DAYS.least && days <= HOLD_DAYS.most;
  const stop = !right
    ? t('budgetRequests.daysWrong')
    : reason.trim() === ''
      ? t('budgetControl.stop.reason')
      : undefined;
  async function save(): Promise<void> {
    if (stop !== undefined || busy) return;
    if (await act(() => client.budget.setRequestDays({ days, reason }), t('budgetRequests.daysSet'))) onClose();
  }
  return (
    <Drawer open title={t('budgetRequests.setDays')} onClose={onClose}>
      <form
        className="request-drawer"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="hint">{t('budgetRequests.daysAbout')}</p>
        <Labelled label={t('budgetRequests.days')} problem={right ? undefined : t('budgetRequests.daysWrong')}>
          {(field) => (
            <Input
              {...field}
              inputMode="numeric"
              maxLength={3}
              value={typed ?? String(days)}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('reason.label')}>
          {(field) => (
            <Input.TextArea
              {...field}
              rows={2}
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Labelled>
        <Problem sentence={problem} />
        <div className="change-form-line">
          <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
            {t('budgetRequests.daysSave')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          {stop === undefined ? null : <span className="hint">{stop}</span>}
        </div>
      </form>
    </Drawer>
  );
}
