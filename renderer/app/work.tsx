import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { AntdTheme } from '../ui/theme.tsx';
import { client } from './client.ts';
import { useLiveChanges } from './events.ts';
import { isAnswered, isSignedOut } from './failure.ts';
import { LeaveProvider } from './leaving.ts';
import { isLocked } from './lock.ts';
import { makeRouter } from './router.tsx';
import './shell.css';

/** Somebody works: what this person reads, and the pages. It ends with the session. */
export function Work({ onExpired, onLeft }: { onExpired: () => void; onLeft: () => void }) {
  const expired = useRef(onExpired);
  expired.current = onExpired;
  const [queries] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: (error) => isSignedOut(error) && !isLocked() && expired.current() }),
        // What was read holds until a change is announced (events.ts); a call that was answered with no is not repeated.
        defaultOptions: {
          queries: {
            staleTime: Number.POSITIVE_INFINITY,
            retry: (count, error) => count < 1 && !isAnswered(error),
            networkMode: 'always',
          },
        },
      }),
  );

  async function signOut(): Promise<void> {
    // Whatever the service says, this desk forgets the session; unanswered, it ends by itself when idle.
    await client.session.signOut({}).catch(() => undefined);
    // The next person begins at home, not where this one stood.
    history.replaceState(null, '', '/');
    onLeft();
  }
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

function Pages() {
  useLiveChanges();
  const [router] = useState(makeRouter);
  useEffect(() => () => router.history.destroy(), [router]);
  return <RouterProvider router={router} />;
}
