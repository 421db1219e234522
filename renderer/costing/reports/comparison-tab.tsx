import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { measureColumns, SpecialityGrid } from './speciality-grid.tsx';
import { type Comparison, itemColours, percentText, shareColumn } from './words.ts';

type UnitRow = Comparison['units'][number];
type DepartmentRow = Comparison['departments'][number];

const VIEWS = ['units', 'specialities', 'departments'] as const;

/** 单位对比: members with a locked run beside each other, their specialities, their departments of one name. */
export function ComparisonTab({ period, span }: { readonly period: Period; readonly span: CostSpan }) {
  const { t } = usePreferences();
  const names = useNames();
  const { setUnit } = useScope();
  const [byAsked, setBy] = useAddress('by');
  const by = VIEWS.find((each) => each === byAsked) ?? 'units';
  const read = useQuery(api.costing.costComparison.queryOptions({ input: { period, span } }));
  const { data } = read;
  const unitColumns = useUnitColumns();
  const departmentColumns = useDepartmentColumns(names.unit);
  const shared = useMemo(() => oftenNamed(data?.departments), [data]);
  const empty = { title: t('costReports.none'), body: <p>{t('costReports.noneBody')}</p> };
  return (
    <>
      <div className="cost-source">
        <Segments
          label={t('costReports.compareBy')}
          value={by}
          choices={[
            { value: 'units', label: t('costReports.unitsTable') },
            { value: 'specialities', label: t('costReports.specialitiesTable') },
            { value: 'departments', label: t('costReports.departmentsTable') },
          ]}
          onChange={(next) => setBy(next === 'units' ? undefined : next, { replace: true })}
        />
        {data && data.without.length > 0 ? (
          <span className="hint cost-without" title={data.without.map((code) => names.unit(code)).join('、')}>
            {t('costReports.without', { count: data.without.length })}
          </span>
        ) : null}
      </div>
      {by === 'units' ? (
        <>
          {data && data.units.length > 0 ? (
            <section className="card cost-compared">
              <h2>{t('costReports.comparisonChart')}</h2>
              <StructureChart units={data.units} />
            </section>
          ) : null}
          <Grid<UnitRow>
            id="cost-reports.units"
            label={t('costReports.unitsTable')}
            columns={unitColumns}
            rows={data?.units}
            rowKey={({ unit }) => unit}
            onOpen={({ unit }) => setUnit(unit)}
            failed={failedOf(read, t)}
            empty={empty}
          />
        </>
      ) : by === 'specialities' ? (
        <SpecialityGrid rows={data?.specialities} unitName={names.unit} failed={failedOf(read, t)} empty={empty} />
      ) : (
        <Grid<DepartmentRow>
          id="cost-reports.departments"
          label={t('costReports.departmentsTable')}
          columns={departmentColumns}
          rows={data ? shared : undefined}
          rowKey={({ unit, code, name }) => [unit, code, name].join(' ')}
          failed={failedOf(read, t)}
          empty={empty}
        />
      )}
    </>
  );
}

/** Departments whose name more than one unit has, those of one name together. */
function oftenNamed(departments: Comparison['departments'] | undefined): DepartmentRow[] {
  const byName = new Map<string, DepartmentRow[]>();
  for (const row of departments ?? []) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  return [...byName.values()].filter((rows) => new Set(rows.map(({ unit }) => unit)).size > 1).flat();
}

function useUnitColumns(): GridColumn<UnitRow>[] {
  const { t } = usePreferences();
  return useMemo(
    (): GridColumn<UnitRow>[] => [
      {
        ...{ id: 'unit', title: t('costReports.units'), width: 236, pin: 'left' },
        value: ({ unit, name }) => `${unit} ${name}`,
        render: ({ unit, name, official }) => (
          <>
            {`${unit} ${name}`} {official ? null : <span className="chip">{t('costReports.management')}</span>}
          </>
        ),
      },
      { id: 'total', title: t('costReports.full'), kind: 'money', minWidth: 118, value: ({ total }) => total },
      ...COST_ITEMS.filter((item) => ['personnel', 'materials', 'drugs'].includes(item)).map(
        (item): GridColumn<UnitRow> => ({
          ...shareColumn<UnitRow>(item, `${t(`costing.item.${item}`)} %`, ({ shares }) => shares[item]),
          ...{ width: 104, minWidth: 104 },
        }),
      ),
      {
        id: 'admin',
        title: t('costing.class.admin'),
        kind: 'money',
        minWidth: 120,
        // A desk of 1366 has no room for it: whoever wants it takes it in.
        hidden: true,
        value: ({ classes }) => classes.admin,
      },
      { id: 'revenue', title: t('costReports.revenue'), kind: 'money', minWidth: 118, value: ({ revenue }) => revenue },
      { id: 'result', title: t('costReports.result'), kind: 'money', minWidth: 112, value: ({ result }) => result },
      {
        id: 'perVisit',
        title: t('costReports.perVisit'),
        kind: 'money',
        minWidth: 104,
        value: ({ perVisit }) => perVisit,
      },
      {
        ...{ id: 'perBedDay', title: t('costReports.perBedDay'), kind: 'money', minWidth: 126 },
        value: ({ perBedDay }) => perBedDay,
      },
    ],
    [t],
  );
}

function useDepartmentColumns(unitName: (code: string) => string): GridColumn<DepartmentRow>[] {
  const { t } = usePreferences();
  return useMemo(
    (): GridColumn<DepartmentRow>[] => [
      { id: 'name', title: t('costReports.department'), width: 150, value: ({ name }) => name },
      { id: 'unit', title: t('costReports.units'), minWidth: 210, value: ({ unit }) => `${unit} ${unitName(unit)}` },
      ...measureColumns<DepartmentRow>(t),
    ],
    [t, unitName],
  );
}

/** Each member's seven items as shares of its full cost. */
function StructureChart({ units }: { readonly units: Comparison['units'] }) {
  const { t } = usePreferences();
  const shown = useMemo(() => [...units].reverse(), [units]);
  const option = useCallback(
    (palette: Palette) => ({
      color: itemColours(palette),
      legend: { show: true, itemGap: 24 },
      grid: { left: 28, right: 24, top: 32, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value: number) => `${value.toFixed(2)}%`, confine: true },
      xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
      yAxis: {
        type: 'category',
        data: shown.map(({ name }) => name),
        axisLabel: { width: 150, overflow: 'truncate', color: palette['ink-2'] },
      },
      series: COST_ITEMS.map((item) => ({
        ...{ type: 'bar', stack: 'share', barMaxWidth: 18, name: t(`costing.item.${item}`) },
        data: shown.map(({ shares }) => (shares[item] ?? 0) / 100),
      })),
    }),
    [t, shown],
  );
  const table = {
    head: [t('costReports.units'), ...COST_ITEMS.map((item) => t(`costing.item.${item}`))],
    rows: units.map(({ name, shares }) => [name, ...COST_ITEMS.map((item) => percentText(shares[item]))]),
  };
  return (
    <Chart
      label={t('costReports.comparisonChart')}
      option={option}
      table={table}
      height={Math.max(132, 52 + shown.length * 24)}
    />
  );
}
