import type { ReactNode } from 'react';
import { EXPLAINED_IN } from '../../../shared/domain/procurement/explaining.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import '../paper-steps.css';
import { type Finding, figureText, PAPER_PLACES, percent, STATE_LOOKS } from './looks.ts';

/** One finding: the figures compared, the documents they come from, exceptions that cover it, and who said what. */
export function FindingDrawer({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { state, level, rule, papers, overrides, steps, gone } = finding;
  return (
    <Drawer
      open
      width={640}
      onClose={onClose}
      title={
        <span className="guard-line">
          <span className={level === 'error' ? 'chip danger' : 'chip warn'}>{t(`guards.level.${level}`)}</span>
          {t(`guards.rule.${rule}`)}
          <span className={STATE_LOOKS[state]}>{t(`guards.state.${state}`)}</span>
        </span>
      }
    >
      <div className="guard-sheet">
        <Facts finding={finding} />
        {gone ? <p className="notice">{t('guards.gone')}</p> : null}
        <section aria-label={t('guards.papers')}>
          <h3>{t('guards.papers')}</h3>
          {papers.length === 0 ? <p className="hint">{t('guards.noPapers')}</p> : null}
          <ul className="guard-papers">
            {papers.map(({ kind, id, number }) => (
              <li key={`${kind} ${id}`}>
                {t(`guards.paper.${kind}`)} <ToPage {...PAPER_PLACES[kind](id)}>{number}</ToPage>
              </li>
            ))}
          </ul>
        </section>
        {overrides.length > 0 ? (
          <section aria-label={t('guards.overrides')}>
            <h3>{t('guards.overrides')}</h3>
            <ul className="guard-papers">
              {overrides.map(({ id, number, why }) => (
                <li key={id}>
                  <ToPage to="/purchase-account" search={{ view: 'overrides' }}>
                    {number}
                  </ToPage>{' '}
                  {why}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-label={t('guards.answers')}>
          <h3>{t('guards.answers')}</h3>
          {steps.length === 0 ? <p className="hint">{t('guards.noAnswers')}</p> : null}
          <ol className="paper-history">
            {steps.map(({ step, display, instant, reason }) => (
              <li key={instant}>
                <b>{t(`guards.step.${step}`)}</b> {display} <time dateTime={instant}>{instantName(instant)}</time>
                <q>{reason}</q>
              </li>
            ))}
          </ol>
        </section>
        <Answering finding={finding} />
      </div>
    </Drawer>
  );
}

function Facts({ finding }: { readonly finding: Finding }) {
  const { t } = usePreferences();
  const { rule, unit, unitName, item, name, supplierName, day, found, held, basis, beyondBps, excess, note } = finding;
  return (
    <dl className="guard-facts">
      <Fact label={t('cockpit.item')} wide>
        {name} <span className="hint code">{item}</span>
      </Fact>
      <Fact label={t('cockpit.unit')}>{unit === '' ? t('guards.account') : `${unit} ${unitName}`}</Fact>
      <Fact label={t('cockpit.supplier')}>{supplierName}</Fact>
      <Fact label={t('cockpit.day')}>{day}</Fact>
      {found === '' ? null : (
        <>
          <Fact label={rule === 'mark-up' ? t('guards.salePrice') : t(`guards.measure.${finding.measure}`)}>
            {figureText(found, finding)}
          </Fact>
          <Fact label={t(`guards.basis.${basis}`)}>{figureText(held, finding)}</Fact>
          <Fact label={t('guards.beyond')}>{percent(beyondBps)}</Fact>
        </>
      )}
      {Number(excess) === 0 ? null : (
        <Fact label={t('guards.excess')}>
          <Amount value={excess} />
        </Fact>
      )}
      {note === '' ? null : (
        <Fact label={t('guards.basis.licence')} wide>
          {note}
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { readonly label: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <div className={props.wide ? 'wide' : undefined}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** 说明, 认定 and 退回, as far as the reader may. */
function Answering({ finding }: { readonly finding: Finding }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { key, revision, may, state } = finding;
  const asked = { key, revision, day: finding.day as AccountingDate };
  const ask = (what: 'explain' | 'accept' | 'return') =>
    dialogs.reason({
      ...{ title: t(`guards.${what}Title`), action: t(`guards.${what}`), label: t(`guards.${what}Label`) },
      ...(what === 'explain' ? { least: EXPLAINED_IN } : {}),
    });
  async function explain(): Promise<void> {
    const reason = await ask('explain');
    if (reason === undefined) return;
    await act(() => client.procurement.explainFinding({ ...asked, reason }), t('guards.explained'));
  }
  async function decide(outcome: 'accept' | 'return'): Promise<void> {
    const reason = await ask(outcome);
    if (reason === undefined) return;
    await act(() => client.procurement.decideFinding({ ...asked, outcome, reason }), t(`guards.${outcome}Done`));
  }
  return (
    <>
      <Problem sentence={problem} />
      <div className="guard-line">
        {may.includes('explain') ? (
          <button
            type="button"
            className={state === 'explained' ? 'button' : 'button primary'}
            disabled={busy}
            onClick={() => void explain()}
          >
            {t(state === 'explained' ? 'guards.explainAnew' : 'guards.explain')}
          </button>
        ) : null}
        {may.includes('decide') ? (
          <>
            <button type="button" className="button primary" disabled={busy} onClick={() => void decide('accept')}>
              {t('guards.accept')}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => void decide('return')}>
              {t('guards.return')}
            </button>
          </>
        ) : null}
      </div>
    </>
  );
}
