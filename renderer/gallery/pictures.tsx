import { useCallback, useMemo } from 'react';
import { Chart, type Palette } from '../ui/chart.tsx';
import { useTaste } from '../ui/context.tsx';

const INCOME = [820, 932, 901, 934, 1290, 1330];
const EXPENSE = [780, 890, 930, 910, 1180, 1210];

/** Bars by month. */
export function Pictures() {
  const { t } = useTaste();
  const months = useMemo(() => INCOME.map((_, at) => t('gallery.month', { month: at + 1 })), [t]);
  const option = useCallback(
    (palette: Palette) => ({
      legend: {},
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: months },
      yAxis: { type: 'value' },
      series: [
        { type: 'bar', name: t('gallery.income'), data: INCOME, barMaxWidth: 18 },
        {
          type: 'bar',
          name: t('gallery.expense'),
          data: EXPENSE,
          barMaxWidth: 18,
          itemStyle: { color: palette['own'] },
        },
      ],
    }),
    [months, t],
  );
  const table = {
    head: [t('gallery.item'), t('gallery.income'), t('gallery.expense')],
    rows: months.map((month, at) => [month, String(INCOME[at]), String(EXPENSE[at])]),
  };
  return (
    <div className="card">
      <Chart label={t('gallery.bars')} option={option} table={table} />
    </div>
  );
}
