import { lazy, Suspense, useEffect, useState } from 'react';
import { session } from './client.ts';
import { FirstStart } from './first-start.tsx';
import { forgetHanded } from './handed.ts';
import { forgetLock } from './lock.ts';
import { PreferencesProvider } from './preferences.tsx';
import { useSetUpState } from './set-up-state.ts';
import { type Before, SignIn } from './sign-in.tsx';
import { useStayOnDrop } from './staying.ts';

const loadWork = () => import('./work.tsx');
/** The pages and all they need are fetched while the person types the password. */
const Work = lazy(async () => ({ default: (await loadWork()).Work }));

export function App() {
  useStayOnDrop();
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
    forgetLock();
    forgetHanded();
    setBefore(why);
    setToken(null);
  }
  function enter(next: string): void {
    session.keep(next);
    setToken(next);
  }
  return token === null ? (
    <Gate before={before} onSignedIn={enter} />
  ) : (
    <Suspense>
      <Work key={token} onExpired={() => leave('expired')} onLeft={() => leave('left')} />
    </Suspense>
  );
}

/** Long enough for a service on this machine to answer; then the sign-in form says what is the matter. */
const PATIENCE_MS = 600;

/** Before somebody works: the two doors of the first start where nobody is set up, else the sign-in. */
function Gate({ before, onSignedIn }: { before: Before; onSignedIn: (token: string) => void }) {
  const [state, setState] = useSetUpState();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (state && state.state !== 'ready') return <FirstStart state={state} onState={setState} onSignedIn={onSignedIn} />;
  if (!state && !waited) return null;
  return <SignIn before={before} onShown={() => void loadWork()} onSignedIn={onSignedIn} />;
}
