import { RADAR_BOUNDS, type RadarSettings } from '../../../shared/domain/approval/radar/settings.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { FIELDS, type Field, numberIn, type Typed, UNITS } from './typed.ts';

/** 设定 [U], each with its unit, what it does and what is in force. */
export function SettingsForm(props: {
  readonly typed: Typed;
  readonly inForce: RadarSettings;
  readonly readOnly: boolean;
  readonly onChange: (typed: Typed) => void;
}) {
  const { t } = usePreferences();
  const { typed, inForce, readOnly, onChange } = props;
  const problemOf = (field: Field): string | undefined => {
    const [least, most] = RADAR_BOUNDS[field];
    return numberIn(typed, field) === undefined ? t('radar.bounds', { least, most }) : undefined;
  };
  return (
    <section className="card radar-part radar-settings" aria-label={t('radar.settings')}>
      <h2>{t('radar.settings')}</h2>
      <p className="hint">{t('radar.settingsAbout')}</p>
      {FIELDS.map((name) => (
        <Labelled key={name} label={t(`radar.${name}`)} problem={problemOf(name)} hint={t(`radar.${name}Hint`)}>
          {(field) => (
            <span className="radar-figure">
              {typed[name] === String(inForce[name]) ? null : (
                <span className="chip">{t('radar.inForceIs', { value: inForce[name] })}</span>
              )}
              <input
                {...field}
                className="input figure"
                inputMode="numeric"
                maxLength={3}
                readOnly={readOnly}
                value={typed[name]}
                onChange={({ target }) => onChange({ ...typed, [name]: target.value.trim() })}
              />
              <span>{t(`radar.unit.${UNITS[name]}`)}</span>
            </span>
          )}
        </Labelled>
      ))}
    </section>
  );
}
