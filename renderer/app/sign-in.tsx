import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Mark } from '../ui/icons.tsx';
import { client } from './client.ts';
import { useConnection } from './connection.ts';
import { DemoPeople, useDemo } from './demo.tsx';
import { aboutHost, type Host } from './host.ts';
import { LookChoices } from './look.tsx';
import { PasswordField } from './password-field.tsx';
import { usePreferences } from './preferences.tsx';
import { refusalSentence, type SignInRefusal, signIn } from './signing-in.ts';

/** Why the page is shown again: nothing special, the session ended by itself, or the person left. */
export type Before = 'nothing' | 'expired' | 'left';

/** The first page: who are you? A refusal says what is wrong and what to do, and the name stays typed. */
export function SignIn(props: {
  readonly before: Before;
  /** The page stands: what comes after it may be fetched meanwhile. */
  readonly onShown: () => void;
  readonly onSignedIn: (token: string) => void;
}) {
  const { before, onSignedIn } = props;
  const { t } = usePreferences();
  const title = `${t('signIn.title')} · ${t('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const whenShown = useRef(props.onShown);
  useEffect(() => whenShown.current(), []);
  const [missing, setMissing] = useState<'name' | 'password'>();
  const [refusal, setRefusal] = useState<SignInRefusal>();
  const [busy, setBusy] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const lost = useConnection() === 'lost';
  const demo = useDemo();
  const waiting = useCountdown(refusal, () => setRefusal(undefined));
  const ids = { name: useId(), password: useId(), problem: useId(), caps: useId() };

  function submit(event: FormEvent): void {
    event.preventDefault();
    void enter({ name: name.current!.value.trim(), password: password.current!.value });
  }

  async function enter(given: { name: string; password: string }): Promise<void> {
    const lacks = given.name === '' ? 'name' : given.password === '' ? 'password' : undefined;
    setMissing(lacks);
    if (lacks) {
      setRefusal(undefined);
      (lacks === 'name' ? name : password).current!.focus();
      return;
    }
    if (busy) return;
    setBusy(true);
    const outcome = await signIn(client, given.name, given.password);
    setBusy(false);
    if (outcome.ok) onSignedIn(outcome.token);
    else {
      setRefusal(outcome.refusal);
      password.current?.select();
      password.current?.focus();
    }
  }

  const problem = missing
    ? t(missing === 'name' ? 'signIn.nameMissing' : 'signIn.passwordMissing')
    : waiting
      ? refusalSentence(waiting, t)
      : lost
        ? t('connection.lostEmpty')
        : undefined;
  const noteCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));

  return (
    <div className="gate">
      <main className="gate-desk">
        <div className="gate-card card">
          <header className="gate-brand">
            <Mark size={40} />
            <div>
              <strong>{t('app.name')}</strong>
              <span>{t('app.full')}</span>
            </div>
          </header>
          <form onSubmit={submit} noValidate>
            <h1>{t('signIn.title')}</h1>
            {before !== 'nothing' && !problem ? (
              <p className="notice" role="status">
                {t(before === 'expired' ? 'signIn.again' : 'signIn.left')}
              </p>
            ) : null}
            <div className="field">
              <label htmlFor={ids.name}>{t('signIn.name')}</label>
              <input
                className="input"
                id={ids.name}
                ref={name}
                name="username"
                autoComplete="username"
                autoCapitalize="off"
                spellCheck={false}
                // biome-ignore lint/a11y/noAutofocus: the page has one purpose, and its first field is where it begins.
                autoFocus
                maxLength={32}
                aria-invalid={missing === 'name' || waiting?.kind === 'wrong'}
                aria-describedby={problem ? ids.problem : undefined}
              />
            </div>
            <div className="field">
              <label htmlFor={ids.password}>{t('signIn.password')}</label>
              <PasswordField
                id={ids.password}
                field={password}
                name="password"
                autoComplete="current-password"
                invalid={missing === 'password' || waiting?.kind === 'wrong'}
                describedBy={problem ? ids.problem : capsLock ? ids.caps : undefined}
                onKey={noteCapsLock}
              />
              {capsLock ? (
                <small className="hint" id={ids.caps}>
                  {t('signIn.capsLock')}
                </small>
              ) : null}
            </div>
            <div aria-live="assertive">
              {problem ? (
                <p className={waiting?.kind === 'locked' || lost ? 'notice warn' : 'notice danger'} id={ids.problem}>
                  {problem}
                </p>
              ) : null}
            </div>
            <button type="submit" className="button primary" aria-disabled={busy}>
              {t(busy ? 'signIn.busy' : 'signIn.submit')}
            </button>
          </form>
          {demo ? null : <p className="hint">{t('signIn.help')}</p>}
        </div>
        {demo ? (
          <DemoPeople demo={demo} onChoose={(chosen, word) => void enter({ name: chosen, password: word })} />
        ) : null}
      </main>
      <footer className="gate-foot">
        <LookChoices />
        <HostLine />
      </footer>
    </div>
  );
}

/** Counts a lock-out down second by second, and lets it go when it is over. */
function useCountdown(refusal: SignInRefusal | undefined, over: () => void): SignInRefusal | undefined {
  const seconds = refusal?.kind === 'locked' ? refusal.seconds : undefined;
  const [left, setLeft] = useState(seconds);
  const end = useRef(over);
  end.current = over;
  useEffect(() => {
    setLeft(seconds);
    if (seconds === undefined) return;
    const until = performance.now() + seconds * 1000;
    const timer = setInterval(() => {
      const remaining = Math.ceil((until - performance.now()) / 1000);
      if (remaining > 0) setLeft(remaining);
      else {
        clearInterval(timer);
        end.current();
      }
    }, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return refusal?.kind === 'locked'
    ? { kind: 'locked', seconds: seconds === undefined ? undefined : (left ?? seconds) }
    : refusal;
}

/** The desktop shell's version, where there is one. */
function HostLine() {
  const { t } = usePreferences();
  const [host, setHost] = useState<Host>();
  useEffect(() => {
    void aboutHost().then(setHost);
  }, []);
  return host ? <small className="hint">{t('app.desktop', { version: host.version, host: host.host })}</small> : null;
}
