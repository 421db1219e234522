import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ATTESTED_BY, type AttestationRule } from '../../shared/domain/organisation/attestation.ts';
import { api, client } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { SettingForm } from './setting-form.tsx';

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
  const [rule, setRule] = useState(before);
  return (
    <SettingForm
      body={t('attestationRule.body')}
      saveLabel={t('attestationRule.save')}
      saved={t('attestationRule.saved')}
      set={(reason) => client.organisation.setAttestationRule({ ...rule, reason })}
      onDone={onDone}
    >
      {() => (
        <>
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
        </>
      )}
    </SettingForm>
  );
}
