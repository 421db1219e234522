import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ATTESTED_BY, type AttestationRule } from '../../shared/domain/organisation/attestation.ts';
import { useActing } from '../app/acting.ts';
import { api, client } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { Failed, Loading } from '../ui/states.tsx';

const useRule = () => useQuery(api.organisation.attestationRule.queryOptions({ input: {} }));

/** 负责人承诺 as it stands, for everybody to see. */
export function AttestationChip() {
  const { t } = usePreferences();
  const kept = useRule().data;
  return kept ? <span className="chip">{t(`attestationRule.by.${kept.by}`)}</span> : null;
}

/** Sets who signs before a month is locked, and whether for a unit's head somebody else may, with a reason. */
export function AttestationRuleForm({ onDone }: { onDone: () => void }) {
  const { t } = usePreferences();
  const kept = useRule();
  if (kept.isError && isAnswered(kept.error))
    return <Failed sentence={sentenceOf(kept.error, t)} onRetry={() => void kept.refetch()} />;
  return kept.data ? <Choice before={kept.data} onDone={onDone} /> : <Loading lines={4} />;
}

function Choice({ before, onDone }: { before: AttestationRule; onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [rule, setRule] = useState(before);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const wanting = reason.trim() === '';

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || wanting) return;
    const given = { ...rule, reason: reason.trim() };
    if (await act(() => client.organisation.setAttestationRule(given), t('attestationRule.saved'))) onDone();
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
      <p className="hint">{t('attestationRule.body')}</p>
      <fieldset className="bare">
        <legend>{t('attestationRule.field')}</legend>
        {[...ATTESTED_BY].reverse().map((by) => (
          <label key={by} className="check">
            <input
              type="radio"
              name="attested-by"
              checked={rule.by === by}
              onChange={() => setRule((old) => ({ ...old, by }))}
            />
            {t(`attestationRule.by.${by}`)}
          </label>
        ))}
      </fieldset>
      <label className="check">
        <input
          type="checkbox"
          checked={rule.delegated}
          onChange={({ target }) => setRule((old) => ({ ...old, delegated: target.checked }))}
        />
        {t('attestationRule.delegated')}
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
        {t('attestationRule.save')}
      </button>
    </form>
  );
}
