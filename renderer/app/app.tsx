import { type ComponentProps, useEffect, useState } from 'react';
import { session } from './client.ts';
import { FirstStart } from './first-start.tsx';
import { forgetHanded } from './handed.ts';
import { forgetLock } from './lock.ts';
import { PreferencesProvider } from './preferences.tsx';
import { useSetUpState } from './set-up-state.ts';
import { type Before, SignIn } from './sign-in.tsx';
import { useStayOnDrop } from './staying.ts';

type WorkModule = typeof import('./work.tsx');
let work: WorkModule | undefined;
/** The pages and all they need: fetched while the person types the password, or at once where somebody is signed in. */
export const loadWork = async (): Promise<WorkModule> => {
  work ??= await import('./work.tsx');
  return work;
};

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
    <AtWork key={token} onExpired={() => leave('expired')} onLeft={() => leave('left')} />
  );
}

/** The work, as soon as it is there. Not by Suspense, which would hold back what follows it for 300 ms. */
function AtWork(props: ComponentProps<WorkModule['Work']>) {
  const [loaded, setLoaded] = useState(work);
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    let here = true;
    loadWork().then(
      (module) => here && setLoaded(module),
      (error: unknown) => here && setFailure({ error }),
    );
    return () => {
      here = false;
    };
  }, []);
  if (failure) throw failure.error;
  return loaded ? <loaded.Work {...props} /> : null;
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
  return <SignIn before={before} onShown={() => void loadWork().catch(() => undefined)} onSignedIn={onSignedIn} />;
}
