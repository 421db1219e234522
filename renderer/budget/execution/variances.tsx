import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { periodName } from '../../ui/time.ts';
import { usePlanWords } from '../words.ts';
import { OwedMonths, Owing } from './owing.tsx';
import { VarianceDrawer } from './variance-drawer.tsx';
import type { VarianceRow } from './variance-row.ts';
import { ExecutionView } from './view-choice.tsx';

const LOOKS = {
  owed: 'chip danger',
  returned: 'chip danger',
  changed: 'chip warn',
  waiting: 'chip accent',
  accepted: 'chip ok',
} as const;

const keyOf = ({ unit, item, fund }: VarianceRow): string => [unit, item, fund].join(' ');

/** What waits for the reader: an explanation to be written where one is owed, or to be decided on. */
const isMine = ({ may, state }: VarianceRow): boolean =>
  may.includes('accept') || may.includes('return') || (may.includes('explain') && state !== 'waiting');

/** 差异说明: what must be explained at the month's end, what was said of it, and who still owes what of which month. */
export function Variances({ period }: { readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { unit } = useScope();
  const words = usePlanWords('');
  const [shown, setShown] = useState<'all' | 'mine'>('all');
  const [opened, setOpened] = useState<string>();
  const read = useQuery({
    ...api.budget.variances.queryOptions({ input: { period } }),
    placeholderData: keepPreviousData,
  });
  const own = useMemo(
    () => read.data?.rows.filter((row) => unit === undefined || row.unit === unit),
    [read.data, unit],
  );
  const owing = useMemo(
    () => read.data?.owing.filter((each) => unit === undefined || each.unit === unit) ?? [],
    [read.data, unit],
  );
  // Of the months before this one too: what waits there is as much the reader's as what waits here.
  const earlier = owing
    .flatMap(({ months }) => months)
    .reduce((sum, { month, mine }) => (month === monthOf(period) ? sum : sum + mine), 0);
  const rows = useMemo(() => own?.filter((row) => shown === 'all' || isMine(row)), [own, shown]);
  const columns = useMemo((): GridColumn<VarianceRow>[] => {
    const money = (id: 'planned' | 'spent' | 'expected' | 'deviation') => ({
      id,
      title: t(`budgetWatching.${id}`),
      kind: 'money' as const,
      value: (row: VarianceRow) => row[id],
      minWidth: 118,
    });
    return [
      {
        id: 'unit',
        title: t('budgetSpend.unit'),
        value: ({ unit: code, unitName }) => `${code} ${unitName}`,
        width: 150,
        pin: 'left',
      },
      {
        id: 'item',
        title: t('budgetSpend.line'),
        value: ({ item }) => `${item} ${words.item(item)}`,
        flex: 2,
        minWidth: 140,
      },
      { id: 'fund', title: t('budgetSpend.source'), value: ({ fund }) => words.source(fund), minWidth: 116, flex: 1 },
      {
        id: 'rate',
        title: t('budgetSpend.rate'),
        kind: 'number',
        value: ({ rate }) => (rate === null ? '' : `${rate.toFixed(1)}%`),
        width: 76,
        minWidth: 76,
      },
      {
        id: 'points',
        title: t('budgetWatching.points'),
        kind: 'number',
        value: ({ points }) => (points === null ? '' : `${points > 0 ? '+' : ''}${points.toFixed(1)}`),
        width: 88,
        minWidth: 88,
      },
      money('deviation'),
      money('spent'),
      money('expected'),
      money('planned'),
      {
        id: 'cause',
        title: t('budgetWatching.cause'),
        value: (row) => {
          const cause = row.steps.findLast((step) => step.cause !== null)?.cause;
          return cause ? t(`budgetWatching.cause.${cause}`) : '';
        },
        width: 110,
      },
      {
        id: 'state',
        title: t('budgetWatching.state'),
        value: (row) => stateOf(row, t),
        render: (row) => <span className={row.outside ? LOOKS[row.state] : 'chip'}>{stateOf(row, t)}</span>,
        width: 124,
        pin: 'right',
      },
    ];
  }, [t, words]);
  const { data } = read;
  const open = own?.find((row) => keyOf(row) === opened);
  return (
    <>
      <PageHead title={t('budgetWatching.title')} subtitle={periodName(period, locale)}>
        <ExecutionView />
      </PageHead>
      <div className="execution fill">
        {data ? <Owing owing={owing} year={yearOf(period)} /> : null}
        <Grid<VarianceRow>
          id="budget.variances"
          label={`${t('budgetWatching.title')} ${period}`}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          onOpen={(row) => setOpened(keyOf(row))}
          header={
            <>
              <Segments
                label={t('budgetWatching.shown')}
                value={shown}
                choices={[
                  { value: 'all', label: t('budgetWatching.all') },
                  {
                    value: 'mine',
                    label: t('budgetWatching.mine', { count: earlier + (own?.filter(isMine).length ?? 0) }),
                  },
                ]}
                onChange={setShown}
              />
              {data ? (
                <span className="hint">
                  {t('budgetWatching.rule', {
                    points: data.variancePoints,
                    least: groupedYuan(parseYuan(data.varianceLeast) ?? ZERO),
                  })}
                </span>
              ) : null}
            </>
          }
          failed={failedOf(read, t)}
          empty={{
            title: t(shown === 'mine' ? 'budgetWatching.noneMine' : 'budgetWatching.none'),
            body: <OwedMonths owing={owing} year={yearOf(period)} of={shown} />,
          }}
        />
      </div>
      {open ? (
        <VarianceDrawer key={keyOf(open)} period={period} row={open} onClose={() => setOpened(undefined)} />
      ) : null}
    </>
  );
}

const stateOf = ({ outside, state }: VarianceRow, t: ReturnType<typeof usePreferences>['t']): string =>
  outside ? t(`budgetWatching.state.${state}`) : t('budgetWatching.within');
