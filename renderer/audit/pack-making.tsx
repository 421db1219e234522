import { useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useId, useRef } from 'react';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { type JobHandle, useJob } from '../app/job.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { ToPage } from '../app/to-page.tsx';
import { JobProgress } from '../ui/job-progress.tsx';
import { PeriodField } from '../ui/period-field.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { periodName } from '../ui/time.ts';
import { UnitField } from '../ui/unit-field.tsx';
import { contentsOf, noticesOf, type PackNotice, type PackUnit, PLACES } from './pack-notices.ts';
import { PackResult } from './pack-result.tsx';

const WHOLE = '';

/** 导出审计包: whose and which month, what will be in it, what is still open, and then the work itself. */
export function PackMaking() {
  const { t } = usePreferences();
  const { period, withBooks, setPeriod, unit, units, setUnit } = useScope();
  const { seesCounty } = useIdentity();
  const job = useJob('audit.pack', { found: true });
  const unitField = useId();
  const whole = { code: WHOLE, name: t('packs.county', { count: units?.length ?? 0 }) };
  const options = units ? [...(seesCounty ? [whole] : []), ...units] : [];
  const busy = job.state.kind === 'running';
  useGoneWithItsScope(period && `${unit} ${period}`, job);
  return (
    <section className="card pack-making" aria-labelledby={`${unitField}-title`}>
      <h2 id={`${unitField}-title`}>{t('packs.make')}</h2>
      <p className="pack-lead">{t('packs.makeBody')}</p>
      {period === undefined ? (
        <Loading lines={4} />
      ) : (
        <>
          <div className="pack-scope">
            <div className="field">
              <label htmlFor={unitField}>{t('packs.scope')}</label>
              <UnitField
                id={unitField}
                options={options}
                value={unit ?? (seesCounty ? WHOLE : undefined)}
                onChange={(code) => setUnit(code || undefined)}
                disabled={busy}
                width={280}
              />
            </div>
            <fieldset className="field bare" disabled={busy}>
              <span aria-hidden="true">{t('period.label')}</span>
              <PeriodField period={period} withBooks={withBooks} onChange={setPeriod} />
            </fieldset>
          </div>
          {unit === undefined && !seesCounty ? (
            <p className="notice warn">{t('packs.chooseUnit')}</p>
          ) : (
            <Preparing key={`${unit} ${period}`} period={period} unit={unit} job={job} />
          )}
        </>
      )}
    </section>
  );
}

type PackJob = JobHandle<{ period: Period; unit?: string | undefined }, Parameters<typeof PackResult>[0]['pack']>;

/** Another scope's result goes when another is chosen; what is on its way is shown until it is done, and so is what was found. */
function useGoneWithItsScope(scope: string | undefined, { state, reset }: PackJob): void {
  const before = useRef(scope);
  useEffect(() => {
    const other = before.current !== undefined && before.current !== scope;
    before.current = scope;
    if (other && state.kind !== 'running') reset();
  }, [scope, state.kind, reset]);
}

