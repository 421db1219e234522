import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { api, client } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { SettingForm } from './setting-form.tsx';

type Sources = ReplyOf<Contract['ledger']['specialSources']>;

const useSources = () => useQuery(api.ledger.specialSources.queryOptions({ input: {} }));

/** 专项资金来源 as it stands, for everybody to see. */
export function SpecialSourcesChip() {
  const { t } = usePreferences();
  const kept = useSources().data;
  if (!kept) return null;
  const names = kept.filter(({ special }) => special).map(({ name }) => name);
  return (
    <span className="chip">
      {names.length === 0 ? t('specialSources.none') : t('specialSources.chip', { names: names.join('、') })}
    </span>
  );
}

/** Sets which sources that are not fiscal are tied to a purpose, with a reason. */
export function SpecialSourcesForm({ onDone }: { onDone: () => void }) {
  const { t } = usePreferences();
  const kept = useSources();
  if (kept.isError && isAnswered(kept.error))
    return <Failed sentence={sentenceOf(kept.error, t)} onRetry={() => void kept.refetch()} />;
  return kept.data ? <Choice sources={kept.data} onDone={onDone} /> : <Loading lines={4} />;
}

function Choice({ sources, onDone }: { sources: Sources; onDone: () => void }) {
  const { t } = usePreferences();
  const [chosen, setChosen] = useState(() => new Set(sources.filter(({ special }) => special).map(({ code }) => code)));
  const turn = (code: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(code);
    else next.delete(code);
    setChosen(next);
  };
  return (
    <SettingForm
      body={t('specialSources.body')}
      saveLabel={t('specialSources.save')}
      saved={t('specialSources.saved')}
      set={(reason) => client.ledger.setSpecialSources({ sources: [...chosen], reason })}
      onDone={onDone}
    >
      {() => (
        <fieldset className="bare">
          <legend>{t('specialSources.field')}</legend>
          {sources.map(({ code, name }) => (
            <label key={code} className="check">
              <input type="checkbox" checked={chosen.has(code)} onChange={({ target }) => turn(code, target.checked)} />
              {name}
            </label>
          ))}
        </fieldset>
      )}
    </SettingForm>
  );
}
