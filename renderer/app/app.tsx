import { lazy, Suspense, useState } from 'react';
import { session } from './client.ts';
import { PreferencesProvider } from './preferences.tsx';
import { type Before, SignIn } from './sign-in.tsx';

const loadWork = () => import('./work.tsx');
/** The pages and all they need are fetched while the person types the password. */
const Work = lazy(async () => ({ default: (await loadWork()).Work }));

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
    <SignIn before={before} onShown={() => void loadWork()} onSignedIn={enter} />
  ) : (
    <Suspense>
      <Work key={token} onExpired={() => leave('expired')} onLeft={() => leave('left')} />
    </Suspense>
  );
}
