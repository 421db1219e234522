import { useEffect, useRef, useState } from 'react';
import { Mark } from '../ui/icons.tsx';
import { client } from './client.ts';
import { useConnection } from './connection.ts';
import { sentenceOf } from './failure.ts';
import { FirstAdministrator } from './first-administrator.tsx';
import { LookChoices } from './look.tsx';
import { usePreferences } from './preferences.tsx';
import type { SetUpState } from './set-up-state.ts';
import './first-start.css';

/**
 * 首次启动: nobody is set up yet. Two doors: the sample county, to look around; and one's own county, whose first
 * administrator is made here and who sets the rest up signed in.
 */
export function FirstStart(props: {
  readonly state: SetUpState;
  readonly onState: (state: SetUpState) => void;
  readonly onSignedIn: (token: string) => void;
}) {
  const { t } = usePreferences();
  const { state } = props;
  const [own, setOwn] = useState(false);
  const lost = useConnection() === 'lost';
  const title = `${t('start.title')} · ${t('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="gate">
      <main className="first-start">
        <header className="gate-brand">
          <Mark size={40} />
          <div>
            <strong>{t('app.name')}</strong>
            <span>{t('app.full')}</span>
          </div>
        </header>
        {lost ? (
          <p className="notice warn" role="alert">
            {t('connection.lostEmpty')}
          </p>
        ) : null}
        {state.state === 'filling' ? (
          <Filling state={state} />
        ) : state.state === 'failed' ? (
          <p className="notice danger" role="alert">
            {state.message ?? t('start.failed')}
          </p>
        ) : own ? (
          <FirstAdministrator onBack={() => setOwn(false)} onSignedIn={props.onSignedIn} />
        ) : (
          <Doors onOwn={() => setOwn(true)} onState={props.onState} />
        )}
      </main>
      <footer className="gate-foot">
        <LookChoices />
      </footer>
    </div>
  );
}

function Doors({ onOwn, onState }: { onOwn: () => void; onState: (state: SetUpState) => void }) {
  const { t } = usePreferences();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function look(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      onState(await client.session.startSample({}));
    } catch (error) {
      setProblem(sentenceOf(error, t));
      setBusy(false);
    }
  }
  return (
    <>
      <h1>{t('start.welcome')}</h1>
      <div className="doors">
        <section className="card door" aria-labelledby="door-sample">
          <h2 id="door-sample">{t('start.look')}</h2>
          <p>{t('start.lookBody')}</p>
          <ul>
            <li>{t('start.lookUnits')}</li>
            <li>{t('start.lookPeople')}</li>
            <li>{t('start.lookLater')}</li>
          </ul>
          <button
            type="button"
            className="button primary"
            // biome-ignore lint/a11y/noAutofocus: the page is a choice between two doors, and this is the first.
            autoFocus
            aria-disabled={busy}
            onClick={() => void look()}
          >
            {t('start.lookGo')}
          </button>
        </section>
        <section className="card door" aria-labelledby="door-own">
          <h2 id="door-own">{t('start.own')}</h2>
          <p>{t('start.ownBody')}</p>
          <ol>
            <li>{t('start.step.administrator')}</li>
            <li>{t('start.step.units')}</li>
            <li>{t('start.step.people')}</li>
          </ol>
          <button type="button" className="button" onClick={onOwn}>
            {t('start.ownGo')}
          </button>
        </section>
      </div>
      {problem ? (
        <p className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
    </>
  );
}

/** The sample county is being filled in: how far, and what comes next. */
function Filling({ state }: { state: SetUpState }) {
  const { t } = usePreferences();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const known = state.total > 0;
  const counts = known ? t('start.fillingCounts', { done: state.done, total: state.total }) : t('start.fillingMaking');
  return (
    <section className="card door" aria-labelledby="filling">
      <h1 id="filling" ref={head} tabIndex={-1}>
        {t('start.filling')}
      </h1>
      <progress aria-label={t('start.filling')} {...(known ? { value: state.done, max: state.total } : {})} />
      <p role="status">{counts}</p>
      <p className="hint">{t('start.fillingNext')}</p>
    </section>
  );
}
