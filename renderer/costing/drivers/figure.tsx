import { usePreferences } from '../../app/preferences.tsx';
import { grouped } from './sheet.ts';

/** A value with separators, nil as a dash; last month's before it, quietly, where it is compared. */
export function Figure({ value, before }: { readonly value: string; readonly before?: string }) {
  const { t } = usePreferences();
  const now = value === '' || value === '0' ? '–' : grouped(value);
  if (before === undefined) return <>{now}</>;
  const was = before === '' ? '–' : grouped(before);
  return (
    <>
      <span className={value === before ? 'driver-was' : 'driver-was other'} title={t('costDrivers.lastMonth')}>
        {was}
      </span>
      {now}
    </>
  );
}
