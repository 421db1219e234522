import { LICENCE_KINDS } from '../../../shared/domain/procurement/supplier.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { LicenceDraft } from './card-draft.ts';

/** 证照 of a card as they are typed, one a line. */
export function LicenceRows(props: {
  readonly licences: readonly LicenceDraft[];
  readonly onChange: (licences: readonly LicenceDraft[]) => void;
}) {
  const { t } = usePreferences();
  const { licences, onChange } = props;
  const set = (id: number, part: Partial<LicenceDraft>): void =>
    onChange(licences.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const next = Math.max(0, ...licences.map(({ id }) => id)) + 1;
  return (
    <fieldset className="supplier-licences">
      <legend>
        {t('suppliers.licences')} <span className="hint">{t('suppliers.forGoodHint')}</span>
      </legend>
      {licences.map(({ id, kind, number, until }, index) => {
        const place = index + 1;
        const label = (part: 'licenceKind' | 'licenceNumber' | 'licenceUntil'): string =>
          t('suppliers.licenceOf', { place, part: t(`suppliers.${part}`) });
        return (
          <div key={id} className="supplier-licence">
            <select
              className="input"
              aria-label={label('licenceKind')}
              value={kind}
              onChange={({ target }) => set(id, { kind: LICENCE_KINDS.find((each) => each === target.value) ?? kind })}
            >
              {LICENCE_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`suppliers.licence.${each}`)}
                </option>
              ))}
            </select>
            <input
              className="input"
              aria-label={label('licenceNumber')}
              placeholder={t('suppliers.licenceNumber')}
              maxLength={60}
              value={number}
              onChange={({ target }) => set(id, { number: target.value })}
            />
            <input
              className="input"
              type="date"
              aria-label={label('licenceUntil')}
              value={until}
              onChange={({ target }) => set(id, { until: target.value })}
            />
            <button
              type="button"
              className="button"
              aria-label={t('suppliers.removeLicence', { place })}
              onClick={() => onChange(licences.filter((each) => each.id !== id))}
            >
              ✕
            </button>
          </div>
        );
      })}
      <button
        type="button"
        className="button"
        onClick={() => onChange([...licences, { id: next, kind: 'drug-trading', number: '', until: '' }])}
      >
        {t('suppliers.addLicence')}
      </button>
    </fieldset>
  );
}
