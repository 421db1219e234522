import { useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { type DepartmentDraft, DepartmentFields } from './department-fields.tsx';
import type { DepartmentRow } from './words.ts';

const NEW: DepartmentDraft = { from: '', name: '', class: 'clinical', parent: '', standard: '', reason: '' };

/** A department that is not there yet, from a month on or from the beginning. */
export function DepartmentAdding(props: {
  readonly unit: string;
  readonly departments: readonly DepartmentRow[];
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [code, setCode] = useState('');
  const [draft, setDraft] = useState(NEW);
  const [asked, setAsked] = useState(false);
  const wrong = {
    code: /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(code) ? undefined : t('departments.codeWrong'),
    name: draft.name.trim() === '' ? t('setUp.problem.missing') : undefined,
    reason: draft.reason.trim() === '' ? t('setUp.problem.missing') : undefined,
    from: undefined,
  };

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || Object.values(wrong).some((each) => each !== undefined)) return;
    const { from, name, class: kind, parent, standard, reason } = draft;
    const done = await act(
      () =>
        client.organisation.addDepartments({
          ...{ unit: props.unit, reason: reason.trim() },
          ...(from === '' ? {} : { from: from as Period }),
          departments: [{ code, name: name.trim(), class: kind, parent, standard }],
        }),
      t('departments.added', { name: name.trim() }),
    );
    if (done) props.onDone();
  }
  return (
    <form
      className="department-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Labelled label={t('departments.code')} problem={asked ? wrong.code : undefined} hint={t('departments.codeHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={code}
            maxLength={32}
            onChange={({ target }) => setCode(target.value.trim())}
          />
        )}
      </Labelled>
      <DepartmentFields
        draft={draft}
        set={(part) => setDraft((before) => ({ ...before, ...part }))}
        above={props.departments.filter(({ state }) => state !== 'closed')}
        fromHint={t('departments.fromNoneHint')}
        said={(field) => (asked ? wrong[field] : undefined)}
      />
      <Problem sentence={problem} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('departments.add')}
      </button>
    </form>
  );
}
