import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { type Months, STATE_LOOKS, useChanged } from './words.ts';

type Month = Months[number];
/** A version of a month, or the month where it has none. */
type Row = Month & { readonly run: Month['runs'][number] | undefined };

/** A month that waits for its first run, or for a new one since something changed. */
const isReady = ({ drivers, scheme, runs: [last] }: Month): boolean =>
  drivers && scheme && (last === undefined || last.changed.length > 0);
const isLockable = ({ runs: [last] }: Month): boolean =>
  last?.may.includes('lock') === true && last.changed.length === 0;

/** The year's months with every version; ready ones are allocated together, reviewed ones locked together. */
export function RunList(props: {
  readonly unit: string;
  readonly year: number;
  readonly onView: (view: 'months' | 'scheme') => void;
  readonly onOpen: (id: number, period: Period) => void;
}) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const names = useNames();
  const dialogs = useDialogs();
  const { unit, year } = props;
  const { busy, problem, act } = useActing();
  const read = useQuery(api.costing.runs.queryOptions({ input: { unit, year } }));
  const months = read.data?.months;
  const rows = useMemo(
    () =>
      months?.flatMap((month): Row[] =>
        month.runs.length === 0 ? [{ ...month, run: undefined }] : month.runs.map((run) => ({ ...month, run })),
      ),
    [months],
  );
  const columns = useColumns();
  const ready = months?.filter(isReady).map(({ period }) => period) ?? [];
  const lockable = months?.filter(isLockable).flatMap(({ runs: [last] }) => (last ? [last.id] : [])) ?? [];
  async function lock(): Promise<void> {
    const count = lockable.length;
    const sure = await dialogs.confirm({
      title: t('costRuns.lockTitle', { count }),
      body: t('costRuns.lockBody'),
      action: t('costRuns.lock'),
    });
    if (sure) await act(() => client.costing.lockRuns({ unit, runs: lockable }), t('costRuns.locked', { count }));
  }
  const actions: PageAction[] = [
    ...(lockable.length > 0
      ? [{ label: t('costRuns.lockReady', { count: lockable.length }), disabled: busy, onClick: () => void lock() }]
      : []),
    ...(may('costing.run')
      ? [
          {
            label: ready.length === 0 ? t('costRuns.run') : t('costRuns.runReady', { count: ready.length }),
            shortcut: 'F2',
            primary: true,
            disabled: busy || (ready.length === 0 && t('costRuns.runNone')),
            onClick: () =>
              void act(() => client.costing.run({ unit, periods: ready }), t('costRuns.ran', { count: ready.length })),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead
        title={t('costRuns.title')}
        subtitle={`${names.unit(unit)} · ${t('costRuns.yearOf', { year })}`}
        actions={actions}
      >
        <ViewChoice value="months" onChange={props.onView} />
      </PageHead>
      <div className="cost-runs fill">
        <Problem sentence={problem} />
        <Grid<Row>
          id="costing.runs"
          label={`${t('costRuns.title')} ${periodName(`${year}-01`, locale)}`}
          columns={columns}
          rows={rows}
          rowKey={({ period, run }) => `${period} ${run?.version ?? 0}`}
          onOpen={({ run, period }) => run && props.onOpen(run.id, period)}
          failed={failedOf(read, t)}
          empty={{ title: t('costRuns.none'), body: <p>{t('costRuns.noneBody')}</p> }}
        />
      </div>
    </>
  );
}

export function ViewChoice(props: {
  readonly value: 'months' | 'scheme';
  readonly onChange: (view: 'months' | 'scheme') => void;
}) {
  const { t } = usePreferences();
  return (
    <Segments
      label={t('costRuns.view')}
      value={props.value}
      choices={[
        { value: 'months', label: t('costRuns.view.months') },
        { value: 'scheme', label: t('costRuns.view.scheme') },
      ]}
      onChange={props.onChange}
    />
  );
}

function useColumns(): GridColumn<Row>[] {
  const { t, locale } = usePreferences();
  const changed = useChanged();
  return useMemo((): GridColumn<Row>[] => {
    const note = ({ drivers, scheme, run }: Row): string => {
      if (run) return run.changed.length === 0 ? '' : t('costRuns.changed', { parts: changed(run.changed) });
      if (!drivers) return t('costRuns.needs.drivers');
      return t(scheme ? 'costRuns.ready' : 'costRuns.needs.scheme');
    };
    return [
      {
        ...{ id: 'period', title: t('costRuns.period'), width: 130, sortable: false },
        value: ({ period }) => periodName(period, locale),
      },
      {
        ...{ id: 'version', title: t('costRuns.version'), width: 110, sortable: false },
        value: ({ run }) => (run ? t('costRuns.versionOf', { version: run.version }) : ''),
      },
      {
        ...{ id: 'state', title: t('costRuns.state'), width: 140, sortable: false },
        value: ({ run }) => t(`costRuns.state.${run?.state ?? 'none'}`),
        render: ({ run }) => (
          <span className={run ? STATE_LOOKS[run.state] : 'chip'}>{t(`costRuns.state.${run?.state ?? 'none'}`)}</span>
        ),
      },
      {
        ...{ id: 'total', title: t('costRuns.total'), kind: 'money', width: 160, sortable: false },
        value: ({ run }) => run?.total,
      },
      {
        ...{ id: 'prepared', title: t('costRuns.preparedBy'), flex: 2, minWidth: 180, sortable: false },
        value: ({ run }) => (run ? `${run.preparedBy} ${instantName(run.preparedAt)}` : ''),
      },
      {
        ...{ id: 'locked', title: t('costRuns.lockedBy'), flex: 2, minWidth: 180, sortable: false },
        value: ({ run }) => (run?.lockedBy && run.lockedAt ? `${run.lockedBy} ${instantName(run.lockedAt)}` : ''),
      },
      {
        ...{ id: 'note', title: t('costRuns.note'), flex: 2, minWidth: 150, sortable: false },
        value: note,
        render: (row) =>
          row.run && row.run.changed.length > 0 ? <span className="chip warn">{note(row)}</span> : note(row),
      },
    ];
  }, [t, locale, changed]);
}
