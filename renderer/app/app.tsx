import { QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Board } from '../ledger/board.tsx';
import { api, client, session } from './client.ts';
import { useConnection } from './connection.ts';
import { useLiveChanges } from './events.ts';
import { isAnswered, isSignedOut } from './failure.ts';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import { type Before, SignIn } from './sign-in.tsx';
import { TopBar } from './top-bar.tsx';

/** How long signing out waits for the service's word. */
const PATIENCE_MS = 3_000;

export function App() {
  return (
    <PreferencesProvider>
      <Desk />
    </PreferencesProvider>
  );
}

/** Either nobody is signed in, or somebody works. What one person's session read is gone before the next begins. */
function Desk() {
  const [token, setToken] = useState(session.token);
  const [before, setBefore] = useState<Before>('nothing');

  function leave(why: Before): void {
    session.forget();
    setBefore(why);
    setToken(null);
  }
  function enter(next: string): void {
    session.keep(next);
    setToken(next);
  }
  return token === null ? (
    <SignIn before={before} onSignedIn={enter} />
  ) : (
    <Work key={token} onExpired={() => leave('expired')} onLeft={() => leave('left')} />
  );
}

function Work({ onExpired, onLeft }: { onExpired: () => void; onLeft: () => void }) {
  const expired = useRef(onExpired);
  expired.current = onExpired;
  // What is still on its way when the desk is left says so of a session that is no longer this desk's.
  const over = useRef(false);
  const [queries] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: (error) => isSignedOut(error) && !over.current && expired.current() }),
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
    over.current = true;
    // Whatever the service says, and however slow it is, this desk forgets the session; unanswered, it ends when idle.
    const told = client.session.signOut({}).catch(() => undefined);
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
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
      <Page onSignOut={() => void signOut()} />
    </QueryClientProvider>
  );
}

function Page({ onSignOut }: { onSignOut: () => void }) {
  useLiveChanges();
  const identity = useQuery(api.session.whoAmI.queryOptions({ input: {} }));
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  return (
    <div className="page">
      <TopBar
        community={community.data?.name}
        sample={community.data?.demo ?? false}
        person={identity.data?.display ?? ''}
        onSignOut={onSignOut}
      />
      <main>
        <Board />
      </main>
      <Restored />
    </div>
  );
}

/** Says once, briefly, that the service answers again. */
function Restored() {
  const { t } = usePreferences();
  const connection = useConnection();
  const wasLost = useRef(false);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (connection === 'lost') {
      wasLost.current = true;
      setShown(false);
      return;
    }
    if (!wasLost.current) return;
    wasLost.current = false;
    setShown(true);
    const timer = setTimeout(() => setShown(false), 4000);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div className="toast" role="status">
      {shown ? <span className="notice">{t('connection.back')}</span> : null}
    </div>
  );
}
