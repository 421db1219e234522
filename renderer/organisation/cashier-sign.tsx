import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { SettingForm } from './setting-form.tsx';

const useCashierSign = () => useQuery(api.organisation.cashierSign.queryOptions({ input: {} }));

/** 出纳签字 as it stands, for everybody to see. */
export function CashierSignChip() {
  const { t } = usePreferences();
  const kept = useCashierSign().data;
  return kept ? <span className="chip">{t(kept.required ? 'cashierSign.on' : 'cashierSign.off')}</span> : null;
}

/** Sets whether vouchers of cash wait for the cashier's sign, with a reason. */
export function CashierSignForm({ onDone }: { onDone: () => void }) {
  const { t } = usePreferences();
  const kept = useCashierSign();
  if (kept.isError && isAnswered(kept.error))
    return <Failed sentence={sentenceOf(kept.error, t)} onRetry={() => void kept.refetch()} />;
  return kept.data ? <Choice required={kept.data.required} onDone={onDone} /> : <Loading lines={4} />;
}

function Choice({ required: before, onDone }: { required: boolean; onDone: () => void }) {
  const { t } = usePreferences();
  const [required, setRequired] = useState(before);
  return (
    <SettingForm
      body={t('cashierSign.body')}
      saveLabel={t('cashierSign.save')}
      saved={t('cashierSign.saved')}
      set={(reason) => client.organisation.setCashierSign({ required, reason })}
      onDone={onDone}
    >
      {() => (
        <label className="check">
          <input type="checkbox" checked={required} onChange={({ target }) => setRequired(target.checked)} />
          {t('cashierSign.field')}
        </label>
      )}
    </SettingForm>
  );
}
