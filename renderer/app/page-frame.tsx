import { Navigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { PrintedBy } from '../ui/print-sheet.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { type Identity, useIdentity } from './identity.ts';
import type { PageEntry } from './page-entry.ts';
import { PAGES } from './pages.tsx';
import { usePreferences } from './preferences.tsx';

/** A page of the navigation that a person has for a role of theirs, not as everybody has. */
const isTheirs =
  (may: Identity['may']) =>
  ({ nav, permission }: PageEntry): boolean =>
    nav !== undefined && permission !== 'self' && may(permission);

/** Stands around each page: names the window after it, and keeps it from who may not see it. */
export function PageFrame({ entry, children }: { entry: PageEntry; children: ReactNode }) {
  const { t } = usePreferences();
  const { person, may } = useIdentity();
  const title = `${t(entry.title)} · ${t('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (!person) return <Loading />;
  if (!may(entry.permission)) {
    // Whoever may not see the board (an administrator sees no books) begins at the first page that is theirs.
    const first = entry.path === '/' ? PAGES.find(isTheirs(may)) : undefined;
    return first ? <Navigate to={first.path} replace /> : <Failed sentence={t('error.FORBIDDEN')} />;
  }
  return <PrintedBy value={person.display}>{children}</PrintedBy>;
}
