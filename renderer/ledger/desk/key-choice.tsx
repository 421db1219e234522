import { usePreferences } from '../../app/preferences.tsx';
import { KEY_SETS, type KeySet } from './keys.ts';

/** 快捷键习惯: whose keys the hands know. */
export function KeyChoice({ value, onChange }: { value: KeySet; onChange: (keySet: KeySet) => void }) {
  const { t } = usePreferences();
  return (
    <select
      className="input desk-key-choice"
      aria-label={t('desk.keySet')}
      title={t('desk.keySet')}
      value={value}
      onChange={(event) => onChange(event.target.value as KeySet)}
    >
      {KEY_SETS.map((each) => (
        <option key={each} value={each}>
          {t(`desk.keySet.${each}`)}
        </option>
      ))}
    </select>
  );
}
