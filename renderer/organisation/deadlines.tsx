import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { api, client } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { SettingForm } from './setting-form.tsx';

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
  const [submit, setSubmit] = useState(kept.submitDay === null ? '' : String(kept.submitDay));
  const [consolidate, setConsolidate] = useState(kept.consolidateDay === null ? '' : String(kept.consolidateDay));
  const [submitDay, consolidateDay] = [dayOf(submit), dayOf(consolidate)];
  const wrong = {
    submit: submitDay === undefined ? t('deadlines.wrong') : undefined,
    consolidate:
      consolidateDay === undefined
        ? t('deadlines.wrong')
        : consolidateDay !== null && submitDay && consolidateDay < submitDay
          ? t('deadlines.order')
          : undefined,
  };
  return (
    <SettingForm
      body={t('deadlines.body')}
      saveLabel={t('deadlines.save')}
      saved={t('deadlines.saved')}
      wrong={wrong.submit !== undefined || wrong.consolidate !== undefined}
      set={(reason) =>
        client.organisation.setDeadlines({
          submitDay: submitDay ?? null,
          consolidateDay: consolidateDay ?? null,
          reason,
        })
      }
      onDone={onDone}
    >
      {(asked) => (
        <>
          <Labelled label={t('deadlines.submit')} problem={asked ? wrong.submit : undefined} hint={t('deadlines.hint')}>
            {(field) => <DayInput field={field} value={submit} onChange={setSubmit} />}
          </Labelled>
          <Labelled label={t('deadlines.consolidate')} problem={asked ? wrong.consolidate : undefined}>
            {(field) => <DayInput field={field} value={consolidate} onChange={setConsolidate} />}
          </Labelled>
        </>
      )}
    </SettingForm>
  );
}

function DayInput(props: { field: object; value: string; onChange: (text: string) => void }) {
  return (
    <input
      {...props.field}
      className="input"
      inputMode="numeric"
      value={props.value}
      maxLength={2}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
