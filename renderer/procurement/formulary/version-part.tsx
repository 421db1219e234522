import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { instantName } from '../../ui/time.ts';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { ChangeForm } from './change-form.tsx';
import { ChangesGrid } from './changes-grid.tsx';
import { ListDrop } from './list-drop.tsx';
import { VersionForm } from './version-form.tsx';
import type { Version } from './words.ts';

type Beside = 'words' | 'item' | 'list' | 'history';

/** One version: what the committee said, what may be done with it, and its changes side by side. */
export function VersionPart({ version }: { readonly version: Version }) {
  const { t } = usePreferences();
  const [beside, setBeside] = useState<Beside>();
  const { number, name, stage, first, minutes, held, invited, present, display, instant, problems, may } = version;
  const title = `${number} ${name}`;
  const prepares = may.includes('prepare');
  const button = (which: Beside, label: string) => (
    <button type="button" className="button" onClick={() => setBeside(which)}>
      {label}
    </button>
  );
  const close = (): void => setBeside(undefined);
  return (
    <section className="formulary-version" aria-label={title}>
      <div className="card formulary-paper">
        <div className="formulary-line">
          <h2>{title}</h2>
          <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>
          <span className="hint">{t('formulary.lastBy', { display, instant: instantName(instant) })}</span>
        </div>
        <dl className="formulary-facts short">
          <div>
            <dt>{t('formulary.version.first')}</dt>
            <dd>{first}</dd>
          </div>
          <div>
            <dt>{t('formulary.version.minutes')}</dt>
            <dd>{minutes || '–'}</dd>
          </div>
          <div>
            <dt>{t('formulary.version.held')}</dt>
            <dd>{held || '–'}</dd>
          </div>
          <div>
            <dt>{t('formulary.attendance')}</dt>
            <dd>{invited === 0 ? '–' : `${present} / ${invited}`}</dd>
          </div>
        </dl>
        {problems.length === 0 ? null : (
          <ul className="notice warn formulary-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <div className="formulary-line">
          {prepares ? (
            <>
              {button('item', t('formulary.addItem'))}
              {button('list', t('formulary.takeList'))}
              {button('words', t('formulary.changeWords'))}
            </>
          ) : null}
          {button('history', t('procurement.history'))}
          <PaperActions kind="formulary" name={title} of={version} />
        </div>
      </div>
      <ChangesGrid version={version} />
      {beside === 'words' ? <VersionForm version={version} onClose={close} /> : null}
      {beside === 'item' ? <ChangeForm version={version} onClose={close} /> : null}
      {beside === 'list' ? <ListDrop version={version} onClose={close} /> : null}
      {beside === 'history' ? (
        <Drawer open title={title} onClose={close}>
          <PaperHistory kind="formulary" id={version.id} />
        </Drawer>
      ) : null}
    </section>
  );
}
