import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Currency } from '../../../shared/domain/procurement/history/layout.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { amountColumn, numberColumn, type Performed, percent } from './looks.ts';

/** 配送表现: how suppliers kept their promised days, or how receivers were served. */
export function PerformanceList(props: {
  readonly currency: Currency;
  readonly by: 'supplier' | 'receiver';
  readonly head: ReactNode;
  readonly onOpen: (by: 'supplier' | 'receiver', group: string) => void;
}) {
  const { t } = usePreferences();
  const { currency, by } = props;
  const read = useQuery(api.procurement.historyPerformance.queryOptions({ input: { currency, by } }));
  const columns = useMemo(
    (): GridColumn<Performed>[] => [
      {
        ...{ id: 'name', title: t(`deliveryHistory.${by}`), flex: 3, minWidth: 220 },
        value: ({ name }) => name || t('deliveryHistory.unsaid'),
      },
      numberColumn('deliveries', t('deliveryHistory.deliveries'), (row) => row.deliveries, 84),
      numberColumn('judged', t('deliveryHistory.judged'), (row) => row.judged, 100),
      numberColumn('onTime', t('deliveryHistory.onTime'), (row) => row.onTime, 92),
      {
        ...{ id: 'timely', title: t('deliveryHistory.timely'), kind: 'number', width: 92, minWidth: 70 },
        value: ({ timely }) => timely,
        render: ({ timely }) => percent(timely),
      },
      {
        ...{ id: 'lateDays', title: t('deliveryHistory.lateDays'), kind: 'number', width: 124 },
        value: ({ lateDays }) => lateDays,
        render: ({ lateDays }) => (lateDays === null ? '–' : (lateDays / 10).toFixed(1)),
      },
      {
        ...{ id: 'worst', title: t('deliveryHistory.worst'), kind: 'number', width: 96, minWidth: 70 },
        value: ({ worst }) => worst,
        render: ({ worst }) => worst ?? '–',
      },
      numberColumn('quantity', t('deliveryHistory.quantity'), (row) => row.quantity, 120),
      amountColumn(t('deliveryHistory.amountIn', { currency })),
    ],
    [t, by, currency],
  );
  return (
    <Grid<Performed>
      id={`procurement.history-${by}s`}
      label={`${t('deliveryHistory.title')} ${t(`deliveryHistory.${by}`)}`}
      columns={columns}
      rows={read.data}
      rowKey={({ group }) => group}
      onOpen={({ group }) => group !== '' && props.onOpen(by, group)}
      header={
        <>
          {props.head}
          <span className="hint">{t('deliveryHistory.judgedHint')}</span>
        </>
      }
      failed={failedOf(read, t)}
      empty={{ title: t('deliveryHistory.noneFound'), body: t('deliveryHistory.noneFoundBody') }}
    />
  );
}
