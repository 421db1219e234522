import { useState } from 'react';
import { useActing } from '../app/acting.ts';
import { client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { Problem } from '../ui/states.tsx';
import type { GrantDraft } from './grants.ts';
import { readyGrants } from './grants.ts';
import { GrantsField } from './grants-field.tsx';
import { browserRandom, firstPassword, MIN_PASSWORD } from './passwords.ts';
import { isSignInName } from './people-table.ts';

const ONE: readonly GrantDraft[] = [{ role: '', unit: '' }];

/** 增加人员: who, as what and where, with a first password that is shown once. */
export function PersonAdding() {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [display, setDisplay] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState(() => firstPassword(browserRandom));
  const [grants, setGrants] = useState(ONE);
  const [asked, setAsked] = useState(false);
  const [made, setMade] = useState<{ readonly name: string; readonly password: string }>();
  const ready = readyGrants(grants);
  const wrong = {
    display: display.trim() === '' ? t('setUp.person.missing') : undefined,
    name: isSignInName(name.trim()) ? undefined : t('setUp.person.name-shape'),
    password: password.length < MIN_PASSWORD ? t('setUp.person.password-short') : undefined,
  };
  const said = (field: keyof typeof wrong) => (asked ? wrong[field] : undefined);

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || !ready || Object.values(wrong).some((each) => each !== undefined)) return;
    const person = { name: name.trim(), display: display.trim(), password };
    const done = await act(
      () => client.organisation.createPerson({ ...person, grants: ready }),
      t('people.added', { name: person.display }),
    );
    if (!done) return;
    setMade({ name: person.name, password });
    setDisplay('');
    setName('');
    setPassword(firstPassword(browserRandom));
    setGrants(ONE);
    setAsked(false);
  }
  return (
    <form
      className="drawer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {made ? (
        <p className="notice warn" role="status">
          <span>
            {t('people.handOver', { name: made.name })} <code className="once">{made.password}</code>
          </span>
        </p>
      ) : null}
      <Labelled label={t('setUp.display')} problem={said('display')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={display}
            maxLength={40}
            onChange={(event) => setDisplay(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('signIn.name')} problem={said('name')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={name}
            maxLength={32}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <GrantsField value={grants} strict={asked} onChange={setGrants} />
      <Labelled label={t('setUp.firstPassword')} problem={said('password')} hint={t('people.passwordHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={password}
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Labelled>
      <Problem sentence={problem} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('people.add')}
      </button>
    </form>
  );
}
