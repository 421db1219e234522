import { usePreferences } from '../../app/preferences.tsx';
import { signerOf } from '../../app/told.ts';
import { instantName } from '../../ui/time.ts';
import type { DraftOut } from './beginning.ts';
import { LeftBar } from './left-bar.tsx';

/** What is to be known of a sheet before one types on it: what was left behind, what was restored, where it comes from. */
export function EntryNotices(props: {
  /** When what was restored was typed, in milliseconds; undefined where nothing was, or it has been read. */
  readonly restored: number | undefined;
  readonly onRead: () => void;
  readonly recurring: DraftOut['recurring'];
  /** Why it was given back (退回), where it was. */
  readonly returned: DraftOut['returned'];
  readonly names: Readonly<Record<string, string>>;
}) {
  const { t, locale } = usePreferences();
  const { restored, recurring, returned } = props;
  return (
    <>
      <LeftBar />
      {restored === undefined ? null : (
        <p className="notice" role="status">
          <span>{t('desk.restored', { time: instantName(new Date(restored).toISOString()) })}</span>
          <button type="button" className="link" onClick={props.onRead}>
            {t('close')}
          </button>
        </p>
      )}
      {recurring === null ? null : (
        <p className="notice">{t('recurring.from', { name: recurring.name, period: recurring.period })}</p>
      )}
      {returned === null ? null : (
        <p className="notice warn" role="status">
          {t('desk.returnedBy', { name: signerOf(returned.by, props.names, locale), reason: returned.reason })}
        </p>
      )}
    </>
  );
}
