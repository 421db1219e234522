import { type ReactNode, Suspense, useEffect } from 'react';
import { Failed, Loading } from '../ui/states.tsx';
import { useIdentity } from './identity.ts';
import type { PageEntry } from './pages.tsx';
import { usePreferences } from './preferences.tsx';

/** Stands around each page: names the window after it, and keeps it from who may not see it. */
export function PageFrame({ entry, children }: { entry: PageEntry; children: ReactNode }) {
  const { t } = usePreferences();
  const { person, may } = useIdentity();
  const title = `${t(entry.title)} · ${t('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (!person) return <Loading />;
  if (!may(entry.permission)) return <Failed sentence={t('error.FORBIDDEN')} />;
  return <Suspense fallback={<Loading />}>{children}</Suspense>;
}
