import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { CAUSES } from '../../../shared/domain/costing/compare-runs.ts';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { previousPeriod, yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { Empty } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { type Compared, type Run, useChanged, useDriverName } from './words.ts';

type Row = Compared['departments'][number];

/** Against last month, or another version: the departments by difference, and what it comes of. */
export function RunCompare({ run }: { readonly run: Run }) {
  const { t, locale } = usePreferences();
  const { unit, period } = run;
  const [asked, setWith] = useAddress('with');
  const [by, setBy] = useState<'causes' | 'items'>('causes');
  const [drivers, setDrivers] = useState(false);
  const changed = useChanged();
  const last = previousPeriod(period);
  const own = useQuery(api.costing.runs.queryOptions({ input: { unit, year: yearOf(period) } }));
  const before = useQuery({
    ...api.costing.runs.queryOptions({ input: { unit, year: yearOf(last) } }),
    enabled: yearOf(last) !== yearOf(period),
  });
  const months = useMemo(() => [...(own.data?.months ?? []), ...(before.data?.months ?? [])], [own.data, before.data]);
  const choices = useMemo(
    () =>
      months
        .flatMap(({ runs }) => runs)
        .filter(({ id }) => id !== run.id)
        .sort((a, b) => (a.period === b.period ? b.version - a.version : a.period < b.period ? 1 : -1))
        .map(({ id, period: of, version }) => ({
          code: String(id),
          name: t('costRuns.runOf', { period: periodName(of, locale), version }),
        })),
    [months, run.id, t, locale],
  );
  const usual =
    months.find((month) => month.period === last)?.runs[0]?.id ??
    months.find((month) => month.period === period)?.runs.find(({ id }) => id !== run.id)?.id;
  const other = choices.find(({ code }) => code === asked)?.code ?? (usual === undefined ? undefined : String(usual));
  const read = useQuery({
    ...api.costing.compareRuns.queryOptions({ input: { unit, before: Number(other), after: run.id } }),
    enabled: other !== undefined,
  });
  const { data } = read;
  const columns = useColumns(by);
  if (own.data && choices.length === 0)
    return <Empty title={t('costRuns.compare.choose')}>{t('costRuns.compare.only')}</Empty>;
  return (
    <>
      <Grid<Row>
        id={`costing.compare.${by}`}
        label={t('costRuns.tab.compare')}
        columns={columns}
        rows={other === undefined ? [] : data?.departments}
        totals={data ? { code: '', name: t('costRuns.sum'), ...data.total } : undefined}
        rowKey={({ code }) => code}
        failed={failedOf(read, t)}
        empty={
          other === undefined
            ? { title: t('costRuns.compare.choose'), body: <p>{t('costRuns.compare.chooseBody')}</p> }
            : { title: t('costRuns.compare.none'), body: <p>{t('costRuns.compare.noneBody')}</p> }
        }
        header={
          <>
            <ChoiceField
              label={t('costRuns.compare.with')}
              options={choices}
              value={other}
              onChange={(code) => setWith(code, { replace: true })}
              codeless
              width={220}
            />
            <Segments
              label={t('costRuns.compare.by')}
              value={by}
              choices={(['causes', 'items'] as const).map((value) => ({
                value,
                label: t(`costRuns.compare.${value}`),
              }))}
              onChange={setBy}
            />
            {data && data.changed.length > 0 ? (
              <span className="hint">{t('costRuns.compare.changed', { parts: changed(data.changed) })}</span>
            ) : null}
            {data && data.drivers.count > 0 ? (
              <button type="button" className="link" onClick={() => setDrivers(true)}>
                {t('costRuns.compare.driverRows', { count: data.drivers.count })}
              </button>
            ) : null}
          </>
        }
      />
      {drivers && data ? <DriverRows run={run} compared={data} onClose={() => setDrivers(false)} /> : null}
    </>
  );
}

function useColumns(by: 'causes' | 'items'): GridColumn<Row>[] {
  const { t } = usePreferences();
  return useMemo(
    (): GridColumn<Row>[] => [
      {
        ...{ id: 'name', title: t('costRuns.department'), minWidth: 170, flex: 2, pin: 'left' as const },
        value: ({ code, name }) => `${code} ${name}`.trim(),
      },
      {
        ...{ id: 'before', title: t('costRuns.compare.before'), kind: 'money', minWidth: 130 },
        value: (row) => row.before,
      },
      {
        ...{ id: 'after', title: t('costRuns.compare.after'), kind: 'money', minWidth: 130 },
        value: (row) => row.after,
      },
      {
        ...{ id: 'difference', title: t('costRuns.compare.difference'), kind: 'money', minWidth: 130 },
        value: (row) => row.difference,
      },
      ...(by === 'causes'
        ? CAUSES.map(
            (cause): GridColumn<Row> => ({
              ...{ id: cause, title: t(`costRuns.cause.${cause}`), kind: 'money', minWidth: 120 },
              value: ({ causes }) => causes[cause],
            }),
          )
        : COST_ITEMS.map(
            (item): GridColumn<Row> => ({
              ...{
                id: item,
                title: t(`costing.item.${item}`),
                kind: 'money',
                minWidth: item === 'risk-fund' ? 136 : 112,
              },
              value: ({ items }) => items[item],
            }),
          )),
    ],
    [t, by],
  );
}

/** The drivers that differ, beside each other. */
function DriverRows(props: { readonly run: Run; readonly compared: Compared; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const driverName = useDriverName();
  const { rows, count } = props.compared.drivers;
  const names = new Map(props.run.departments.map(({ code, name }) => [code, `${code} ${name}`]));
  const nameOf = (code: string): string => names.get(code) ?? code;
  return (
    <Drawer
      open
      title={t('costRuns.compare.driverFirst', { count, shown: rows.length })}
      width={720}
      onClose={props.onClose}
    >
      <table className="costing-parts">
        <thead>
          <tr>
            <th scope="col">{t('costRuns.driver')}</th>
            <th scope="col">{t('costRuns.department')}</th>
            <th scope="col" className="figure">
              {t('costRuns.compare.before')}
            </th>
            <th scope="col" className="figure">
              {t('costRuns.compare.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ driver, giver, receiver, before, after }) => (
            <tr key={[driver, giver, receiver].join(' ')}>
              <td>{driverName(driver)}</td>
              <td>{giver === '' ? nameOf(receiver) : `${nameOf(giver)} → ${nameOf(receiver)}`}</td>
              <td className="figure">{before}</td>
              <td className="figure">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Drawer>
  );
}
