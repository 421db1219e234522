import { DEPARTMENT_CLASSES, type DepartmentClass } from '../../../shared/domain/organisation/department.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { type DepartmentRow, useSpecialities } from './words.ts';

/** What a department's form holds while it is filled in. */
export interface DepartmentDraft {
  readonly from: string;
  readonly name: string;
  readonly class: DepartmentClass;
  readonly parent: string;
  readonly standard: string;
  readonly reason: string;
}

/** The fields that adding and changing a department share; `said` gives what is wrong with one, once that was asked. */
export function DepartmentFields(props: {
  readonly draft: DepartmentDraft;
  readonly set: (part: Partial<DepartmentDraft>) => void;
  /** What may stand above it. */
  readonly above: readonly DepartmentRow[];
  readonly fromHint: string;
  readonly said: (field: 'from' | 'name' | 'reason') => string | undefined;
}) {
  const { t } = usePreferences();
  const specialities = useSpecialities();
  const { draft, set, above, said } = props;
  return (
    <>
      <Labelled label={t('departments.from')} problem={said('from')} hint={props.fromHint}>
        {(field) => (
          <input
            {...field}
            className="input"
            type="month"
            value={draft.from}
            onChange={({ target }) => set({ from: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('departments.name')} problem={said('name')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={draft.name}
            maxLength={80}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('departments.class')}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={draft.class}
            onChange={({ target }) => set({ class: target.value as DepartmentClass })}
          >
            {[...DEPARTMENT_CLASSES].reverse().map((each) => (
              <option key={each} value={each}>
                {t(`costing.class.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t('departments.parent')}>
        {({ id }) => (
          <ChoiceField
            id={id}
            options={above}
            value={draft.parent || undefined}
            onChange={(code) => set({ parent: code ?? '' })}
            placeholder={t('departments.atTop')}
            clearable
          />
        )}
      </Labelled>
      <Labelled label={t('departments.standard')} hint={t('departments.standardHint')}>
        {({ id }) => (
          <ChoiceField
            id={id}
            options={specialities}
            value={draft.standard || undefined}
            onChange={(code) => set({ standard: code ?? '' })}
            clearable
          />
        )}
      </Labelled>
      <Labelled label={t('reason.label')} problem={said('reason')} hint={t('reason.hint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={draft.reason}
            maxLength={200}
            onChange={({ target }) => set({ reason: target.value })}
          />
        )}
      </Labelled>
    </>
  );
}
