import { useCallback, useMemo } from 'react';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { rateText, type SpendRow } from './looks.ts';

/** 采购金额 month by month, in 万元; a bar opens what it is made of. */
export function MonthChart(props: {
  readonly rows: readonly SpendRow[];
  readonly onPick: (row: { readonly key: string; readonly name: string }) => void;
}) {
  const { t } = usePreferences();
  const { rows, onPick } = props;
  const points = useMemo(
    () => rows.map(({ key, amount }) => ({ key, value: (parseYuan(amount) ?? 0) / 1_000_000 })),
    [rows],
  );
  const option = useCallback(
    (palette: Palette) => ({
      grid: { left: 8, right: 12, top: 24, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value: number) => `${value.toFixed(2)} ${t('cockpit.tenThousand')}`,
      },
      xAxis: {
        type: 'category',
        data: points.map(({ key }) => key),
        axisLabel: { formatter: (key: string) => key.slice(2), hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        name: t('cockpit.tenThousand'),
        nameTextStyle: { color: palette['ink-2'], align: 'left' },
      },
      series: [
        {
          ...{ type: 'bar', name: t('cockpit.figure.spend'), barMaxWidth: 28, cursor: 'pointer' },
          itemStyle: { color: palette['accent'] },
          data: points.map(({ value }) => value),
        },
      ],
    }),
    [points, t],
  );
  const table = {
    head: [t('cockpit.by.month'), t('cockpit.amount'), t('cockpit.share')],
    rows: rows.map(({ key, amount, shareBps }) => [key, amount, rateText(shareBps)]),
  };
  return (
    <>
      <Chart
        label={t('cockpit.by.month')}
        option={option}
        table={table}
        height={164}
        onPick={({ name }) => onPick({ key: name, name })}
      />
      <div className="cockpit-months">
        {t('cockpit.lines')}
        {rows.map(({ key }) => (
          <button key={key} type="button" className="cockpit-link" onClick={() => onPick({ key, name: key })}>
            {t('cockpit.openMonth', { month: key.slice(5) })}
          </button>
        ))}
      </div>
    </>
  );
}
