import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { type DifferenceNature, NATURES } from '../../shared/domain/consolidation/proposal.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Segments } from '../ui/segments.tsx';
import type { AskedOwn, Matter } from './matters.ts';

const MAX_NOTE = 280;
const NOBODY = '-';

/** 提出: what the difference is, who deals with it and how, for the other unit to answer. */
export function ProposeForm(props: {
  readonly asked: AskedOwn;
  readonly matter: Matter;
  readonly nameOf: (unit: string) => string;
  readonly suggestion: { readonly nature: DifferenceNature; readonly mender: string | undefined };
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const { asked, matter, nameOf, suggestion, onDone } = props;
  const notify = useNotify();
  const propose = useMutation(api.consolidation.proposeOwn.mutationOptions());
  const [nature, setNature] = useState(suggestion.nature);
  const [mender, setMender] = useState(suggestion.mender);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const may = nature === 'other' ? [asked.unit, asked.counterparty, NOBODY] : [asked.unit, asked.counterparty];
  const chosen = may.find((one) => one === mender);

  function keep(): void {
    setTried(true);
    if (chosen === undefined || note.trim() === '') return;
    void propose
      .mutateAsync({
        ...{ ...asked, period: asked.period as Period },
        ...{ matter: matter.matter, nature, mender: chosen === NOBODY ? '' : chosen, note: note.trim() },
      })
      .then(
        () => {
          notify.done({ title: t('matter.done.proposed', { unit: nameOf(asked.counterparty) }) });
          onDone();
        },
        // Its refusal stands below the form.
        () => undefined,
      );
  }
  return (
    <form
      className="matter-form"
      aria-label={t('matter.propose')}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div className="field">
        <span aria-hidden="true">{t('matter.nature')}</span>
        <Segments
          label={t('matter.nature')}
          value={nature}
          choices={NATURES.map((value) => ({ value, label: t(`matter.nature.${value}`) }))}
          onChange={setNature}
        />
      </div>
      <div className="field">
        <span aria-hidden="true">{t('matter.mender')}</span>
        <Segments
          label={t('matter.mender')}
          value={chosen ?? ''}
          choices={may.map((value) => ({ value, label: value === NOBODY ? t('matter.nobody') : nameOf(value) }))}
          onChange={setMender}
        />
        {tried && chosen === undefined ? (
          <small className="field-problem" role="alert">
            {t('matter.problem.mender')}
          </small>
        ) : (
          <small className="hint">{t(nature === 'transit' ? 'matter.menderTransit' : 'matter.menderNote')}</small>
        )}
      </div>
      <Labelled label={t('matter.note')} problem={tried && note.trim() === '' ? t('matter.problem.note') : undefined}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            rows={2}
            maxLength={MAX_NOTE}
            value={note}
            placeholder={t('matter.noteHint')}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Labelled>
      {propose.error ? (
        <p className="field-problem" role="alert">
          {sentenceOf(propose.error, t)}
        </p>
      ) : null}
      <div className="ws-row">
        <button type="submit" className="button primary" disabled={propose.isPending}>
          {t('matter.send')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
