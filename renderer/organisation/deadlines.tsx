import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { useActing } from '../app/acting.ts';
import { api, client } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { Failed, Loading } from '../ui/states.tsx';

type Deadlines = ReplyOf<Contract['organisation']['deadlines']>;

const useDeadlines = () => useQuery(api.organisation.deadlines.queryOptions({ input: {} }));

/** 月结期限 as they stand, for everybody to see. */
export function DeadlineChips() {
  const { t } = usePreferences();
  const deadlines = useDeadlines().data;
  if (!deadlines) return null;
  const { submitDay, consolidateDay } = deadlines;
  if (submitDay === null && consolidateDay === null) return <span className="chip">{t('deadlines.none')}</span>;
  return (
    <>
      {submitDay === null ? null : <span className="chip">{t('told.deadline.submit', { day: submitDay })}</span>}
      {consolidateDay === null ? null : (
        <span className="chip">{t('told.deadline.consolidate', { day: consolidateDay })}</span>
      )}
    </>
  );
}

/** Sets the deadlines, with a reason. */
export function DeadlineForm({ onDone }: { onDone: () => void }) {
  const { t } = usePreferences();
  const deadlines = useDeadlines();
  if (deadlines.isError && isAnswered(deadlines.error))
    return <Failed sentence={sentenceOf(deadlines.error, t)} onRetry={() => void deadlines.refetch()} />;
  return deadlines.data ? <Days kept={deadlines.data} onDone={onDone} /> : <Loading lines={4} />;
}

/** A day as it is typed: nothing, a day, or undefined for what is neither. */
function dayOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const day = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
  return day >= 1 && day <= 31 ? day : undefined;
}

function Days({ kept, onDone }: { kept: Deadlines; onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [submit, setSubmit] = useState(kept.submitDay === null ? '' : String(kept.submitDay));
  const [consolidate, setConsolidate] = useState(kept.consolidateDay === null ? '' : String(kept.consolidateDay));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [submitDay, consolidateDay] = [dayOf(submit), dayOf(consolidate)];
  const wrong = {
    submit: submitDay === undefined ? t('deadlines.wrong') : undefined,
    consolidate:
      consolidateDay === undefined
        ? t('deadlines.wrong')
        : consolidateDay !== null && submitDay && consolidateDay < submitDay
          ? t('deadlines.order')
          : undefined,
    reason: reason.trim() === '' ? t('setUp.problem.missing') : undefined,
  };
  const said = (field: keyof typeof wrong) => (asked ? wrong[field] : undefined);

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || submitDay === undefined || consolidateDay === undefined) return;
    if (Object.values(wrong).some((each) => each !== undefined)) return;
    const given = { submitDay, consolidateDay, reason: reason.trim() };
    if (await act(() => client.organisation.setDeadlines(given), t('deadlines.saved'))) onDone();
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
      <p className="hint">{t('deadlines.body')}</p>
      <Labelled label={t('deadlines.submit')} problem={said('submit')} hint={t('deadlines.hint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            inputMode="numeric"
            value={submit}
            maxLength={2}
            onChange={(event) => setSubmit(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('deadlines.consolidate')} problem={said('consolidate')}>
        {(field) => (
          <input
            {...field}
            className="input"
            inputMode="numeric"
            value={consolidate}
            maxLength={2}
            onChange={(event) => setConsolidate(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('reason.label')} problem={said('reason')} hint={t('reason.hint')}>
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
        {t('deadlines.save')}
      </button>
    </form>
  );
}
