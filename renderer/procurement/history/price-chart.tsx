import { useCallback, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Chart } from '../../ui/chart.tsx';
import type { Product } from './looks.ts';

/** Suppliers with a colour of their own; the rest are one. */
const SHOWN = 5;
const LEAST = 4;
const MOST = 18;
const TABLE_ROWS = 400;

/** Each delivery's price over the years, by supplier; larger where more came. */
export function HistoryChart({ product, currency }: { readonly product: Product; readonly currency: string }) {
  const { t } = usePreferences();
  const { points, suppliers, name } = product;
  const series = useMemo(() => {
    const own = suppliers.slice(0, SHOWN).map((each) => each.name);
    const groups = new Map<string, (typeof points)[number][]>();
    for (const point of points) {
      const key = own.includes(point.supplier) ? point.supplier : t('deliveryHistory.otherSuppliers');
      const group = groups.get(key) ?? [];
      if (group.length === 0) groups.set(key, group);
      group.push(point);
    }
    return groups;
  }, [points, suppliers, t]);
  const option = useCallback(() => {
    const most = Math.max(1, ...points.map(({ quantity }) => quantity));
    return {
      legend: { show: true, type: 'scroll', itemGap: 40, textStyle: { width: 150, overflow: 'truncate' } },
      grid: { left: 8, right: 24, top: 40, bottom: 4, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'time', axisLabel: { formatter: '{yyyy}-{MM}', hideOverlap: true } },
      yAxis: { type: 'value', scale: true, axisLabel: { formatter: (value: number) => value.toFixed(2) } },
      series: [...series].map(([supplier, own]) => ({
        ...{ type: 'scatter', name: supplier, itemStyle: { opacity: 0.75 } },
        symbolSize: (value: readonly number[]) => LEAST + Math.sqrt((value[2] ?? 0) / most) * (MOST - LEAST),
        data: own.map(({ day, price, quantity }) => [day, Number(price), quantity]),
      })),
    };
  }, [series, points]);
  const table = {
    head: [t('deliveryHistory.delivered'), t('deliveryHistory.supplier'), t('deliveryHistory.price')],
    rows: points.slice(-TABLE_ROWS).map(({ day, supplier, price }) => [day, supplier, price]),
  };
  return <Chart label={t('deliveryHistory.pricesOf', { name, currency })} option={option} table={table} height={240} />;
}
