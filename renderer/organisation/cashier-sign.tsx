import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../app/acting.ts';
import { api, client } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { Failed, Loading } from '../ui/states.tsx';

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
  const { busy, problem, act } = useActing();
  const [required, setRequired] = useState(before);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const wanting = reason.trim() === '';

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || wanting) return;
    const given = { required, reason: reason.trim() };
    if (await act(() => client.organisation.setCashierSign(given), t('cashierSign.saved'))) onDone();
  }
  return (
    <form
      className="drawer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="hint">{t('cashierSign.body')}</p>
      <label className="check">
        <input type="checkbox" checked={required} onChange={({ target }) => setRequired(target.checked)} />
        {t('cashierSign.field')}
      </label>
      <Labelled
        label={t('reason.label')}
        problem={asked && wanting ? t('setUp.problem.missing') : undefined}
        hint={t('reason.hint')}
      >
        {(field) => (
          <input
            {...field}
            className="input"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      {problem ? (
        <p className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('cashierSign.save')}
      </button>
    </form>
  );
}
