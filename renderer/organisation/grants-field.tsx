import { ROLE_CODES, type RoleCode } from '../../shared/domain/organisation/roles.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { type GrantDraft, grantProblem, heldOf } from './grants.ts';

/** 角色: one line for each role and where it is held. */
export function GrantsField(props: {
  readonly value: readonly GrantDraft[];
  readonly strict: boolean;
  readonly onChange: (grants: readonly GrantDraft[]) => void;
}) {
  const { t } = usePreferences();
  const { units } = useScope();
  const { value, onChange } = props;
  const put = (at: number, change: Partial<GrantDraft>): void =>
    onChange(value.map((each, index) => (index === at ? { ...each, ...change } : each)));
  return (
    <fieldset className="bare field">
      <legend>{t('setUp.role')}</legend>
      {value.map((grant, at) => {
        const held = grant.role === '' ? undefined : heldOf(grant.role);
        const problem = props.strict ? grantProblem(grant) : undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
          <div key={at}>
            <div className="grant-line">
              <select
                className="input"
                aria-label={t('setUp.fieldOf', { field: t('setUp.role'), line: at + 1 })}
                aria-invalid={problem === 'role-missing'}
                value={grant.role}
                onChange={(event) => {
                  const role = event.target.value as RoleCode | '';
                  put(at, { role, ...(role !== '' && heldOf(role) === 'community' ? { unit: '' } : {}) });
                }}
              >
                <option value="">{t('field.choose')}</option>
                {ROLE_CODES.map((role) => (
                  <option key={role} value={role}>
                    {t(`role.${role}`)}
                  </option>
                ))}
              </select>
              <select
                className="input"
                aria-label={t('setUp.fieldOf', { field: t('setUp.at'), line: at + 1 })}
                aria-invalid={problem === 'needs-unit'}
                value={grant.unit}
                disabled={held === 'community'}
                onChange={(event) => put(at, { unit: event.target.value })}
              >
                <option value="">{held === 'unit' ? t('field.choose') : t('packs.wholeCounty')}</option>
                {units?.map((unit) => (
                  <option key={unit.code} value={unit.code}>
                    {unit.code} {unit.name}
                  </option>
                ))}
              </select>
              <button
                type="button"
                className="button icon"
                aria-label={t('setUp.removeLine', { line: at + 1 })}
                title={t('setUp.removeLine', { line: at + 1 })}
                onClick={() => onChange(value.filter((_, index) => index !== at))}
              >
                ×
              </button>
            </div>
            {problem ? <small className="field-problem">{t(`setUp.person.${problem}`)}</small> : null}
          </div>
        );
      })}
      <div>
        <button type="button" className="button" onClick={() => onChange([...value, { role: '', unit: '' }])}>
          {t('people.addRole')}
        </button>
      </div>
    </fieldset>
  );
}
