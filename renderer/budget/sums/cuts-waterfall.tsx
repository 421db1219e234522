import { useCallback, useMemo } from 'react';
import { type Bar, type RoundRow, waterfall } from '../../../shared/domain/budget/explained-cuts.ts';
import { type Fen, fen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { formatAmount } from '../../ui/amount.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { useSumWords } from './sum-words.ts';

/** Changes of a step that stand alone; the others are one bar. */
const ALONE = 6;
const BAR_PX = 28;
const FEN_A_YUAN = 100;
/** Room beyond the first and last end, so that small changes of a large sum can be seen. */
const ROOM = 0.25;

/** 瀑布图: spending from 一上 to what was given last, over the items that moved it. */
export function CutsWaterfall({ rows }: { readonly rows: readonly RoundRow[] }) {
  const { t, amountUnit } = usePreferences();
  const words = useSumWords();
  const bars = useMemo(() => placed(waterfall(rows, ALONE)), [rows]);
  const labels = useMemo(
    () =>
      bars.map(({ bar }) => {
        if (bar.kind === 'total') return t(`budgetCuts.stage.${bar.stage}`);
        const name = bar.item === undefined ? t('budgetCuts.others') : words.item(bar.item);
        return bar.by === 'unit' ? t('budgetCuts.byUnit', { name }) : name;
      }),
    [bars, t, words],
  );
  const option = useCallback(
    (palette: Palette) => {
      const ends = bars.flatMap(({ bar, from }) => (bar.kind === 'total' ? [bar.amount] : [from, from + bar.amount]));
      const [least, most] = [Math.min(...ends), Math.max(...ends)];
      // The axis begins near the smallest sum, not at nil: what was cut is small beside the whole. The note says so.
      const floor = Math.max(0, Math.floor(least - (most - least) * ROOM));
      const colour = (bar: Bar): string | undefined =>
        bar.kind === 'total'
          ? palette['accent']
          : bar.amount < 0
            ? palette[bar.by === 'unit' ? 'warn' : 'danger']
            : palette['standing-locked'];
      return {
        grid: { left: 60, right: 130, top: 4, bottom: 4, containLabel: true },
        xAxis: { type: 'value', show: false, min: floor / FEN_A_YUAN, max: most / FEN_A_YUAN },
        yAxis: { type: 'category', inverse: true, data: labels, axisLabel: { width: 240, overflow: 'truncate' } },
        series: [
          {
            type: 'bar',
            stack: 'cuts',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: bars.map(({ bar, from }) =>
              bar.kind === 'total' ? 0 : Math.min(from, from + bar.amount) / FEN_A_YUAN,
            ),
          },
          {
            type: 'bar',
            stack: 'cuts',
            barWidth: 15,
            data: bars.map(({ bar }) => ({
              value: Math.abs(bar.amount) / FEN_A_YUAN,
              itemStyle: { color: colour(bar) },
            })),
            label: {
              show: true,
              position: 'right',
              color: palette['ink'],
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                formatAmount(bars[dataIndex]!.bar.amount, amountUnit),
            },
          },
        ],
      };
    },
    [bars, labels, amountUnit],
  );
  const table = {
    head: [t('budgetCuts.step'), t('budgetSums.planned')],
    rows: bars.map(({ bar }, index) => [labels[index] ?? '', formatAmount(bar.amount, amountUnit)]),
  };
  return (
    <section className="card cuts-chart" aria-label={t('budgetCuts.waterfall')}>
      <h2>
        {t('budgetCuts.waterfall')} <span className="hint">{t('budgetCuts.waterfallNote')}</span>
      </h2>
      <Chart label={t('budgetCuts.waterfall')} option={option} table={table} height={bars.length * BAR_PX + 12} />
    </section>
  );
}

/** Each bar with where it begins. */
function placed(bars: readonly Bar[]): { readonly bar: Bar; readonly from: Fen }[] {
  let at: Fen = ZERO;
  return bars.map((bar) => {
    const from = bar.kind === 'total' ? ZERO : at;
    at = bar.kind === 'total' ? bar.amount : fen(at + bar.amount);
    return { bar, from };
  });
}
