import { useCallback, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { countText, type Progress, rateText } from './words.ts';

/** Room for a product's name, and for the axis below. */
const ROW = 22;
const AXIS = 56;
const NAMES = 256;
/** Beyond the agreed volume it does not matter how much more. */
const MOST = 120;

/** Ordered against agreed, a bar a product, the least complete first, with a line where time is. */
export function CourseChart({ progress }: { readonly progress: Progress }) {
  const { t } = usePreferences();
  const rows = useMemo(
    () => progress.products.filter(({ agreed }) => agreed > 0).sort((a, b) => (a.rateBps ?? 0) - (b.rateBps ?? 0)),
    [progress],
  );
  const { timeBps } = progress;
  const option = useCallback(
    (palette: Palette) => ({
      grid: { left: NAMES + 12, right: 28, top: 24, bottom: 24, containLabel: false },
      tooltip: {
        trigger: 'axis',
        formatter: ([point]: readonly { readonly dataIndex: number }[]) => {
          const row = rows[point?.dataIndex ?? 0];
          if (!row) return '';
          return [
            row.name,
            `${t('volumes.agreed')} ${countText(row.agreed)}${row.measure}`,
            `${t('volumes.ordered')} ${countText(row.ordered)}${row.measure}　${rateText(row.rateBps)}`,
          ].join('<br>');
        },
      },
      xAxis: { type: 'value', min: 0, max: MOST, axisLabel: { formatter: '{value}%' } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLabel: { width: NAMES, overflow: 'truncate', interval: 0 },
      },
      series: [
        {
          ...{ type: 'bar', name: t('volumes.rate'), barMaxWidth: 12 },
          data: rows.map(({ rateBps, standing, outlook }) => ({
            value: Math.min((rateBps ?? 0) / 100, MOST),
            itemStyle: {
              color:
                palette[
                  standing === 'missed' || outlook === 'misses'
                    ? 'danger'
                    : standing === 'done'
                      ? 'standing-locked'
                      : standing === 'behind' || outlook === 'tight'
                        ? 'standing-open'
                        : 'accent'
                ],
            },
          })),
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: palette['ink-2'], type: 'dashed' },
            label: { color: palette['ink-2'], position: 'start' },
            data: [
              {
                xAxis: timeBps / 100,
                label: { formatter: `${t('volumes.time')} ${rateText(timeBps)}`, position: 'start' },
              },
              ...(timeBps > 8500 ? [] : [{ xAxis: 100, label: { formatter: t('volumes.agreed'), position: 'start' } }]),
            ],
          },
        },
      ],
    }),
    [rows, timeBps, t],
  );
  const table = {
    head: [t('volumes.product'), t('volumes.agreed'), t('volumes.ordered'), t('volumes.rate'), t('volumes.outlook')],
    rows: rows.map(({ item, name, agreed, ordered, rateBps, outlook }) => [
      `${item} ${name}`,
      ...[countText(agreed), countText(ordered), rateText(rateBps), t(`volumes.outlook.${outlook}`)],
    ]),
  };
  return <Chart label={t('volumes.course')} option={option} table={table} height={rows.length * ROW + AXIS} />;
}
