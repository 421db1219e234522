import { type FormEvent, useId, useRef, useState } from 'react';
import { Steps } from '../ui/steps.tsx';
import { client } from './client.ts';
import { sentenceOf } from './failure.ts';
import { PasswordField } from './password-field.tsx';
import { usePreferences } from './preferences.tsx';
import { signIn } from './signing-in.ts';

/** As the contract has them. */
const NAME = /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}._-]{0,31}$/u;
const MIN_PASSWORD = 10;

type Field = 'display' | 'name' | 'password' | 'again';

/** Step one of one's own county: who administers it. Signs in as that person at once. */
export function FirstAdministrator(props: {
  readonly onBack: () => void;
  readonly onSignedIn: (token: string) => void;
}) {
  const { t } = usePreferences();
  const ids = { display: useId(), name: useId(), password: useId(), again: useId(), also: useId() };
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Partial<Record<Field, string>>>({});
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const given = new FormData(event.currentTarget);
    const text = (field: Field): string => String(given.get(field) ?? '');
    const [display, name] = [text('display').trim(), text('name').trim()];
    const wrong: Partial<Record<Field, string>> = {
      ...(display === '' ? { display: t('start.displayMissing') } : {}),
      ...(name === '' ? { name: t('start.nameMissing') } : NAME.test(name) ? {} : { name: t('start.nameShape') }),
      ...(text('password').length < MIN_PASSWORD ? { password: t('start.passwordShort') } : {}),
      ...(text('again') === text('password') ? {} : { again: t('start.passwordAgain') }),
    };
    setProblems(wrong);
    setFailure(undefined);
    const first = (Object.keys(wrong) as Field[])[0];
    if (first) {
      form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setBusy(true);
    try {
      await client.session.createFirstAdministrator({
        name,
        display,
        password: text('password'),
        alsoChiefAccountant: given.get('also') === 'on',
      });
      const entered = await signIn(client, name, text('password'));
      if (!entered.ok) throw new Error(t('signIn.wrong'));
      // The next step stands on a page of its own, behind the sign-in.
      history.replaceState(null, '', '/start');
      props.onSignedIn(entered.token);
    } catch (error) {
      setFailure(sentenceOf(error, t));
      setBusy(false);
    }
  }
  const steps = [t('start.step.administrator'), t('start.step.units'), t('start.step.people')];
  return (
    <>
      <Steps label={t('start.steps')} steps={steps} at={0} />
      <form ref={form} className="card door" onSubmit={(event) => void submit(event)} noValidate>
        <h1>{t('start.step.administrator')}</h1>
        <p>{t('start.administratorBody')}</p>
        <div className="field">
          <label htmlFor={ids.display}>{t('start.display')}</label>
          <input
            className="input"
            id={ids.display}
            name="display"
            autoComplete="name"
            maxLength={40}
            // biome-ignore lint/a11y/noAutofocus: the form has just been asked for.
            autoFocus
            aria-invalid={problems.display !== undefined}
            aria-describedby={`${ids.display}-p`}
          />
          <Problem id={`${ids.display}-p`} text={problems.display} />
        </div>
        <div className="field">
          <label htmlFor={ids.name}>{t('signIn.name')}</label>
          <input
            className="input"
            id={ids.name}
            name="name"
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={32}
            aria-invalid={problems.name !== undefined}
            aria-describedby={`${ids.name}-p`}
          />
          <Problem id={`${ids.name}-p`} text={problems.name} hint={t('start.nameHint')} />
        </div>
        <div className="first-passwords">
          <div className="field">
            <label htmlFor={ids.password}>{t('signIn.password')}</label>
            <PasswordField
              id={ids.password}
              name="password"
              autoComplete="new-password"
              invalid={problems.password !== undefined}
              describedBy={`${ids.password}-p`}
            />
            <Problem id={`${ids.password}-p`} text={problems.password} hint={t('start.passwordHint')} />
          </div>
          <div className="field">
            <label htmlFor={ids.again}>{t('start.again')}</label>
            <PasswordField
              id={ids.again}
              name="again"
              autoComplete="new-password"
              invalid={problems.again !== undefined}
              describedBy={`${ids.again}-p`}
            />
            <Problem id={`${ids.again}-p`} text={problems.again} />
          </div>
        </div>
        <label className="check" htmlFor={ids.also}>
          <input type="checkbox" id={ids.also} name="also" defaultChecked />
          <span>
            {t('start.also')}
            <small className="hint">{t('start.alsoHint')}</small>
          </span>
        </label>
        {failure ? (
          <p className="notice danger" role="alert">
            {failure}
          </p>
        ) : null}
        <div className="first-actions">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('start.nextUnits')}
          </button>
          <button type="button" className="button" onClick={props.onBack}>
            {t('start.back')}
          </button>
        </div>
      </form>
    </>
  );
}

function Problem({ id, text, hint }: { id: string; text: string | undefined; hint?: string }) {
  const said = text ?? hint;
  return said === undefined ? null : (
    <small id={id} className={text ? 'field-problem' : 'hint'}>
      {said}
    </small>
  );
}
