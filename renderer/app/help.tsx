import { useLocation } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { isPlainKey } from '../../shared/i18n/translate.ts';
import { Drawer } from '../ui/drawer.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { HelpKeys } from './help-keys.tsx';
import { type HelpTopic, KEYS, topicOf } from './help-topics.ts';
import { pageKeys } from './page-keys.ts';
import { usePreferences } from './preferences.tsx';
import { openTour } from './tour-state.ts';

/** 帮助 (F1): what this page is for, why it is so and by which clause, and the keys. */
export function Help() {
  const { t } = usePreferences();
  const [open, setOpen] = useState(false);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useShortcut('F1', () => setOpen((before) => !before));
  const topic = topicOf(path);
  const keys = useSyncExternalStore(pageKeys.subscribe, pageKeys.now);
  return (
    <>
      <button type="button" className="bar-button" aria-keyshortcuts="F1" onClick={() => setOpen(true)}>
        {t('help.title')} <kbd>F1</kbd>
      </button>
      <Drawer open={open} title={t('help.title')} width={keys ? 620 : 440} onClose={() => setOpen(false)}>
        <div className="help">
          {keys ? <HelpKeys keys={keys} /> : null}
          {topic ? <Topic topic={topic} /> : null}
          <section>
            <h2>{t('help.keys')}</h2>
            <dl className="help-keys">
              {KEYS.map((key) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(`help.key.${key}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section>
            <button
              type="button"
              className="button"
              onClick={() => {
                setOpen(false);
                openTour();
              }}
            >
              {t('tour.again')}
            </button>
          </section>
        </div>
      </Drawer>
    </>
  );
}

function Topic({ topic }: { topic: HelpTopic }) {
  const { t } = usePreferences();
  const clause = `help.${topic}.clause`;
  return (
    <>
      <section>
        <h2>{t('help.what')}</h2>
        {t(`help.${topic}.what`)}
      </section>
      <section>
        <h2>{t('help.why')}</h2>
        {t(`help.${topic}.why`)}
      </section>
      {isPlainKey(clause) ? (
        <section>
          <h2>{t('help.clause')}</h2>
          {t(clause)}
        </section>
      ) : null}
    </>
  );
}
