import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Asked, useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { periodName, timeOfDay } from '../../ui/time.ts';
import { ByCheck } from './by-check.tsx';
import { ByUnit } from './by-unit.tsx';
import { type Refused, usePeriodSteps } from './period-steps.ts';
import { RefusedDrawer } from './refused-drawer.tsx';
import { tallyOf } from './results.ts';
import { STATE_LOOKS } from './state-looks.ts';
import { useChecks } from './use-checks.ts';
import './checking.css';

/** 校验: the named checks of the scope, errors first, and the period's next step once they hold. */
export function ChecksPage() {
  const { period } = useScope();
  return period === undefined ? <Loading /> : <Checks period={period} />;
}

function Checks({ period }: { period: Period }) {
  const { t, locale } = usePreferences();
  const { unit, chosen } = useScope();
  const [view, setView] = useAddress('view');
  const { run, stale, again } = useChecks(period, unit);
  const board = useQuery(api.ledger.board.queryOptions({ input: { period } }));
  const [refused, setRefused] = useState<Refused>();
  const { stepsOf } = usePeriodSteps(period, setRefused);
  const navigate = useNavigate();
  const checks = run.data?.checks;
  const tally = useMemo(() => checks && tallyOf(checks), [checks]);
  const row = board.data?.rows.find((each) => each.unit === unit);
  const byUnit = unit === undefined && view === 'units';
  const steps = row ? stepsOf(row) : [];
  return (
    <>
      <PageHead
        title={t('checks.title')}
        subtitle={[chosen?.name, periodName(period, locale)].filter(Boolean).join(' · ')}
        actions={[
          {
            label: t('checks.rerun'),
            shortcut: 'F8',
            disabled: run.isFetching ? t('checks.running') : false,
            onClick: again,
          },
          ...steps.map((step, at) => ({
            label: t(`checks.step.${step.kind}`),
            primary: at === 0 && step.kind !== 'reopen',
            onClick: () => void step.take(),
            disabled: step.why ?? false,
          })),
        ]}
      >
        {unit === undefined ? (
          <Segments
            label={t('checks.view')}
            value={byUnit ? 'units' : 'checks'}
            choices={[
              { value: 'checks', label: t('checks.view.checks') },
              { value: 'units', label: t('checks.view.units') },
            ]}
            onChange={(next) => setView(next === 'units' ? next : undefined)}
          />
        ) : row ? (
          <span className={STATE_LOOKS[row.basis === 'none' ? 'missing' : row.state]}>
            {t(`state.${row.basis === 'none' ? 'missing' : row.state}`)}
          </span>
        ) : null}
        {tally ? (
          <span role="status" className="check-tally">
            <span className={tally.errors > 0 ? 'chip danger' : 'chip ok'}>
              {t('checks.errors', { count: tally.errors })}
            </span>
            <span className={tally.findings > 0 ? 'chip warn' : 'chip ok'}>
              {t('checks.findings', { count: tally.findings })}
            </span>
            {tally.explained > 0 ? (
              <span className="chip">{t('checks.explainedItems', { count: tally.explained })}</span>
            ) : null}
            <span className="chip">{t('checks.passed', { count: tally.passed })}</span>
          </span>
        ) : null}
        {run.dataUpdatedAt > 0 ? (
          <span className="hint">
            {run.isFetching ? t('checks.running') : t('checks.at', { time: timeOfDay(run.dataUpdatedAt, locale) })}
          </span>
        ) : null}
      </PageHead>
      {run.isError && isAnswered(run.error) ? (
        <Failed sentence={sentenceOf(run.error, t)} onRetry={again} />
      ) : checks ? (
        <div className="checking fill">
          {stale && !run.isFetching ? (
            <p className="notice warn" role="status">
              {t('checks.stale')}
              <button type="button" className="button" onClick={again}>
                {t('checks.rerun')}
              </button>
            </p>
          ) : null}
          {byUnit ? <ByUnit checks={checks} board={board.data?.rows} stepsOf={stepsOf} /> : <ByCheck checks={checks} />}
        </div>
      ) : (
        <div className="checking fill" aria-busy="true">
          <p className="hint">{t(unit === undefined ? 'checks.runningAll' : 'checks.running')}</p>
          <Loading />
        </div>
      )}
      <RefusedDrawer
        refused={refused}
        checks={checks}
        onClose={() => setRefused(undefined)}
        onCheck={(name) => {
          setRefused(undefined);
          void navigate({ to: '/checks' as '/', search: { period, unit: refused?.unit, check: name } as Asked });
        }}
      />
    </>
  );
}
