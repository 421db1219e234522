import { useCallback, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { formatAmount } from '../../ui/amount.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { exact, onAxis, percentText, sumOf, type Trend } from './words.ts';

/** Departments that have a bar; the rest together would dwarf them, and are one row of the table. */
const BARS = 20;

/** 帕累托: the departments that bear the most, and what share they and all before them make. */
export function ParetoChart({ pareto }: { readonly pareto: Trend['pareto'] }) {
  const { t, locale, amountUnit } = usePreferences();
  const bars = useMemo(() => {
    const most = pareto.length === BARS + 1 ? BARS + 1 : BARS;
    const rest = pareto.slice(most);
    return [
      ...pareto.slice(0, most).map(({ code, name, amount, cumulative }) => ({
        ...{ name, label: `${code} ${name}`, amount: sumOf([amount]), cumulative, rest: false },
      })),
      ...(rest.length === 0
        ? []
        : [
            {
              name: t('costReports.others', { count: rest.length }),
              label: t('costReports.others', { count: rest.length }),
              ...{ amount: sumOf(rest.map(({ amount }) => amount)), cumulative: rest.at(-1)!.cumulative, rest: true },
            },
          ]),
    ];
  }, [pareto, t]);
  const shown = useMemo(() => bars.filter(({ rest }) => !rest), [bars]);
  const option = useCallback(
    (palette: Palette) => ({
      grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: shown.map(({ name }) => name),
        axisLabel: {
          interval: 0,
          rotate: shown.length > 8 ? 40 : 0,
          width: 92,
          overflow: 'truncate',
          color: palette['ink-2'],
        },
      },
      yAxis: [
        { type: 'value', axisLabel: { formatter: onAxis(t, locale) } },
        { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' }, splitLine: { show: false } },
      ],
      series: [
        {
          ...{ type: 'bar', name: t('costReports.full'), barMaxWidth: 26, tooltip: { valueFormatter: exact } },
          data: shown.map(({ amount }) => amount / 100),
        },
        {
          ...{ type: 'line', name: t('costReports.cumulative'), yAxisIndex: 1, symbolSize: 5 },
          itemStyle: { color: palette['own'] },
          tooltip: { valueFormatter: (value: number) => `${value.toFixed(2)}%` },
          data: shown.map(({ cumulative }) => (cumulative === null ? null : cumulative / 100)),
        },
      ],
    }),
    [t, locale, shown],
  );
  const table = {
    head: [t('costReports.department'), t('costReports.full'), t('costReports.cumulative')],
    rows: bars.map(({ label, amount, cumulative }) => [
      label,
      formatAmount(amount, amountUnit),
      percentText(cumulative),
    ]),
  };
  return <Chart label={t('costReports.pareto')} option={option} table={table} height={280} />;
}
