import { useQuery } from '@tanstack/react-query';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { RunCertificate } from './run-certificate.tsx';
import { RunCompare } from './run-compare.tsx';
import { RunCosts } from './run-costs.tsx';
import { RunSteps } from './run-steps.tsx';
import { type Run, STATE_LOOKS, useChanged } from './words.ts';

const TABS = ['steps', 'costs', 'certificate', 'compare'] as const;
type Tab = (typeof TABS)[number];

/** One run: who gave what to whom, what came of it, that nothing was lost, and against another. */
export function RunSheet(props: { readonly unit: string; readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { unit, id } = props;
  const read = useQuery(api.costing.runDetail.queryOptions({ input: { unit, run: id } }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  return <Sheet run={read.data} onClose={props.onClose} />;
}

function Sheet({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const changed = useChanged();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [asked, setTab] = useAddress('tab');
  const [, setRun] = useAddress('run');
  const tab: Tab = TABS.find((each) => each === asked) ?? 'steps';
  const { unit, period } = run;
  async function lock(): Promise<void> {
    const sure = await dialogs.confirm({
      title: t('costRuns.lockTitle', { count: 1 }),
      body: t('costRuns.lockBody'),
      action: t('costRuns.lock'),
    });
    if (sure) await act(() => client.costing.lockRuns({ unit, runs: [run.id] }), t('costRuns.locked', { count: 1 }));
  }
  async function reopen(): Promise<void> {
    const title = t('costRuns.reopenTitle', { period: periodName(period, locale) });
    const reason = await dialogs.reason({ title, action: t('costRuns.reopen') });
    if (reason === undefined) return;
    await act(() => client.costing.reopenRun({ unit, run: run.id, reason }), t('costRuns.reopened'));
  }
  const again = () =>
    act(
      async () => {
        const { runs } = await client.costing.run({ unit, periods: [period] });
        if (runs[0]) setRun(String(runs[0].id));
      },
      t('costRuns.ran', { count: 1 }),
    );
  const moved = run.changed.length > 0;
  const actions: PageAction[] = [
    ...(run.may.includes('lock')
      ? [
          {
            ...{ label: t('costRuns.lock'), primary: true, onClick: () => void lock() },
            disabled: busy || (moved && t('costRuns.movedFirst')),
          },
        ]
      : []),
    ...(moved && may('costing.run')
      ? [{ label: t('costRuns.again'), disabled: busy, onClick: () => void again() }]
      : []),
    ...(run.may.includes('reopen')
      ? [{ label: t('costRuns.reopen'), disabled: busy, onClick: () => void reopen() }]
      : []),
    { label: t('costRuns.print'), onClick: () => window.print() },
    { label: t('costRuns.back'), onClick: onClose },
  ];
  return (
    <>
      <PageHead
        title={t('costRuns.runOf', { period: periodName(period, locale), version: run.version })}
        subtitle={run.unitName}
        actions={actions}
      >
        <span className={STATE_LOOKS[run.state]}>{t(`costRuns.state.${run.state}`)}</span>
        {moved ? <span className="chip warn">{t('costRuns.changed', { parts: changed(run.changed) })}</span> : null}
      </PageHead>
      <div className="cost-runs fill">
        <Problem sentence={problem} />
        <div className="cost-runs-line">
          <Segments
            label={t('costRuns.tab')}
            value={tab}
            choices={TABS.map((value) => ({ value, label: t(`costRuns.tab.${value}`) }))}
            onChange={(next) => setTab(next === 'steps' ? undefined : next, { replace: true })}
          />
          {run.official ? null : <span className="hint">{t('costRuns.management')}</span>}
          <span className="cost-runs-end">
            <ToPage to="/cost-reports" search={{ unit, period }} className="link">
              {t('costRuns.reports')}
            </ToPage>
            <SaveBook make={() => client.costing.runBook({ unit, run: run.id })} />
          </span>
        </div>
        {tab === 'costs' ? (
          <RunCosts run={run} />
        ) : tab === 'certificate' ? (
          <RunCertificate run={run} />
        ) : tab === 'compare' ? (
          <RunCompare run={run} />
        ) : (
          <RunSteps run={run} />
        )}
      </div>
    </>
  );
}
