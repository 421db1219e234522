import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { monthOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { usePlanWords } from '../words.ts';
import { BurnChart } from './burn-chart.tsx';
import { type Board, type Figures, type LineRow, useFigureColumns } from './execution-columns.tsx';
import { LineMovements } from './line-movements.tsx';
import { Variances } from './variances.tsx';
import { ExecutionView, useExecutionView } from './view-choice.tsx';
import './execution.css';

/** 预算执行: every unit's spending against its budget and the year, or one unit's lines. */
export function ExecutionPage() {
  const { period, unit } = useScope();
  const view = useExecutionView();
  if (period === undefined) return <Loading />;
  if (view === 'variance') return <Variances period={period} />;
  return unit === undefined ? (
    <AllUnits key={period} period={period} />
  ) : (
    <OneUnit key={`${unit} ${period}`} unit={unit} period={period} />
  );
}

function AllUnits({ period }: { readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { setUnit } = useScope();
  const read = useQuery({
    ...api.budget.progressBoard.queryOptions({ input: { period } }),
    placeholderData: keepPreviousData,
  });
  const first = useMemo(
    (): GridColumn<Board['units'][number]> => ({
      ...{ id: 'unit', title: t('budgetSpend.unit'), minWidth: 172 },
      value: ({ unit, name, byBalance }) =>
        [unit, name, byBalance ? `（${t('budgetWatching.byBalance')}）` : ''].join(' ').trim(),
      render: ({ unit, name, byBalance }) => (
        <>
          {`${unit} ${name}`.trim()} {byBalance ? <ByBalance /> : null}
        </>
      ),
    }),
    [t],
  );
  const columns = useFigureColumns(first);
  const { data } = read;
  return (
    <>
      <PageHead title={t('budgetSpend.title')} subtitle={periodName(period, locale)}>
        <ExecutionView />
      </PageHead>
      <div className="execution fill">
        <Summary data={data} month={monthOf(period)} />
        <Grid
          id="budget.progress-board"
          label={`${t('budgetSpend.title')} ${period}`}
          columns={columns}
          rows={data?.units}
          rowKey={({ unit }) => unit}
          onOpen={({ unit }) => setUnit(unit)}
          totals={
            data && data.units.length > 0
              ? { unit: '', name: t('budgetSpend.total'), byBalance: false, ...data.total }
              : undefined
          }
          header={
            data && data.absent > 0 ? (
              <span className="chip warn">{t('budgetWatching.absent', { count: data.absent })}</span>
            ) : undefined
          }
          failed={failedOf(read, t)}
          empty={{ title: t('budgetSpend.none'), body: <p>{t('budgetSpend.noneBody')}</p> }}
        />
      </div>
    </>
  );
}

function OneUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const words = usePlanWords(unit);
  const [opened, setOpened] = useState<LineRow>();
  const read = useQuery({
    ...api.budget.progress.queryOptions({ input: { unit, period } }),
    placeholderData: keepPreviousData,
  });
  const nameOf = useCallback(
    ({ item, department, project }: LineRow): string =>
      [
        item === '' ? t('budgetSpend.total') : `${item} ${words.item(item)}`,
        department === '' ? '' : words.department(department),
        project === '' ? '' : words.project(project),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    [t, words],
  );
  const first = useMemo(
    (): GridColumn<LineRow> => ({
      id: 'line',
      title: t('budgetSpend.line'),
      value: nameOf,
      minWidth: 172,
      render: (row) => (
        <>
          {nameOf(row)} {row.byBalance ? <ByBalance /> : null}
        </>
      ),
    }),
    [t, nameOf],
  );
  const second = useMemo(
    (): GridColumn<LineRow> => ({
      ...{ id: 'source', title: t('budgetSpend.source'), width: locale === 'en' ? 220 : 120 },
      value: ({ source }) => words.source(source),
    }),
    [t, locale, words],
  );
  const columns = useFigureColumns(first, second);
  const { data } = read;
  return (
    <>
      <PageHead title={t('budgetSpend.title')} subtitle={`${names.unit(unit)} · ${periodName(period, locale)}`}>
        <ExecutionView />
      </PageHead>
      <div className="execution fill">
        <Summary data={data} month={monthOf(period)} />
        <Grid
          id="budget.progress"
          label={`${t('budgetSpend.title')} ${unit} ${period}`}
          columns={columns}
          rows={data?.lines}
          rowKey={({ item, department, source, project }) => [item, department, source, project].join(' ')}
          onOpen={(row) => setOpened(row)}
          totals={
            data && data.lines.length > 0
              ? { item: '', department: '', source: '', project: '', byBalance: false, ...data.total }
              : undefined
          }
          failed={failedOf(read, t)}
          empty={{ title: t('budgetSpend.none'), body: <p>{t('budgetSpend.noneBody')}</p> }}
          header={
            data && data.lines.length > 0 ? (
              <SaveBook make={() => client.budget.progressBook({ unit, period })} />
            ) : undefined
          }
        />
      </div>
      {opened && opened.item !== '' ? (
        <LineMovements
          unit={unit}
          year={yearOf(period)}
          line={opened}
          title={`${nameOf(opened)} · ${words.source(opened.source)}`}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </>
  );
}

/** 按余额表: said beside what trial balances say was spent. */
function ByBalance() {
  const { t } = usePreferences();
  return (
    <span className="chip" title={t('budgetWatching.byBalanceHint')}>
      {t('budgetWatching.byBalance')}
    </span>
  );
}

/** 执行率 beside 时间进度, and what was planned and spent month by month. */
function Summary({ data, month }: { readonly data: Figures | undefined; readonly month: number }): ReactNode {
  if (!data || data.total.rate === null) return null;
  return <BurnChart figures={data} month={month} />;
}
