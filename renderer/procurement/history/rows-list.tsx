import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Currency } from '../../../shared/domain/procurement/history/layout.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { amountColumn, type Delivered, grouped, type Narrowed, numberColumn, priceColumn } from './looks.ts';

const SORTS = ['delivered', 'product', 'supplier', 'receiver', 'quantity', 'price', 'amount', 'late'] as const;
const TIMELY = ['all', 'late', 'in-time'] as const;
const keyOf = ({ id }: Delivered): string => id;

/** Every delivery, or those of one product, supplier or receiver, with what they come to. */
export function RowsList(props: {
  readonly currency: Currency;
  readonly of?: Narrowed;
  readonly head?: ReactNode;
  readonly height?: number;
}) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [timely, setTimely] = useState<(typeof TIMELY)[number]>('all');
  const { currency } = props;
  const by = props.of?.by;
  const group = props.of?.group;
  const filter = useMemo(
    () => ({
      ...{ currency, text: text.trim() },
      ...(by === undefined || group === undefined ? {} : { [by]: group }),
      ...(timely === 'all' ? {} : { timely }),
    }),
    [currency, text, by, group, timely],
  );
  // Asked by itself, for the sums, and so that a batch taken in or withdrawn reads the rows anew.
  const first = useQuery(api.procurement.historyDeliveries.queryOptions({ input: { ...filter, limit: 1 } }));
  const pulse = first.data;
  const fetchRows = useCallback<FetchRows<Delivered>>(
    async (start, end, sort) => {
      void pulse;
      const asked = SORTS.find((each) => each === sort?.column);
      const input = {
        ...filter,
        ...(asked && sort ? { sort: asked, descending: sort.descending } : {}),
        ...{ offset: start, limit: end - start },
      };
      return queries.fetchQuery(api.procurement.historyDeliveries.queryOptions({ input }));
    },
    [queries, filter, pulse],
  );
  const columns = useMemo((): GridColumn<Delivered>[] => {
    const plain = (id: 'order' | 'ordered' | 'promised', title: string, width: number): GridColumn<Delivered> => ({
      ...{ id, title, width, sortable: false, value: (row) => row[id] },
    });
    return [
      { id: 'delivered', title: t('deliveryHistory.delivered'), value: (row) => row.delivered, width: 100 },
      plain('order', t('deliveryHistory.order'), 110),
      {
        ...{ id: 'product', title: t('deliveryHistory.product'), value: (row) => row.product, flex: 3, minWidth: 180 },
        hidden: by === 'product',
      },
      {
        ...{
          id: 'supplier',
          title: t('deliveryHistory.supplier'),
          value: (row) => row.supplier,
          flex: 2,
          minWidth: 120,
        },
        hidden: by === 'supplier',
      },
      { id: 'receiver', title: t('deliveryHistory.receiver'), value: (row) => row.receiver, flex: 1, minWidth: 96 },
      plain('promised', t('deliveryHistory.promised'), 100),
      {
        ...{ id: 'late', title: t('deliveryHistory.late'), kind: 'number', width: 76, minWidth: 70 },
        value: ({ late }) => late,
        render: ({ late }) => (late === null ? '–' : late > 0 ? <span className="chip warn">{late}</span> : late),
      },
      numberColumn('quantity', t('deliveryHistory.quantity'), ({ quantity }) => quantity, 92),
      priceColumn('price', t('deliveryHistory.price'), ({ price }) => price),
      { ...amountColumn<Delivered>(t('deliveryHistory.amountIn', { currency })), width: 124 },
      {
        ...{ id: 'freight', title: t('deliveryHistory.freight'), value: (row: Delivered) => row.freight, width: 130 },
        ...{ hidden: true, sortable: false },
      },
      { ...plain('ordered', t('deliveryHistory.ordered'), 100), hidden: true },
    ];
  }, [t, by, currency]);
  return (
    <Grid<Delivered>
      id={`procurement.history-rows${by ? `-${by}` : ''}`}
      label={`${t('deliveryHistory.title')} ${t('deliveryHistory.part.rows')}`}
      columns={columns}
      fetchRows={fetchRows}
      rowKey={keyOf}
      {...(props.height === undefined ? {} : { height: props.height })}
      header={
        <>
          {props.head}
          <FindField label={t('deliveryHistory.find')} value={text} onChange={setText} width={180} />
          <Segments
            label={t('deliveryHistory.timelyShown')}
            value={timely}
            choices={TIMELY.map((value) => ({ value, label: t(`deliveryHistory.timely.${value}`) }))}
            onChange={setTimely}
          />
          {pulse ? (
            <span className="hint">
              {t('deliveryHistory.sums', {
                ...{ rows: pulse.total.toLocaleString('en'), quantity: pulse.quantity.toLocaleString('en') },
                ...{ currency, amount: grouped(pulse.amount) },
              })}
            </span>
          ) : null}
        </>
      }
      failed={failedOf(first, t)}
      empty={{ title: t('deliveryHistory.noneFound'), body: t('deliveryHistory.noneFoundBody') }}
    />
  );
}
