import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useNotify } from '../ui/notify.tsx';
import { timeOfDay } from '../ui/time.ts';
import { api } from './client.ts';
import { answeredAt, useConnection } from './connection.ts';
import { DropVeil } from './dropping.tsx';
import { FirstImport } from './first-import.tsx';
import { useFolded } from './folded.ts';
import { LockScreen } from './lock-screen.tsx';
import { Navigation } from './navigation.tsx';
import { usePreferences } from './preferences.tsx';
import { Restored } from './restored.tsx';
import { TopBar } from './top-bar.tsx';
import { Tour } from './tour.tsx';

/** The frame around every page: the modules at the left, whose books and which month above, the page itself. */
export function Shell() {
  const { t } = usePreferences();
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const [folded, setFolded] = useFolded();
  const main = useFocusOnNewPage();
  return (
    <div className={folded ? 'shell folded' : 'shell'}>
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <Navigation folded={folded} onFold={setFolded} community={community.data?.name} />
      <TopBar sample={community.data?.demo ?? false} />
      <main id="main" ref={main} tabIndex={-1}>
        <Lost />
        <FirstImport />
        <Tour />
        <Outlet />
      </main>
      <Restored />
      <DropVeil />
      <LockScreen />
    </div>
  );
}

/** Says that the service is away, and how old the figures are. */
function Lost() {
  const { t, locale } = usePreferences();
  if (useConnection() === 'answering') return null;
  const at = answeredAt();
  return (
    <p className="notice warn lost" role="alert">
      {at === undefined ? t('connection.lostEmpty') : t('connection.lost', { time: timeOfDay(at, locale) })}
    </p>
  );
}

/** On another page the focus begins at the page, and what was said of the last one goes. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const { settle } = useNotify();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    settle();
    // A form that goes on from one address to the next keeps what is typed.
    if (document.activeElement?.closest('[data-keeps-focus]')) return;
    main.current?.focus({ preventScroll: true });
  }, [path, settle]);
  return main;
}
