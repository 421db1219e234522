import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { endOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import type { BoughtPrices, Seen } from './looks.ts';

/** 价格走势: what a product was delivered at, beside what was agreed and what was listed. */
export function PriceView({ seen }: { readonly seen: Seen }) {
  const { t } = usePreferences();
  const [chosen, choose] = useAddress('item');
  const read = useQuery(api.procurement.cockpit.queryOptions({ input: { ...seen, span: 'year' } }));
  const options = useMemo(
    () => (read.data?.spendBy.item ?? []).map(({ key, name }) => ({ code: key, name })),
    [read.data],
  );
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  // What had most prices is looked at first; of two the one that costs more.
  const rows = read.data.spendBy.item;
  const most = rows.reduce((found, row) => (row.prices > (found?.prices ?? 0) ? row : found), rows[0]);
  const item = chosen ?? most?.key;
  if (item === undefined) return <Empty title={t('cockpit.none')}>{t('cockpit.noneBody')}</Empty>;
  return (
    <div className="card cockpit-part cockpit-prices fill">
      <ChoiceField
        label={t('cockpit.item')}
        options={options}
        value={item}
        width={520}
        select={{ popupMatchSelectWidth: 600 }}
        onChange={(code) => choose(code, { replace: true })}
      />
      <Prices key={item} item={item} seen={seen} />
    </div>
  );
}

function Prices({ item, seen }: { readonly item: string; readonly seen: Seen }) {
  const { t } = usePreferences();
  const { unit } = seen;
  const input = { item, last: endOf(seen.period), ...(unit === undefined ? {} : { unit }) };
  const read = useQuery(api.procurement.boughtPrices.queryOptions({ input }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading lines={6} />;
  const { points, median, first, last } = read.data;
  return (
    <>
      <p className="hint">{t('cockpit.priceHint', { first, last, median: median ?? '—', count: points.length })}</p>
      <PriceChart history={read.data} />
      <div className="cockpit-scroll cockpit-points">
        <table className="cockpit-table">
          <caption className="visually-hidden">{t('cockpit.delivered')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cockpit.day')}</th>
              <th scope="col">{t('cockpit.receipt')}</th>
              <th scope="col" className="figure">
                {t('cockpit.price')}
              </th>
              <th scope="col" className="figure">
                {t('cockpit.packs')}
              </th>
              <th scope="col" className="figure">
                {t('cockpit.units')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...points].reverse().map(({ day, price, packs, units, receipt, number }) => (
              <tr key={`${day} ${price}`}>
                <th scope="row">{day}</th>
                <td>
                  <ToPage to="/deliveries" search={{ view: 'receipts', receipt: String(receipt) }}>
                    {number}
                  </ToPage>
                </td>
                <td className="figure">{price}</td>
                <td className="figure">{packs.toLocaleString('en')}</td>
                <td className="figure">{units}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Deliveries as points over the steps of agreed and listed prices, and the median that a jump is measured by. */
function PriceChart({ history }: { readonly history: BoughtPrices }) {
  const { t } = usePreferences();
  const { points, agreed, listed, median, name, first, last } = history;
  const option = useCallback(
    (palette: Palette) => {
      const steps = (spans: BoughtPrices['agreed']) =>
        spans.flatMap((span) => [
          [span.first, Number(span.price)],
          [span.last, Number(span.price)],
        ]);
      return {
        legend: { show: true, itemGap: 24 },
        grid: { left: 8, right: 72, top: 36, bottom: 4, containLabel: true },
        tooltip: { trigger: 'item' },
        xAxis: { type: 'time', min: first, max: last, axisLabel: { formatter: '{yyyy}-{MM}', hideOverlap: true } },
        yAxis: { type: 'value', scale: true, axisLabel: { formatter: (value: number) => value.toFixed(2) } },
        series: [
          {
            ...{ type: 'scatter', name: t('cockpit.delivered'), symbolSize: 7 },
            itemStyle: { color: palette['accent'] },
            data: points.map(({ day, price }) => [day, Number(price)]),
            ...(median === null
              ? {}
              : {
                  markLine: {
                    ...{ symbol: 'none', silent: true, lineStyle: { color: palette['ink-3'], type: 'dotted' } },
                    data: [
                      { yAxis: Number(median), label: { formatter: t('cockpit.median'), color: palette['ink-2'] } },
                    ],
                  },
                }),
          },
          {
            ...{ type: 'line', name: t('cockpit.agreed'), symbol: 'none', data: steps(agreed) },
            itemStyle: { color: palette['own'] },
            lineStyle: { color: palette['own'] },
          },
          {
            ...{ type: 'line', name: t('cockpit.listed'), symbol: 'none', data: steps(listed) },
            itemStyle: { color: palette['standing-open'] },
            lineStyle: { color: palette['standing-open'], type: 'dashed' },
          },
        ],
      };
    },
    [points, agreed, listed, median, first, last, t],
  );
  const table = {
    head: [t('cockpit.day'), t('cockpit.price'), t('cockpit.packs')],
    rows: points.map(({ day, price, packs, number }) => [`${day} ${number}`, price, String(packs)]),
  };
  return <Chart label={t('cockpit.historyOf', { name })} option={option} table={table} height={280} />;
}
