import { useCallback, useMemo } from 'react';
import { addFen, type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { formatAmount, Money } from '../../ui/amount.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import type { Figures } from './execution-columns.tsx';

const FEN_A_YUAN = 100;
const fenOf = (text: string): Fen => parseYuan(text) ?? ZERO;

/** What has come together by the end of each month. */
function runningSums(amounts: readonly Fen[]): Fen[] {
  let sum: Fen = ZERO;
  return amounts.map((amount) => {
    sum = addFen(sum, amount);
    return sum;
  });
}

/** 执行率对照时间进度, and 各月支出 against the plan: bars by month, lines for what has come together. */
export function BurnChart({ figures, month }: { readonly figures: Figures; readonly month: number }) {
  const { t, locale, amountUnit } = usePreferences();
  const { months, total, time } = figures;
  const spent = useMemo(() => months.map((each) => fenOf(each.spent)), [months]);
  const planned = useMemo(() => runningSums(months.map((each) => fenOf(each.planned))), [months]);
  const together = useMemo(() => runningSums(spent), [spent]);
  const option = useCallback(
    (palette: Palette) => {
      const yuan = (amount: Fen): number => amount / FEN_A_YUAN;
      const step = locale === 'zh-CN' ? 10_000 : 1_000_000;
      const onAxis = (value: number): string =>
        value === 0
          ? '0'
          : t('budgetSpend.axis', { value: (value / step).toLocaleString('en', { maximumFractionDigits: 2 }) });
      return {
        legend: { show: true, itemGap: 24 },
        grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis', valueFormatter: (value: number) => exact(value) },
        xAxis: { type: 'category', data: months.map((each) => t('budgetSpend.month', { month: each.month })) },
        yAxis: [
          { type: 'value', name: t('budgetSpend.inMonth'), axisLabel: { formatter: onAxis } },
          {
            type: 'value',
            name: t('budgetSpend.together'),
            axisLabel: { formatter: onAxis },
            splitLine: { show: false },
          },
        ],
        series: [
          { type: 'bar', name: t('budgetSpend.byMonth'), barMaxWidth: 18, data: spent.map(yuan) },
          {
            type: 'line',
            name: t('budgetSpend.plannedSoFar'),
            yAxisIndex: 1,
            symbol: 'none',
            lineStyle: { type: 'dashed' },
            itemStyle: { color: palette['ink-3'] },
            data: planned.map(yuan),
          },
          {
            type: 'line',
            name: t('budgetSpend.spentSoFar'),
            yAxisIndex: 1,
            symbolSize: 5,
            itemStyle: { color: palette['own'] },
            data: together.map((amount, at) => (at < month ? yuan(amount) : null)),
          },
        ],
      };
    },
    [t, locale, months, spent, planned, together, month],
  );
  const table = {
    head: [
      t('budgetSpend.monthHead'),
      t('budgetSpend.byMonth'),
      t('budgetSpend.plannedSoFar'),
      t('budgetSpend.spentSoFar'),
    ],
    rows: months.map((each, at) => [
      t('budgetSpend.month', { month: each.month }),
      ...[spent[at]!, planned[at]!, together[at]!].map((amount) => formatAmount(amount, amountUnit)),
    ]),
  };
  const rate = total.rate ?? 0;
  return (
    <section className="card execution-summary">
      <div className="execution-rates">
        <Rate label={t('budgetSpend.rate')} percent={rate} look={rate > 100 ? 'over' : rate > time ? 'ahead' : 'own'} />
        <Rate label={t('budgetSpend.time')} percent={time} look="time" />
        <dl>
          <dt>{t('budgetSpend.available')}</dt>
          <dd>
            <Money amount={fenOf(total.available)} unit={amountUnit} />
          </dd>
          <dt>{t('budgetSpend.forecast')}</dt>
          <dd>
            <Money amount={fenOf(total.forecast)} unit={amountUnit} />
          </dd>
        </dl>
        {month === 12 ? null : <p className="hint">{t(`budgetSpend.by.${total.forecastBy}`)}</p>}
      </div>
      <Chart label={t('budgetSpend.chart')} option={option} table={table} height={190} />
    </section>
  );
}

const exact = (value: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function Rate(props: { readonly label: string; readonly percent: number; readonly look: string }) {
  const { label, percent, look } = props;
  return (
    <div className="execution-rate">
      <span>{label}</span>
      <b>{percent.toFixed(1)}%</b>
      <span className="execution-bar" aria-hidden="true">
        <i className={look} style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
      </span>
    </div>
  );
}
