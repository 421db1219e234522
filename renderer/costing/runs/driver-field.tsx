import { DRIVERS } from '../../../shared/domain/costing/drivers.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDriverName } from './words.ts';

/** Chooses a driver; with `classDriver`, '' stands for the class's own. `pairs` offers those of who ordered of whom. */
export function DriverField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (driver: string) => void;
  readonly disabled: boolean;
  readonly classDriver?: boolean;
  readonly pairs?: boolean;
}) {
  const { t } = usePreferences();
  const driverName = useDriverName();
  return (
    <select
      className="input"
      aria-label={props.label}
      value={props.value}
      disabled={props.disabled}
      onChange={({ target }) => props.onChange(target.value)}
    >
      {props.classDriver ? <option value="">{t('costScheme.classDriver')}</option> : null}
      {DRIVERS.filter(({ of }) => props.pairs === true || of === 'receiver').map(({ code }) => (
        <option key={code} value={code}>
          {driverName(code)}
        </option>
      ))}
    </select>
  );
}
