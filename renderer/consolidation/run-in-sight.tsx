import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { useJob } from '../app/job.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { JobProgress } from '../ui/job-progress.tsx';
import { useNotify } from '../ui/notify.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { periodName } from '../ui/time.ts';
import { ordinalOf, type RunHead, shortName, standingRun, type Worksheet } from './sheet.ts';

/** The run that both pages show, and what can be done with it. */
export interface RunInSight {
  readonly period: Period;
  readonly head: RunHead;
  readonly runs: readonly RunHead[];
  /** Its number among the period's runs: 第 N 次. */
  readonly ordinal: number;
  /** Whether it is the one that stands for the period: decisions are taken on that one only. */
  readonly standing: boolean;
  readonly sheet: Worksheet;
  /** A unit's name without the county before it, or its code where the register has none. */
  readonly nameOf: (unit: string) => string;
  /** Codes in the register's order. */
  readonly units: readonly string[];
  /** Makes the run anew; undefined where this person may not, or the period is confirmed. */
  readonly remake: (() => void) | undefined;
  /** How far the making has come, or why it failed; nothing otherwise. */
  readonly progress: ReactNode;
}

/** 编制合并底稿 as a job, with its end told; the new run is shown afterwards. */
function useMaking(period: Period | undefined) {
  const { t } = usePreferences();
  const notify = useNotify();
  const queries = useQueryClient();
  const [, setRun] = useAddress('run');
  const { start, ...job } = useJob('consolidation.run');
  const make = useCallback(() => {
    if (period === undefined) return;
    void start({ period }).then((sheet) => {
      if (!sheet) return;
      setRun(undefined, { replace: true });
      void queries.invalidateQueries();
      const failing = sheet.checks.filter(({ ok }) => !ok).length;
      notify.done({
        title: t('worksheet.made', { run: sheet.run }),
        body: failing === 0 ? t('worksheet.madeClean') : t('worksheet.madeOpen', { count: failing }),
      });
    });
  }, [period, start, setRun, queries, notify, t]);
  return { ...job, make };
}

/** Finds the period's run and shows a page with it; until there is one, says so and offers to make it. */
export function WithRun(props: { readonly title: string; readonly children: (run: RunInSight) => ReactNode }) {
  const { t, locale } = usePreferences();
  const { period, units } = useScope();
  const { may } = useIdentity();
  const [asked] = useAddress('run');
  const runs = useQuery({
    ...api.consolidation.runs.queryOptions({ input: { period: period ?? ('' as Period) } }),
    enabled: period !== undefined,
  });
  const head = runs.data?.find(({ run }) => String(run) === asked) ?? (runs.data && standingRun(runs.data));
  const sheet = useQuery({
    ...api.consolidation.worksheet.queryOptions({ input: { run: head?.run ?? 1 } }),
    enabled: head !== undefined,
  });
  const { state, make, cancel, reset } = useMaking(period);
  const community = useQuery(api.organisation.community.queryOptions({ input: {} })).data?.name;
  const names = useMemo(
    () => new Map(units?.map(({ code, name }) => [code, shortName(name, community)])),
    [units, community],
  );
  const nameOf = useCallback((unit: string) => names.get(unit) ?? unit, [names]);
  const order = useMemo(() => units?.map(({ code }) => code) ?? [], [units]);
  const confirmed = runs.data?.some((one) => one.state === 'confirmed') ?? false;
  const mayMake = may('consolidation.run') && !confirmed;

  const progress =
    state.kind === 'running' ? (
      <JobProgress
        title={t('worksheet.making', { period: period ? periodName(period, locale) : '' })}
        done={state.done}
        total={state.total}
        onCancel={cancel}
      />
    ) : state.kind === 'failed' ? (
      <div className="notice danger ws-notice" role="alert">
        <span>{sentenceOf(state.error, t)}</span>
        <button type="button" className="button" onClick={reset}>
          {t('close')}
        </button>
      </div>
    ) : null;

  const failed = [runs, sheet].find((each) => each.isError && isAnswered(each.error));
  if (failed) {
    return (
      <>
        <PageHead title={props.title} />
        <Failed sentence={sentenceOf(failed.error, t)} onRetry={() => void failed.refetch()} />
      </>
    );
  }
  if (runs.data?.length === 0 && period) {
    return (
      <>
        <PageHead
          title={props.title}
          actions={mayMake ? [{ label: t('worksheet.make'), onClick: make, shortcut: 'F9', primary: true }] : []}
        />
        {progress}
        <Empty
          title={t('worksheet.none', { period: periodName(period, locale) })}
          action={
            mayMake && state.kind !== 'running' ? (
              <button type="button" className="button primary" onClick={make}>
                {t('worksheet.make')}
              </button>
            ) : null
          }
        >
          <p>{mayMake ? t('worksheet.noneBody') : t('worksheet.noneForbidden')}</p>
        </Empty>
      </>
    );
  }
  if (!period || !head || !sheet.data || !runs.data || !units) {
    return (
      <>
        <PageHead title={props.title} />
        <Loading />
      </>
    );
  }
  return props.children({
    period,
    head,
    runs: runs.data,
    ordinal: ordinalOf(runs.data, head.run),
    standing: standingRun(runs.data)?.run === head.run,
    sheet: sheet.data,
    nameOf,
    units: order,
    remake: mayMake && state.kind !== 'running' ? make : undefined,
    progress,
  });
}
