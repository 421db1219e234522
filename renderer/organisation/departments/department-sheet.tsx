import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Period, parsePeriod } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { type DepartmentDraft, DepartmentFields } from './department-fields.tsx';
import { History } from './history.tsx';
import type { DepartmentRow } from './words.ts';

/** One department: what it became when, and why; and its change from a month on. */
export function DepartmentSheet(props: {
  readonly unit: string;
  readonly period: Period;
  readonly department: DepartmentRow;
  readonly departments: readonly DepartmentRow[];
  readonly manages: boolean;
  readonly onDone: () => void;
}) {
  const { t } = usePreferences();
  const { unit, department } = props;
  const cards = useQuery(
    api.organisation.departmentHistory.queryOptions({ input: { unit, code: department.code } }),
  ).data;
  return (
    <>
      <h3 className="department-part">{t('departments.history')}</h3>
      {cards ? <History cards={cards} departments={props.departments} /> : <Loading lines={3} />}
      {props.manages ? <Change {...props} /> : null}
    </>
  );
}

function Change({ unit, period, department, departments, onDone }: Parameters<typeof DepartmentSheet>[0]) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { code, revision } = department;
  const [draft, setDraft] = useState<DepartmentDraft>({
    ...{ from: period, name: department.name, class: department.class, parent: department.parent },
    ...{ standard: department.standard, reason: '' },
  });
  const [open, setOpen] = useState(department.state !== 'closed');
  const [asked, setAsked] = useState(false);
  const from = parsePeriod(draft.from);
  const wrong = {
    from: from === undefined ? t('departments.monthWrong') : undefined,
    name: draft.name.trim() === '' ? t('setUp.problem.missing') : undefined,
    reason: draft.reason.trim() === '' ? t('setUp.problem.missing') : undefined,
  };

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || !from || Object.values(wrong).some((each) => each !== undefined)) return;
    const { class: kind, parent, standard } = draft;
    const [name, reason] = [draft.name.trim(), draft.reason.trim()];
    const done = await act(
      () =>
        client.organisation.changeDepartment({
          ...{ unit, code, revision, from, name, class: kind, parent, standard, open, reason },
        }),
      t('departments.changed', { name }),
    );
    if (done) onDone();
  }
  return (
    <form
      className="department-form"
      noValidate
      aria-label={t('departments.change')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 className="department-part">{t('departments.change')}</h3>
      <DepartmentFields
        draft={draft}
        set={(part) => setDraft((before) => ({ ...before, ...part }))}
        above={departments.filter((each) => each.code !== code && each.state !== 'closed')}
        fromHint={t('departments.fromHint')}
        said={(field) => (asked ? wrong[field] : undefined)}
      />
      <label className="check">
        <input type="checkbox" checked={!open} onChange={({ target }) => setOpen(!target.checked)} />
        {t('departments.close')}
      </label>
      <Problem sentence={problem} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('departments.save')}
      </button>
    </form>
  );
}
