import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Mark } from '../ui/icons.tsx';
import { client, session } from './client.ts';
import { useIdentity } from './identity.ts';
import { useLeave } from './leaving.ts';
import { unlockDesk, useIdleLock, useLocked } from './lock.ts';
import { PasswordField } from './password-field.tsx';
import { usePreferences } from './preferences.tsx';
import { refusalSentence, signIn } from './signing-in.ts';

/** 锁屏: covers the page after a while without a touch, and asks its person for the password. Nothing typed is lost. */
export function LockScreen() {
  const { lockMinutes } = usePreferences();
  useIdleLock(lockMinutes);
  const { person } = useIdentity();
  return useLocked() && person?.kind === 'person' ? <Cover name={person.name} display={person.display} /> : null;
}

function Cover({ name, display }: { name: string; display: string }) {
  const { t } = usePreferences();
  const leave = useLeave();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ids = { title: useId(), password: useId(), problem: useId() };
  useEffect(() => dialog.current?.showModal(), []);

  async function open(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const password = String(new FormData(form).get('password') ?? '');
    if (busy) return;
    if (password === '') {
      setProblem(t('signIn.passwordMissing'));
      return;
    }
    setBusy(true);
    const outcome = await signIn(client, name, password);
    setBusy(false);
    if (!outcome.ok) {
      setProblem(outcome.refusal.kind === 'wrong' ? t('lock.wrong') : refusalSentence(outcome.refusal, t));
      form.querySelector('input')?.select();
      return;
    }
    session.keep(outcome.token);
    unlockDesk();
    void queries.invalidateQueries();
  }
  return (
    <dialog ref={dialog} className="lock" aria-labelledby={ids.title} onCancel={(event) => event.preventDefault()}>
      <form className="card" onSubmit={(event) => void open(event)} noValidate>
        <header className="gate-brand">
          <Mark size={36} />
          <div>
            <strong id={ids.title}>{t('lock.title')}</strong>
            <span>{display}</span>
          </div>
        </header>
        <span className="lock-body">{t('lock.body')}</span>
        <div className="field">
          <label htmlFor={ids.password}>{t('signIn.password')}</label>
          <PasswordField
            id={ids.password}
            name="password"
            autoComplete="current-password"
            invalid={problem !== undefined}
            describedBy={ids.problem}
            focus
          />
          <small id={ids.problem} className="field-problem" role="alert">
            {problem}
          </small>
        </div>
        <div className="first-actions">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('lock.open')}
          </button>
          <button type="button" className="button" onClick={leave}>
            {t('session.signOut')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
