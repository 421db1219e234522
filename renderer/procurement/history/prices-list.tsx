import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { Currency } from '../../../shared/domain/procurement/history/layout.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { amountColumn, numberColumn, type Priced, priceColumn } from './looks.ts';

/** 价格历史: what each product cost, first and last, and between. */
export function PricesList(props: {
  readonly currency: Currency;
  readonly head: ReactNode;
  readonly onOpen: (product: string) => void;
}) {
  const { t } = usePreferences();
  const { currency } = props;
  const [text, setText] = useState('');
  const read = useQuery(api.procurement.historyPrices.queryOptions({ input: { currency } }));
  const wanted = text.trim().toLowerCase();
  const rows = useMemo(
    () => read.data?.filter(({ name, item }) => wanted === '' || `${name} ${item}`.toLowerCase().includes(wanted)),
    [read.data, wanted],
  );
  const columns = useMemo(
    (): GridColumn<Priced>[] => [
      { id: 'name', title: t('deliveryHistory.product'), value: ({ name }) => name, flex: 3, minWidth: 220 },
      { id: 'item', title: t('deliveryHistory.code'), value: ({ item }) => item, width: 206, hidden: true },
      numberColumn('deliveries', t('deliveryHistory.deliveries'), (row) => row.deliveries, 72),
      numberColumn('suppliers', t('deliveryHistory.suppliers'), (row) => row.suppliers, 76),
      { id: 'from', title: t('deliveryHistory.firstDay'), value: ({ first }) => first?.day, width: 98 },
      priceColumn('first', t('deliveryHistory.first'), ({ first }) => first?.price),
      priceColumn('least', t('deliveryHistory.least'), ({ least }) => least),
      priceColumn('median', t('deliveryHistory.median'), ({ median }) => median),
      priceColumn('most', t('deliveryHistory.most'), ({ most }) => most),
      priceColumn('last', t('deliveryHistory.last'), ({ last }) => last?.price),
      { id: 'to', title: t('deliveryHistory.lastDay'), value: ({ last }) => last?.day, width: 98 },
      { ...numberColumn<Priced>('quantity', t('deliveryHistory.quantity'), (row) => row.quantity, 110), hidden: true },
      amountColumn(t('deliveryHistory.amountIn', { currency })),
    ],
    [t, currency],
  );
  return (
    <Grid<Priced>
      id="procurement.history-prices"
      label={`${t('deliveryHistory.title')} ${t('deliveryHistory.part.prices')}`}
      columns={columns}
      rows={rows}
      rowKey={({ product }) => product}
      onOpen={({ product }) => props.onOpen(product)}
      header={
        <>
          {props.head}
          <FindField label={t('deliveryHistory.findProduct')} value={text} onChange={setText} />
        </>
      }
      failed={failedOf(read, t)}
      empty={{ title: t('deliveryHistory.noneFound'), body: t('deliveryHistory.noneFoundBody') }}
    />
  );
}