function Preparing({ period, unit, job }: { period: Period; unit: string | undefined; job: PackJob }) {
  const { t, locale } = usePreferences();
  const whose = unit === undefined ? { period } : { period, unit };
  const readiness = useQuery(api.audit.readiness.queryOptions({ input: whose }));
  const runs = useQuery({
    ...api.consolidation.runs.queryOptions({ input: { period } }),
    enabled: unit === undefined,
  });
  const failed = [readiness, runs].find((each) => each.isError && isAnswered(each.error));
  const ready = readiness.data && (unit !== undefined || runs.data) ? readiness.data.rows : undefined;
  const contents = ready && contentsOf(ready);
  const go = (): void => {
    if (contents && contents.withBooks > 0 && job.state.kind !== 'running') void job.start(whose);
  };
  useShortcut('F9', go);
  if (failed) return <Failed sentence={sentenceOf(failed.error, t)} onRetry={() => void failed.refetch()} />;
  // What is on its way shows at once; readiness takes its time while a pack is made.
  const { state } = job;
  const making = state.kind === 'running' ? <Making state={state} onCancel={job.cancel} /> : null;
  if (!ready || !contents) return making ?? <Loading lines={5} />;
  if (contents.withBooks === 0)
    return <Empty title={t('packs.nothing', { period: periodName(period, locale) })}>{t('packs.nothingBody')}</Empty>;
  const notices = <Notices period={period} notices={noticesOf(ready, unit === undefined ? runs.data : undefined)} />;
  return (
    <>
      {state.kind === 'done' ? (
        <>
          <PackResult pack={state.reply} />
          {notices}
        </>
      ) : (
        <>
          <Contents contents={contents} whole={unit === undefined} />
          {notices}
        </>
      )}
      {making ?? (
        <div className="pack-actions">
          {state.kind === 'failed' ? (
            <p className="notice danger" role="alert">
              {sentenceOf(state.error, t)}
            </p>
          ) : state.kind === 'cancelled' ? (
            <p className="notice" role="status">
              {t('packs.cancelled')}
            </p>
          ) : null}
          <button type="button" className={state.kind === 'done' ? 'button' : 'button primary'} onClick={go}>
            {t(state.kind === 'done' ? 'packs.again' : 'packs.start')}
            <kbd>F9</kbd>
          </button>
        </div>
      )}
    </>
  );
}

function Making(props: { state: Extract<PackJob['state'], { kind: 'running' }>; onCancel: () => void }) {
  const { t } = usePreferences();
  const { phase, done, total } = props.state;
  return (
    <JobProgress
      title={t('packs.making')}
      phase={total > 0 ? t('packs.phaseSheets') : phase || t('packs.phaseRead')}
      done={done}
      total={total}
      onCancel={props.onCancel}
    />
  );
}

/** The working papers, in the pack's own order. */
const PAPERS = ['statements', 'reconciliation', 'balances', 'journal', 'articulation', 'trail', 'manifest'] as const;

function Contents({ contents, whole }: { contents: ReturnType<typeof contentsOf>; whole: boolean }) {
  const { t } = usePreferences();
  return (
    <div className="pack-contents">
      <h3>{t('packs.contents')}</h3>
      {whole ? (
        <p className="hint">{t('packs.contentsUnits', { count: contents.withBooks, all: contents.units })}</p>
      ) : null}
      <ul>
        {PAPERS.filter((paper) => whole || paper !== 'reconciliation').map((paper) => (
          <li key={paper}>{t(`packs.paper.${paper}`)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What is still open: in sight before the pack is made, since it will stand on the pack's cover too. */
function Notices({ notices, period }: { notices: readonly PackNotice[]; period: Period }) {
  const { t } = usePreferences();
  return (
    <div className="pack-notices">
      <h3>{t('packs.notices')}</h3>
      {notices.length === 0 ? (
        <p className="pack-clear">
          <span className="chip ok">{t('packs.clear')}</span> {t('packs.clearBody')}
        </p>
      ) : (
        <ul>
          {notices.map(({ kind, count, units }) => (
            <li key={kind}>
              <span className="chip warn">{t('packs.open')}</span>
              <span>
                {t(`packs.notice.${kind}`, { count })}
                {units.length > 0 ? (
                  <Names of={units} to={PLACES[kind]} period={period} />
                ) : (
                  <ToPage className="beside" to={PLACES[kind]} search={{ period }}>
                    {t('packs.toWorksheet')}
                  </ToPage>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const NAMED = 4;

/** The first units, each leading to where it is dealt with; the others counted. */
function Names(props: { readonly of: readonly PackUnit[]; readonly to: string; readonly period: Period }) {
  const { of, to, period } = props;
  const { t, locale } = usePreferences();
  return (
    <small className="hint">
      {of.slice(0, NAMED).map(({ unit, name }, at) => (
        <Fragment key={unit}>
          {at === 0 ? null : locale === 'zh-CN' ? '、' : ', '}
          <ToPage to={to} search={{ unit, period }}>
            {unit} {name}
          </ToPage>
        </Fragment>
      ))}
      {of.length > NAMED ? ` ${t('packs.andMore', { count: of.length - NAMED })}` : null}
    </small>
  );
}
