import { MutationCache, QueryCache, QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { AntdTheme } from '../ui/theme.tsx';
import { api, client } from './client.ts';
import { useLiveChanges } from './events.ts';
import { isAnswered, isSignedOut } from './failure.ts';
import { LeaveProvider } from './leaving.ts';
import { isLocked } from './lock.ts';
import { usePreferences } from './preferences.tsx';
import { refreshed } from './refreshing.ts';
import { makeRouter } from './router.tsx';
import './shell.css';

/** How long signing out waits for the service's word. */
const PATIENCE_MS = 3_000;

/** Somebody works: what this person reads, and the pages. It ends with the session. */
export function Work({ onExpired, onLeft }: { onExpired: () => void; onLeft: () => void }) {
  const expired = useRef(onExpired);
  expired.current = onExpired;
  // What is still on its way when the desk is left says so of a session that is no longer this desk's.
  const over = useRef(false);
  const [queries] = useState(
    (): QueryClient =>
      askedAtOnce(
        new QueryClient({
          queryCache: new QueryCache({
            onError: (error) => isSignedOut(error) && !over.current && !isLocked() && expired.current(),
          }),
          // A command is done when what it changed is in sight.
          mutationCache: new MutationCache({ onSuccess: () => refreshed(queries) }),
          // What was read holds until a change is announced (events.ts); a call that was answered with no is not repeated.
          defaultOptions: {
            queries: {
              staleTime: Number.POSITIVE_INFINITY,
              retry: (count, error) => count < 1 && !isAnswered(error),
              networkMode: 'always',
            },
          },
        }),
      ),
  );

  async function signOut(): Promise<void> {
    over.current = true;
    // Whatever the service says, and however slow it is, this desk forgets the session; unanswered, it ends when idle.
    const told = client.session.signOut({}).catch(() => undefined);
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    // The next person begins at home, not where this one stood.
    history.replaceState(null, '', '/');
    onLeft();
  }
  useEffect(() => {
    over.current = false;
    return () => {
      over.current = true;
    };
  }, []);
  return (
    <QueryClientProvider client={queries}>
      <LeaveProvider value={() => void signOut()}>
        <AntdTheme>
          <Pages />
        </AntdTheme>
      </LeaveProvider>
    </QueryClientProvider>
  );
}

/** What every page needs is asked for while the page's own file is on its way. */
function askedAtOnce(queries: QueryClient): QueryClient {
  void queries.prefetchQuery(api.session.whoAmI.queryOptions({ input: {} }));
  void queries.prefetchQuery(api.organisation.community.queryOptions({ input: {} }));
  void queries.prefetchQuery(api.organisation.units.queryOptions({ input: {} }));
  return queries;
}

function Pages() {
  useLiveChanges();
  useAnswersInOneLanguage();
  const [router] = useState(makeRouter);
  useEffect(() => () => router.history.destroy(), [router]);
  return <RouterProvider router={router} />;
}

/** Another language: what was answered in the first is asked for anew. */
function useAnswersInOneLanguage(): void {
  const queries = useQueryClient();
  const { locale } = usePreferences();
  const spoken = useRef(locale);
  useEffect(() => {
    if (spoken.current === locale) return;
    spoken.current = locale;
    queries.removeQueries({ type: 'inactive' });
    void queries.invalidateQueries();
  }, [queries, locale]);
}
