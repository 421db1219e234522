import { useCallback } from 'react';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { formatAmount } from '../../ui/amount.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { exact, fenOf, itemColours, onAxis, type Trend, yuanOf } from './words.ts';

type Months = Trend['months'];

/** Each month's full cost, its items one upon the other. */
export function TrendChart({ months }: { readonly months: Months }) {
  const { t, locale, amountUnit } = usePreferences();
  const option = useCallback(
    (palette: Palette) => ({
      color: itemColours(palette),
      legend: { show: true, itemGap: 24 },
      grid: { left: 8, right: 12, top: 62, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: exact, confine: true },
      xAxis: { type: 'category', data: months.map(({ period }) => monthName(t, period)) },
      yAxis: { type: 'value', axisLabel: { formatter: onAxis(t, locale) } },
      series: COST_ITEMS.map((item) => ({
        ...{ type: 'bar', stack: 'cost', barMaxWidth: 26, name: t(`costing.item.${item}`) },
        data: months.map(({ amounts }) => yuanOf(amounts[item])),
      })),
    }),
    [t, locale, months],
  );
  const table = {
    head: [t('costReports.monthHead'), ...COST_ITEMS.map((item) => t(`costing.item.${item}`)), t('costReports.full')],
    rows: months.map(({ period, amounts, total }) => [
      period,
      ...[...COST_ITEMS.map((item) => amounts[item]), total].map((text) => formatAmount(fenOf(text), amountUnit)),
    ]),
  };
  return <Chart label={t('costReports.trendChart')} option={option} table={table} height={270} />;
}

/** What a visit and a bed-day cost, month by month. */
export function UnitTrend({ months }: { readonly months: Months }) {
  const { t } = usePreferences();
  const option = useCallback(
    (palette: Palette) => ({
      legend: { show: true, itemGap: 24 },
      grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: exact },
      xAxis: { type: 'category', data: months.map(({ period }) => monthName(t, period)) },
      yAxis: { type: 'value', min: 0 },
      series: [
        {
          ...{ type: 'line', name: t('costReports.perVisit'), symbolSize: 6 },
          data: months.map(({ perVisit }) => yuanOf(perVisit)),
        },
        {
          ...{ type: 'line', name: t('costReports.perBedDay'), symbolSize: 6, symbol: 'rect' },
          lineStyle: { type: 'dashed' },
          itemStyle: { color: palette['own'] },
          data: months.map(({ perBedDay }) => yuanOf(perBedDay)),
        },
      ],
    }),
    [t, months],
  );
  const table = {
    head: [t('costReports.monthHead'), t('costReports.perVisit'), t('costReports.perBedDay')],
    rows: months.map(({ period, perVisit, perBedDay }) => [period, exact(yuanOf(perVisit)), exact(yuanOf(perBedDay))]),
  };
  return <Chart label={t('costReports.unitTrend')} option={option} table={table} height={270} />;
}

const monthName = (t: ReturnType<typeof usePreferences>['t'], period: string): string =>
  t('costReports.month', { month: Number(period.slice(5, 7)) });
