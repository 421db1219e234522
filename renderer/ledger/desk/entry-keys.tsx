import { usePreferences } from '../../app/preferences.tsx';

/** The words of command that no button shows. */
export function EntryKeys() {
  const { t } = usePreferences();
  return (
    <section className="card aside-card desk-keys" aria-label={t('desk.keys')}>
      <h3>{t('desk.keys')}</h3>
      <dl>
        {(['Enter', '=', 'Space', '-', '//', '..', '1200*3', 'Ctrl V'] as const).map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`desk.key.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
