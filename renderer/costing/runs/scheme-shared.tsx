import { Select } from 'antd';
import { usePreferences } from '../../app/preferences.tsx';
import { nextId, type SchemeDraft, type SharedDraft } from './draft.ts';
import { DriverField } from './driver-field.tsx';
import type { SchemeSeen } from './words.ts';

/** 公共费用: which accounts are everybody's, and by what they are spread. */
export function SchemeShared(props: {
  readonly draft: SchemeDraft;
  readonly accounts: SchemeSeen['accounts'];
  readonly disabled: boolean;
  readonly onChange: (draft: SchemeDraft) => void;
}) {
  const { t } = usePreferences();
  const { draft, accounts, disabled, onChange } = props;
  const change = (id: number, next: Partial<SharedDraft>) =>
    onChange({ ...draft, shared: draft.shared.map((cost) => (cost.id === id ? { ...cost, ...next } : cost)) });
  const options = accounts.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  return (
    <fieldset className="scheme-part">
      <legend>{t('costScheme.shared')}</legend>
      <p className="hint">{t('costScheme.sharedHint')}</p>
      {draft.shared.map(({ id, name, accounts: chosen, driver }, at) => (
        <div key={id} className="scheme-row">
          <input
            className="input scheme-name"
            aria-label={t('costScheme.sharedNameOf', { place: at + 1 })}
            placeholder={t('costScheme.sharedName')}
            value={name}
            maxLength={40}
            disabled={disabled}
            onChange={({ target }) => change(id, { name: target.value })}
          />
          <Select<string[]>
            mode="multiple"
            className="scheme-accounts"
            aria-label={t('costScheme.accountsOf', { place: at + 1 })}
            placeholder={t('costScheme.accounts')}
            value={[...chosen]}
            options={options}
            optionFilterProp="label"
            disabled={disabled}
            onChange={(codes) => change(id, { accounts: codes })}
          />
          <DriverField
            label={t('costScheme.driverOf', { place: at + 1 })}
            value={driver}
            disabled={disabled}
            onChange={(next) => change(id, { driver: next })}
          />
          {disabled ? null : (
            <button
              type="button"
              className="button"
              onClick={() => onChange({ ...draft, shared: draft.shared.filter((cost) => cost.id !== id) })}
            >
              {t('costScheme.remove')}
            </button>
          )}
        </div>
      ))}
      {disabled ? null : (
        <button
          type="button"
          className="button"
          onClick={() =>
            onChange({
              ...draft,
              shared: [...draft.shared, { id: nextId(draft.shared), name: '', accounts: [], driver: 'area' }],
            })
          }
        >
          {t('costScheme.addShared')}
        </button>
      )}
    </fieldset>
  );
}
