import { type FormEvent, useState } from 'react';
import { useActing } from '../app/acting.ts';
import { client } from '../app/client.ts';
import { useIdentity } from '../app/identity.ts';
import { PasswordField } from '../app/password-field.tsx';
import { LOCK_MINUTES, usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Problem } from '../ui/states.tsx';
import { MIN_PASSWORD } from './passwords.ts';
import { roleWord } from './words.ts';
import './admin.css';

/** 我的账户: who one is here, the password, and after how long the desk locks itself. */
export function Account() {
  const { t, lockMinutes, choose } = usePreferences();
  const { person } = useIdentity();
  const { busy, problem, act } = useActing();
  const [wrong, setWrong] = useState<Partial<Record<'current' | 'next' | 'again', string>>>({});

  async function change(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const text = (field: string): string => String(given.get(field) ?? '');
    const found = {
      ...(text('current') === '' ? { current: t('signIn.passwordMissing') } : {}),
      ...(text('next').length < MIN_PASSWORD ? { next: t('start.passwordShort') } : {}),
      ...(text('next') === text('again') ? {} : { again: t('start.passwordAgain') }),
    };
    setWrong(found);
    if (busy || Object.keys(found).length > 0) return;
    const done = await act(
      () => client.session.changePassword({ current: text('current'), next: text('next') }),
      t('account.passwordChanged'),
    );
    if (done) form.reset();
  }
  const fields = [
    { name: 'current', label: t('account.current'), complete: 'current-password' },
    { name: 'next', label: t('account.next'), complete: 'new-password' },
    { name: 'again', label: t('start.again'), complete: 'new-password' },
  ] as const;
  return (
    <>
      <PageHead title={t('account.title')} subtitle={person ? `${person.display} · ${person.name}` : undefined} />
      <div className="account">
        <section className="card account-part" aria-labelledby="account-roles">
          <h2 id="account-roles">{t('account.roles')}</h2>
          <ul>
            {person?.grants.map(({ role, unit }) => (
              <li key={`${role} ${unit}`}>
                {roleWord(role, role, t)} · {unit || t('packs.wholeCounty')}
              </li>
            ))}
          </ul>
          <Labelled label={t('account.lock')} hint={t('account.lockHint')}>
            {(field) => (
              <select
                {...field}
                className="input"
                value={lockMinutes}
                onChange={(event) => {
                  const minutes = LOCK_MINUTES.find((each) => each === Number(event.target.value));
                  if (minutes) choose({ lockMinutes: minutes });
                }}
              >
                {LOCK_MINUTES.map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {t('wait.minutes', { count: minutes })}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        </section>
        <form
          className="card account-part"
          aria-labelledby="account-password"
          noValidate
          onSubmit={(event) => void change(event)}
        >
          <h2 id="account-password">{t('account.password')}</h2>
          {fields.map(({ name, label, complete }) => (
            <Labelled
              key={name}
              label={label}
              problem={wrong[name]}
              hint={name === 'next' ? t('start.passwordHint') : undefined}
            >
              {(field) => (
                <PasswordField
                  id={field.id}
                  name={name}
                  autoComplete={complete}
                  invalid={field['aria-invalid']}
                  {...(field['aria-describedby'] ? { describedBy: field['aria-describedby'] } : {})}
                />
              )}
            </Labelled>
          ))}
          <Problem sentence={problem} />
          <div>
            <button type="submit" className="button primary" aria-disabled={busy}>
              {t('account.changePassword')}
            </button>
          </div>
        </form>
      </div>
    </>
  );
}
