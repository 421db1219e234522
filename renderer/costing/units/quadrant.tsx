import { useCallback } from 'react';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import type { DiseaseCosts } from './asked.ts';

type Group = DiseaseCosts['groups'][number];

/** 元 for a picture; figures that count stay whole 分. */
const yuanOf = (text: string): number => (parseYuan(text) ?? ZERO) / 100;

/** Disease groups by discharged patients and by 收入 − 成本 of all of them; the average volume divides the picture. */
export function Quadrant({
  groups,
  onPick,
}: {
  readonly groups: readonly Group[];
  readonly onPick: (code: string) => void;
}) {
  const { t } = usePreferences();
  const known = groups.filter(({ code }) => code !== '');
  const option = useCallback(
    (palette: Palette) => {
      const average = known.reduce((sum, { patients }) => sum + patients, 0) / Math.max(1, known.length);
      const largest = [...known].sort((a, b) => Math.abs(yuanOf(b.result)) - Math.abs(yuanOf(a.result))).slice(0, 8);
      const named = new Set(largest.map(({ code }) => code));
      return {
        animation: false,
        grid: { left: 8, right: 48, top: 32, bottom: 24, containLabel: true },
        tooltip: {
          formatter: ({ data }: { data: { name: string; value: [number, number] } }) =>
            `${data.name}<br>${t('unitCost.patients')} ${data.value[0]} · ${t('unitCost.of.result')} ${data.value[1].toFixed(2)}`,
        },
        xAxis: { type: 'value', name: t('unitCost.patients'), nameLocation: 'middle', nameGap: 26, minInterval: 1 },
        yAxis: { type: 'value', name: t('unitCost.resultYuan'), nameTextStyle: { align: 'left' } },
        series: [
          {
            type: 'scatter',
            symbolSize: 12,
            labelLayout: { hideOverlap: true },
            data: known.map(({ code, name, patients, result }) => ({
              ...{ name: `${code} ${name}`, code, value: [patients, yuanOf(result)] },
              itemStyle: { color: result.startsWith('-') ? palette.danger : palette.accent },
              label: { show: named.has(code), formatter: code, position: 'right', color: palette['ink-2'] },
            })),
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: palette.line, type: 'dashed' },
              label: { show: false },
              data: [{ xAxis: average }, { yAxis: 0 }],
            },
          },
        ],
      };
    },
    [known, t],
  );
  return (
    <Chart
      label={t('unitCost.quadrant')}
      height={220}
      option={option}
      onPick={({ data }) => {
        if (typeof data === 'object' && data !== null && 'code' in data) onPick(String(data.code));
      }}
      table={{
        head: [t('unitCost.group'), t('unitCost.patients'), t('unitCost.of.result')],
        rows: known.map(({ code, name, patients, result }) => [`${code} ${name}`, String(patients), result]),
      }}
    />
  );
}
