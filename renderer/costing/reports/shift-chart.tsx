import { useCallback, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { formatAmount } from '../../ui/amount.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { exact, fenOf, onAxis } from './words.ts';

/** Bars that are read at a glance; all departments are in the table. */
const BARS = 12;
const BAR_PX = 22;

interface Shift {
  readonly code: string;
  readonly name: string;
  readonly difference: string;
}

/** Who bears more (to the right) and who less. */
export function ShiftChart({ shifts }: { readonly shifts: readonly Shift[] }) {
  const { t, locale, amountUnit } = usePreferences();
  // The first is drawn at the bottom.
  const bars = useMemo(() => shifts.slice(0, BARS).reverse(), [shifts]);
  const option = useCallback(
    (palette: Palette) => ({
      grid: { left: 8, right: 24, top: 4, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: exact },
      xAxis: { type: 'value', axisLabel: { formatter: onAxis(t, locale) }, splitNumber: 4 },
      yAxis: {
        type: 'category',
        data: bars.map(({ code, name }) => `${code} ${name}`),
        axisLine: { onZero: false },
        axisLabel: { width: 130, overflow: 'truncate', color: palette['ink-2'] },
      },
      series: [
        {
          ...{ type: 'bar', name: t('costReports.difference'), barMaxWidth: 14 },
          data: bars.map(({ difference }) => ({
            value: fenOf(difference) / 100,
            itemStyle: { color: palette[fenOf(difference) > 0 ? 'standing-open' : 'accent'] },
          })),
        },
      ],
    }),
    [t, locale, bars],
  );
  const table = {
    head: [t('costReports.department'), t('costReports.difference')],
    rows: shifts
      .slice(0, BARS)
      .map(({ code, name, difference }) => [`${code} ${name}`, formatAmount(fenOf(difference), amountUnit)]),
  };
  return <Chart label={t('costReports.shiftChart')} option={option} table={table} height={bars.length * BAR_PX + 34} />;
}
