import { useEffect, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { ROLE_CODES, ROLES } from '../../shared/domain/organisation/roles.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { client } from './client.ts';
import { usePreferences } from './preferences.tsx';

/** The sample county's people and their password; null for books that are somebody's own. */
export type Demo = ReplyOf<Contract['session']['demo']>;

const AGAIN_MS = 2_000;

/** Asks until the service answers; undefined until then. Asking is also how the sign-in page notices a lost service. */
export function useDemo(): Demo | undefined {
  const [demo, setDemo] = useState<Demo>();
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      client.session.demo({}, { signal: leaving.signal }).then(setDemo, () => {
        if (!leaving.signal.aborted) timer = setTimeout(ask, AGAIN_MS);
      });
    };
    ask();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, []);
  return demo;
}

/** A role in the reader's language; the service names it in Chinese. */
export function roleName(name: string, t: Translate): string {
  const code = ROLE_CODES.find((each) => ROLES[each].name === name);
  return code ? t(`role.${code}`) : name;
}

/** One person a role, to look around as: pressing a name signs in. Only the sample county has this list. */
export function DemoPeople({
  demo,
  onChoose,
}: {
  demo: NonNullable<Demo>;
  onChoose: (name: string, password: string) => void;
}) {
  const { t } = usePreferences();
  return (
    <section className="demo card" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p>{t('demo.body')}</p>
      <ul>
        {demo.people.map(({ name, display, roles }) => (
          <li key={name}>
            <button type="button" onClick={() => onChoose(name, demo.password)}>
              <span>{display}</span>
              <small>{roles.map((role) => roleName(role, t)).join(' · ')}</small>
            </button>
          </li>
        ))}
      </ul>
      <p className="password">
        {t('demo.password')} <code>{demo.password}</code>
      </p>
    </section>
  );
}
