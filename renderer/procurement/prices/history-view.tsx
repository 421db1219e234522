import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Chart, type Palette } from '../../ui/chart.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { type Agreement, tenths } from './looks.ts';
import { UnitNames } from './unit-names.tsx';

type History = ReplyOf<Contract['procurement']['priceHistory']>;

/** 价格历史: one product's agreed prices beside what was listed. */
export function HistoryView() {
  const { t } = usePreferences();
  const [chosen, choose] = useAddress('item');
  const read = useQuery(api.procurement.priceAgreements.queryOptions({ input: {} }));
  const options = useMemo(
    () => [...new Map((read.data ?? []).map(({ item, title }) => [item, { code: item, name: title }])).values()],
    [read.data],
  );
  // What changed most often says most, until somebody chooses.
  const most = useMemo(() => {
    const found = new Map<string, number>();
    for (const row of read.data ?? []) found.set(row.item, (found.get(row.item) ?? 0) + 1);
    return [...found].sort(([, a], [, b]) => b - a)[0]?.[0];
  }, [read.data]);
  const item = chosen ?? most;
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  if (item === undefined) return <Empty title={t('prices.noAgreements')}>{t('prices.noAgreementsBody')}</Empty>;
  return (
    <div className="card prices-part prices-history">
      <ChoiceField
        label={t('prices.item')}
        options={options}
        value={item}
        width={460}
        select={{ popupMatchSelectWidth: 560 }}
        onChange={(code) => choose(code, { replace: true })}
      />
      <HistoryPart item={item} />
    </div>
  );
}

/** The picture and the table of one product's prices. */
export function HistoryPart({ item }: { readonly item: string }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.priceHistory.queryOptions({ input: { item } }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading lines={6} />;
  return (
    <>
      <PriceChart history={read.data} />
      <table className="prices-table">
        <thead>
          <tr>
            <th scope="col">{t('prices.span')}</th>
            <th scope="col" className="figure">
              {t('prices.agreed')}
            </th>
            <th scope="col" className="figure">
              {t('prices.change')}
            </th>
            <th scope="col" className="figure">
              {t('prices.listed')}
            </th>
            <th scope="col" className="figure">
              {t('prices.saving')}
            </th>
            <th scope="col">{t('prices.source')}</th>
            <th scope="col">{t('prices.suppliers')}</th>
          </tr>
        </thead>
        <tbody>
          {read.data.rows.map((row, at) => (
            <tr key={row.id}>
              <th scope="row" className="span">{`${row.first} – ${row.last}`}</th>
              <td className="figure">{row.price}</td>
              <td className="figure">{changeOf(row, read.data.rows[at - 1])}</td>
              <td className="figure">{row.listed ?? '–'}</td>
              <td className="figure">{row.saving === null ? '–' : `${tenths(row.saving)}%`}</td>
              <td>{`${t(`prices.source.${row.source}`)} ${row.number}`}</td>
              <td>
                <UnitNames suppliers={row.suppliers} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function changeOf({ price }: Agreement, before: Agreement | undefined): string {
  if (!before || Number(before.price) === 0) return '–';
  const change = ((Number(price) - Number(before.price)) / Number(before.price)) * 100;
  return `${change > 0 ? '+' : ''}${change.toFixed(1)}%`;
}

/** Steps: a price holds from its first day to its last, and where nothing was agreed the line breaks. */
function PriceChart({ history }: { readonly history: History }) {
  const { t } = usePreferences();
  const { rows, title } = history;
  const option = useCallback(
    (palette: Palette) => {
      const steps = (of: (row: Agreement) => string | null) =>
        rows.flatMap((row) => {
          const price = of(row);
          const value = price === null ? null : Number(price);
          return [
            [row.first, value],
            [row.last, value],
          ];
        });
      return {
        legend: { show: true, itemGap: 24 },
        grid: { left: 8, right: 24, top: 36, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'time', axisLabel: { formatter: '{yyyy}-{MM}', hideOverlap: true } },
        yAxis: { type: 'value', scale: true, axisLabel: { formatter: (value: number) => value.toFixed(2) } },
        series: [
          { type: 'line', step: 'end', name: t('prices.agreed'), symbolSize: 6, data: steps(({ price }) => price) },
          {
            ...{
              type: 'line',
              step: 'end',
              name: t('prices.listed'),
              symbol: 'none',
              data: steps((row) => row.listed),
            },
            lineStyle: { type: 'dashed' },
            itemStyle: { color: palette['own'] },
          },
        ],
      };
    },
    [t, rows],
  );
  const table = {
    head: [t('prices.span'), t('prices.agreed'), t('prices.listed')],
    rows: rows.map(({ first, last, price, listed }) => [`${first} – ${last}`, price, listed ?? '–']),
  };
  return <Chart label={t('prices.historyOf', { name: title })} option={option} table={table} height={220} />;
}
